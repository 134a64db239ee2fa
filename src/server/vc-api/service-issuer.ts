import { eq } from 'drizzle-orm';
import type { House } from '../../access/context.ts';
import { issuer } from '../../access/organisation.table.ts';
import type { Id } from '../../base/id.ts';
import { didWeb } from '../../credential/did.ts';
import { issuerSigner } from '../../credential/issuer-key.ts';
import type { Signer } from '../../credential/key-pair.ts';
import { serverSigner } from '../../credential/server-key.ts';
import { isObject, type Json } from '../../verification/json-value.ts';
import { ProblemFound } from './problem.ts';

/** Under which DID a credential is signed, and by what. */
export interface ServiceSigner {
  readonly did: string;
  readonly signer: Signer;
  /** An organisation's issuer, and the unit in whose record the act stands; null for the server's own keys. */
  readonly of: { readonly issuer: Id<'issuer'>; readonly unit: Id<'unit'> } | null;
}

/** The names that the service signs under: the organisation's of this slug, or the server's own, did:key first. */
async function signersOf(house: House, slug: string | null): Promise<readonly ServiceSigner[]> {
  const { sql } = house.database;
  if (slug === null) {
    const own = await serverSigner(house);
    return [
      { did: own.didKey, signer: own.didKeySigner, of: null },
      { did: own.did, signer: own.signer, of: null },
    ];
  }
  const [row] = await sql.select().from(issuer).where(eq(issuer.slug, slug));
  if (!row) throw new ProblemFound('ISSUER_MISSING', slug);
  const did = didWeb(house.baseUrl, slug);
  const signer = await issuerSigner(sql, house, row.id, did, house.clock());
  return [{ did, signer, of: { issuer: row.id, unit: row.unit } }];
}

/** The signer for the issuer that a credential names, or the first where it names none. Throws ProblemFound. */
export async function signerFor(house: House, slug: string | null, credential: Json): Promise<ServiceSigner> {
  const signers = await signersOf(house, slug);
  const named = isObject(credential.issuer) ? credential.issuer.id : credential.issuer;
  const found = named === undefined ? signers[0] : signers.find(({ did }) => did === named);
  if (!found) throw new ProblemFound('ISSUER_NOT_OURS', signers.map(({ did }) => did).join(', '));
  return found;
}
