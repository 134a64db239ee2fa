import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dataModelOf, foreignShape } from '../../src/credential/foreign-shape.ts';
import { multibaseDigest, sriDigests, usedResources } from '../../src/credential/related-resource.ts';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const plain = {
  '@context': [V2],
  type: ['VerifiableCredential'],
  issuer: 'did:example:1',
  credentialSubject: { id: 'did:example:2' },
};
const placeOf = (credential: object) => foreignShape(credential)?.path.join('.') ?? null;

const RECOMMENDATION = '59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734';
const CANDIDATE = '24a18c90e9856d526111f29376e302d970b2bd10182e33959995b0207d7043b9';
const multihash = (hex: string) => `u${Buffer.from(`1220${hex}`, 'hex').toString('base64url')}`;
const bare = (hex: string) => `u${Buffer.from(hex, 'hex').toString('base64url')}`;
const sri = (hex: string) => `sha256-${Buffer.from(hex, 'hex').toString('base64')}`;
const other = createHash('sha256').update('another').digest('hex');

describe('the shape of others’ credentials', () => {
  it.each<[string, object]>([
    ['a schema', { credentialSchema: { id: 'https://example.org/schema', type: 'JsonSchema' } }],
    [
      'two schemas',
      {
        credentialSchema: [
          { id: 'urn:s:1', type: 'JsonSchema' },
          { id: 'urn:s:2', type: ['A'] },
        ],
      },
    ],
    ['a refresh service', { refreshService: { type: 'https://example.org/#Refresh' } }],
    ['terms of use', { termsOfUse: [{ type: 'IssuerPolicy', id: 'urn:terms:1' }] }],
    ['evidence', { evidence: { type: ['Evidence'], name: 'seen' } }],
    ['a name in two languages', { name: [{ '@value': 'Vene', '@language': 'fi' }, { '@value': 'Boat' }] }],
    ['a context written out', { '@context': [V2, { rower: 'https://example.org/rower' }] }],
    ['dates in order', { validFrom: '2026-01-01T00:00:00Z', validUntil: '2026-01-01T00:00:00+00:00' }],
    ['a related resource', { relatedResource: { id: 'urn:r:1', digestSRI: sri(other) } }],
    [
      'a status of several bits',
      {
        credentialStatus: {
          type: 'BitstringStatusListEntry',
          statusPurpose: 'message',
          statusListIndex: '7',
          statusListCredential: 'https://example.org/list',
          statusSize: 2,
          statusMessage: ['0x0', '0x1', '0x2', '0x3'].map((status) => ({ status, message: 'said' })),
        },
      },
    ],
  ])('lets %s be', (_, part) => {
    expect(placeOf({ ...plain, ...part })).toBeNull();
  });

  const entry = {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '7',
    statusListCredential: 'https://example.org/list',
  };

  it.each<[string, object]>([
    ['credentialSchema.0.type.0', { credentialSchema: { id: 'urn:s:1' } }],
    ['credentialSchema.0.id', { credentialSchema: { type: 'JsonSchema' } }],
    [
      'credentialSchema.1.id',
      {
        credentialSchema: [
          { id: 'urn:s:1', type: 'A' },
          { id: 's', type: 'A' },
        ],
      },
    ],
    ['refreshService.0.type.0', { refreshService: { id: 'urn:r:1' } }],
    ['termsOfUse.0.type.0', { termsOfUse: [{ id: 'urn:t:1' }] }],
    ['evidence.0.type.0', { evidence: [{ name: 'seen' }] }],
    ['evidence.0', { evidence: ['seen'] }],
    ['credentialStatus.0.type.0', { credentialStatus: { id: 'urn:s:1' } }],
    ['credentialStatus.0.id', { credentialStatus: { type: 'A', id: ['urn:a:1', 'urn:a:2'] } }],
    ['credentialStatus.0.statusListIndex', { credentialStatus: { ...entry, statusListIndex: 7 } }],
    [
      'credentialStatus.0.statusListCredential',
      { credentialStatus: [{ ...entry, statusListCredential: '/l' }] },
    ],
    ['credentialStatus.0', { credentialStatus: { ...entry, statusSize: 2 } }],
    ['id', { id: ['urn:x:1', 'urn:x:2'] }],
    ['id', { id: null }],
    ['credentialSubject.0.id', { credentialSubject: { id: ['urn:x:1'] } }],
    ['validUntil', { validFrom: '2026-01-02T00:00:00Z', validUntil: '2026-01-01T00:00:00Z' }],
    ['name.0.url', { name: { '@value': 'Boat', url: 'urn:x:1' } }],
    ['@context.1', { '@context': [V2, 7] }],
    ['proof.0.type', { proof: { cryptosuite: 'eddsa-rdfc-2022' } }],
    ['relatedResource.0', { relatedResource: { id: 'urn:r:1' } }],
    ['relatedResource.0', { relatedResource: ['urn:r:1'] }],
    ['relatedResource.0.id', { relatedResource: { digestSRI: sri(other) } }],
    ['relatedResource.0.digestSRI', { relatedResource: { id: 'urn:r:1', digestSRI: `sha256-${other}` } }],
    ['relatedResource.0.digestMultibase', { relatedResource: { id: 'urn:r:1', digestMultibase: other } }],
    [
      'relatedResource',
      {
        relatedResource: [
          { id: 'urn:r:1', digestSRI: sri(other) },
          { id: 'urn:r:1', digestMultibase: bare(other) },
        ],
      },
    ],
  ])('names %s where it is wrong', (at, part) => {
    expect(placeOf({ ...plain, ...part })).toBe(at);
  });
});

describe('the older data model', () => {
  const older = {
    '@context': ['https://www.w3.org/2018/credentials/v1'],
    type: ['VerifiableCredential'],
    issuer: 'did:example:1',
    issuanceDate: '2020-03-16T22:37:26.544Z',
    credentialSubject: { id: 'did:example:2' },
  };

  it('is told by the first context, badges of that time aside', () => {
    expect([plain, older, { ...older, '@context': ['https://example.org/'] }, {}].map(dataModelOf)).toEqual([
      '2.0',
      '1.1',
      null,
      null,
    ]);
    expect(dataModelOf({ ...older, type: ['VerifiableCredential', 'OpenBadgeCredential'] })).toBeNull();
  });

  it('has an issuance date', () => {
    expect(placeOf(older)).toBeNull();
    expect(placeOf({ ...older, issuanceDate: undefined })).toBe('issuanceDate');
    expect(placeOf({ ...older, expirationDate: 'soon' })).toBe('expirationDate');
  });
});

describe('digests of related resources', () => {
  it('are read in the forms of both standards', () => {
    const digest = { algorithm: 'sha256', value: other };
    expect(sriDigests(sri(other))).toEqual([digest]);
    expect(sriDigests(`${sri(other)} ${sri(CANDIDATE)}`)).toHaveLength(2);
    expect(multibaseDigest(multihash(other))).toEqual(digest);
    expect(multibaseDigest(bare(other))).toEqual(digest);
    expect(multibaseDigest('zQmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n')).toEqual({
      algorithm: 'sha256',
      value: createHash('sha256').update('').digest('hex'),
    });
  });

  it.each([
    'sha384-_rCVIV7fSXXTNIvpiq26jRDyj8JG8TDjij-tD0ewLk4JpnXEz6a5AeeY_1qQ0d0P',
    'md5-1B2M2Y8AsgTpgAmY7PhCfg==',
    'sha256-',
    `sha512-${Buffer.from(other, 'hex').toString('base64')}`,
    '',
  ])('are not %j', (text) => {
    expect(sriDigests(text)).toBeNull();
  });

  it.each(['', 'u', 'zO0', 'uAAAA', 'x1234', `m${Buffer.from(other, 'hex').toString('base64')}`])(
    'are not in multibase %j',
    (text) => {
      expect(multibaseDigest(text)).toBeNull();
    },
  );

  it.each<[string, object, string[]]>([
    ['of the Recommendation', { digestMultibase: multihash(RECOMMENDATION) }, ['SAME']],
    ['of an earlier edition that says the same here', { digestSRI: sri(CANDIDATE) }, ['SAME']],
    ['of something else', { digestSRI: sri(other) }, ['DIFFERENT']],
    [
      'that contradict each other',
      { digestSRI: sri(other), digestMultibase: bare(CANDIDATE) },
      ['DIFFERENT'],
    ],
  ])('%s are compared with the context that is used', (_, digests, answers) => {
    const credential = { ...plain, relatedResource: { id: V2, ...digests } };
    expect(usedResources(credential).map(({ answer }) => answer)).toEqual(answers);
  });

  it('of an earlier edition count no more once a name is used that it gave another meaning', () => {
    const credential = {
      ...plain,
      credentialStatus: { statusSize: 1 },
      relatedResource: { id: V2, digestSRI: sri(CANDIDATE) },
    };
    expect(usedResources(credential).map(({ answer }) => answer)).toEqual(['DIFFERENT']);
  });

  it('of what is not used are not asked for; of a context whose bytes are not known they cannot be told', () => {
    expect(
      usedResources({ ...plain, relatedResource: { id: 'https://example.org/', digestSRI: sri(other) } }),
    ).toEqual([]);
    const id = 'https://w3id.org/security/data-integrity/v2';
    const credential = { ...plain, '@context': [V2, id], relatedResource: { id, digestSRI: sri(other) } };
    expect(usedResources(credential)).toEqual([{ id, answer: 'UNKNOWN' }]);
  });
});
