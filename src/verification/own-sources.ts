import { eq } from 'drizzle-orm';
import type { House } from '../access/context.ts';
import { issuer } from '../access/organisation.table.ts';
import type { OwnText } from '../base/language.ts';
import { credential } from '../credential/credential.table.ts';
import { didDocumentOf } from '../credential/issuer-key.ts';
import { ownStatusList } from '../credential/served-status-list.ts';
import { serverDid, serverDidDocument } from '../credential/server-key.ts';
import { isSuspended } from '../credential/standing.ts';
import { withdrawnAnswer } from '../credential/withdrawn-proof.ts';
import { foreignSources } from './foreign-sources.ts';
import { registeredIssuer } from './issuer-registers.ts';
import { isOwnAddress, isOwnDid, ownSlug } from './own-address.ts';
import { parsedDocument } from './parsed-document.ts';
import type { VerificationSources } from './verify-credential.ts';

const SUPERSEDED: OwnText = {
  fi: 'Siitä on olemassa uudempi todistus.',
  sv: 'Det finns ett nyare intyg.',
  en: 'A newer credential exists.',
};

/**
 * What the server itself knows, for one verdict: DIDs and lists under its own base URL are answered from its own
 * tables, never fetched. Those of other hosts are asked for under guard, where the house has a way outside.
 */
export function ownSources(house: House): VerificationSources {
  const { sql } = house.database;
  const elsewhere = foreignSources(house.outside);
  const now = house.clock();
  return {
    now,
    async didDocument(did) {
      if (!isOwnDid(house, did)) return elsewhere.didDocument(did);
      if (did === serverDid(house)) return serverDidDocument(house);
      const slug = ownSlug(house, did);
      return slug ? didDocumentOf(house, slug) : null;
    },
    async statusList(url) {
      if (!isOwnAddress(house, url)) return elsewhere.statusList(url);
      const list = await ownStatusList(house, url);
      return list === null ? null : parsedDocument(list);
    },
    tokenList: (url) => (isOwnAddress(house, url) ? ownStatusList(house, url) : elsewhere.tokenList(url)),
    trustedIssuer: (did) => registeredIssuer(house, did),
    async isOurs(did) {
      const slug = ownSlug(house, did);
      if (!slug) return false;
      return (await sql.select({ id: issuer.id }).from(issuer).where(eq(issuer.slug, slug))).length > 0;
    },
    async withdrawn({ issuer: did, fragment, form, claims }) {
      const slug = ownSlug(house, did);
      return slug ? withdrawnAnswer(house, { slug, fragment, form, claims }) : null;
    },
    suspended: (credentialId, did) => isSuspended(house, credentialId, did),
    async superseded(credentialId) {
      const uuid = credentialId.replace(/^urn:uuid:/, '');
      const [row] = await sql
        .select({ by: credential.supersededBy })
        .from(credential)
        .where(eq(credential.uuid, uuid));
      return row?.by ? SUPERSEDED : null;
    },
  };
}
