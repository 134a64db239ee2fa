import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/places.ts';

it.each(['format', 'types', 'imports', 'schema', 'migrations'])(
  'npm run check:%s finds nothing',
  { timeout: 300_000 },
  (step) => {
    const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', `check:${step}`], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      shell: process.platform === 'win32',
    });
    expect(status, `${stdout}${stderr}`).toBe(0);
  },
);
