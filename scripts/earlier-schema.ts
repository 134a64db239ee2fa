import { execFileSync } from 'node:child_process';

const LOOKED_BACK = 20;

/** What git says, or null where there is no repository, no git, or no such thing in a shallow history. */
function git(folder: string, ...args: string[]): string | null {
  try {
    return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}

/** The newest committed text of a file that differs from the present one, and its commit; null where there is none. */
export function earlierText(
  folder: string,
  file: string,
  present: string,
): { readonly commit: string; readonly text: string } | null {
  const commits = git(folder, 'log', `-${LOOKED_BACK}`, '--format=%h', '--', file)?.trim();
  for (const commit of commits ? commits.split('\n') : []) {
    const text = git(folder, 'show', `${commit}:./${file}`);
    if (text !== null && text !== present) return { commit, text };
  }
  return null;
}
