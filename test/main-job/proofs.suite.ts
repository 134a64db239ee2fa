import { checkStatus as trapCheck } from '@digitalbazaar/vc-bitstring-status-list';
import { DataIntegrityProof } from '@digitalcredentials/data-integrity';
import { checkStatus as otherCheck } from '@digitalcredentials/vc-bitstring-status-list';
import { describe, expect, it } from 'vitest';
import type { DidDocument } from '../../src/credential/did.ts';
import { documentLoader } from '../../src/credential/document-loader.ts';
import { boundedSuite } from '../../src/credential/sign.ts';
import { documentsOf, secondLoader, secondSuite, verifiesElsewhere } from '../helpers/second-verifier.ts';
import type { ProofName, Told } from '../helpers/story/main-job.ts';
import { fetchTrust, oneByteChanged, verdictOn } from '../helpers/story/proof.ts';

const NAMES: readonly ProofName[] = [
  'certificateFi',
  'certificateSv',
  'certificateEn',
  'unit',
  'raised',
  'part',
  'corrected',
  'piece',
  'completed',
  'statement',
];
const REVOKED: readonly ProofName[] = ['part', 'completed'];

/** The text with one letter or digit changed, at so many places spread over it. */
const changedAnywhere = (text: string, places: number): string[] =>
  Array.from({ length: places }, (_, n) => {
    let at = Math.floor(((n + 0.5) * text.length) / places);
    while (!/[a-z0-9]/i.test(text[at] ?? '')) at += 1;
    const other = text[at] === '7' ? '3' : '7';
    return text.slice(0, at) + other + text.slice(at + 1);
  });

export function proofs(told: () => Told): void {
  const proof = (name: ProofName) => told().proofs[name];
  const trust = async (name: ProofName) => {
    const { did, list } = await fetchTrust(told().served.baseUrl, proof(name));
    return { did: did as DidDocument, list };
  };
  const elsewhere = async (name: ProofName, text = proof(name).json) => {
    let credential: object;
    try {
      credential = JSON.parse(text) as object;
    } catch {
      return false;
    }
    return verifiesElsewhere(credential, (await trust(name)).did, new Date());
  };
  const here = async (name: ProofName, text = proof(name).json) => verdictOn(told().served.person(), text);

  describe.each(NAMES)('the credential %s', (name) => {
    it('verifies with another library, over the DID document that is served', async () => {
      expect(await elsewhere(name)).toBe(true);
    });

    it('is told here what it is, in three languages, to somebody who is not signed in', async () => {
      const { outcome, checks, proof: summary } = await here(name);
      expect(outcome).toBe(REVOKED.includes(name) ? 'INVALID' : 'VALID');
      const status = name === 'unit' ? 'SUPERSEDED' : REVOKED.includes(name) ? 'REVOKED' : 'IN_FORCE';
      expect(Object.fromEntries(checks.map((check) => [check.name, check.code]))).toEqual({
        READABLE: 'READ',
        SHAPE: 'SHAPE_FITS',
        PROOF: 'SIGNATURE_HOLDS',
        ISSUER_IDENTITY: 'KEY_OF_ISSUER',
        ISSUER_TRUST: 'ISSUER_KNOWN',
        STATUS: status,
        DATES: 'DATES_FIT',
      });
      for (const { fi, sv, en } of checks) {
        expect(new Set([fi, sv, en]).size).toBe(3);
        expect(`${fi}${sv}${en}`).not.toMatch(/[{}]|undefined/);
      }
      expect(summary?.holderName).toBeTruthy();
      expect(summary?.issuerName).toBeTruthy();
    });

    it('fails there and here when one letter of what it says is changed', async () => {
      const changed = oneByteChanged(proof(name));
      expect(Buffer.byteLength(changed)).toBe(Buffer.byteLength(proof(name).json));
      expect(await elsewhere(name, changed)).toBe(false);
      const { outcome, checks } = await here(name, changed);
      expect(outcome).toBe('INVALID');
      expect(checks.find((check) => check.name === 'PROOF')?.code).toBe('SIGNATURE_BROKEN');
    });

    it('holds nowhere after any other change', async () => {
      const changes = changedAnywhere(proof(name).json, 7);
      const outcomes = [];
      for (const changed of changes)
        outcomes.push([await elsewhere(name, changed), (await here(name, changed)).outcome === 'VALID']);
      expect(outcomes).toEqual(changes.map(() => [false, false]));
    });

    it('has a status that others read from the list that is served', async () => {
      const { did, list } = await trust(name);
      const documents = { ...documentsOf(did), [list.id]: list };
      const { credential } = proof(name);
      const revoked = REVOKED.includes(name);
      const other = await otherCheck({
        credential,
        suite: new DataIntegrityProof({ cryptosuite: boundedSuite }),
        documentLoader: documentLoader(documents),
      });
      expect(other.verified).toBe(!revoked);
      const trap = await trapCheck({
        credential,
        suite: secondSuite(),
        documentLoader: secondLoader(documents),
      });
      expect(trap).toMatchObject({ verified: true, results: [{ verified: true, status: revoked }] });
    });
  });

  describe('the credentials together', () => {
    it('are about a subject of their own each, and tell nothing that joins them', () => {
      const subjects = NAMES.map((name) => proof(name).credential.credentialSubject.id);
      expect(new Set(subjects).size).toBe(NAMES.length);
      expect(new Set(NAMES.map((name) => proof(name).credential.id)).size).toBe(NAMES.length);
      for (const name of NAMES)
        for (const id of [...told().setting.participantIds, ...Object.values(told().checklists)])
          expect(proof(name).json).not.toContain(id);
    });

    it('of a school hold no mark and no place of the workshop, and a statement no grade', () => {
      const ofSchool = NAMES.filter((name) => !name.startsWith('certificate'));
      for (const name of ofSchool)
        expect(proof(name).json).not.toMatch(
          /Polkupyöräpaja|Cykelverkstaden|Bicycle workshop|Näytekatu|Pajat/,
        );
      expect(proof('statement').json).not.toMatch(/#grade|creditsEarned/);
      expect(proof('raised').json).toContain('#grade');
    });
  });
}
