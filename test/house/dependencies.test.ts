import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { sources } from './sources.ts';

const named = (name: string, texts: readonly { text: string }[]) =>
  texts.some(
    ({ text }) => text.includes(`'${name}'`) || text.includes(`'${name}/`) || text.includes(`"${name}"`),
  );

describe('a dependency', () => {
  const [readme] = sources('README.md');

  it('has its reason in the README', () => {
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(names.filter((name) => !readme?.text.includes(`\`${name}\``))).toEqual([]);
  });

  it('that ships is used by what ships', () => {
    const shipped = sources('src', 'bin', 'credentials');
    expect(Object.keys(manifest.dependencies).filter((name) => !named(name, shipped))).toEqual([]);
  });

  it('for development is used by a test, a check or a script', () => {
    const tools = ['@types/node', 'typescript', '@biomejs/biome', 'dependency-cruiser'];
    const used = sources('test', 'scripts', 'bench', 'drizzle.config.ts', 'vitest.config.ts');
    const unused = Object.keys(manifest.devDependencies).filter(
      (name) => !tools.includes(name) && !named(name, used),
    );
    expect(unused).toEqual([]);
  });
});
