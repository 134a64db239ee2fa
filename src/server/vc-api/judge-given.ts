import { CREDENTIALS_V2, KNOWN_CONTEXT_URLS } from '../../credential/document-loader.ts';
import { type Check, check } from '../../verification/check.ts';
import { issuerOf } from '../../verification/check-proof.ts';
import { isObject, type Json, listed } from '../../verification/json-value.ts';
import { judgeCredential, judgeJwt } from '../../verification/judge-credential.ts';
import { judgeSdJwt } from '../../verification/judge-sd-jwt.ts';
import type { Judgement } from '../../verification/judgement.ts';
import { readToken } from '../../verification/read-token.ts';
import type { VerificationSources } from '../../verification/verify-credential.ts';

/** What the checks of one credential say, and what they cannot say. */
export interface Judged {
  readonly checks: readonly Check[];
  /** Names in it that this server cannot answer for: contexts written into it, or made for trying out. */
  readonly openContexts: boolean;
  readonly subjects: readonly unknown[];
}

/** Judges a credential as it stands in a request: with its proof inside, or enveloped (VC Data Model 2.0, 4.13.2). */
export async function judgeGiven(given: Json, sources: VerificationSources): Promise<Judged> {
  if (!listed(given.type).includes('EnvelopedVerifiableCredential')) {
    const ours = await isOurs(issuerOf(given), sources);
    return judgedAs(await judgeCredential(given, ours, sources, 'LOADABLE'), given);
  }
  const [, text] =
    /^data:application\/(?:vc\+jwt|dc\+sd-jwt|vc\+sd-jwt),(ey[\w.~-]+)$/.exec(String(given.id)) ?? [];
  if (listed(given['@context'])[0] !== CREDENTIALS_V2 || text === undefined) return unreadable('id');
  const token = readToken(text);
  if ('code' in token) return { ...NOTHING, checks: [check('READABLE', token.outcome, token.code)] };
  if (token.format === 'SD_JWT') {
    const { iss } = token.payload;
    const ours = await isOurs(typeof iss === 'string' ? iss : null, sources);
    return judgedAs(await judgeSdJwt(token, ours, sources), token.payload);
  }
  if (token.format !== 'JWT') return unreadable('id');
  const ours = await isOurs(issuerOf(token.payload), sources);
  return judgedAs(await judgeJwt(token, ours, sources), token.payload);
}

const isOurs = async (did: string | null, sources: VerificationSources) =>
  did !== null && (await sources.isOurs(did));

const NOTHING = { openContexts: false, subjects: [] };

const unreadable = (at: string): Judged => ({
  ...NOTHING,
  checks: [check('SHAPE', 'INVALID', 'SHAPE_WRONG', { at })],
});

const judgedAs = ({ shape, proof, identity, status, dates }: Judgement, credential: Json): Judged => ({
  checks: [shape, proof, identity, ...(status ? [status] : []), dates],
  openContexts: listed(credential['@context']).some((one) => !KNOWN_CONTEXT_URLS.some((url) => url === one)),
  subjects: listed(credential.credentialSubject).map((one) => (isObject(one) ? one.id : undefined)),
});
