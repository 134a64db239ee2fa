import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/base/id.ts';
import { demand } from '../../src/base/refusal.ts';
import { didDocument, didKey } from '../../src/credential/did.ts';
import { compactJws } from '../../src/credential/envelope/jws.ts';
import { issueOpenBadge } from '../../src/credential/issue-open-badge.ts';
import { localSigner, newPrivateKey, publicKeyMultibase } from '../../src/credential/key-pair.ts';
import { openBadge } from '../../src/credential/open-badge.ts';
import { signCredential } from '../../src/credential/sign.ts';
import { sourcesFromOutside } from '../../src/verification/given-sources.ts';
import { signReceipt } from '../../src/verification/receipt.ts';
import { verifyProof } from '../../src/verification/verify-credential.ts';
import { pateva } from '../helpers/child.ts';
import { badgeOptions, ISSUED_AT, recognisedAward, signer } from '../helpers/sample-award.ts';

const SERVER = 'did:web:proofs.example.org';

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pateva-cli-verify-'));
  writeFileSync(file('elsewhere.json'), String(await issueOpenBadge(recognisedAward, badgeOptions, signer)));

  const secret = newPrivateKey();
  const multibase = await publicKeyMultibase(secret);
  const own = didKey(multibase);
  const { credentialStatus: _, ...badge } = demand(openBadge(recognisedAward, badgeOptions));
  const bySelf = { ...badge, issuer: { id: own.did, type: ['Profile'], name: 'Opisto' } };
  const signed = await signCredential(bySelf, localSigner(own.verificationMethod, secret), ISSUED_AT);
  writeFileSync(file('stranger.json'), signed);
  writeFileSync(file('inside.json'), signed.replaceAll(own.did, 'did:web:localhost%3A4000:orgs:x'));
  const both = { '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiablePresentation'] };
  const changed = signed.replace('Soutuveneiden', 'Moottoriveneiden');
  const verifiableCredential = [signed, changed].map((text) => JSON.parse(text));
  writeFileSync(file('both.json'), JSON.stringify({ ...both, verifiableCredential }));

  const verdict = demand(
    await verifyProof({ bytes: Buffer.from(signed) }, sourcesFromOutside(new Date(), undefined)),
  );
  const key = { fragment: 'key-1', publicKeyMultibase: multibase, state: 'RETIRED' as const };
  mkdirSync(file('trust'));
  writeFileSync(file('trust/server.did.json'), JSON.stringify(didDocument(SERVER, [key])));
  const receipt = await signReceipt(verdict, SERVER, localSigner(`${SERVER}#key-1`, secret), new Date());
  writeFileSync(file('receipt.jwt'), receipt);
  const erased = await compactJws(
    { typ: 'pateva-erasure-receipt+jwt' },
    {
      iss: SERVER,
      iat: Math.floor(Date.now() / 1000),
      jti: newId('erasure'),
      erasure_receipt: 1,
      software: 'pateva/0.1.0',
      asked_on: '2026-03-02',
      erased_on: '2026-03-16',
      backups_gone_on: '2026-04-20',
    },
    localSigner(`${SERVER}#key-1`, secret),
  );
  writeFileSync(file('erased.jwt'), erased);
  writeFileSync(file('erased-forged.jwt'), `${erased.slice(0, -8)}AAAAAAAA`);
  writeFileSync(file('forged.jwt'), `${receipt.slice(0, -8)}AAAAAAAA`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const verify = async (...args: string[]) => {
  const child = pateva(['verify', ...args, '--language', 'en']);
  return { status: await child.ended, lines: child.out().trim().split('\n'), told: child.err() };
};

describe('pateva verify', () => {
  it('needs nobody for an issuer that is its own key', async () => {
    const { status, lines } = await verify(file('stranger.json'), '--offline');
    expect([status, lines[0]]).toEqual([0, 'VALID']);
  });

  it('cannot tell of an issuer elsewhere when it is offline', async () => {
    const { status, lines } = await verify(file('elsewhere.json'), '--offline');
    expect([status, lines[0]]).toEqual([2, 'UNKNOWN']);
    expect(lines).toContain('  ? ISSUER_IDENTITY: The issuer’s keys could not be fetched. Try again later.');
  });

  it('does not ask this machine because a file names it', async () => {
    const { status, lines } = await verify(file('inside.json'));
    expect([status, lines[0]]).toEqual([2, 'UNKNOWN']);
  });

  it('tells of each of several credentials', async () => {
    const { status, lines } = await verify(file('both.json'), '--offline');
    expect(status).toBe(1);
    expect(lines.filter((line) => !line.startsWith('  '))).toEqual([
      'INVALID',
      '1. VALID Soutuveneiden kunnostaminen',
      '2. INVALID',
    ]);
  });

  it('takes a receipt by itself', async () => {
    const { status, lines } = await verify(file('receipt.jwt'), '--trust', file('trust'));
    expect([status, lines[0]]).toEqual([0, 'VALID']);
    expect(lines.at(-1)).toMatch(
      /^ {2}✓ RECEIPT: The receipt says that the credential was genuine and in force/,
    );
    expect((await verify(file('receipt.jwt'), '--offline')).status).toBe(2);
    expect((await verify(file('forged.jwt'), '--trust', file('trust'))).status).toBe(1);
  });

  it('takes the receipt of an erasure, and says in words what it is', async () => {
    const { status, lines } = await verify(file('erased.jwt'), '--trust', file('trust'));
    expect([status, lines[0], lines[1]]).toEqual([
      0,
      'VALID',
      '  ✓ READABLE: This is not a credential but the receipt of a wallet’s erasure.',
    ]);
    expect(lines.at(-1)).toMatch(/^ {2}✓ RECEIPT: .* the wallet was erased on 16 March 2026, /);
    expect((await verify(file('erased-forged.jwt'), '--trust', file('trust'))).status).toBe(1);
  });

  it.each([
    ['stranger.json', 'receipt.jwt', 0, 'RECEIPT of this file'],
    ['both.json', 'receipt.jwt', 1, 'RECEIPT, but not of this file'],
    ['stranger.json', 'forged.jwt', 0, 'RECEIPT that cannot be believed'],
  ])('compares %s with %s, and the verdict stays that of the file', async (proof, receipt, status, word) => {
    const answer = await verify(file(proof), '--trust', file('trust'), '--receipt', file(receipt));
    expect(answer.status).toBe(status);
    expect(answer.lines).toContain(word);
  });

  it('says that it was used wrongly where the receipt is none', async () => {
    const { status, told } = await verify(
      file('stranger.json'),
      '--offline',
      '--receipt',
      file('stranger.json'),
    );
    expect([status, told.split(' ')[0]]).toEqual([64, 'INVALID_INPUT']);
  });
});
