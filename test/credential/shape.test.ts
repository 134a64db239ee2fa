import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import type { Award } from '../../src/credential/award.ts';
import { foreignShape } from '../../src/credential/foreign-shape.ts';
import { openBadge } from '../../src/credential/open-badge.ts';
import { checkOpenBadge, openBadgeJsonSchema } from '../../src/credential/shape.ts';
import { badgeOptions, certificateAward, recognisedAward, statementAward } from '../helpers/sample-award.ts';

type Place = readonly (string | number)[];

const changed = (value: unknown, [head, ...rest]: Place, change: (old: unknown) => unknown): unknown => {
  if (head === undefined) return change(value);
  const copy = structuredClone(value) as Record<string | number, unknown>;
  const inner = changed(copy[head], rest, change);
  if (inner === undefined) delete copy[head];
  else copy[head] = inner;
  return copy;
};
const badgeWith = (award: Award, at: Place, change: (old: unknown) => unknown): unknown =>
  changed(openBadge(award, badgeOptions), at, change);
const place = (refused: unknown) => (refused instanceof Refusal ? [refused.code, refused.detail.at] : null);

const gone = () => undefined;
const list = (old: unknown): unknown[] => [...(old as unknown[])];
const subject = 'credentialSubject';
const achievement = [subject, 'achievement'];

describe('our own shape', () => {
  it.each<[string, string, Place, (old: unknown) => unknown]>([
    ['no id', 'id', ['id'], gone],
    ['no name', 'name', ['name'], gone],
    ['no issuer name', 'issuer.name', ['issuer', 'name'], gone],
    ['a relative id', 'id', ['id'], () => 'credential-1'],
    ['a date without its offset', 'validFrom', ['validFrom'], () => '2026-03-21T09:30:00'],
    ['no status', 'credentialStatus', ['credentialStatus'], gone],
    [
      'suspension, where revocation is all',
      'credentialStatus.statusPurpose',
      ['credentialStatus', 'statusPurpose'],
      () => 'suspension',
    ],
    ['no achievement name', `${subject}.achievement.name`, [...achievement, 'name'], gone],
    ['an empty achievement name', `${subject}.achievement.name`, [...achievement, 'name'], () => ''],
    ['no description', `${subject}.achievement.description`, [...achievement, 'description'], gone],
    ['no criteria', `${subject}.achievement.criteria`, [...achievement, 'criteria'], gone],
    ['contexts in another order', '@context.0', ['@context'], (old) => list(old).reverse()],
    ['a third context', '@context', ['@context'], (old) => [...list(old), 'https://example.org/context']],
    ['a term of another vocabulary', 'favouriteColour', ['favouriteColour'], () => 'green'],
    ['no name of the holder', `${subject}.identifier`, [subject, 'identifier'], (old) => list(old).slice(1)],
    [
      'two names of the holder',
      `${subject}.identifier`,
      [subject, 'identifier'],
      (old) => [...list(old), list(old)[0]],
    ],
    [
      'a result of nothing described',
      `${subject}.result.0.resultDescription`,
      [subject, 'result', 0, 'resultDescription'],
      () => 'urn:x:1',
    ],
    [
      'a level of no scale',
      `${subject}.result.2.achievedLevel`,
      [subject, 'result', 2, 'achievedLevel'],
      () => 'urn:x:1',
    ],
    [
      'one thing described twice',
      `${subject}.achievement.resultDescription`,
      [...achievement, 'resultDescription'],
      (old) => [...list(old), list(old)[0]],
    ],
  ])('refuses %s at %s', (_name, at, path, change) => {
    expect(place(checkOpenBadge(badgeWith(certificateAward, path, change)))).toEqual([
      'CREDENTIAL_SHAPE',
      at,
    ]);
  });

  it('refuses a grade that is not on its scale', () => {
    const badge = badgeWith(recognisedAward, [subject, 'result'], (old) =>
      (old as { value?: string }[]).map((one) => (one.value === '4' ? { ...one, value: '6' } : one)),
    );
    expect(place(checkOpenBadge(badge))?.[1]).toMatch(/^credentialSubject\.result\.\d+\.value$/);
  });

  it.each<[string, string, Place, (old: unknown) => unknown]>([
    ['a place', 'evidence', ['evidence'], () => [{ type: ['Evidence'], name: 'Venevaja' }]],
    ['a mark', `${subject}.result.0.narrative`, [subject, 'result', 0, 'narrative'], () => '2026-01-01'],
    [
      'no date of birth',
      `${subject}.identifier`,
      [subject, 'identifier'],
      (old) => list(old).toSpliced(1, 1),
    ],
  ])('refuses a school’s document with %s', (_name, at, path, change) => {
    expect(place(checkOpenBadge(badgeWith(statementAward, path, change)))).toEqual(['CREDENTIAL_SHAPE', at]);
  });

  it('takes what is complete', () => {
    expect(checkOpenBadge(openBadge(certificateAward, badgeOptions))).toEqual(
      openBadge(certificateAward, badgeOptions),
    );
  });

  it('stands as JSON Schema in credentials/shapes, generated', () => {
    const path = new URL('../../credentials/shapes/open-badge.schema.json', import.meta.url);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(openBadgeJsonSchema());
  });
});

describe('the shape of others’ credentials', () => {
  const plain = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    issuer: 'did:example:1',
    credentialSubject: { id: 'did:example:2' },
  };
  const badge = {
    ...plain,
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    id: 'urn:uuid:1',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: 'did:example:1', type: 'Profile' },
    name: 'A badge',
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: {
      id: 'did:example:2',
      type: 'AchievementSubject',
      achievement: {
        id: 'urn:uuid:2',
        type: 'Achievement',
        name: 'Rowing',
        description: 'Rows',
        criteria: { narrative: 'Rowed' },
      },
    },
  };

  it('lets a plain credential and a badge be, single or in arrays', () => {
    expect(foreignShape(plain)).toBeNull();
    expect(
      foreignShape({ ...plain, type: 'VerifiableCredential', issuer: { id: 'did:example:1' } }),
    ).toBeNull();
    expect(foreignShape(badge)).toBeNull();
    expect(foreignShape({ ...badge, credentialSubject: [badge.credentialSubject] })).toBeNull();
  });

  it.each<[string, object]>([
    ['@context', { ...plain, '@context': ['https://www.w3.org/ns/did/v1'] }],
    ['issuanceDate', { ...plain, '@context': ['https://www.w3.org/2018/credentials/v1'] }],
    ['type', { ...plain, type: ['Credential'] }],
    ['issuer', { ...plain, issuer: 'somebody' }],
    ['credentialSubject.0', { ...plain, credentialSubject: {} }],
    ['validUntil', { ...plain, validUntil: 'tomorrow' }],
    ['name', { ...badge, name: undefined }],
    ['issuer', { ...badge, issuer: 'did:example:1' }],
    [
      'credentialSubject.0.achievement.name',
      {
        ...badge,
        credentialSubject: {
          ...badge.credentialSubject,
          achievement: { ...badge.credentialSubject.achievement, name: undefined },
        },
      },
    ],
    [
      'credentialSubject.0.achievement.criteria',
      {
        ...badge,
        credentialSubject: {
          ...badge.credentialSubject,
          achievement: { ...badge.credentialSubject.achievement, criteria: {} },
        },
      },
    ],
    ['credentialStatus', { ...badge, credentialStatus: [{ type: 'X' }, { type: 'Y' }] }],
  ])('names %s where it is wrong', (at, credential) => {
    expect(place(foreignShape(credential))).toEqual(['CREDENTIAL_SHAPE', at]);
  });
});
