import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../scripts/places.ts';

let folder: string;

beforeAll(() => {
  mkdirSync(`${ROOT}/demo-output`, { recursive: true });
  folder = mkdtempSync(`${ROOT}/demo-output/.closing-line-`);
  const write = (name: string, text: string) =>
    writeFileSync(join(folder, name), `import { expect, it } from 'vitest';\n${text}\n`);
  writeFileSync(
    join(folder, 'vitest.config.ts'),
    `export default { root: ${JSON.stringify(folder)}, test: { include: ['*.test.ts'], reporters: ['default', ${JSON.stringify(`${ROOT}/test/reporter/closing-line.ts`)}] } };\n`,
  );
  write('good.test.ts', `it('a', () => {}); it('b', () => {});`);
  write('aside.test.ts', `it.${'skip'}('is set aside', () => {});`);
  write('bad.test.ts', `it('c', () => expect(1).toBe(2));`);
  write('broken.test.ts', `throw new Error('unreadable');`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...files: string[]) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [`${ROOT}/node_modules/vitest/vitest.mjs`, 'run', '--config', join(folder, 'vitest.config.ts'), ...files],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: '1', VITEST: undefined, NODE_ENV: undefined },
    },
  );
  return { status, lines: stdout.trimEnd().split('\n') };
}

it('a run that passes ends with its counts, what was skipped named before', () => {
  const { status, lines } = run('good', 'aside');
  expect(status).toBe(0);
  expect(lines.slice(-2)).toEqual(['skipped: aside.test.ts > is set aside', '2 passed, 0 failed, 1 skipped']);
});

it('a run with a failure ends with its counts and a failing status', () => {
  const { status, lines } = run('good', 'bad');
  expect(status).toBe(1);
  expect(lines.at(-1)).toBe('2 passed, 1 failed, 0 skipped');
});

it('a file that cannot be read counts as failed', () => {
  const { status, lines } = run('good', 'broken');
  expect(status).toBe(1);
  expect(lines.at(-1)).toBe('2 passed, 1 failed, 0 skipped');
});
