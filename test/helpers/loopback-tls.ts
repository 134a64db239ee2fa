import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { generate } from 'selfsigned';
import { INTERNET, type Network } from '../../src/verification/guarded-fetch.ts';

/** A TLS server on this machine that stands for hosts of the internet, vouched for by a throw-away key. */
export async function loopbackTls(
  names: readonly string[],
  answer: (request: IncomingMessage, response: ServerResponse) => void,
) {
  const { private: key, cert } = await generate([{ name: 'commonName', value: names[0]! }], {
    algorithm: 'sha256',
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  const asked: string[] = [];
  const server = await new Promise<Server>((resolve) => {
    const made = createServer({ key, cert }, (request, response) => {
      asked.push(`https://${request.headers.host?.split(':')[0]}${request.url}`);
      answer(request, response);
    });
    made.listen(0, '127.0.0.1', () => resolve(made));
  });
  const address = server.address();
  const port = String(typeof address === 'object' ? address?.port : '');
  const network: Network = {
    ...INTERNET,
    resolve: async () => ['127.0.0.1'],
    isPublic: (one) => one === '127.0.0.1',
    ports: [port],
    ca: cert,
    milliseconds: 2_000,
  };
  return {
    port,
    network,
    /** Every address that was asked for, in order, without the port. */
    asked,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
