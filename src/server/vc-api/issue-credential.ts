import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { House } from '../../access/context.ts';
import { CONTEXT_URLS, CREDENTIALS_V2 } from '../../credential/document-loader.ts';
import { compactJws } from '../../credential/envelope/jws.ts';
import { dataModelOf, foreignShape, isOpenBadge } from '../../credential/foreign-shape.ts';
import type { Signer } from '../../credential/key-pair.ts';
import { usedResources } from '../../credential/related-resource.ts';
import { placeServiceCredential, type ServicePlace } from '../../credential/service-credential.ts';
import { signCredential } from '../../credential/sign.ts';
import { serviceCredential } from '../../credential/status.table.ts';
import { append } from '../../record/append.ts';
import { isObject, type Json, listed } from '../../verification/json-value.ts';
import { hasLoadableContexts, hasOnlyKnownTerms } from '../../verification/known-terms.ts';
import { anObject } from './body.ts';
import { ProblemFound } from './problem.ts';
import { type ServiceSigner, signerFor } from './service-issuer.ts';

/** What `POST /credentials/issue` takes. Options that it does not know are let be, as VC-API wants it. */
export const issueBody = z.object({
  credential: anObject,
  options: z
    .looseObject({
      /** Whether it gets entries in our status lists; unless told: whenever it has an id to be found again by. */
      credentialStatus: z.union([z.boolean(), z.looseObject({})]).optional(),
      cryptosuite: z.string().optional(),
      /** `vc+jwt`: enveloped in a token (VC-JOSE-COSE), in place of a proof inside. */
      envelope: z.string().optional(),
    })
    .default({}),
});

/**
 * Signs a credential under the service's issuer and gives its JSON. Of what was given nothing is changed: an issuer is
 * filled in where there is none, and status entries are put beside those that are there. Throws ProblemFound.
 */
export async function issueServiceCredential(
  house: House,
  slug: string | null,
  { credential, options }: z.infer<typeof issueBody>,
): Promise<string> {
  if (options.cryptosuite !== undefined && options.cryptosuite !== 'eddsa-rdfc-2022')
    throw new ProblemFound('OPTION_UNKNOWN', 'options.cryptosuite');
  if (options.envelope !== undefined && options.envelope !== 'vc+jwt')
    throw new ProblemFound('OPTION_UNKNOWN', 'options.envelope');
  if (credential.proof !== undefined) throw new ProblemFound('SHAPE', 'proof');
  const by = await signerFor(house, slug, credential);
  const named: Json = {
    ...credential,
    issuer: isObject(credential.issuer) ? { ...credential.issuer, id: by.did } : by.did,
  };
  demandSignable(named, by);
  // The words of the older data model have none for our status lists.
  const findable = typeof named.id === 'string' && dataModelOf(named) === '2.0';
  const wanted = options.credentialStatus ?? (by.of !== null || findable);
  if (by.of && wanted === false) throw new ProblemFound('OPTION_UNKNOWN', 'options.credentialStatus');
  if (wanted === false) return signed(house, named, by, options.envelope);
  if (typeof named.id !== 'string') throw new ProblemFound('SHAPE', 'id');
  if (isOpenBadge(named) && named.credentialStatus !== undefined)
    throw new ProblemFound('SHAPE', 'credentialStatus');
  const place = await placeServiceCredential(house, { did: by.did, issuer: by.of?.issuer ?? null }, named.id);
  try {
    return await signed(house, withStatus(named, place), by, options.envelope, place);
  } catch (error) {
    await takeBack(house, place);
    throw error;
  }
}

/** Open Badges 3.0 allows one status; else there is a set of them. */
const withStatus = (credential: Json, { entries }: ServicePlace): Json => ({
  ...credential,
  credentialStatus: isOpenBadge(credential)
    ? entries[0]
    : [...listed(credential.credentialStatus), ...entries],
});

/** Nothing was signed with it, so it may be drawn again. */
const takeBack = (house: House, { list, index }: ServicePlace) =>
  house.database.sql
    .delete(serviceCredential)
    .where(and(eq(serviceCredential.statusList, list), eq(serviceCredential.statusIndex, index)));

function demandSignable(credential: Json, by: ServiceSigner): void {
  const refused = foreignShape(credential);
  if (refused) throw new ProblemFound('SHAPE', refused.detail.at);
  const differing = usedResources(credential).find(({ answer }) => answer !== 'SAME');
  if (differing) throw new ProblemFound('SHAPE', `relatedResource ${differing.id}`);
  if (!hasLoadableContexts(credential, {})) throw new ProblemFound('CONTEXT');
  // Whoever could have a list signed could call any credential of ours revoked, or in force.
  if (listed(credential.type).includes('BitstringStatusListCredential'))
    throw new ProblemFound('RESERVED', 'BitstringStatusListCredential');
  if (!by.of) return;
  // An organisation's badges say what it has seen and decided; nobody puts that in its mouth.
  if (isOpenBadge(credential)) throw new ProblemFound('RESERVED', 'OpenBadgeCredential');
  // Its name stands only under words whose meaning somebody answers for.
  const ours = listed(credential['@context']).every((one) => CONTEXT_URLS.some((url) => url === one));
  if (dataModelOf(credential) !== '2.0' || !ours || !hasOnlyKnownTerms(credential, {}))
    throw new ProblemFound('CONTEXT');
}

async function signed(
  house: House,
  credential: Json,
  by: ServiceSigner,
  envelope: string | undefined,
  place?: ServicePlace,
): Promise<string> {
  const now = house.clock();
  const watched = watch(by.signer);
  // A token is made of nothing that could not be signed in the other way: the words are checked there.
  const text = await signCredential(credential, watched.signer, now).catch((error: unknown) => {
    if (watched.failed) throw error;
    // Before the signer was asked, only what was given can be at fault.
    throw new ProblemFound('NOT_SIGNABLE');
  });
  const given = envelope === undefined ? text : await enveloped(credential, by.signer);
  const entry = {
    unit: by.of?.unit ?? house.provider,
    act: 'SERVICE_CREDENTIAL_ISSUED',
    actor: 'system',
    role: 'SYSTEM',
    detail: { issuer: by.did, list: place?.list ?? null, index: place?.index ?? null },
  };
  await house.database.sql.transaction((tx) => append(tx, now, [entry]));
  return given;
}

/** VC Data Model 2.0, 4.13.2, around a `vc+jwt`. */
async function enveloped(credential: Json, signer: Signer): Promise<string> {
  const jws = await compactJws({ typ: 'vc+jwt', cty: 'vc' }, credential, signer);
  return JSON.stringify({
    '@context': CREDENTIALS_V2,
    id: `data:application/vc+jwt,${jws}`,
    type: 'EnvelopedVerifiableCredential',
  });
}

function watch(signer: Signer): { signer: Signer; failed: boolean } {
  const watched = {
    failed: false,
    signer: {
      ...signer,
      sign: (data: Uint8Array) =>
        signer.sign(data).catch((error: unknown) => {
          watched.failed = true;
          throw error;
        }),
    },
  };
  return watched;
}
