import { mkdirSync, writeFileSync } from 'node:fs';
import { benchIssue } from './issue.ts';

const rounds = Number(process.argv[2] ?? 7);
const issue = await benchIssue(rounds);

const perSecond = (value: number): string => value.toFixed(value < 100 ? 1 : 0);
const against = (value: number, target: number): string =>
  `${value.toFixed(2)} (${value >= target ? 'reaches' : 'misses'} ${target})`;

console.log(
  `Issued per second, one thread, medians of ${rounds} rounds in one run on Node ${process.version}`,
);
console.table(
  Object.fromEntries(
    issue.map((one) => [
      one.credential,
      {
        quads: one.quads,
        compiled: perSecond(one.compiled),
        library: perSecond(one.library),
        floor: perSecond(one.floor),
        'times the library': against(one.timesLibrary, one.targets.timesLibrary),
        'of the floor': against(one.ofFloor, one.targets.ofFloor),
      },
    ]),
  ),
);

const out = new URL('out/', import.meta.url);
mkdirSync(out, { recursive: true });
writeFileSync(
  new URL('issue.json', out),
  `${JSON.stringify({ node: process.version, rounds, issue }, null, 2)}\n`,
);
