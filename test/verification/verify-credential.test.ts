import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { certificatePdf } from '../../src/credential/certificate-pdf.ts';
import { certificateViewOf } from '../../src/credential/certificate-view-of.ts';
import { didDocument, didKey } from '../../src/credential/did.ts';
import { issueOpenBadge } from '../../src/credential/issue-open-badge.ts';
import { localSigner, newPrivateKey, publicKeyMultibase } from '../../src/credential/key-pair.ts';
import { openBadge } from '../../src/credential/open-badge.ts';
import { signCredential } from '../../src/credential/sign.ts';
import { emptyList, signStatusList, statusListCredential } from '../../src/credential/status-list.ts';
import { REASON } from '../../src/verification/check.text.ts';
import { type CheckName, type Outcome, outcomeOf } from '../../src/verification/check.ts';
import { verifyProof } from '../../src/verification/verify-credential.ts';
import {
  badgeOptions,
  certificateAward,
  ISSUED_AT,
  ISSUER_DID,
  KEY_FRAGMENT,
  LIST_URL,
  PRIVATE_KEY,
  recognisedAward,
  signer,
} from '../helpers/sample-award.ts';
import { answers, judge, revokedList, sources, statusList } from '../helpers/sample-sources.ts';

const text = String(await issueOpenBadge(recognisedAward, badgeOptions, signer));
const signed = JSON.parse(text);
const resigned = (change: object) => signCredential({ ...unsigned(), ...change }, signer, ISSUED_AT);
const unsigned = () => openBadge(recognisedAward, badgeOptions) as Record<string, unknown>;

const VERIFY_URL = 'https://proofs.example.org/v/6c1f3f0e-8a52-4f4e-9f4b-0d7a0f6f2a11';

const GOOD = {
  READABLE: 'VALID READ',
  SHAPE: 'VALID SHAPE_FITS',
  PROOF: 'VALID SIGNATURE_HOLDS',
  ISSUER_IDENTITY: 'VALID KEY_OF_ISSUER',
  ISSUER_TRUST: 'VALID ISSUER_KNOWN',
  STATUS: 'VALID IN_FORCE',
  DATES: 'VALID DATES_FIT',
};

describe('a sound credential', () => {
  it('is valid, check by check, and says what it says', async () => {
    const verdict = await judge({ text });
    expect(verdict.outcome).toBe('VALID');
    expect(answers(verdict)).toEqual(GOOD);
    expect(verdict.summary).toMatchObject({
      credentialId: badgeOptions.credentialId,
      issuer: { id: ISSUER_DID, registeredName: 'Näytekaupunki, Venevaja' },
      holderName: 'Aino Ђorđe Näyteniemi',
      achievementName: 'Soutuveneiden kunnostaminen',
      issuedOn: '2026-03-21',
      view: { kind: 'RECOGNISED_COMPETENCE' },
    });
  });

  it('is read from bytes and from inside a PDF too', async () => {
    const bytes = new TextEncoder().encode(text);
    expect((await judge({ bytes })).outcome).toBe('VALID');
    const view = certificateViewOf(signed);
    if (view instanceof Refusal) throw view;
    const pdf = await certificatePdf({
      view,
      signed: bytes,
      fileName: 'todistus.json',
      verifyUrl: VERIFY_URL,
      qrPayload: `${VERIFY_URL}#eyJhIjoxfQ.e30.c2ln`,
      issuedAt: ISSUED_AT,
    });
    expect(answers(await judge({ bytes: pdf }))).toEqual({ ...GOOD, VISIBLE_TEXT: 'VALID PAGE_AGREES' });
  });

  it('of an issuer that nobody knows is valid, the doubt said beside it', async () => {
    const verdict = await judge({ text }, { trustedIssuer: () => null });
    expect(verdict.outcome).toBe('VALID');
    expect(answers(verdict)).toEqual({ ...GOOD, ISSUER_TRUST: 'UNKNOWN ISSUER_NOT_KNOWN' });
  });

  it('that a better one took the place of is valid, and its status says so', async () => {
    const later = { fi: 'Arvosana korotettiin.', sv: 'Vitsordet höjdes.', en: 'The grade was raised.' };
    const verdict = await judge({ text }, { superseded: async () => later });
    expect([verdict.outcome, answers(verdict).STATUS]).toEqual(['VALID', 'VALID SUPERSEDED']);
    expect(verdict.checks.find(({ name }) => name === 'STATUS')?.reason.en).toContain(
      'The grade was raised.',
    );
  });

  it('stays valid when its key is retired and another one signs', async () => {
    const keys = [
      {
        fragment: KEY_FRAGMENT,
        publicKeyMultibase: await publicKeyMultibase(PRIVATE_KEY),
        state: 'RETIRED' as const,
      },
      {
        fragment: 'key-2',
        publicKeyMultibase: await publicKeyMultibase(newPrivateKey()),
        state: 'ACTIVE' as const,
      },
    ];
    expect((await judge({ text }, { didDocument: async () => didDocument(ISSUER_DID, keys) })).outcome).toBe(
      'VALID',
    );
  });
});

describe('a did:key issuer', () => {
  const foreign = async (change: object = {}) => {
    const key = newPrivateKey();
    const { did, verificationMethod } = didKey(await publicKeyMultibase(key));
    const { credentialStatus: _, ...rest } = unsigned();
    const badge = { ...rest, issuer: { id: did, type: ['Profile'], name: 'Somebody' }, ...change };
    return signCredential(badge, localSigner(verificationMethod, key), ISSUED_AT);
  };

  it('needs nobody’s document: valid, trust unknown, no status to check', async () => {
    const verdict = await judge({ text: await foreign() }, { didDocument: async () => null });
    const { STATUS: _, ...rest } = GOOD;
    expect(verdict.outcome).toBe('VALID');
    expect(answers(verdict)).toEqual({ ...rest, ISSUER_TRUST: 'UNKNOWN ISSUER_NOT_KNOWN' });
    expect(verdict.summary?.issuer).toMatchObject({ registeredName: null, statedName: 'Somebody' });
  });

  it('is not believed with a status of an unknown kind', async () => {
    const status = {
      id: 'urn:x:1',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '1',
      statusListCredential: LIST_URL,
      statusSize: 2,
      statusMessage: ['0x0', '0x1', '0x2', '0x3'].map((status) => ({ status, message: `meaning ${status}` })),
    };
    const verdict = await judge({ text: await foreign({ credentialStatus: status }) });
    expect([verdict.outcome, answers(verdict).STATUS]).toEqual(['UNKNOWN', 'UNKNOWN OTHER_STATUS']);
  });

  it('is not revoked by the list of another issuer', async () => {
    const verdict = await judge({ text: await foreign({ credentialStatus: signed.credentialStatus }) });
    expect([verdict.outcome, answers(verdict).STATUS]).toEqual(['UNKNOWN', 'UNKNOWN STATUS_NOT_TRUSTED']);
  });
});

describe('status', () => {
  it('revoked makes it invalid and says who did it', async () => {
    const verdict = await judge({ text }, { statusList: async () => revokedList });
    expect(verdict.outcome).toBe('INVALID');
    expect(answers(verdict)).toEqual({ ...GOOD, STATUS: 'INVALID REVOKED' });
    expect(verdict.checks.find(({ name }) => name === 'STATUS')?.reason).toEqual({
      fi: 'Myöntäjä on perunut todistuksen.',
      sv: 'Utfärdaren har återkallat intyget.',
      en: 'The issuer has revoked the credential.',
    });
  });

  it('that cannot be fetched is unknown, never valid', async () => {
    const unreachable = [async () => null, async () => Promise.reject(new Error('no way'))];
    for (const list of unreachable) {
      const verdict = await judge({ text }, { statusList: list });
      expect([verdict.outcome, answers(verdict).STATUS]).toEqual(['UNKNOWN', 'UNKNOWN STATUS_UNREACHABLE']);
    }
  });

  it.each<[string, () => Promise<object>]>([
    [
      'unsigned',
      async () =>
        statusListCredential({ url: LIST_URL, issuer: ISSUER_DID, list: emptyList(), issuedAt: ISSUED_AT }),
    ],
    ['changed', async () => ({ ...statusList, validFrom: '2026-03-20T00:00:00Z' })],
    [
      'of another address',
      async () =>
        JSON.parse(
          await signStatusList(
            { url: `${LIST_URL}0`, issuer: ISSUER_DID, list: emptyList(), issuedAt: ISSUED_AT },
            signer,
          ),
        ),
    ],
    [
      'too short for the index',
      async () =>
        JSON.parse(
          await signStatusList(
            { url: LIST_URL, issuer: ISSUER_DID, list: new Uint8Array(8), issuedAt: ISSUED_AT },
            signer,
          ),
        ),
    ],
    [
      'from the future',
      async () =>
        JSON.parse(
          await signStatusList(
            {
              url: LIST_URL,
              issuer: ISSUER_DID,
              list: emptyList(),
              issuedAt: new Date('2027-01-01T00:00:00Z'),
            },
            signer,
          ),
        ),
    ],
    ['no list at all', async () => signed],
  ])('from a list that is %s is unknown', async (_name, list) => {
    const document = await list();
    const verdict = await judge({ text }, { statusList: async () => document });
    expect([verdict.outcome, answers(verdict).STATUS]).toEqual(['UNKNOWN', 'UNKNOWN STATUS_NOT_TRUSTED']);
  });

  it('missing from one of ours fails its shape', async () => {
    const { credentialStatus: _, ...rest } = unsigned();
    const verdict = await judge({ text: await signCredential(rest, signer, ISSUED_AT) });
    expect(verdict.outcome).toBe('INVALID');
    expect(answers(verdict).SHAPE).toBe('INVALID SHAPE_WRONG');
    expect(answers(verdict).STATUS).toBeUndefined();
  });
});

describe('the issuer’s identity', () => {
  it('cannot be told without its document', async () => {
    for (const document of [async () => null, async () => Promise.reject(new Error('no way'))]) {
      const verdict = await judge({ text }, { didDocument: document });
      expect(verdict.outcome).toBe('UNKNOWN');
      expect(answers(verdict)).toMatchObject({
        PROOF: 'UNKNOWN NO_KEY',
        ISSUER_IDENTITY: 'UNKNOWN ISSUER_UNREACHABLE',
      });
      expect(verdict.summary).toBeNull();
    }
  });

  it('fails once the key is compromised, whatever date the proof bears', async () => {
    const keys = [
      {
        fragment: KEY_FRAGMENT,
        publicKeyMultibase: await publicKeyMultibase(PRIVATE_KEY),
        state: 'COMPROMISED' as const,
      },
    ];
    const verdict = await judge({ text }, { didDocument: async () => didDocument(ISSUER_DID, keys) });
    expect([verdict.outcome, answers(verdict).ISSUER_IDENTITY]).toEqual([
      'INVALID',
      'INVALID KEY_NOT_OF_ISSUER',
    ]);
  });

  it('fails where the key may do other things than assert', async () => {
    const document = async () => ({
      ...((await sources.didDocument(ISSUER_DID)) as object),
      assertionMethod: [],
    });
    expect(answers(await judge({ text }, { didDocument: document })).ISSUER_IDENTITY).toBe(
      'INVALID KEY_NOT_OF_ISSUER',
    );
  });

  it('fails where somebody else’s key signed in the issuer’s name', async () => {
    const key = newPrivateKey();
    const { verificationMethod } = didKey(await publicKeyMultibase(key));
    const forged = await signCredential(unsigned(), localSigner(verificationMethod, key), ISSUED_AT);
    const verdict = await judge({ text: forged });
    expect([verdict.outcome, answers(verdict).ISSUER_IDENTITY]).toEqual([
      'INVALID',
      'INVALID KEY_NOT_OF_ISSUER',
    ]);
  });

  it('fails where the document is of another DID', async () => {
    const document = async () => ({
      ...((await sources.didDocument(ISSUER_DID)) as object),
      id: 'did:web:elsewhere.example',
    });
    expect((await judge({ text }, { didDocument: document })).outcome).toBe('INVALID');
  });
});

describe('the proof', () => {
  const proofOf = async (credential: object, other = {}) => {
    const verdict = await judge({ text: JSON.stringify(credential) }, other);
    return [verdict.outcome, answers(verdict).PROOF];
  };
  const foreign = { isOurs: () => false };

  it('breaks with a changed claim', async () => {
    expect(await proofOf({ ...signed, name: 'Tutkintotodistus' })).toEqual([
      'INVALID',
      'INVALID SIGNATURE_BROKEN',
    ]);
  });

  it('covers everything: an added claim shows', async () => {
    expect(await proofOf({ ...signed, awardedBy: 'x' }, foreign)).toEqual(['INVALID', 'INVALID NOT_COVERED']);
  });

  it('missing is told as such', async () => {
    const { proof: _, ...rest } = signed;
    expect(await proofOf(rest)).toEqual(['INVALID', 'INVALID NOT_SIGNED']);
  });

  it('for another purpose does not count', async () => {
    const proof = { ...signed.proof, proofPurpose: 'authentication' };
    expect(await proofOf({ ...signed, proof })).toEqual(['INVALID', 'INVALID SIGNATURE_BROKEN']);
  });

  it('of another kind, or several, are not guessed at', async () => {
    const other = { ...signed.proof, cryptosuite: 'ecdsa-rdfc-2019' };
    expect(await proofOf({ ...signed, proof: other })).toEqual(['UNKNOWN', 'UNKNOWN OTHER_SIGNATURE']);
    const several = await proofOf({ ...signed, proof: [signed.proof, other] }, foreign);
    expect(several).toEqual(['UNKNOWN', 'UNKNOWN OTHER_SIGNATURE']);
  });

  it('is not taken where the file gives its own meaning to names', async () => {
    const { name, ...rest } = signed;
    const context = [...signed['@context'], { nimi: 'https://schema.org/name' }];
    expect((await proofOf({ ...rest, '@context': context, nimi: name }, foreign))[1]).toBe(
      'UNKNOWN OTHER_CONTEXT',
    );
    expect((await proofOf({ ...rest, 'https://schema.org/name': name }, foreign))[1]).toBe(
      'UNKNOWN OTHER_CONTEXT',
    );
    const far = [...signed['@context'], 'https://example.org/context'];
    expect((await proofOf({ ...signed, '@context': far }, foreign))[1]).toBe('UNKNOWN OTHER_CONTEXT');
  });

  it('over a graph made to explode is given up in time', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `_:b${at}`);
    const related = names.map((id) => ({ id, type: 'Related', image: names.filter((one) => one !== id) }));
    const subject = signed.credentialSubject;
    const credential = {
      ...signed,
      credentialSubject: { ...subject, achievement: { ...subject.achievement, related } },
    };
    const started = Date.now();
    expect(await proofOf(credential, foreign)).toEqual(['UNKNOWN', 'UNKNOWN TOO_COMPLEX']);
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

describe('dates', () => {
  it.each([
    ['2026-03-21T09:29:59Z', 'INVALID NOT_YET'],
    ['2026-03-21T09:30:00Z', 'VALID DATES_FIT'],
  ])('at %s: %s', async (now, answer) => {
    expect(answers(await judge({ text }, { now: new Date(now) })).DATES).toBe(answer);
  });

  it('that are past make it invalid', async () => {
    const ended = await resigned({ validUntil: '2026-12-31T00:00:00Z' });
    const at = (now: string) => judge({ text: ended }, { isOurs: () => false, now: new Date(now) });
    expect((await at('2026-12-30T00:00:00Z')).outcome).toBe('VALID');
    const late = await at('2027-01-01T00:00:00Z');
    expect([late.outcome, answers(late).DATES]).toEqual(['INVALID', 'INVALID EXPIRED']);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['nothing', '', 'INVALID NOT_JSON'],
    ['prose', 'hello', 'INVALID NOT_JSON'],
    ['a list', '[]', 'INVALID NOT_JSON'],
    ['a compact token', 'eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.c2ln', 'UNKNOWN OTHER_FORMAT'],
    ['a name given twice', text.replace('{', '{"name":"Tutkintotodistus",'), 'INVALID REPEATED_NAME'],
    ['a tower of brackets', `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 'UNKNOWN TOO_COMPLEX'],
  ])('%s', async (_name, unread, answer) => {
    const verdict = await judge({ text: unread });
    expect(answers(verdict)).toEqual({ READABLE: answer });
    expect([verdict.outcome, verdict.summary]).toEqual([answer.split(' ')[0], null]);
  });

  it('a PDF without a credential', async () => {
    const verdict = await judge({ bytes: new TextEncoder().encode('%PDF-1.7') });
    expect(answers(verdict)).toEqual({ READABLE: 'INVALID NO_CREDENTIAL_IN_PDF' });
  });

  it('JSON that is no credential is of the wrong shape', async () => {
    const verdict = await judge({ text: '{"hello":"world"}' });
    expect([verdict.outcome, answers(verdict).SHAPE]).toEqual(['INVALID', 'INVALID SHAPE_WRONG']);
  });

  it('more than 10 MB is refused', async () => {
    const large = await verifyProof({ text: 'x'.repeat(10_000_001) }, sources);
    expect(large).toEqual(new Refusal('TOO_LARGE', ['input'], { limit: '10 MB' }));
  });

  it('both a text and a file, or neither, are refused', async () => {
    for (const input of [{}, { text, bytes: new Uint8Array() }]) {
      expect(await verifyProof(input, sources)).toEqual(new Refusal('INVALID_INPUT', ['input']));
    }
  });
});

describe('the verdict', () => {
  const outcomes: Outcome[] = ['VALID', 'INVALID', 'UNKNOWN'];
  const decisive: CheckName[] = ['READABLE', 'SHAPE', 'PROOF', 'ISSUER_IDENTITY', 'STATUS', 'DATES'];

  it.each(decisive)('follows %s when all else is valid', (name) => {
    for (const outcome of outcomes) {
      const checks = decisive.map((one) => ({
        name: one,
        outcome: one === name ? outcome : ('VALID' as const),
      }));
      expect(outcomeOf(checks)).toBe(outcome);
    }
  });

  it('is invalid as soon as one thing is, whatever is unknown', () => {
    expect(
      outcomeOf([
        { name: 'STATUS', outcome: 'UNKNOWN' },
        { name: 'DATES', outcome: 'INVALID' },
      ]),
    ).toBe('INVALID');
  });

  it.each(outcomes)('does not mind ISSUER_TRUST being %s', (outcome) => {
    expect(
      outcomeOf([
        { name: 'PROOF', outcome: 'VALID' },
        { name: 'ISSUER_TRUST', outcome },
      ]),
    ).toBe('VALID');
  });

  it('of no check at all is unknown', () => {
    expect(outcomeOf([])).toBe('UNKNOWN');
  });

  it('has its reasons in three languages, none of them alike', () => {
    for (const reason of Object.values(REASON)) {
      expect(new Set([reason.fi, reason.sv, reason.en]).size).toBe(3);
    }
  });
});

it('a workshop’s certificate is judged alike', async () => {
  const certificate = String(await issueOpenBadge(certificateAward, badgeOptions, signer));
  expect(answers(await judge({ text: certificate }))).toEqual(GOOD);
});
