import { and, asc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import type { House } from '../access/context.ts';
import { issuerNameOn } from '../access/organisation.loader.ts';
import { issuer } from '../access/organisation.table.ts';
import { dayOf } from '../base/day.ts';
import { inLanguage, type Language, type OwnText } from '../base/language.ts';
import { credential } from '../credential/credential.table.ts';
import { didWeb } from '../credential/did.ts';
import { sdJwtTypeMetadata } from '../credential/envelope/sd-jwt-type.ts';
import { finalLists } from '../credential/final-lists.ts';
import { didDocumentOf } from '../credential/issuer-key.ts';
import { keyHistoryOf } from '../credential/key-history.ts';
import { serverDidDocument, serverDidPath } from '../credential/server-key.ts';
import { suspension } from '../credential/status.table.ts';
import { dayText } from '../credential/wording.ts';
import type { CarriedKey } from '../pages/device/check-code.ts';
import { type CarriedCodes, credentialName, type Ended } from '../pages/device/site/retired.ts';
import { codePage, homePage, verifyFilePage } from '../pages/device/site/site-page.ts';
import type { KnownIssuer } from '../pages/device/site/trust.ts';
import { hostRules } from './host-rules.ts';
import { retiredReadme } from './retired-readme.text.ts';
import type { SiteFile } from './site-file.ts';

export interface RetiredSite {
  readonly files: readonly SiteFile[];
  readonly issuers: number;
  readonly lists: number;
  /** Credentials that stay suspended for good, unless they are resumed or revoked before. */
  readonly suspended: number;
  /** Status lists that nobody can sign any more, their key being gone. */
  readonly unsigned: readonly string[];
}

/**
 * Everything that keeps proofs verifying when the server has ended, as files for any host of static files: DID
 * documents, key histories, final status lists, the type of SD-JWTs, and pages that check a file or a QR code in the
 * browser. Holds nobody's name but issuers'. Changes nothing.
 */
export async function retiredSite(house: House): Promise<RetiredSite> {
  const { baseUrl, database } = house;
  const slugs = await database.sql.select().from(issuer).orderBy(asc(issuer.slug));
  const issuers: Record<string, KnownIssuer> = {};
  const keys: Record<string, readonly CarriedKey[]> = {};
  const files: SiteFile[] = [
    { path: serverDidPath(house).slice(1), text: json(await serverDidDocument(house)) },
  ];
  for (const { id, slug } of slugs) {
    const document = await didDocumentOf(house, slug);
    const history = await keyHistoryOf(house, slug);
    if (!document || !history) continue;
    const did = didWeb(baseUrl, slug);
    issuers[did] = { document, name: await nameOf(house, id) };
    keys[did] = history.keys.map(({ fragment, publicKeyMultibase, state }) => ({
      fragment,
      publicKeyMultibase,
      compromised: state === 'COMPROMISED',
    }));
    files.push({ path: `orgs/${slug}/did.json`, text: json(document) });
    files.push({ path: `orgs/${slug}/keys.json`, text: json(history) });
  }

  const { lists, unsigned } = await finalLists(house);
  const below = (url: string) => url.slice(baseUrl.length + 1);
  const paths = lists.map(({ url }) => below(url));
  // A host of files cannot hold a file and a folder of one name.
  const isFolder = (path: string) => paths.some((other) => other.startsWith(`${path}/`));
  const moved = paths.filter(isFolder);
  for (const { url, text } of lists) {
    const path = below(url);
    files.push({ path: isFolder(path) ? `${path}/index.json` : path, text });
  }
  files.push({ path: 'types/open-badge', text: json(sdJwtTypeMetadata(baseUrl)) });

  const today = dayOf(house.clock());
  const endedOn: Readonly<Record<Language, string>> = {
    fi: dayText(today, 'fi'),
    sv: dayText(today, 'sv'),
    en: dayText(today, 'en'),
  };
  const trust = {
    issuers,
    lists: Object.fromEntries(
      lists.filter(({ form }) => form === 'BITSTRING').map(({ url, text }) => [url, JSON.parse(text)]),
    ),
    tokens: Object.fromEntries(
      lists.filter(({ form }) => form === 'TOKEN').map(({ url, text }) => [url, text]),
    ),
  };
  const ended = await endedCredentials(house);
  const base = new URL(baseUrl).pathname.replace(/\/$/, '');
  const code = await codePage({ keys, ended, endedOn }, base);
  files.push(
    { path: 'index.html', text: await homePage(endedOn) },
    { path: 'verify/index.html', text: await verifyFilePage({ trust, endedOn }) },
    { path: 'v/index.html', text: code },
    // Hosts that know no rules show this page under every address that they do not have, a QR code's among them.
    { path: '404.html', text: code },
    { path: 'README.md', text: retiredReadme(baseUrl, today) },
    ...hostRules(base, moved.length > 0),
  );
  return { files, issuers: slugs.length, lists: lists.length, suspended: ended.SUSPENDED.length, unsigned };
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

async function nameOf(house: House, id: typeof issuer.$inferSelect.id): Promise<OwnText> {
  const name = await issuerNameOn(house.database.sql, id, dayOf(house.clock()));
  const said = (language: Language) => inLanguage(name, language)?.text ?? '';
  return { fi: said('fi'), sv: said('sv'), en: said('en') };
}

/** What did not stay valid, each under the name that only those find who have its id. */
async function endedCredentials({ database: { sql } }: House): Promise<CarriedCodes['ended']> {
  const rows = await sql
    .select({ uuid: credential.uuid, revokedAt: credential.revokedAt, suspended: suspension.id })
    .from(credential)
    .leftJoin(
      suspension,
      and(
        eq(suspension.statusList, credential.statusList),
        eq(suspension.statusIndex, credential.statusIndex),
        isNull(suspension.resumedAt),
      ),
    )
    .where(or(isNotNull(credential.revokedAt), isNotNull(suspension.id), isNotNull(credential.supersededBy)));
  const ended: Record<Ended, string[]> = { REVOKED: [], SUSPENDED: [], SUPERSEDED: [] };
  for (const { uuid, revokedAt, suspended } of rows)
    ended[revokedAt ? 'REVOKED' : suspended ? 'SUSPENDED' : 'SUPERSEDED'].push(
      credentialName(`urn:uuid:${uuid}`),
    );
  // In an order that tells nothing about when they were issued.
  for (const names of Object.values(ended)) names.sort();
  return ended;
}
