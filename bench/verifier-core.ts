import { createInterface } from 'node:readline';
import { verifyCredential } from '@digitalcredentials/verifier-core';
import { rate } from './rate.ts';

// A process of its own: it shares a cache with ours, and each time it looks on the network for a JSON Schema and for
// registers of issuers. Here it is told at once that there is none, so that only its own work is measured.
globalThis.fetch = () => Promise.reject(new TypeError('no network'));
console.log = console.error = () => undefined;

// The first line of input holds the credentials; each line after it asks for one round.
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const credentials = JSON.parse((await lines.next()).value ?? '[]') as Parameters<
  typeof verifyCredential
>[0]['credential'][];

async function verify(at: number): Promise<void> {
  const credential = credentials[at % credentials.length]!;
  const { log, errors } = await verifyCredential({ credential, knownDIDRegistries: [] });
  const holds = log?.some(({ id, valid }) => id === 'valid_signature' && valid);
  if (!holds || errors?.length) throw new Error(`does not verify: ${JSON.stringify({ log, errors })}`);
}

await verify(0);
for await (const _ of { [Symbol.asyncIterator]: () => lines })
  process.stdout.write(`${await rate(verify)}\n`);
