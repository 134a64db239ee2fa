import { setImmediate } from 'node:timers/promises';
import type { Context } from '../../access/context.ts';
import type { Outside } from '../../base/outside.ts';
import { Refusal } from '../../base/refusal.ts';
import type { CheckName } from '../../verification/check.ts';
import { ownSources } from '../../verification/own-sources.ts';
import { type Verdict, verifyProof } from '../../verification/verify-credential.ts';
import type { FileKind } from '../export/export-file.ts';
import type { IncomingArchive } from './incoming.ts';
import type { OpenedZip } from './read-zip.ts';

const ARE_CREDENTIALS: readonly string[] = [
  'CREDENTIAL',
  'CREDENTIAL_FORM',
  'HOLDING',
] satisfies readonly FileKind[];

/** What a wallet says it was given itself has to hold; what its holder had brought keeps whatever verdict it has. */
const GIVEN: readonly string[] = ['CREDENTIAL', 'CREDENTIAL_FORM'] satisfies readonly FileKind[];

/** One of these wrong, and somebody has made or changed it; revoked or out of date is not forged. */
const FORGERY: readonly CheckName[] = ['READABLE', 'SHAPE', 'PROOF', 'ISSUER_IDENTITY', 'VISIBLE_TEXT'];

/** Addresses of other hosts that one wallet may have asked. */
const MOST_ASKED = 100;

/** The way to other hosts, for so many addresses; to the rest there is none. */
function atMost(outside: Outside, most: number): Outside {
  const asked = new Set<string>();
  return {
    async text(address, kind) {
      asked.add(address);
      return asked.size > most ? null : outside.text(address, kind);
    },
  };
}

export interface CheckedCredentials {
  /** By where each stands in the ZIP. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly forged: readonly string[];
}

/** The verdict on every credential in these archives, one after the other. Other hosts may be asked. */
export async function checkCredentials(
  context: Context,
  zip: OpenedZip,
  archives: readonly IncomingArchive[],
): Promise<CheckedCredentials> {
  const verdicts = new Map<string, Verdict>();
  const forged: string[] = [];
  const { outside } = context;
  const house = outside ? { ...context, outside: atMost(outside, MOST_ASKED) } : context;
  for (const { inZip, what } of archives.flatMap(({ files }) => files)) {
    if (!ARE_CREDENTIALS.includes(what)) continue;
    const verdict = await verifyProof({ bytes: await zip.read(inZip) }, ownSources(house));
    const isForged =
      verdict instanceof Refusal ||
      verdict.checks.some(({ name, outcome }) => outcome === 'INVALID' && FORGERY.includes(name));
    if (!(verdict instanceof Refusal)) verdicts.set(inZip, verdict);
    if (isForged && GIVEN.includes(what)) forged.push(inZip);
    // Others are served in between.
    await setImmediate();
  }
  return { verdicts, forged };
}
