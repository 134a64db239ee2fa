import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Language } from '../base/language.ts';
import { demand, Refusal } from '../base/refusal.ts';
import type { Outcome } from '../verification/check.ts';
import { noSources, sourcesFromFolder, sourcesFromOrigin } from '../verification/given-sources.ts';
import { LARGEST_INPUT } from '../verification/read-proof.ts';
import { verifyProof } from '../verification/verify-credential.ts';

export const EXIT_STATUS: Readonly<Record<Outcome, number>> = { VALID: 0, INVALID: 1, UNKNOWN: 2 };
const MARK: Readonly<Record<Outcome, string>> = { VALID: '✓', INVALID: '✗', UNKNOWN: '?' };

const VERDICT: Readonly<Record<Outcome, Readonly<Record<Language, string>>>> = {
  VALID: { fi: 'PÄTEVÄ', sv: 'GILTIG', en: 'VALID' },
  INVALID: { fi: 'EI PÄTEVÄ', sv: 'OGILTIG', en: 'INVALID' },
  UNKNOWN: { fi: 'EI SELVIÄ', sv: 'OKÄNT', en: 'UNKNOWN' },
};

/** `pateva verify FILE [--trust DIR|URL]`: the verdict, every check with its reason; 0 valid, 1 invalid, 2 unknown. */
export async function verifyCommand(
  file: string,
  trust: string | undefined,
  language: Language,
): Promise<number> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new Refusal('NOT_FOUND', [file]);
  if (statSync(file).size > LARGEST_INPUT) throw new Refusal('TOO_LARGE', [file], { limit: '10 MB' });
  const isOrigin = trust !== undefined && /^https?:\/\//.test(trust);
  if (trust !== undefined && !isOrigin && !(existsSync(trust) && statSync(trust).isDirectory()))
    throw new Refusal('NOT_FOUND', [trust]);
  const now = new Date();
  const sources =
    trust === undefined
      ? noSources(now)
      : isOrigin
        ? sourcesFromOrigin(trust, now)
        : sourcesFromFolder(trust, now);
  const verdict = demand(await verifyProof({ bytes: readFileSync(file) }, sources));
  console.log(VERDICT[verdict.outcome][language]);
  for (const check of verdict.checks)
    console.log(`  ${MARK[check.outcome]} ${check.name}: ${check.reason[language]}`);
  return EXIT_STATUS[verdict.outcome];
}
