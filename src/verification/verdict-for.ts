import type { Context } from '../access/context.ts';
import type { Language } from '../base/language.ts';
import type { EarlierVerdictType } from './earlier-verdict.type.ts';
import { documentOf } from './proof-document.type.ts';
import type { CredentialVerdictType, VerdictType } from './verification.type.ts';
import type { CredentialVerdict, Verdict } from './verify-credential.ts';

/** A verdict as GraphQL tells it, with what its receipt is made of. */
export type ToldVerdict = VerdictType & {
  readonly verdict: Verdict;
  readonly earlier: EarlierVerdictType | null;
};

/** The verdict as the one who asks is told it: in their language, whoever asked for the checking. */
export const verdictFor = (
  verdict: Verdict,
  { language }: Pick<Context, 'language'>,
  earlier: EarlierVerdictType | null = null,
): ToldVerdict => ({
  ...told(verdict, language),
  credentials: verdict.credentials.map((one) => told(one, language)),
  earlier,
  verdict,
});

function told(
  { outcome, checks, summary, register }: CredentialVerdict,
  language: Language,
): CredentialVerdictType {
  const known = summary?.issuer.registeredName ?? null;
  return {
    outcome,
    checks,
    proof: summary && {
      issuerId: summary.issuer.id,
      issuerName: known === null || typeof known === 'string' ? known : known[language],
      issuerRegister: register,
      issuerStatedName: summary.issuer.statedName,
      holderName: summary.holderName,
      achievementName: summary.achievementName,
      issuedOn: summary.issuedOn,
      document: summary.view && documentOf(summary.view),
    },
  };
}
