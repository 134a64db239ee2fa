import { lstatSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { type KeyFolder, KeyFolderFull, UnknownKey } from './key-folder.ts';
import { linesOf, ProtocolBroken, requestShape, type SignerAnswer, type SignerRequest } from './protocol.ts';

/** Server processes of one installation, and some to spare. */
const MOST_CONNECTIONS = 64;

/** Another signer answers on this socket, or something else stands in its place. */
export class SocketInUse extends Error {}

/**
 * Opens the signer's socket, for the user who started it alone (mode 0600). Requests of one connection are answered in
 * their order. Returns what closes it. Throws SocketInUse.
 */
export async function openSigner(folder: KeyFolder, path: string): Promise<() => Promise<void>> {
  const standing = lstatSync(path, { throwIfNoEntry: false });
  if (standing) {
    if (!standing.isSocket()) throw new SocketInUse(`what stands at ${path} is no socket`);
    if (await isAnswered(path)) throw new SocketInUse(`another signer answers at ${path}`);
    rmSync(path);
  }
  const connections = new Set<Socket>();
  const server = createServer((socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
    void serveOne(folder, socket);
  });
  server.maxConnections = MOST_CONNECTIONS;
  // From its first moment: a mode that is set afterwards leaves a gap.
  const before = process.umask(0o177);
  try {
    await listening(server, path);
  } finally {
    process.umask(before);
  }
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of connections) socket.destroy();
    });
}

const listening = (server: Server, path: string) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });

const isAnswered = (path: string) =>
  new Promise<boolean>((resolve) => {
    const probe = connect(path);
    probe.on('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.on('error', () => resolve(false));
  });

async function serveOne(folder: KeyFolder, socket: Socket): Promise<void> {
  socket.on('error', () => socket.destroy());
  try {
    for await (const line of linesOf(socket)) {
      const answer = answered(folder, requestOf(line));
      if (!socket.write(`${JSON.stringify(answer)}\n`))
        await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
    }
  } catch (problem) {
    // A connection that broke needs no words; whatever else is wrong ends this connection and no other.
    const code = (problem as NodeJS.ErrnoException).code;
    if (!(code === 'ECONNRESET' || code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE'))
      console.error(
        `signer: ${problem instanceof ProtocolBroken ? 'protocol broken' : (problem as Error).message}`,
      );
  } finally {
    socket.destroy();
  }
}

function requestOf(line: string): SignerRequest {
  try {
    return requestShape.parse(JSON.parse(line));
  } catch {
    throw new ProtocolBroken('not a request');
  }
}

function answered(folder: KeyFolder, request: SignerRequest): SignerAnswer {
  const { number } = request;
  try {
    switch (request.do) {
      case 'MAKE': {
        const { handle, publicKey } = folder.make(request.place);
        return { number, handle, publicKey: Buffer.from(publicKey).toString('base64url') };
      }
      case 'SIGN': {
        const data = request.data.map((one) => Buffer.from(one, 'base64url'));
        const signatures = folder.sign(request.place, request.handle, data);
        return { number, signatures: signatures.map((one) => Buffer.from(one).toString('base64url')) };
      }
      case 'DESTROY':
        folder.destroy(request.handle);
        return { number, destroyed: true };
    }
  } catch (problem) {
    if (problem instanceof UnknownKey) return { number, problem: 'UNKNOWN_KEY' };
    if (problem instanceof KeyFolderFull) return { number, problem: 'FULL' };
    throw problem;
  }
}
