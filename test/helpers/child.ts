import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Child {
  readonly process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly out: () => string;
  readonly err: () => string;
  /** Its exit status, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Waits until its output holds this. Throws where it ends before. */
  says(text: string | RegExp): Promise<string>;
}

const KEPT = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'];

/** Starts a program of ours in a process of its own, with a clean environment. */
export function start(args: readonly string[], environment: Record<string, string> = {}): Child {
  const env = { ...Object.fromEntries(KEPT.map((name) => [name, process.env[name]])), ...environment };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['pipe', 'pipe', 'pipe'] });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.err += text;
  });
  const ended = new Promise<number | string>((resolve) =>
    child.on('close', (status, signal) => resolve(status ?? signal ?? 'unknown')),
  );
  const says = (text: string | RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = typeof text === 'string' ? texts.out.includes(text) : text.test(texts.out);
        if (found) resolve(texts.out);
      };
      child.stdout.on('data', look);
      look();
      ended.then((how) => reject(new Error(`ended (${how}) without saying it: ${texts.out}\n${texts.err}`)));
    });
  return { process: child, out: () => texts.out, err: () => texts.err, ended, says };
}

/** The command line as it is installed. */
export const pateva = (args: readonly string[], environment: Record<string, string> = {}): Child =>
  start(['bin/pateva.js', ...args], environment);

/** A TypeScript file of the tests. */
export const script = (file: string, args: readonly string[]): Child =>
  start(['--import', 'tsx', file, ...args]);
