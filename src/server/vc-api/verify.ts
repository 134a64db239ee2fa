import { z } from 'zod';
import type { House } from '../../access/context.ts';
import type { Language } from '../../base/language.ts';
import { presentation as presentationShape } from '../../credential/data-model.ts';
import { deepest } from '../../credential/shape.ts';
import { type Check, check } from '../../verification/check.ts';
import { checkPresentation, holderOf } from '../../verification/check-presentation.ts';
import { isObject, type Json, listed } from '../../verification/json-value.ts';
import { ownSources } from '../../verification/own-sources.ts';
import { type VerificationAnswer, verificationAnswer, type Warning } from './answer.ts';
import { anObject } from './body.ts';
import { type Judged, judgeGiven } from './judge-given.ts';

/** More credentials in one presentation than this are not judged. */
const MOST_PRESENTED = 32;

/** What `POST /credentials/verify` takes. Every check is always made, whatever `options.checks` asks for. */
export const verifyBody = z.object({
  verifiableCredential: anObject,
  options: z.looseObject({}).default({}),
});

/** What `POST /presentations/verify` takes. */
export const presentBody = z.object({
  verifiablePresentation: anObject,
  options: z.looseObject({ challenge: z.string().optional(), domain: z.string().optional() }).default({}),
});

/** Verifies a credential, with its proof inside or enveloped. */
export async function verifyGiven(
  house: House,
  language: Language,
  { verifiableCredential }: z.infer<typeof verifyBody>,
): Promise<VerificationAnswer> {
  const judged = await judgeGiven(verifiableCredential, ownSources(house));
  return verificationAnswer(house.baseUrl, language, judged.checks, warningsOf([judged]));
}

/** Verifies a presentation: its own proof, for the challenge and the domain that are given, and each credential in it. */
export async function verifyPresented(
  house: House,
  language: Language,
  { verifiablePresentation: given, options }: z.infer<typeof presentBody>,
): Promise<VerificationAnswer> {
  const answer = (checks: readonly Check[], warnings: readonly Warning[] = []) =>
    verificationAnswer(house.baseUrl, language, checks, warnings);
  const parsed = presentationShape.safeParse(given);
  if (!parsed.success) {
    const at = deepest(parsed.error).map(String).join('.') || '/';
    return answer([check('SHAPE', 'INVALID', 'SHAPE_WRONG', { at })]);
  }
  const presented = listed(given.verifiableCredential).filter(isObject);
  if (presented.length > MOST_PRESENTED) return answer([check('SHAPE', 'UNKNOWN', 'TOO_COMPLEX')]);
  const sources = ownSources(house);
  const didDocument = (did: string) => sources.didDocument(did);
  const proof = await checkPresentation(given, options, didDocument, sources.now, 'LOADABLE');
  const judged: Judged[] = [];
  for (const one of presented) judged.push(await judgeGiven(one, sources));
  const checks = [check('SHAPE', 'VALID', 'SHAPE_FITS'), proof, ...judged.flatMap((one) => one.checks)];
  return answer(checks, [
    ...warningsOf(judged),
    ...(options.challenge === undefined && hasChallenge(given) ? (['CHALLENGE_NOT_COMPARED'] as const) : []),
    ...(judged.some((one) => isAboutAnother(one, given)) ? (['HOLDER_NOT_SUBJECT'] as const) : []),
  ]);
}

const warningsOf = (judged: readonly Judged[]): readonly Warning[] =>
  judged.some((one) => one.openContexts) ? ['CONTEXT_NOT_KNOWN'] : [];

const hasChallenge = (presentation: Json): boolean =>
  listed(presentation.proof).some((proof) => isObject(proof) && proof.challenge !== undefined);

const isAboutAnother = ({ subjects }: Judged, presentation: Json): boolean => {
  const holder = holderOf(presentation);
  return holder !== null && subjects.some((id) => id !== undefined && id !== holder);
};
