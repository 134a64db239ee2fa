import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { sha256Hex } from '../base/canonical-json.ts';
import { Refusal } from '../base/refusal.ts';

interface Holder {
  pid: number;
  host: string;
  /** When the process started, by the kernel's count; tells a reused pid apart. Empty where the system does not say. */
  started: string;
}

function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(holder: Holder): boolean {
  // A folder shared between hosts cannot be judged from here: believe the lock.
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const started = startOf(holder.pid);
  return holder.started === '' || started === '' || started === holder.started;
}

function read(path: string): { text: string; holder: Holder | null } | null {
  try {
    const text = readFileSync(path, 'utf8');
    try {
      return { text, holder: JSON.parse(text) as Holder };
    } catch {
      return { text, holder: null };
    }
  } catch {
    return null;
  }
}

/**
 * Takes the exclusive lock of a data folder and returns what gives it back.
 * PGlite takes none of its own: a second writer's rows would vanish.
 * Throws `Refusal` DATABASE_IN_USE where a living process holds it.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return lockFile(folder, join(folder, 'database.lock'));
}

function lockFile(folder: string, path: string): () => void {
  const mine = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid),
  } satisfies Holder);
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, mine);
      closeSync(file);
      const release = () => {
        process.off('exit', release);
        if (read(path)?.text === mine) rmSync(path, { force: true });
      };
      process.on('exit', release);
      return release;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const found = read(path);
    if (!found) continue;
    // An empty or torn lock was left between creation and writing; whoever did that is starting right now.
    if (!found.holder && attempt < 4) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      continue;
    }
    if (found.holder && isAlive(found.holder)) {
      throw new Refusal('DATABASE_IN_USE', [], { folder, pid: String(found.holder.pid) });
    }
    // Whoever removes this stale lock holds a lock for just that, and looks again: a fresh lock is never removed.
    const giveBack = lockFile(folder, `${path}.${sha256Hex(found.text).slice(0, 16)}`);
    try {
      if (read(path)?.text === found.text) rmSync(path, { force: true });
    } finally {
      giveBack();
    }
  }
  throw new Refusal('DATABASE_IN_USE', [], { folder, pid: '?' });
}
