import type { Language } from '../../base/language.ts';
import { type Check, outcomeOf } from '../../verification/check.ts';
import { PROBLEMS, type Problem, problem, problemOf } from './problem.ts';

/** What verifying answers: 200 where everything holds, else a problem (RFC 9457) with all that is wrong. */
export interface VerificationAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What is worth knowing beside a verdict; none of it changes it. */
export const WARNINGS = {
  CONTEXT_NOT_KNOWN:
    'A context is written into the document, or made for trying out: its names mean what it says.',
  CHALLENGE_NOT_COMPARED: 'The presentation answers a challenge, and none was given to compare it with.',
  HOLDER_NOT_SUBJECT: 'A credential is about somebody else than the one who presents it.',
} as const;

export type Warning = keyof typeof WARNINGS;

/** The answer to checks; `outcomeOf` decides. Reasons are in the caller's language, all else is the same in each. */
export function verificationAnswer(
  baseUrl: string,
  language: Language,
  checks: readonly Check[],
  warnings: readonly Warning[],
): VerificationAnswer {
  const told = checks.map(({ name, outcome, code, reason }) => ({
    name,
    outcome,
    code,
    reason: reason[language],
  }));
  const shared = {
    checks: told,
    warnings: [...new Set(warnings)].map((code) => ({ code, detail: WARNINGS[code] })),
  };
  const outcome = outcomeOf(checks);
  if (outcome === 'VALID') return { status: 200, body: { verified: true, outcome, ...shared } };
  const wrong = checks.filter((one) => one.outcome !== 'VALID');
  const problems = wrong.map((one): Problem & { status: number } => ({
    ...problem(baseUrl, problemOf(one), one.reason[language], one.code),
    status: PROBLEMS[problemOf(one)].status,
  }));
  const first = problems[wrong.findIndex((one) => one.outcome === outcome)] ?? problems[0];
  return {
    status: first?.status ?? 400,
    body: {
      ...first,
      verified: false,
      outcome,
      ...shared,
      problemDetails: problems.map(({ status: _, ...rest }) => rest),
    },
  };
}
