import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Language } from '../base/language.ts';
import { demand, Refusal } from '../base/refusal.ts';
import type { Check, Outcome } from '../verification/check.ts';
import { isSame } from '../verification/examined.ts';
import { sourcesFromFolder, sourcesFromOrigin, sourcesFromOutside } from '../verification/given-sources.ts';
import { LARGEST_INPUT } from '../verification/read-proof.ts';
import { RemoteDocuments } from '../verification/remote-documents.ts';
import { verifyProof } from '../verification/verify-credential.ts';

export const EXIT_STATUS: Readonly<Record<Outcome, number>> = { VALID: 0, INVALID: 1, UNKNOWN: 2 };
const MARK: Readonly<Record<Outcome, string>> = { VALID: '✓', INVALID: '✗', UNKNOWN: '?' };

const VERDICT: Readonly<Record<Outcome, Readonly<Record<Language, string>>>> = {
  VALID: { fi: 'PÄTEVÄ', sv: 'GILTIG', en: 'VALID' },
  INVALID: { fi: 'EI PÄTEVÄ', sv: 'OGILTIG', en: 'INVALID' },
  UNKNOWN: { fi: 'EI SELVIÄ', sv: 'OKÄNT', en: 'UNKNOWN' },
};

export interface VerifyOptions {
  /** A folder, or one origin: nobody else is asked then. */
  readonly trust?: string | undefined;
  /** Nobody is asked at all. */
  readonly offline: boolean;
  /** A receipt of an earlier check of the same file. */
  readonly receipt?: string | undefined;
  readonly language: Language;
}

/**
 * `pateva verify FILE [--trust DIR|URL] [--offline] [--receipt FILE]`: the verdict, every check with its reason; 0 valid,
 * 1 invalid, 2 unknown. A receipt beside it is told of and changes nothing of that.
 */
export async function verifyCommand(file: string, options: VerifyOptions): Promise<number> {
  const { trust, offline, receipt, language } = options;
  const bytes = contentOf(file);
  const isOrigin = trust !== undefined && /^https?:\/\//.test(trust);
  if (trust !== undefined && !isOrigin && !(existsSync(trust) && statSync(trust).isDirectory()))
    throw new Refusal('NOT_FOUND', [trust]);
  const now = new Date();
  const sources =
    trust === undefined
      ? sourcesFromOutside(now, offline ? undefined : new RemoteDocuments())
      : isOrigin
        ? sourcesFromOrigin(trust, now)
        : sourcesFromFolder(trust, now);
  const verdict = demand(await verifyProof({ bytes }, sources));
  console.log(VERDICT[verdict.outcome][language]);
  print(verdict.checks, language);
  if (verdict.credentials.length > 1)
    for (const [at, one] of verdict.credentials.entries()) {
      console.log(
        `${at + 1}. ${VERDICT[one.outcome][language]} ${one.summary?.achievementName ?? ''}`.trim(),
      );
      print(one.checks, language);
    }
  if (receipt !== undefined) {
    const { earlier } = demand(await verifyProof({ bytes: contentOf(receipt) }, sources));
    if (!earlier) throw new Refusal('INVALID_INPUT', [receipt], { field: 'receipt', expected: 'JWT' });
    const { found } = earlier;
    const kind = !found ? 'BROKEN' : isSame(found.examined, verdict.examined) ? 'SAME' : 'OTHER';
    console.log(RECEIPT[kind][language]);
    print(earlier.checks, language);
  }
  return EXIT_STATUS[verdict.outcome];
}

const RECEIPT = {
  SAME: {
    fi: 'TOSITE tästä tiedostosta',
    sv: 'KVITTO på den här filen',
    en: 'RECEIPT of this file',
  },
  OTHER: {
    fi: 'TOSITE, mutta ei tästä tiedostosta',
    sv: 'KVITTO, men inte på den här filen',
    en: 'RECEIPT, but not of this file',
  },
  BROKEN: {
    fi: 'TOSITE, jota ei voi uskoa',
    sv: 'KVITTO som inte går att lita på',
    en: 'RECEIPT that cannot be believed',
  },
} as const;

function print(checks: readonly Check[], language: Language): void {
  for (const { name, outcome, reason } of checks)
    console.log(`  ${MARK[outcome]} ${name}: ${reason[language]}`);
}

function contentOf(file: string): Uint8Array {
  if (!existsSync(file) || !statSync(file).isFile()) throw new Refusal('NOT_FOUND', [file]);
  if (statSync(file).size > LARGEST_INPUT) throw new Refusal('TOO_LARGE', [file], { limit: '10 MB' });
  return readFileSync(file);
}
