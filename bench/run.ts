import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Part, parts } from './parts.ts';

const USAGE = `npm run bench -- [${Object.keys(parts).join('|')} ...] [--rounds N]`;

const asked = process.argv.slice(2);
const roundsAt = asked.indexOf('--rounds');
const options = roundsAt < 0 ? [] : asked.splice(roundsAt, 2);
const rounds = roundsAt < 0 ? null : Number(options[1]);
const names = asked.length > 0 ? asked : Object.keys(parts);
const isPart = (name: string): name is keyof typeof parts => Object.hasOwn(parts, name);
if (!names.every(isPart) || (rounds !== null && !(Number.isInteger(rounds) && rounds >= 1))) {
  console.error(USAGE);
  process.exit(64);
}

const out = new URL('out/', import.meta.url);
const file = (name: string): URL => new URL(`${name}.json`, out);
const write = (name: string, value: object): void =>
  writeFileSync(file(name), `${JSON.stringify(value, null, 2)}\n`);
mkdirSync(out, { recursive: true });

const [cpu] = cpus();
const machine = {
  at: new Date().toISOString(),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  cpu: `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}`,
};

async function run(name: string, part: Part): Promise<void> {
  const result = await part(rounds);
  console.log(`\n${result.title}: medians of ${result.rounds} rounds, Node ${machine.node}, ${machine.cpu}`);
  console.table(result.table);
  for (const { what, value, target, reached } of result.targets)
    console.log(`  ${reached ? '✓' : '✗'} ${what}: ${value.toFixed(2)} (target: at least ${target})`);
  write(name, { ...machine, ...result });
}

/** Each part in a process of its own: what one leaves behind would slow the next. */
function runApart(name: string): unknown {
  const own = [...process.execArgv, fileURLToPath(import.meta.url), name, ...options];
  const { status } = spawnSync(process.execPath, own, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  return JSON.parse(readFileSync(file(name), 'utf8'));
}

const [only, ...more] = names;
if (only && more.length === 0) await run(only, parts[only]);
else write('all', { ...machine, parts: Object.fromEntries(names.map((name) => [name, runApart(name)])) });
