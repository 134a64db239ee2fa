import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import type { House } from '../access/context.ts';
import { unitKey } from '../access/vault.ts';
import { Refusal } from '../base/refusal.ts';
import { credential, issuerKey } from './credential.table.ts';
import { sdJwtClaims } from './envelope/sd-jwt-claims.ts';
import { issuerWithKeys } from './issuer-key.ts';
import { checkOpenBadge } from './shape.ts';
import { unpacked, verifyUrl } from './stored-credential.ts';

type Claims = Readonly<Record<string, unknown>>;

/** What is presented under a withdrawn key: the credential in one of its forms, or what an SD-JWT VC of it shows. */
export interface WithdrawnProof {
  readonly slug: string;
  readonly fragment: string;
  readonly form: 'CREDENTIAL' | 'SD_JWT';
  readonly claims: Claims;
}

/**
 * What to say of a proof under one of our keys that fell into other hands: where its claims are the ones that we hold
 * under its id and have signed again, the address where its status stands; KEY_COMPROMISED where they are not, since
 * whoever has the key may have written it. Null where the key is not a compromised one of this issuer.
 */
export async function withdrawnAnswer(
  house: House,
  { slug, fragment, form, claims }: WithdrawnProof,
): Promise<{ readonly replacedBy: string } | 'KEY_COMPROMISED' | null> {
  const { sql } = house.database;
  const found = await issuerWithKeys(sql, slug);
  const key = found?.keys.find((one) => one.fragment === fragment);
  if (!found || key?.state !== 'COMPROMISED') return null;
  const id = form === 'SD_JWT' ? claims.jti : claims.id;
  const [, uuid] = /^urn:uuid:([0-9a-f-]{36})$/.exec(String(id)) ?? [];
  if (!uuid) return 'KEY_COMPROMISED';
  const [row] = await sql
    .select({ unit: credential.unit, copy: credential.issuerCopy, state: issuerKey.state })
    .from(credential)
    .innerJoin(issuerKey, eq(issuerKey.id, credential.signedBy))
    .where(and(eq(credential.uuid, uuid), eq(credential.issuer, found.issuer.id)));
  // Still to be signed again: there is no other one yet.
  if (!row || row.state === 'COMPROMISED') return 'KEY_COMPROMISED';
  const unit = unitKey(row.unit);
  const keys = await house.vault.open(sql, [unit]);
  const held = checkOpenBadge(
    JSON.parse(unpacked(keys.open(unit, 'credential.issuer_copy', row.copy)).signed),
  );
  if (held instanceof Refusal) return 'KEY_COMPROMISED';
  // The subject's id is random and stands in the file alone: without it, guesses at a name could be tried out here.
  const same =
    form === 'SD_JWT'
      ? claims.sub === held.credentialSubject.id &&
        isPartOf(withoutFrame(claims), withoutFrame({ ...sdJwtClaims(held) }))
      : isDeepStrictEqual(withoutProof(claims), withoutProof({ ...held }));
  return same ? { replacedBy: verifyUrl(house.baseUrl, uuid) } : 'KEY_COMPROMISED';
}

/** Envelopes differ in their status entries, and by them nothing is claimed. */
const withoutProof = ({ proof: _, credentialStatus: _status, ...claims }: Claims): Claims => claims;

/** Likewise, and in what binds an SD-JWT to its holder's key. */
const withoutFrame = ({ status: _, cnf: _cnf, ...claims }: Claims): Claims => claims;

/** Whether everything that is shown stands in the whole: of lists some entries, in their order. */
function isPartOf(shown: unknown, whole: unknown): boolean {
  if (Array.isArray(shown)) {
    if (!Array.isArray(whole)) return false;
    let from = 0;
    return shown.every((one) => {
      while (from < whole.length && !isPartOf(one, whole[from])) from++;
      return from++ < whole.length;
    });
  }
  if (typeof shown === 'object' && shown !== null) {
    return (
      typeof whole === 'object' &&
      whole !== null &&
      !Array.isArray(whole) &&
      Object.entries(shown).every(
        ([name, value]) => Object.hasOwn(whole, name) && isPartOf(value, (whole as Claims)[name]),
      )
    );
  }
  return shown === whole;
}
