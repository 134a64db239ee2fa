import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import type { Award } from '../../src/credential/award.ts';
import { certificateViewOf } from '../../src/credential/certificate-view-of.ts';
import { issueOpenBadge } from '../../src/credential/issue-open-badge.ts';
import {
  badgeOptions,
  certificateAward,
  partAward,
  recognisedAward,
  sampleAwards,
  signer,
  statementAward,
} from '../helpers/sample-award.ts';

const signed = async (award: Award) => JSON.parse(String(await issueOpenBadge(award, badgeOptions, signer)));
const viewOf = async (award: Award) => {
  const view = certificateViewOf(await signed(award));
  if (view instanceof Refusal) throw new Error(view.path.join('.'));
  return view;
};

describe('what a certificate shows', () => {
  it('of a workshop, from the signed claims alone', async () => {
    expect(await viewOf(certificateAward)).toEqual({
      kind: 'COMPETENCE_CERTIFICATE',
      language: 'fi',
      title: 'Osaamistodistus',
      holder: {
        name: 'Aino Ђorđe Näyteniemi',
        birthDate: '17.4.1998',
        identityAssurance: 'Henkilökunta on tarkistanut henkilöllisyyden.',
      },
      issuer: {
        name: 'Näytekaupunki, Venevaja',
        businessId: '1234567-1',
        id: 'did:web:proofs.example.org:orgs:boatshed',
      },
      target: { name: 'Soutuveneiden kunnostaminen', code: '999001' },
      qualification: { name: 'Venealan näytetutkinto', diaryNumber: 'OPH-0000-2026' },
      facts: [
        { label: 'Tutkinnon osan laajuus', value: '15 osp' },
        { label: 'Merkitty', value: '3 / 5' },
        { label: 'Oppimisympäristö', value: 'Venevaja, Helsinki' },
        { label: 'Ajalta', value: '2.2.2026–2.3.2026' },
        { label: 'Oppimisympäristön kattavuus', value: 'oppilaitoksen hyväksymä; oppimispaikan oma arvio' },
      ],
      sections: [
        {
          heading: 'Merkityt vaatimukset',
          groups: [
            {
              name: 'Pesu ja puhdistus',
              items: [
                {
                  text: 'pesee soutuveneen pohjan',
                  level: { code: 'INDEPENDENTLY', label: 'osaa itsenäisesti' },
                  note: '11.2.2026, ohjaajan havainto',
                },
                {
                  text: 'valitsee pesuaineen pinnan mukaan',
                  level: { code: 'WITH_GUIDANCE', label: 'osaa ohjatusti' },
                  note: '18.2.2026, ohjaajan havainto',
                },
              ],
            },
            {
              name: 'Korjaaminen',
              items: [
                {
                  text: 'hioo ja lakkaa penkin',
                  level: { code: 'INDEPENDENTLY', label: 'osaa itsenäisesti' },
                  note: '2.3.2026, opettajan merkintä',
                },
              ],
            },
          ],
        },
      ],
      ring: {
        groups: [
          ['FULL', 'PART', 'EMPTY'],
          ['EMPTY', 'FULL'],
        ],
        centre: { text: '3/5' },
        alternative: '3 / 5 vaatimusta merkitty, niistä 1 ohjatusti.',
      },
      foot: [
        'Tämä on oppimispaikan oma todistus. Se ei ole arvosana eikä oppilaitoksen päätös.',
        'Tämä ei ole Opetushallituksen määräyksen mukainen todistus.',
      ],
      howToVerify:
        'Tarkista aitous: skannaa koodi tai vie tämä tiedosto tarkistussivulle. Sähköinen allekirjoitus on tiedoston sisällä.',
      credentialId: 'urn:uuid:6c1f3f0e-8a52-4f4e-9f4b-0d7a0f6f2a11',
      issuedOn: '2026-03-21',
    });
  });

  it('of recognition in whole: the closed ring, the grade, who confirmed and where the record is', async () => {
    const view = await viewOf(recognisedAward);
    expect(view.ring).toEqual({
      groups: [
        ['FULL', 'FULL', 'FULL'],
        ['FULL', 'FULL'],
      ],
      centre: { tick: true },
      alternative: '5 / 5 vaatimusta tunnustettu.',
    });
    expect(view.facts).toEqual([
      { label: 'Osaamispisteet', value: '15 osp' },
      { label: 'Arvosana', value: 'Hyvä (4), asteikko 1–5' },
      { label: 'Tunnustamisen laajuus', value: 'kokonaan' },
      { label: 'Tunnustamisen tapa', value: 'näyttö' },
      { label: 'Mukauttaminen tai poikkeaminen', value: 'arviointia on mukautettu' },
      { label: 'Päätöksen päivä', value: '20.3.2026' },
    ]);
    expect(view.foot).toEqual([
      'Vahvistanut: opettaja, työelämän arvioija.',
      'Tämä ei ole Opetushallituksen määräyksen mukainen todistus.',
      'Virallinen tieto on oppilaitoksen rekisterissä ja Koski-tietovarannossa.',
    ]);
  });

  it('of recognition in part: what is recognised and how many of how many', async () => {
    const view = await viewOf(partAward);
    expect(view.ring).toMatchObject({
      groups: [
        ['FULL', 'EMPTY', 'EMPTY'],
        ['FULL', 'EMPTY'],
      ],
      centre: { text: '2/5' },
    });
    expect(view.facts).toContainEqual({ label: 'Tunnustamisen laajuus', value: 'osittain (2 / 5)' });
  });

  it('of a pass and of a part of a common unit: the word alone, the unit beside the part', async () => {
    const view = await viewOf({
      ...recognisedAward,
      target: {
        ...recognisedAward.target,
        kind: 'UNIT_PART_COMPULSORY',
        unit: { code: 'tutkinnonosat_999900', name: { fi: 'Yhteinen näyteosa' } },
        competencePoints: 2.5,
      },
      grade: {
        value: 'HYVAKSYTTY',
        name: { fi: 'Hyväksytty' },
        scaleName: { fi: 'Arvosana' },
        scaleValues: ['HYVAKSYTTY'],
      },
      confirmedBy: ['TEACHER'],
      deviationCodes: [],
    });
    expect(view.target.unitName).toBe('Yhteinen näyteosa');
    expect(view.facts.slice(0, 3)).toEqual([
      { label: 'Tavoitteet', value: 'pakolliset osaamistavoitteet' },
      { label: 'Osaamispisteet', value: '2,5 osp' },
      { label: 'Arvosana', value: 'Hyväksytty' },
    ]);
  });

  it('of a statement: what would be accepted and what is missing', async () => {
    const view = await viewOf(statementAward);
    expect(
      view.sections.map(({ heading, groups }) => [heading, groups.flatMap(({ items }) => items).length]),
    ).toEqual([
      ['Hyväksyttäisiin osoitetuksi', 2],
      ['Puuttuu vielä', 3],
    ]);
    expect(view.facts).toEqual([{ label: 'Lausunnon päivä', value: '10.3.2026' }]);
    expect(view.ring.centre).toEqual({ text: '2/5' });
  });

  it('stays the same however the file orders its sets', async () => {
    for (const award of Object.values(sampleAwards)) {
      const credential = await signed(award);
      const straight = certificateViewOf(credential);
      await fc.assert(
        fc.asyncProperty(fc.infiniteStream(fc.nat()), async (draws) => {
          const shuffled = structuredClone(credential);
          const { achievement, result, identifier } = shuffled.credentialSubject;
          for (const set of [achievement.resultDescription, achievement.alignment, result, identifier]) {
            for (let at = set.length - 1; at > 0; at--) {
              const other = draws.next().value % (at + 1);
              [set[at], set[other]] = [set[other], set[at]];
            }
          }
          expect(certificateViewOf(shuffled)).toEqual(straight);
        }),
        { numRuns: 10 },
      );
    }
  });

  it('of what is none of ours is refused', () => {
    expect(certificateViewOf({ type: ['VerifiableCredential'] })).toBeInstanceOf(Refusal);
    expect(certificateViewOf(null)).toBeInstanceOf(Refusal);
  });
});
