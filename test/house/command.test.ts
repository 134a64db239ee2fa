import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/places.ts';

it('the command runs in any folder', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`${ROOT}/bin/pateva.js`, 'verify', 'nowhere.pdf', '--language', 'en'],
    {
      cwd: tmpdir(),
      encoding: 'utf8',
    },
  );
  expect({ status, stdout, stderr }).toEqual({
    status: 64,
    stdout: '',
    stderr: 'NOT_FOUND (nowhere.pdf): This cannot be found.\n',
  });
});
