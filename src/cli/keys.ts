import type { Configuration } from '../server/configuration.ts';
import type { KeyCommand } from '../server/key-commands.ts';
import { doCommand } from './do-command.ts';

/** The words behind `pateva keys`: SLUG, rotate SLUG, or compromised SLUG FRAGMENT; null where they are others. */
export function readKeyCommand(words: readonly string[]): KeyCommand | null {
  const [first, slug, fragment] = words;
  if (first === 'compromised' && slug && fragment && words.length === 3)
    return { slug, act: 'COMPROMISED', fragment };
  if (first === 'rotate' && slug && words.length === 2) return { slug, act: 'ROTATE' };
  return first && words.length === 1 ? { slug: first } : null;
}

/** `pateva keys`: prints an issuer's keys, one a line, with what is left to be signed again. */
export async function keysCommand(configuration: Configuration, command: KeyCommand): Promise<number> {
  const { id, keys } = await doCommand(configuration, 'keys', command);
  console.log(id);
  for (const { fragment, state, validFrom, validUntil, publicKeyMultibase, resigning } of keys) {
    const days = `${validFrom.slice(0, 10)}..${validUntil?.slice(0, 10) ?? ''}`;
    const again = resigning ? `  signed again: ${resigning.done} of ${resigning.total}` : '';
    console.log(`  ${fragment}  ${state}  ${days}  ${publicKeyMultibase}${again}`);
  }
  const left = keys.some(({ resigning }) => resigning && resigning.done < resigning.total);
  if (left) console.log('Something is left to be signed again: the server goes on with it, or repeat this.');
  return 0;
}
