import { Refusal } from '../base/refusal.ts';
import { checkLearningCredential, LEARNING_CREDENTIAL } from '../credential/envelope/learning-credential.ts';
import { badgeOfSdJwt } from '../credential/envelope/sd-jwt-claims.ts';
import { checkShownClaims, mayBeWhole } from '../credential/envelope/sd-jwt-shape.ts';
import { checkOpenBadge } from '../credential/shape.ts';
import { type Check, check } from './check.ts';
import { checkDates } from './check-dates.ts';
import { checkKeyBinding } from './check-holder.ts';
import type { StatusSources } from './check-status.ts';
import { checkToken } from './check-token.ts';
import { checkTokenStatus } from './check-token-status.ts';
import { disclosedClaims } from './disclosed-claims.ts';
import { isObject, type Json } from './json-value.ts';
import type { Judgement } from './judgement.ts';
import { type ProofSummary, proofSummary } from './proof-summary.ts';
import type { Token } from './read-token.ts';

/** Judges an SD-JWT VC by what its holder chose to show. */
export async function judgeSdJwt(token: Token, ours: boolean, sources: StatusSources): Promise<Judgement> {
  const issuer = typeof token.payload.iss === 'string' ? token.payload.iss : null;
  const signed = await checkToken(token, issuer, (did) => sources.didDocument(did), sources.now);
  const claims = disclosedClaims(token);
  const proof =
    claims === null && signed.proof.outcome === 'VALID'
      ? check('PROOF', 'INVALID', 'NOT_COVERED')
      : signed.proof;
  const holds = proof.outcome === 'VALID' && signed.identity.outcome === 'VALID';
  const shown = claims ?? token.payload;
  return {
    issuer,
    shape: shapeOf(shown, ours),
    proof,
    identity: signed.identity,
    status: holds ? await checkTokenStatus(shown, sources) : null,
    dates: checkDates({ validFrom: instant(shown.nbf), validUntil: instant(shown.exp) }, sources.now),
    holder: await checkKeyBinding(token, sources.now),
    isOurKind: () => !(checkShownClaims(shown) instanceof Refusal),
    summary: (name) => summaryOf(shown, name),
  };
}

/** A NumericDate as an instant; what is there and is no number never passes a check of dates. */
function instant(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const date = new Date(typeof value === 'number' ? value * 1000 : Number.NaN);
  return Number.isNaN(date.getTime()) ? 'never' : date.toISOString();
}

function shapeOf(claims: Json, ours: boolean): Check {
  const wrong = (at: string) => check('SHAPE', 'INVALID', 'SHAPE_WRONG', { at });
  if (claims.vct === '' || typeof claims.iss !== 'string') return wrong(claims.vct === '' ? 'vct' : 'iss');
  const ownShape = claims.vct === LEARNING_CREDENTIAL ? checkLearningCredential : checkShownClaims;
  const refused = ours ? ownShape(claims) : null;
  return refused instanceof Refusal ? wrong(refused.detail.at ?? '/') : check('SHAPE', 'VALID', 'SHAPE_FITS');
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function summaryOf(claims: Json, registeredName: ProofSummary['issuer']['registeredName']): ProofSummary {
  const ours = checkShownClaims(claims);
  if (!(ours instanceof Refusal) && mayBeWhole(ours)) {
    const badge = checkOpenBadge(badgeOfSdJwt(ours));
    if (!(badge instanceof Refusal)) return proofSummary(badge, registeredName);
  }
  const given = [claims.given_name, claims.family_name].filter((one) => typeof one === 'string').join(' ');
  const achievement = isObject(claims.achievement) ? text(claims.achievement.name) : null;
  return {
    credentialId: text(claims.jti),
    issuer: {
      id: text(claims.iss) ?? '',
      registeredName,
      statedName: isObject(claims.issuer) ? text(claims.issuer.name) : text(claims.issuing_authority),
    },
    holderName: text(claims.name) ?? (given || null),
    achievementName: achievement ?? text(claims.achievement_title),
    issuedOn: instant(claims.nbf ?? claims.iat)?.slice(0, 10) ?? null,
    view: null,
  };
}
