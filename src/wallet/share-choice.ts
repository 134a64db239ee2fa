import { createHash } from 'node:crypto';
import type { Id } from '../base/id.ts';
import { isAlwaysShown, sdJwt } from '../credential/envelope/sd-jwt.ts';
import { sdJwtClaims } from '../credential/envelope/sd-jwt-claims.ts';
import type { Signer } from '../credential/key-pair.ts';
import type { OpenBadge } from '../credential/shape.ts';

/** What of a proof can be shown or left out, beside its requirements. */
export const SHARE_CLAIMS = {
  NAME: 'The holder’s name.',
  BIRTH_DATE: 'The holder’s date of birth.',
  IDENTITY_ASSURANCE: 'How the issuer knew who the holder is.',
  DATES: 'When it was learnt or decided.',
  COMPETENCE_POINTS: 'How many competence points.',
  QUALIFICATION: 'The qualification, its diary number and version, and the unit’s code.',
  GRADE: 'The grade with its scale.',
  ROUTE: 'How it was recognised: directly, through assessors or by demonstration.',
  CONFIRMED_BY: 'The roles of those who confirmed it.',
  PLACE: 'The learning environment’s public name and place.',
} as const satisfies Record<string, string>;

export type ShareClaim = keyof typeof SHARE_CLAIMS;

/** What the holder chose of one proof. */
export interface Choice {
  readonly claims: readonly ShareClaim[];
  readonly requirements: readonly Id<'requirement'>[];
}

/** Where a requirement stands in its target, as results name it: `2-5`, the fifth of the second area. */
export type RequirementPlace = string;

/**
 * What is disclosed of a proof's claims, as a presentation frame. Beside what was chosen always: which kind of target
 * it is of. The criteria repeat every requirement, so they come along only where none is left out.
 */
export function presentationFrame(
  badge: OpenBadge,
  claims: readonly ShareClaim[],
  places: ReadonlySet<RequirementPlace>,
): object {
  const said = sdJwtClaims(badge);
  const chosen = (claim: ShareClaim) => claims.includes(claim);
  const results = said.result.map(({ id, resultType }) => {
    const [, place] = /#requirement-(\d+-\d+)$/.exec(id) ?? [];
    if (place) return places.has(place);
    if (resultType === 'LetterGrade') return chosen('GRADE');
    if (resultType === 'ext:route') return chosen('ROUTE');
    return resultType === 'ext:confirmed' && chosen('CONFIRMED_BY');
  });
  const everyRequirement = said.result.every(({ id }, at) => !/#requirement-/.test(id) || results[at]);
  const hidable = said.result.map(({ resultType }) => !isAlwaysShown(resultType));
  return present({
    name: chosen('NAME'),
    birthdate: chosen('BIRTH_DATE'),
    identity_assurance: chosen('IDENTITY_ASSURANCE'),
    started_on: chosen('DATES'),
    ended_on: chosen('DATES'),
    credits_earned: chosen('COMPETENCE_POINTS'),
    achievement: present({
      creditsAvailable: chosen('COMPETENCE_POINTS'),
      humanCode: chosen('QUALIFICATION'),
      version: chosen('QUALIFICATION'),
      description: chosen('QUALIFICATION'),
      criteria: everyRequirement,
    }),
    alignment: Object.fromEntries(
      said.alignment.flatMap((_, at) => (at === 0 || chosen('QUALIFICATION') ? [[at, true]] : [])),
    ),
    result: Object.fromEntries(results.flatMap((shown, at) => (shown && hidable[at] ? [[at, true]] : []))),
    evidence:
      chosen('PLACE') && said.evidence ? Object.fromEntries(said.evidence.map((_, at) => [at, true])) : {},
  });
}

const present = (frame: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(frame).filter(
      ([, value]) => value === true || (typeof value === 'object' && value && Object.keys(value).length > 0),
    ),
  );

/** The proof as an SD-JWT VC that holds what was chosen and nothing else; signed anew over the same claims. */
export async function presentation(
  badge: OpenBadge,
  signer: Signer,
  claims: readonly ShareClaim[],
  places: ReadonlySet<RequirementPlace>,
): Promise<string> {
  const whole = await sdJwt(badge, signer);
  const { SDJwtVcInstance } = await import('@sd-jwt/sd-jwt-vc');
  const holder = new SDJwtVcInstance({
    hasher: (data, algorithm) =>
      createHash(algorithm.replace('-', ''))
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
  });
  return holder.present(whole, presentationFrame(badge, claims, places) as never);
}
