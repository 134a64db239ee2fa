import { generateKeyPairSync, sign } from 'node:crypto';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { PDFDocument, rgb } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { certificatePdf } from '../../src/credential/certificate-pdf.ts';
import { didDocument, didKey } from '../../src/credential/did.ts';
import { badgePng, badgeSvg } from '../../src/credential/envelope/badge-art.ts';
import { bakePng } from '../../src/credential/envelope/baked-png.ts';
import { bakeSvg } from '../../src/credential/envelope/baked-svg.ts';
import { compactJws } from '../../src/credential/envelope/jws.ts';
import { obJwt } from '../../src/credential/envelope/ob-jwt.ts';
import { sdJwt } from '../../src/credential/envelope/sd-jwt.ts';
import { vcJwt } from '../../src/credential/envelope/vc-jwt.ts';
import { issueOpenBadge } from '../../src/credential/issue-open-badge.ts';
import { localSigner, publicKeyMultibase } from '../../src/credential/key-pair.ts';
import { openBadge } from '../../src/credential/open-badge.ts';
import type { OpenBadge } from '../../src/credential/shape.ts';
import { signCredential } from '../../src/credential/sign.ts';
import {
  emptyList,
  LIST_LENGTH,
  signStatusList,
  suspensionListUrl,
} from '../../src/credential/status-list.ts';
import type { CheckName, Outcome } from '../../src/verification/check.ts';
import { LARGEST_INPUT, type ProofInput } from '../../src/verification/read-proof.ts';
import { type VerificationSources, verifyProof } from '../../src/verification/verify-credential.ts';
import { disclosuresOf, hasher, viewOf } from '../helpers/envelopes.ts';
import {
  BASE_URL,
  badgeOptions,
  ISSUED_AT,
  ISSUER_DID,
  issuerDocument,
  KEY_FRAGMENT,
  LIST_URL,
  PRIVATE_KEY,
  recognisedAward,
  signer,
} from '../helpers/sample-award.ts';
import {
  answers,
  judge,
  revokedList,
  revokedTokenList,
  sources,
  statusList,
  suspendedList,
  suspendedTokenList,
} from '../helpers/sample-sources.ts';

type Json = Record<string, unknown>;

const text = String(await issueOpenBadge(recognisedAward, badgeOptions, signer));
const badge = JSON.parse(text) as OpenBadge & { proof: Json };
const other = JSON.parse(
  String(
    await issueOpenBadge(
      { ...recognisedAward, holder: { ...recognisedAward.holder, givenNames: 'Toini' } },
      {
        ...badgeOptions,
        credentialId: 'urn:uuid:7d2f3f0e-8a52-4f4e-9f4b-0d7a0f6f2a22',
        subjectId: 'urn:uuid:2f7d0b6a-2c55-4d0b-8a8e-9f6a3f1c7b33',
      },
      signer,
    ),
  ),
) as OpenBadge & { proof: Json };

const unsigned = (): Json => ({ ...openBadge(recognisedAward, badgeOptions) }) as Json;
const resigned = (change: object, by = signer) => signCredential({ ...unsigned(), ...change }, by, ISSUED_AT);
const without = (object: Json, name: string): Json =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));

const utf8 = (content: string) => new TextEncoder().encode(content);
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const STRANGER_KEY = Uint8Array.from({ length: 32 }, (_, at) => 200 - at);
const stranger = didKey(await publicKeyMultibase(STRANGER_KEY));
const STRANGER_DID = 'did:web:elsewhere.example';
const strangerDocument = didDocument(STRANGER_DID, [
  { fragment: 'key-1', publicKeyMultibase: await publicKeyMultibase(STRANGER_KEY), state: 'ACTIVE' },
]);
const strangerSigner = localSigner(`${STRANGER_DID}#key-1`, STRANGER_KEY);

const listOf = async (change: object, by = signer): Promise<object> => {
  const list = { url: LIST_URL, issuer: ISSUER_DID, list: emptyList(), issuedAt: ISSUED_AT, ...change };
  return JSON.parse(await signStatusList(list, by)) as object;
};

const changedJws = (jws: string, change: { header?: object; payload?: object }): string => {
  const [header = '', payload = '', signature = ''] = jws.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as object;
  return [
    encoded({ ...read(header), ...change.header }),
    encoded({ ...read(payload), ...change.payload }),
    signature,
  ].join('.');
};

const token = {
  ob: await obJwt(badge, signer),
  vc: await vcJwt(badge, signer),
  sd: await sdJwt(badge, signer),
};
const [sdJws = ''] = token.sd.split('~');
const disclosures = disclosuresOf(token.sd);
const sdShowing = (...shown: string[]) => `${[sdJws, ...shown].join('~')}~`;

const wallet = generateKeyPairSync('ed25519');
const droppedFromBound = await (async () => {
  const bound = await sdJwt(badge, signer, wallet.publicKey.export({ format: 'jwk' }));
  const shown = await new SDJwtVcInstance({
    hasher,
    kbSignAlg: 'EdDSA',
    kbSigner: async (data) => sign(null, Buffer.from(data), wallet.privateKey).toString('base64url'),
  }).present(
    bound,
    { name: true, birthdate: true },
    { kb: { payload: { iat: ISSUED_AT.getTime() / 1000, aud: 'https://school.example', nonce: 'n-1' } } },
  );
  const [jws, , ...rest] = shown.split('~');
  return [jws, ...rest].join('~');
})();

const art = { png: badgePng(viewOf(badge), 96), svg: badgeSvg(viewOf(badge)) };
const doublePng = (() => {
  const [once, second] = [bakePng(art.png, text), bakePng(art.png, JSON.stringify(other))].map((one) =>
    Buffer.from(one),
  ) as [Buffer, Buffer];
  const start = (of: Buffer) => of.indexOf('iTXt') - 4;
  const chunk = second.subarray(start(second), start(second) + 12 + second.readUInt32BE(start(second)));
  return Buffer.concat([once.subarray(0, start(once)), chunk, once.subarray(start(once))]);
})();

const VERIFY_URL = `${BASE_URL}/v/6c1f3f0e-8a52-4f4e-9f4b-0d7a0f6f2a11`;
const paper = (signed = text, view = viewOf(badge)) =>
  certificatePdf({
    view,
    signed: utf8(signed),
    fileName: 'tunnustettu-osaaminen.json',
    verifyUrl: VERIFY_URL,
    qrPayload: `${VERIFY_URL}#${'eyJhbGciOiJFZERTQSJ9.e30.c2ln'}`,
    issuedAt: ISSUED_AT,
  });

async function paintedOver(): Promise<Uint8Array> {
  const document = await PDFDocument.load(await paper(), { updateMetadata: false });
  document.getPage(0).drawRectangle({ x: 60, y: 600, width: 300, height: 60, color: rgb(1, 1, 1) });
  return document.save();
}

const knot = Array.from({ length: 40 }, (_, at) => `_:b${at}`);
const exploding = {
  ...badge,
  credentialSubject: {
    ...badge.credentialSubject,
    achievement: {
      ...badge.credentialSubject.achievement,
      related: knot.map((id) => ({ id, type: 'Related', image: knot.filter((one) => one !== id) })),
    },
  },
};

interface Case {
  readonly input: ProofInput;
  readonly others?: Partial<VerificationSources>;
  readonly fails: CheckName;
  readonly outcome: Exclude<Outcome, 'VALID'>;
  readonly code: string;
}

const json = (credential: object): ProofInput => ({ text: JSON.stringify(credential) });
const invalid = (input: ProofInput, fails: CheckName, code: string, others = {}): Case => ({
  input,
  fails,
  code,
  others,
  outcome: 'INVALID',
});
const unknown = (input: ProofInput, fails: CheckName, code: string, others = {}): Case => ({
  ...invalid(input, fails, code, others),
  outcome: 'UNKNOWN',
});

const compromised: Partial<VerificationSources> = {
  didDocument: async () =>
    didDocument(ISSUER_DID, [
      {
        fragment: KEY_FRAGMENT,
        publicKeyMultibase: await publicKeyMultibase(PRIVATE_KEY),
        state: 'COMPROMISED',
      },
    ]),
};
const revoked = { statusList: async () => revokedList, tokenList: async () => revokedTokenList };
const suspended: Partial<VerificationSources> = {
  statusList: async (url) => (url === suspensionListUrl(LIST_URL) ? suspendedList : statusList),
  tokenList: async () => suspendedTokenList,
};
const foreign = { isOurs: () => false };
const later = { now: new Date('2027-02-01T00:00:00Z') };
const bothDids = {
  didDocument: async (did: string) => (did === STRANGER_DID ? strangerDocument : issuerDocument()),
};

const envelopes: Readonly<Record<string, ProofInput>> = {
  JSON: { text },
  'Open Badges JWT': { text: token.ob },
  'vc+jwt': { text: token.vc },
  'SD-JWT VC': { text: token.sd },
  PNG: { bytes: bakePng(art.png, text) },
  SVG: { bytes: utf8(bakeSvg(art.svg, text)) },
  PDF: { bytes: await paper() },
};
const each = (make: (input: ProofInput) => Case, named: string): [string, Case][] =>
  Object.entries(envelopes).map(([name, input]) => [`${name}: ${named}`, make(input)]);

const CASES: readonly [string, Case][] = [
  [
    'JSON: a changed claim',
    invalid(json({ ...badge, name: 'Tutkintotodistus' }), 'PROOF', 'SIGNATURE_BROKEN'),
  ],
  ...(['ob', 'vc'] as const).map((form): [string, Case] => [
    `${form === 'ob' ? 'Open Badges JWT' : 'vc+jwt'}: a changed claim`,
    invalid(
      { text: changedJws(token[form], { payload: { name: 'Tutkintotodistus' } }) },
      'PROOF',
      'SIGNATURE_BROKEN',
    ),
  ]),
  [
    'SD-JWT VC: a changed claim that is always shown',
    invalid(
      { text: `${changedJws(sdJws, { payload: { iss: ISSUER_DID, nbf: 1 } })}~` },
      'PROOF',
      'SIGNATURE_BROKEN',
    ),
  ],
  [
    'PNG: a changed claim',
    invalid(
      { bytes: bakePng(art.png, text.replace('Näyteniemi', 'Näyteneimi')) },
      'PROOF',
      'SIGNATURE_BROKEN',
    ),
  ],
  [
    'SVG: a changed claim',
    invalid(
      { bytes: utf8(bakeSvg(art.svg, text.replace('Näyteniemi', 'Näyteneimi'))) },
      'PROOF',
      'SIGNATURE_BROKEN',
    ),
  ],
  [
    'PDF: a changed claim in its attachment',
    invalid({ bytes: await paper(text.replace('Näyteniemi', 'Näyteneimi')) }, 'PROOF', 'SIGNATURE_BROKEN'),
  ],
  [
    'a context taken away',
    invalid(json({ ...badge, '@context': badge['@context'].slice(0, 1) }), 'SHAPE', 'SHAPE_WRONG'),
  ],
  [
    'a context of its own',
    unknown(
      json({ ...badge, '@context': [...badge['@context'], { name: 'https://schema.org/jobTitle' }] }),
      'PROOF',
      'OTHER_CONTEXT',
      foreign,
    ),
  ],
  [
    'contexts in another order',
    invalid(json({ ...badge, '@context': [...badge['@context']].reverse() }), 'SHAPE', 'SHAPE_WRONG'),
  ],
  ['an added undefined term', invalid(json({ ...badge, awardedBy: 'x' }), 'PROOF', 'NOT_COVERED', foreign)],
  [
    'a swapped subject',
    invalid(json({ ...badge, credentialSubject: other.credentialSubject }), 'PROOF', 'SIGNATURE_BROKEN'),
  ],
  [
    'the proof of another credential',
    invalid(json({ ...badge, proof: other.proof }), 'PROOF', 'SIGNATURE_BROKEN'),
  ],
  ['no proof', invalid(json(without(badge, 'proof')), 'PROOF', 'NOT_SIGNED')],
  [
    'the key of another issuer',
    invalid({ text: await resigned({}, strangerSigner) }, 'ISSUER_IDENTITY', 'KEY_NOT_OF_ISSUER', bothDids),
  ],
  [
    'the key of another issuer, under our key’s name',
    invalid(
      { text: await resigned({}, localSigner(signer.verificationMethod, STRANGER_KEY)) },
      'PROOF',
      'SIGNATURE_BROKEN',
    ),
  ],
  [
    'a did:key that speaks for our issuer',
    invalid(
      { text: await resigned({}, localSigner(stranger.verificationMethod, STRANGER_KEY)) },
      'ISSUER_IDENTITY',
      'KEY_NOT_OF_ISSUER',
    ),
  ],
  ...each(
    (input) => invalid(input, 'ISSUER_IDENTITY', 'KEY_NOT_OF_ISSUER', compromised),
    'a compromised key',
  ),
  ...each((input) => invalid(input, 'STATUS', 'REVOKED', revoked), 'revoked'),
  ...(['vc+jwt', 'SD-JWT VC'] as const).map((form): [string, Case] => [
    `${form}: suspended`,
    invalid(envelopes[form]!, 'STATUS', 'SUSPENDED', suspended),
  ]),
  ...each(
    (input) => invalid(input, 'STATUS', 'SUSPENDED', { suspended: async () => true, ...suspended }),
    'suspended, as its issuer’s own server knows',
  ),
  [
    'a status list too short to hide anybody in',
    unknown({ text }, 'STATUS', 'STATUS_NOT_TRUSTED', {
      statusList: async () => listOf({ list: new Uint8Array(LIST_LENGTH / 8 - 1) }),
    }),
  ],
  [
    'a status list of the past in place of the one of now',
    unknown({ text }, 'STATUS', 'STATUS_NOT_TRUSTED', {
      statusList: async () =>
        listOf({
          issuedAt: new Date(ISSUED_AT.getTime() - 7_200_000),
          until: new Date(ISSUED_AT.getTime() - 3_600_000),
        }),
    }),
  ],
  ...each(
    (input) =>
      unknown(input, 'STATUS', 'STATUS_UNREACHABLE', {
        statusList: async () => null,
        tokenList: async () => null,
      }),
    'an unreachable list',
  ),
  ...each(
    (input) => invalid(input, 'DATES', 'NOT_YET', { now: new Date('2026-03-01T00:00:00Z') }),
    'not yet valid',
  ),
  [
    'JSON: expired',
    invalid({ text: await resigned({ validUntil: '2026-12-31T00:00:00Z' }) }, 'DATES', 'EXPIRED', {
      ...foreign,
      ...later,
    }),
  ],
  [
    'Open Badges JWT: expired',
    invalid(
      {
        text: await compactJws(
          { typ: 'vc+jwt' },
          { ...without(badge, 'proof'), validUntil: '2026-12-31T00:00:00Z' },
          signer,
        ),
      },
      'DATES',
      'EXPIRED',
      { ...foreign, ...later },
    ),
  ],
  [
    'the status list of another issuer',
    unknown({ text }, 'STATUS', 'STATUS_NOT_TRUSTED', {
      ...bothDids,
      statusList: async () => listOf({ issuer: STRANGER_DID }, strangerSigner),
    }),
  ],
  [
    'a status list that another issuer signed in our name',
    unknown({ text }, 'STATUS', 'STATUS_NOT_TRUSTED', {
      ...bothDids,
      statusList: async () => listOf({}, strangerSigner),
    }),
  ],
  [
    'an own credential without status',
    invalid(
      { text: await signCredential(without(unsigned(), 'credentialStatus'), signer, ISSUED_AT) },
      'SHAPE',
      'SHAPE_WRONG',
    ),
  ],
  [
    'a JWT with the algorithm “none”',
    invalid({ text: changedJws(token.vc, { header: { alg: 'none' } }) }, 'PROOF', 'NOT_SIGNED'),
  ],
  [
    'a JWT with a swapped algorithm',
    invalid({ text: changedJws(token.vc, { header: { alg: 'ES256' } }) }, 'PROOF', 'SIGNATURE_BROKEN'),
  ],
  [
    'a JWT with a shared secret',
    unknown({ text: changedJws(token.vc, { header: { alg: 'HS256' } }) }, 'PROOF', 'OTHER_SIGNATURE'),
  ],
  [
    'an SD-JWT with a forged disclosure',
    invalid(
      {
        text: sdShowing(
          ...disclosures
            .filter(({ value }) => value.length === 3)
            .map(({ value, text: one }) =>
              value[1] === 'name' ? encoded([value[0] as string, 'name', 'Toini Näyteniemi']) : one,
            ),
        ),
      },
      'PROOF',
      'NOT_COVERED',
    ),
  ],
  [
    'an SD-JWT with a disclosure dropped from what its holder signed',
    invalid({ text: droppedFromBound }, 'HOLDER', 'HOLDER_WRONG'),
  ],
  [
    'an SD-JWT with a disclosure made up',
    invalid(
      { text: sdShowing(...disclosures.map((one) => one.text), encoded(['c2FsdA', 'grade', '5'])) },
      'PROOF',
      'NOT_COVERED',
    ),
  ],
  [
    'an SD-JWT whose digest was dropped from its signed part',
    invalid({ text: `${changedJws(sdJws, { payload: { _sd: [] } })}~` }, 'PROOF', 'SIGNATURE_BROKEN'),
  ],
  ['a PNG with two credentials', invalid({ bytes: doublePng }, 'READABLE', 'SEVERAL')],
  ['a PDF with a doctored page', invalid({ bytes: await paintedOver() }, 'VISIBLE_TEXT', 'PAGE_DIFFERS')],
  [
    'a PDF that shows somebody else’s page',
    invalid({ bytes: await paper(text, viewOf(other)) }, 'VISIBLE_TEXT', 'PAGE_DIFFERS'),
  ],
  ['a graph made to explode', unknown(json(exploding), 'PROOF', 'TOO_COMPLEX', foreign)],
  [
    'deeply nested JSON',
    unknown({ text: `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}` }, 'READABLE', 'TOO_COMPLEX'),
  ],
];

describe('refused, and by which check:', () => {
  it.each(CASES)('%s', async (_name, { input, others, fails, outcome, code }) => {
    const verdict = await judge(input, others);
    expect([verdict.outcome, answers(verdict)[fails]]).toEqual([outcome, `${outcome} ${code}`]);
    const reason = verdict.checks.find(({ name }) => name === fails)?.reason;
    expect([reason?.fi, reason?.sv, reason?.en].every((words) => (words ?? '').length > 10)).toBe(true);
  });

  it.each(Object.entries(envelopes))(
    'nothing of the sound %s that the cases are made from',
    async (_name, input) => {
      expect((await judge(input)).outcome).toBe('VALID');
    },
  );

  it('more than 10 MB, unread', async () => {
    for (const input of [
      { text: ' '.repeat(LARGEST_INPUT + 1) },
      { bytes: new Uint8Array(LARGEST_INPUT + 1) },
    ]) {
      const refused = await verifyProof(input, sources);
      expect(refused instanceof Refusal && refused.code).toBe('TOO_LARGE');
    }
  });
});
