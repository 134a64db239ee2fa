import { describe, expect, it } from 'vitest';
import forbidden from '../../credentials/forbidden-words.json' with { type: 'json' };
import { tellingWords } from '../../src/access/public-name.ts';
import { linesMatching, sources } from './sources.ts';

const LIST = 'credentials/forbidden-words.json';
const shipped = sources('src', 'bin', 'credentials', 'schema', 'docs', 'README.md', 'package.json').filter(
  ({ path }) => path !== LIST,
);
const everything = [...shipped, ...sources('test', 'scripts')];

describe('words that would tell where somebody comes from', () => {
  it('stand in nothing that ships', () => {
    const found = shipped.flatMap(({ path, text }) => tellingWords(text).map((word) => `${path}: ${word}`));
    expect(found).toEqual([]);
  });

  it.each(forbidden.words)('$text is found, whatever stands around it', ({ text, match }) => {
    expect(tellingWords(match === 'PART' ? `ESI${text.toUpperCase()}nkin` : `(${text}, …)`)).toHaveLength(1);
  });

  it('do not cry wolf over a word that only begins or ends alike', () => {
    expect(tellingWords('type TYPES en typ av prov, Typ, STYP_ED, apotek')).toEqual([]);
  });
});

describe('what the project must not hold', () => {
  it('is no test that is skipped or left to run alone', () => {
    const unconditional = /\b(it|test|describe)\.(only|skip|todo|fails)\(/;
    expect(linesMatching(sources('test'), unconditional)).toEqual([]);
  });

  it('is no test that is skipped for any reason but an absent ../shared/data', () => {
    const conditional = /\.(skipIf|runIf)\((?!!?hasSharedData\))/;
    expect(linesMatching(sources('test'), conditional)).toEqual([]);
  });

  it('is no path of somebody’s own machine', () => {
    const paths = /(?<![\w.)}])\/(work|home|Users|root|tmp|var|mnt)\//;
    expect(linesMatching(everything, paths)).toEqual([]);
  });

  it('is no loose end and no silenced type error', () => {
    const loose = new RegExp(['TO' + 'DO', 'FIX' + 'ME', '@ts-' + '(ignore|nocheck|expect-error)'].join('|'));
    expect(linesMatching(everything, loose)).toEqual([]);
  });

  it('is no address of a package registry in the lock file', () => {
    expect(linesMatching(sources('package-lock.json'), /"resolved"|https?:\/\/[^"]*registry/)).toEqual([]);
  });
});
