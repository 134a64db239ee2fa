import { eq } from 'drizzle-orm';
import type { House } from '../access/context.ts';
import { issuerNameOn } from '../access/organisation.loader.ts';
import { controllerUnit, issuer } from '../access/organisation.table.ts';
import type { Id } from '../base/id.ts';
import { inLanguage, type LocalizedText, type OwnText } from '../base/language.ts';
import { credential } from '../credential/credential.table.ts';
import { didWeb } from '../credential/did.ts';
import { didDocumentOf } from '../credential/issuer-key.ts';
import { servedStatusList } from '../credential/served-status-list.ts';
import type { VerificationSources } from './verify-credential.ts';

const inOwnLanguages = (text: LocalizedText): OwnText => ({
  fi: inLanguage(text, 'fi')?.text ?? '',
  sv: inLanguage(text, 'sv')?.text ?? '',
  en: inLanguage(text, 'en')?.text ?? '',
});

const SUPERSEDED: OwnText = {
  fi: 'Siitä on olemassa uudempi todistus.',
  sv: 'Det finns ett nyare intyg.',
  en: 'A newer credential exists.',
};

/** The slug of one of our own DIDs, or null. */
function ownSlug(house: House, did: string): string | null {
  const prefix = didWeb(house.baseUrl, 'x').slice(0, -1);
  const slug = did.startsWith(prefix) ? did.slice(prefix.length) : '';
  return /^[a-z0-9-]{1,63}$/.test(slug) ? slug : null;
}

/**
 * What the server itself knows: DIDs and lists under its own base URL are answered from its own tables, never fetched.
 * Nothing of other hosts is looked up, so a proof that needs them is UNKNOWN.
 */
export function ownSources(house: House): VerificationSources {
  const { sql } = house.database;
  const issuerOfDid = async (did: string) => {
    const slug = ownSlug(house, did);
    if (!slug) return null;
    const [row] = await sql
      .select({ issuer, kind: controllerUnit.kind })
      .from(issuer)
      .innerJoin(controllerUnit, eq(controllerUnit.id, issuer.unit))
      .where(eq(issuer.slug, slug));
    return row ?? null;
  };
  const now = house.clock();
  const prefix = `${house.baseUrl}/status/`;
  const ownList = async (url: string) =>
    url.startsWith(prefix) ? servedStatusList(house, url.slice(prefix.length) as Id<'statusList'>) : null;
  return {
    now,
    async didDocument(did) {
      const slug = ownSlug(house, did);
      return slug ? didDocumentOf(house, slug) : null;
    },
    async statusList(url) {
      const list = await ownList(url);
      return list && (JSON.parse(list.text) as object);
    },
    async tokenList(url) {
      const list = url.endsWith('/token') ? await ownList(url.slice(0, -'/token'.length)) : null;
      return list?.token.text ?? null;
    },
    async trustedIssuer(did) {
      const row = await issuerOfDid(did);
      if (!row) return null;
      return {
        name: inOwnLanguages(await issuerNameOn(sql, row.issuer.id, now.toISOString().slice(0, 10))),
        kind: row.kind,
      };
    },
    isOurs: async (did) => (await issuerOfDid(did)) !== null,
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
