import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { didKey } from '../../../src/credential/did.ts';
import { badgePng } from '../../../src/credential/envelope/badge-art.ts';
import { bakePng, unbakePng } from '../../../src/credential/envelope/baked-png.ts';
import { issueOpenBadge } from '../../../src/credential/issue-open-badge.ts';
import { localSigner, publicKeyMultibase } from '../../../src/credential/key-pair.ts';
import { emptyList, listOf, signStatusList } from '../../../src/credential/status-list.ts';
import { script } from '../../helpers/child.ts';
import { viewOf } from '../../helpers/envelopes.ts';
import { badgeOptions, PRIVATE_KEY, recognisedAward, STATUS_INDEX } from '../../helpers/sample-award.ts';

let list = '';
const server = createServer((_request, response) =>
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(list),
);
await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
afterAll(() => server.close());

const url = `http://localhost:${(server.address() as AddressInfo).port}/status/1`;
const { did, verificationMethod } = didKey(await publicKeyMultibase(PRIVATE_KEY));
const signer = localSigner(verificationMethod, PRIVATE_KEY);
const options = {
  ...badgeOptions,
  issuerProfile: { ...badgeOptions.issuerProfile, did },
  status: { listUrl: url, index: STATUS_INDEX },
};
const signed = String(await issueOpenBadge(recognisedAward, options, signer));

interface Told {
  readonly log?: readonly { readonly id: string; readonly valid?: boolean }[];
  readonly errors?: readonly { readonly name: string }[];
}

async function verifierCoreOn(
  text: string,
  bits: Uint8Array,
): Promise<Record<string, boolean | undefined> | string> {
  list = await signStatusList({ url, issuer: did, list: bits, issuedAt: badgeOptions.issuedAt }, signer);
  const child = script('test/helpers/verifier-core.ts', []);
  child.process.stdin.end(text);
  await child.ended;
  const { log, errors } = JSON.parse(child.out().split('\n').at(-1) ?? '') as Told;
  return errors?.[0]?.name ?? Object.fromEntries((log ?? []).map(({ id, valid }) => [id, valid]));
}

it('verifier-core finds ours good, from inside its picture too', async () => {
  const baked = unbakePng(bakePng(badgePng(viewOf(JSON.parse(signed)), 96), signed));
  expect(await verifierCoreOn(baked.kind === 'FOUND' ? baked.text : '', emptyList())).toMatchObject({
    valid_signature: true,
    expiration: true,
    revocation_status: true,
  });
});

it('verifier-core finds ours revoked once it is', async () => {
  const told = await verifierCoreOn(signed, listOf([STATUS_INDEX]));
  expect(told).toMatchObject({ valid_signature: true, revocation_status: false });
});

it('verifier-core finds a changed one broken', async () => {
  const changed = JSON.stringify({ ...JSON.parse(signed), name: 'Tutkintotodistus' });
  expect(await verifierCoreOn(changed, emptyList())).toBe('invalid_signature');
});
