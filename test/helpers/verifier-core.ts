import { verifyCredential } from '@digitalcredentials/verifier-core';

// Run in a process of its own: it has a loader that goes to the network, and shares a cache with ours.
let text = '';
for await (const chunk of process.stdin) text += chunk;
const { log, errors } = await verifyCredential({ credential: JSON.parse(text), knownDIDRegistries: [] });
process.stdout.write(`\n${JSON.stringify({ log, errors })}`);
