import { createPublicKey, verify } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MadeKey } from '../../../src/access/key-keeper.ts';
import { SocketKeeper } from '../../../src/credential/signer/socket-keeper.ts';
import { type Child, pateva } from '../../helpers/child.ts';

let folder: string;
let socket: string;
const children: Child[] = [];
const startSigner = async (environment: Record<string, string> = {}) => {
  const child = pateva(['signer'], { PATEVA_SIGNER_DIR: folder, ...environment });
  children.push(child);
  await child.says('The signer listens');
  return child;
};
const stop = async (child: Child, signal: NodeJS.Signals = 'SIGTERM') => {
  child.process.kill(signal);
  return child.ended;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pateva-signer-'));
  socket = join(folder, 'signer.sock');
});
afterEach(async () => {
  for (const child of children.splice(0)) await stop(child, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const holds = ({ publicKey }: MadeKey, data: Uint8Array, signature: Uint8Array) =>
  verify(
    null,
    data,
    createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
      format: 'jwk',
    }),
    signature,
  );
const UNREACHABLE = { code: 'SIGNER_UNREACHABLE' };
const data = Buffer.from('a rowing boat');

describe('the signer process', () => {
  it('makes a key, signs with it, and signs no more once it is destroyed', async () => {
    await startSigner();
    const keeper = new SocketKeeper(socket);
    const key = await keeper.makeKey('issuer-key:a');
    const signature = await keeper.sign('issuer-key:a', key.handle, data);
    expect(signature).toHaveLength(64);
    expect(holds(key, data, signature)).toBe(true);
    await keeper.destroyKey(key.handle);
    await keeper.destroyKey(key.handle);
    await expect(keeper.sign('issuer-key:a', key.handle, data)).rejects.toThrow('UNKNOWN_KEY');
    expect(readdirSync(join(folder, 'keys'))).toEqual([]);
  });

  it('signs thousands of data at once, each with its own signature', async () => {
    await startSigner();
    const keeper = new SocketKeeper(socket);
    const key = await keeper.makeKey('issuer-key:a');
    const many = Array.from({ length: 2_500 }, (_, n) => Buffer.from(`datum ${n}`));
    const signatures = await Promise.all(many.map((one) => keeper.sign('issuer-key:a', key.handle, one)));
    expect(many.every((one, at) => holds(key, one, signatures[at]!))).toBe(true);
    const large = Buffer.alloc(3 * 1024 * 1024, 7);
    expect(holds(key, large, await keeper.sign('issuer-key:a', key.handle, large))).toBe(true);
  });

  it('signs with a key for nothing but what it was made for', async () => {
    await startSigner();
    const keeper = new SocketKeeper(socket);
    const { handle } = await keeper.makeKey('issuer-key:a');
    await expect(keeper.sign('issuer-key:b', handle, data)).rejects.toThrow('UNKNOWN_KEY');
  });

  it('lets its own user alone in, and writes no key in clear', async () => {
    await startSigner();
    const keeper = new SocketKeeper(socket);
    const { handle } = await keeper.makeKey('issuer-key:a');
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    const file = join(folder, 'keys', `${handle}.key`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(file)).toHaveLength(12 + 32 + 16);
  });

  it('still has its keys after it was killed and started again', async () => {
    const first = await startSigner();
    const keeper = new SocketKeeper(socket);
    const key = await keeper.makeKey('issuer-key:a');
    await stop(first, 'SIGKILL');
    await expect(keeper.sign('issuer-key:a', key.handle, data)).rejects.toMatchObject(UNREACHABLE);
    await startSigner();
    expect(holds(key, data, await keeper.sign('issuer-key:a', key.handle, data))).toBe(true);
  });

  it('opens none of its keys under another master key', async () => {
    const first = await startSigner();
    const keeper = new SocketKeeper(socket);
    const { handle } = await keeper.makeKey('issuer-key:a');
    await stop(first);
    expect(existsSync(socket)).toBe(false);
    await startSigner({ PATEVA_SIGNER_MASTER_KEY: Buffer.alloc(32, 9).toString('base64') });
    await expect(keeper.sign('issuer-key:a', handle, data)).rejects.toThrow('UNKNOWN_KEY');
  });

  it('does not start twice on one socket', async () => {
    await startSigner();
    const second = pateva(['signer'], { PATEVA_SIGNER_DIR: folder });
    children.push(second);
    expect(await second.ended).toBe(78);
    expect(second.err()).toContain('another signer answers');
  });

  it('takes no file’s place', async () => {
    writeFileSync(socket, 'something of value');
    const child = pateva(['signer'], { PATEVA_SIGNER_DIR: folder });
    children.push(child);
    expect(await child.ended).toBe(78);
    expect(readFileSync(socket, 'utf8')).toBe('something of value');
  });

  it('demands a master key in production', async () => {
    const child = pateva(['signer'], { PATEVA_SIGNER_DIR: folder, NODE_ENV: 'production' });
    children.push(child);
    expect(await child.ended).toBe(78);
    expect(child.err()).toContain('PATEVA_SIGNER_MASTER_KEY');
  });

  it('hangs up at whatever it does not know, and goes on serving others', async () => {
    await startSigner();
    for (const text of [
      'hello\n',
      '{"number":1,"do":"EXPORT","handle":"aaaaaaaaaaaaaaaaaaaaaa"}\n',
      '{"number":1,"do":"DESTROY","handle":"../../../../etc/passwd"}\n',
      'x'.repeat(9 * 1024 * 1024),
    ]) {
      const stranger = connect(socket);
      const said: Buffer[] = [];
      stranger.on('data', (part: Buffer) => said.push(part)).on('error', () => {});
      const closed = new Promise((resolve) => stranger.on('close', resolve));
      stranger.write(text);
      await closed;
      expect(said).toEqual([]);
    }
    expect((await new SocketKeeper(socket).makeKey('issuer-key:a')).publicKey).toHaveLength(32);
  });
});

describe('a server whose signer does not answer', () => {
  it('is told so where nothing listens', async () => {
    await expect(new SocketKeeper(socket).makeKey('issuer-key:a')).rejects.toMatchObject(UNREACHABLE);
    writeFileSync(socket, '');
    await expect(new SocketKeeper(socket).makeKey('issuer-key:a')).rejects.toMatchObject(UNREACHABLE);
  });

  it.each([
    ['hangs', null],
    ['talks nonsense', 'hm\n'],
    ['answers what nobody asked', '{"number":77,"destroyed":true}\n'],
    ['gives too short a signature', '{"number":1,"signatures":["AAAA"]}\n'],
    ['gives fewer signatures than it was asked for', '{"number":1,"signatures":[]}\n'],
  ])('is told so where it %s', async (_, answer) => {
    const connections: Socket[] = [];
    const server = createServer((connection) => {
      connections.push(connection);
      connection.on('error', () => {}).on('data', () => answer && connection.write(answer));
    });
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    const keeper = new SocketKeeper(socket, 300);
    await expect(keeper.sign('issuer-key:a', 'a'.repeat(22), data)).rejects.toMatchObject(UNREACHABLE);
    for (const connection of connections) connection.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
});
