import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revoke } from '../../src/credential/acts/end-credential.ts';
import { didDocumentOf, issuerSigner } from '../../src/credential/issuer-key.ts';
import { localSigner } from '../../src/credential/key-pair.ts';
import { servedStatusList } from '../../src/credential/served-status-list.ts';
import { stapledPresentation } from '../../src/credential/stapled.ts';
import { encodeList, listOf, signStatusList } from '../../src/credential/status-list.ts';
import { sourcesFromFolder } from '../../src/verification/given-sources.ts';
import { ownSources } from '../../src/verification/own-sources.ts';
import type { VerificationSources } from '../../src/verification/verify-credential.ts';
import { pateva } from '../helpers/child.ts';
import { serveHouse, tokenOf } from '../helpers/http.ts';
import { answers, judge } from '../helpers/sample-sources.ts';
import { ISSUED, type IssuingWorkshop, issuingWorkshop } from './issuing-workshop.ts';

const DID = 'did:web:localhost%3A4000:orgs:venevaja';
const later = (hours: number) => new Date(ISSUED.getTime() + hours * 60 * 60 * 1000);

describe('a credential with its status stapled', () => {
  let workshop: IssuingWorkshop;
  let served: Awaited<ReturnType<typeof serveHouse>>;
  let proof: Awaited<ReturnType<IssuingWorkshop['issue']>>;
  let stapled: string;
  const folder = mkdtempSync(join(tmpdir(), 'pateva-stapled-'));

  beforeAll(async () => {
    workshop = await issuingWorkshop();
    served = await serveHouse(workshop.house);
    proof = await workshop.issue();
    stapled = await staple();
    writeFileSync(join(folder, 'did.json'), JSON.stringify(await didDocumentOf(workshop.house, 'venevaja')));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await served.stop();
    await workshop.house.database.close();
  });

  const staple = async () => {
    const answer = await served.ask(
      'query Staple($id: ID!) { credential(id: $id) { stapled } }',
      { id: proof.id },
      { token: await tokenOf(workshop.house, workshop.holder) },
    );
    return String(answer.data?.credential?.stapled);
  };
  /** Knows the issuer's keys and nothing else. */
  const keysOnly = (now: Date): VerificationSources => sourcesFromFolder(folder, now);
  const statusOf = async (text: string, sources: VerificationSources) =>
    answers(await judge({ text }, sources)).STATUS;
  const parts = (text: string) => JSON.parse(text).verifiableCredential as [object, Record<string, unknown>];
  const around = (...inside: unknown[]) =>
    JSON.stringify({ ...JSON.parse(stapled), verifiableCredential: inside });

  it('is an unsigned presentation of the very bytes that were signed, and of a list good for a day', () => {
    expect(stapled).toContain(proof.signed);
    const presentation = JSON.parse(stapled);
    expect(presentation).toMatchObject({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      verifiableCredential: [
        JSON.parse(proof.signed),
        {
          id: `http://localhost:4000/status/${proof.row.statusList}`,
          type: ['VerifiableCredential', 'BitstringStatusListCredential'],
          issuer: DID,
          validFrom: '2026-03-02T09:59:00Z',
          validUntil: '2026-03-03T10:00:00Z',
        },
      ],
    });
    expect(presentation).not.toHaveProperty('proof');
  });

  it('is the holder’s and the issuing unit’s to take, and nobody else’s', async () => {
    const ask = async (token?: string) =>
      served.ask(
        'query Staple($id: ID!) { credential(id: $id) { stapled } }',
        { id: proof.id },
        token ? { token } : {},
      );
    expect((await ask()).codes).toEqual(['UNAUTHENTICATED']);
    expect((await ask(await tokenOf(workshop.house, workshop.coordinator))).codes).toEqual([]);
  });

  it('is valid as of the list’s time where no list can be had, and says so in three languages', async () => {
    const verdict = await judge({ text: stapled }, keysOnly(later(5)));
    expect(verdict.outcome).toBe('VALID');
    expect(answers(verdict).STATUS).toBe('VALID IN_FORCE_THEN');
    const { reason } = verdict.checks.find(({ name }) => name === 'STATUS')!;
    for (const words of Object.values(reason)) expect(words).toContain('2026-03-02 09:59 UTC');
    expect(new Set(Object.values(reason)).size).toBe(3);
    expect(await statusOf(proof.signed, keysOnly(later(5)))).toBe('UNKNOWN STATUS_UNREACHABLE');
  });

  it('counts no longer than the list says', async () => {
    expect(await statusOf(stapled, keysOnly(later(24)))).toBe('VALID IN_FORCE_THEN');
    expect(await statusOf(stapled, keysOnly(later(24.01)))).toBe('UNKNOWN STATUS_UNREACHABLE');
    expect(await statusOf(stapled, keysOnly(later(-1)))).toBe('UNKNOWN STATUS_UNREACHABLE');
  });

  it('counts only with the issuer’s signature, under the credential’s own address, for its purpose, and dated', async () => {
    const [credential, list] = parts(stapled);
    const url = String(list.id);
    const signer = await issuerSigner(workshop.sql, workshop.house, workshop.issuer, DID, ISSUED);
    const stranger = localSigner(signer.verificationMethod, new Uint8Array(32).fill(9));
    const base = { url, issuer: DID, list: listOf([]), issuedAt: ISSUED, until: later(24) };
    const attempts = {
      'as the issuer signs it': [base, signer, 'VALID IN_FORCE_THEN'],
      'signed by somebody else': [base, stranger, 'UNKNOWN STATUS_UNREACHABLE'],
      'of another issuer': [{ ...base, issuer: `${DID}x` }, signer, 'UNKNOWN STATUS_UNREACHABLE'],
      'of another address': [{ ...base, url: `${url}x` }, signer, 'UNKNOWN STATUS_UNREACHABLE'],
      'for suspension': [{ ...base, purpose: 'suspension' as const }, signer, 'UNKNOWN STATUS_UNREACHABLE'],
      'without an end': [{ ...base, until: undefined }, signer, 'UNKNOWN STATUS_UNREACHABLE'],
    } as const;
    for (const [name, [input, by, expected]] of Object.entries(attempts)) {
      const other = JSON.parse(await signStatusList(input, by));
      expect([name, await statusOf(around(credential, other), keysOnly(later(1)))]).toEqual([name, expected]);
    }
    const served = await servedStatusList(workshop.house, proof.row.statusList);
    expect(await statusOf(around(credential, JSON.parse(served!.revocation.text)), keysOnly(later(1)))).toBe(
      'UNKNOWN STATUS_UNREACHABLE',
    );
    const bits = (list.credentialSubject as { encodedList: string }).encodedList;
    const changed = JSON.parse(JSON.stringify(list).replace(bits, encodeList(listOf([7]))));
    expect(await statusOf(around(credential, changed), keysOnly(later(1)))).toBe(
      'UNKNOWN STATUS_UNREACHABLE',
    );
  });

  it('gives way to the list of now wherever that can be had, even one that cannot be trusted', async () => {
    const before = stapled;
    expect(await statusOf(before, ownSources(workshop.house))).toBe('VALID IN_FORCE');
    expect(await statusOf(before, { ...keysOnly(later(1)), statusList: async () => ({}) })).toBe(
      'UNKNOWN STATUS_NOT_TRUSTED',
    );
    await revoke(workshop.house.context(workshop.coordinator), {
      credential: proof.id,
      reason: 'WRONG_CONTENT',
    });
    expect(await statusOf(before, ownSources(workshop.house))).toBe('INVALID REVOKED');
    expect(await statusOf(before, keysOnly(later(1)))).toBe('VALID IN_FORCE_THEN');
    expect(await statusOf(await staple(), keysOnly(later(1)))).toBe('INVALID REVOKED');
  });

  it('is checked by `pateva verify` without a network, with the issuer’s keys alone', async () => {
    workshop.house.clock.set(new Date());
    const fresh = await workshop.issue();
    const file = join(folder, 'stapled.vp');
    writeFileSync(file, await stapledPresentation(workshop.house, fresh.row, fresh.signed));
    writeFileSync(join(folder, 'did.json'), JSON.stringify(await didDocumentOf(workshop.house, 'venevaja')));
    const child = pateva(['verify', file, '--trust', folder, '--language', 'en']);
    const status = await child.ended;
    expect([status, child.out().split('\n')[0]], child.out() + child.err()).toEqual([0, 'VALID']);
    expect(child.out()).toMatch(/✓ STATUS: .* was last noted \(\d{4}-\d\d-\d\d \d\d:\d\d UTC\)/);
  });
});
