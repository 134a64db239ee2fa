import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { generate } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { signPresentation } from '@digitalbazaar/vc';
import { describe, expect, it } from 'vitest';
import { newPrivateKey, publicKeyMultibase } from '../../src/credential/key-pair.ts';
import { checkPresentation } from '../../src/verification/check-presentation.ts';
import { secondLoader } from '../helpers/second-verifier.ts';

const NOW = new Date('2026-03-21T12:00:00Z');
const DID = 'did:web:holder.example';
const seed = newPrivateKey();
const method = {
  id: `${DID}#key-1`,
  type: 'Multikey',
  controller: DID,
  publicKeyMultibase: await publicKeyMultibase(seed),
};
const key = await generate({ id: method.id, controller: DID, seed });
const presentation = await signPresentation({
  presentation: {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder: DID,
  },
  suite: new DataIntegrityProof({ signer: key.signer(), date: '2026-03-21T10:00:00Z', cryptosuite }),
  challenge: 'answer-me',
  documentLoader: secondLoader({}),
});

const judged = async (document: object | null, challenge: string | undefined = 'answer-me') => {
  const { outcome, code } = await checkPresentation(
    presentation,
    { challenge },
    async () => document,
    NOW,
    'KNOWN',
  );
  return `${outcome} ${code}`;
};

describe('the proof of a presentation', () => {
  it('holds by a key that the holder’s document lists for authentication', async () => {
    expect(await judged({ id: DID, verificationMethod: [method], authentication: [method.id] })).toBe(
      'VALID SIGNATURE_HOLDS',
    );
  });

  it('does not hold by a key that it lists for assertions only', async () => {
    expect(await judged({ id: DID, verificationMethod: [method], assertionMethod: [method.id] })).toBe(
      'INVALID HOLDER_WRONG',
    );
  });

  it('cannot be told without the holder’s document', async () => {
    expect(await judged(null)).toBe('UNKNOWN NO_KEY');
  });

  it('answers one challenge only', async () => {
    const document = { id: DID, authentication: [method] };
    expect(await judged(document, 'other')).toBe('INVALID CHALLENGE_DIFFERS');
    expect(await judged(document)).toBe('VALID SIGNATURE_HOLDS');
  });
});
