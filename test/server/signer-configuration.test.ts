import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfiguration, readSignerConfiguration } from '../../src/server/configuration.ts';

const KEY = Buffer.alloc(32, 5).toString('base64');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pateva-signer-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('the signer keeps its own master key in its own folder, and listens there', () => {
  const first = readSignerConfiguration({ PATEVA_SIGNER_DIR: folder });
  expect(first).toMatchObject({ folder, socket: join(folder, 'signer.sock') });
  expect(readFileSync(join(folder, 'master.key'), 'utf8').trim()).toBe(
    Buffer.from(first.masterKey).toString('base64'),
  );
  expect(readSignerConfiguration({ PATEVA_SIGNER_DIR: folder })).toEqual(first);
});

it('in production the signer is given its master key, and where it listens may be told', () => {
  const given = { NODE_ENV: 'production', PATEVA_SIGNER_DIR: folder, PATEVA_SIGNER_MASTER_KEY: KEY };
  expect(readSignerConfiguration({ ...given, PATEVA_SIGNER_SOCKET: '/run/pateva/signer.sock' })).toEqual({
    folder,
    masterKey: Buffer.alloc(32, 5),
    socket: '/run/pateva/signer.sock',
  });
  expect(() => readSignerConfiguration({ ...given, PATEVA_SIGNER_MASTER_KEY: '' })).toThrow(
    'PATEVA_SIGNER_MASTER_KEY',
  );
  expect(() => readSignerConfiguration({ ...given, PATEVA_SIGNER_MASTER_KEY: 'c2hvcnQ=' })).toThrow(
    'PATEVA_SIGNER_MASTER_KEY: 32 bytes',
  );
});

it('a socket’s path has to be one that systems have room for', () => {
  const long = `/run/${'a'.repeat(120)}.sock`;
  for (const read of [readConfiguration, readSignerConfiguration] as const) {
    expect(() =>
      read({ PATEVA_DATA_DIR: folder, PATEVA_SIGNER_DIR: folder, PATEVA_SIGNER_SOCKET: long }),
    ).toThrow('PATEVA_SIGNER_SOCKET');
  }
});

it('the server knows a signer by its socket alone, and none where nothing is said', () => {
  const given = { PATEVA_DATA_DIR: folder, PATEVA_MASTER_KEY: KEY };
  expect(readConfiguration(given).signerSocket).toBeUndefined();
  expect(readConfiguration({ ...given, PATEVA_SIGNER_SOCKET: '/run/s.sock' }).signerSocket).toBe(
    '/run/s.sock',
  );
});
