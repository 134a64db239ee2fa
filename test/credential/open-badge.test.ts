import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import type { Award } from '../../src/credential/award.ts';
import { certificateViewOf } from '../../src/credential/certificate-view-of.ts';
import { openBadge } from '../../src/credential/open-badge.ts';
import type { OpenBadge } from '../../src/credential/shape.ts';
import {
  badgeOptions,
  certificateAward,
  LIST_URL,
  partAward,
  recognisedAward,
  sampleAwards,
  statementAward,
} from '../helpers/sample-award.ts';

const badgeOf = (award: Award): OpenBadge => {
  const badge = openBadge(award, badgeOptions);
  if (badge instanceof Refusal) throw new Error(badge.path.join('.'));
  return badge;
};
const viewOf = (award: Award) => {
  const view = certificateViewOf(badgeOf(award));
  if (view instanceof Refusal) throw new Error(view.path.join('.'));
  return view;
};
const refusalOf = (award: Award) => {
  const refused = openBadge(award, badgeOptions);
  return refused instanceof Refusal ? [refused.code, refused.detail.at] : null;
};

describe('an open badge', () => {
  it('tells who, by whom and where its status stands', () => {
    expect(badgeOf(certificateAward)).toMatchObject({
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: {
        id: 'did:web:proofs.example.org:orgs:boatshed',
        otherIdentifier: [{ identifier: '1234567-1', identifierType: 'ext:businessId' }],
      },
      validFrom: '2026-03-21T09:30:00Z',
      credentialStatus: {
        id: `${LIST_URL}#94211`,
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '94211',
        statusListCredential: LIST_URL,
      },
    });
    expect(badgeOf(certificateAward).credentialSubject.identifier).toEqual([
      {
        type: ['IdentityObject'],
        hashed: false,
        identityHash: 'Aino Ђorđe Näyteniemi',
        identityType: 'name',
      },
      { type: ['IdentityObject'], hashed: false, identityHash: '1998-04-17', identityType: 'ext:birthDate' },
      {
        type: ['IdentityObject'],
        hashed: false,
        identityHash: 'SEEN_BY_STAFF',
        identityType: 'ext:identityAssurance',
      },
    ]);
  });

  it('tells of a requirement its text, level, date, role and the coverage’s basis', () => {
    const { achievement, result } = badgeOf(certificateAward).credentialSubject;
    const id = `${achievement.id}#requirement-1-2`;
    expect(achievement.resultDescription.find((one) => one.id === id)).toEqual({
      id,
      type: ['ResultDescription'],
      name: 'valitsee pesuaineen pinnan mukaan',
      resultType: 'PerformanceLevel',
      rubricCriterionLevel: [
        {
          id: `${achievement.id}#level-WITH_GUIDANCE`,
          type: ['RubricCriterionLevel'],
          name: 'osaa ohjatusti',
          level: 'WITH_GUIDANCE',
        },
      ],
    });
    expect(result.find((one) => one.resultDescription === id)).toEqual({
      type: ['Result'],
      resultDescription: id,
      achievedLevel: `${achievement.id}#level-WITH_GUIDANCE`,
      value: 'osaa ohjatusti',
      narrative: '2026-02-18 · ohjaajan havainto · oppilaitoksen hyväksymä',
    });
  });

  it('tells a grade with its scale and its word', () => {
    const { achievement, result, creditsEarned } = badgeOf(recognisedAward).credentialSubject;
    expect(achievement.resultDescription.find(({ resultType }) => resultType === 'LetterGrade')).toEqual({
      id: `${achievement.id}#grade`,
      type: ['ResultDescription'],
      name: 'Arvosana',
      resultType: 'LetterGrade',
      allowedValue: ['1', '2', '3', '4', '5'],
      rubricCriterionLevel: [
        { id: `${achievement.id}#grade-4`, type: ['RubricCriterionLevel'], name: 'Hyvä', level: '4' },
      ],
    });
    expect(result.find((one) => one.resultDescription.endsWith('#grade'))).toEqual({
      type: ['Result'],
      resultDescription: `${achievement.id}#grade`,
      achievedLevel: `${achievement.id}#grade-4`,
      value: '4',
    });
    expect(creditsEarned).toBe(15);
  });

  it('aligns to the unit’s code and to the qualification’s diary number', () => {
    const { alignment } = badgeOf(recognisedAward).credentialSubject.achievement;
    expect(alignment.map(({ targetType, targetCode }) => [targetType, targetCode])).toEqual([
      ['ext:QualificationUnit', 'tutkinnonosat_999001'],
      ['ext:Qualification', 'OPH-0000-2026'],
    ]);
  });

  it('earns points only for the whole', () => {
    expect(badgeOf(partAward).credentialSubject.creditsEarned).toBeUndefined();
    expect(badgeOf(certificateAward).credentialSubject.creditsEarned).toBeUndefined();
  });

  it('says no grade and no points in a statement', () => {
    const { achievement, creditsEarned } = badgeOf(statementAward).credentialSubject;
    expect([creditsEarned, achievement.creditsAvailable]).toEqual([undefined, undefined]);
    expect(JSON.stringify(achievement)).not.toContain('LetterGrade');
  });

  it('of a school carries neither a workshop’s marks nor its places', () => {
    for (const award of [recognisedAward, partAward, statementAward]) {
      const text = JSON.stringify(badgeOf(award));
      for (const word of [
        'Evidence',
        '"narrative":"2026',
        'ohjatusti',
        'Venevaja, Helsinki',
        'osaa itsenäisesti',
      ]) {
        expect(text).not.toContain(word);
      }
    }
  });

  it('of a school needs the date of birth; of a workshop not', () => {
    const { birthDate: _, ...holder } = certificateAward.holder;
    expect(refusalOf({ ...recognisedAward, holder })).toEqual(['BIRTH_DATE_NEEDED', undefined]);
    expect(refusalOf({ ...statementAward, holder })).toEqual(['BIRTH_DATE_NEEDED', undefined]);
    expect(viewOf({ ...certificateAward, holder }).holder).toEqual({
      name: 'Aino Ђorđe Näyteniemi',
      identityAssurance: 'Henkilökunta on tarkistanut henkilöllisyyden.',
    });
  });

  it('leaves the environment out where the holder did', () => {
    const { environment: _, ...award } = certificateAward;
    expect(badgeOf(award).evidence).toBeUndefined();
    expect(viewOf(award).facts.map(({ label }) => label)).not.toContain('Oppimisympäristö');
  });

  it.each([
    [
      'two requirements on one place',
      { ...partAward, requirements: [partAward.requirements[0]!, partAward.requirements[0]!] },
      'requirement-1-1',
    ],
    [
      'a requirement outside its area',
      { ...partAward, groupSizes: [3, 0], requirementsInTarget: 3 },
      'requirement-2-1',
    ],
    ['areas that do not add up', { ...partAward, requirementsInTarget: 7 }, 'requirementsInTarget'],
    ['a whole that is not whole', { ...partAward, scope: 'WHOLE' as const }, 'scope'],
  ])('is refused for %s', (_name, award, at) => {
    expect(refusalOf(award)).toEqual(['CREDENTIAL_SHAPE', at]);
  });
});

describe('in another language', () => {
  it('every claim is in that language, and what is missing in it falls back to Finnish, marked', () => {
    const badge = badgeOf({ ...certificateAward, language: 'en' });
    const { achievement } = badge.credentialSubject;
    expect(badge.name).toBe('Certificate of competence: Rowing boat repair');
    expect(achievement.inLanguage).toBe('en');
    const named = achievement.resultDescription.filter(({ id }) => id.includes('requirement'));
    expect(named.map(({ name, inLanguage }) => [name, inLanguage])).toEqual([
      ['washes the hull of a rowing boat', undefined],
      ['valitsee pesuaineen pinnan mukaan', 'fi'],
      ['sands and varnishes a thwart', undefined],
    ]);
    expect(badge.evidence).toEqual([
      { type: ['Evidence'], name: 'Venevaja', description: 'Helsinki', inLanguage: 'fi' },
    ]);
  });

  it('a text that is in Swedish alone is given in Swedish, marked', () => {
    const requirements = certificateAward.requirements.map((one) => ({
      ...one,
      text: { sv: 'ror', ru: 'гребёт' },
    }));
    const [item] = viewOf({ ...certificateAward, requirements }).sections[0]!.groups[0]!.items;
    expect(item).toMatchObject({ text: 'ror', language: 'sv' });
  });

  it.each([
    [
      'fi',
      'Tieto tunnustetusta osaamisesta',
      'Hyvä (4), asteikko 1–5',
      '20.3.2026',
      '5 / 5 vaatimusta tunnustettu.',
    ],
    ['sv', 'Uppgift om erkänt kunnande', 'Goda (4), skala 1–5', '20.3.2026', '5 av 5 krav erkända.'],
    [
      'en',
      'Information on recognised competence',
      'Good (4), scale 1–5',
      '20 March 2026',
      '5 of 5 requirements recognised.',
    ],
  ] as const)('%s shows its own words', (language, title, grade, day, alternative) => {
    const view = viewOf({ ...recognisedAward, language });
    expect(view).toMatchObject({ language, title, ring: { alternative } });
    expect(view.facts.map(({ value }) => value)).toEqual(expect.arrayContaining([grade, day]));
  });

  it('nothing speaks of an official certificate as its own', () => {
    for (const award of Object.values(sampleAwards)) {
      const badge = badgeOf({ ...award, language: 'en' });
      expect(`${badge.name} ${badge.description}`).not.toMatch(/official|qualified|certified/i);
    }
  });

  it('nothing tells where the holder comes from', () => {
    const told = [
      'kunto' + 'uttava',
      'työ' + 'toiminta',
      'aikuis' + 'sosiaalityö',
      'asia' + 'kas',
      'Apo' + 'tti',
    ];
    for (const award of Object.values(sampleAwards)) {
      for (const language of ['fi', 'sv', 'en'] as const) {
        const text = JSON.stringify([badgeOf({ ...award, language }), viewOf({ ...award, language })]);
        expect(text).not.toMatch(new RegExp(told.join('|'), 'i'));
        expect(text).not.toMatch(/\bTYP\b/i);
      }
    }
  });
});
