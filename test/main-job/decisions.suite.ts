import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../src/record/verify-record.ts';
import type { Told } from '../helpers/story/main-job.ts';
import type { Person } from '../helpers/story/person.ts';

interface Read {
  readonly checklist: {
    readonly state: string;
    readonly round: number;
    readonly items: readonly { readonly recognised: boolean }[];
    readonly decisions: readonly {
      readonly id: string;
      readonly kind: string;
      readonly route: string | null;
      readonly scope: string | null;
      readonly grade: string | null;
      readonly standing: string;
      readonly deciders: readonly { readonly role: string }[];
      readonly requirements: readonly object[];
      readonly replaces: { readonly id: string } | null;
      readonly credential: { readonly state: string } | null;
    }[];
    readonly statements: readonly {
      readonly accepted: readonly object[];
      readonly missing: readonly object[];
    }[];
  };
}

const read = async (asker: Person, id: string) =>
  (
    await asker.ask<Read>(
      `query Read($id: ID!) { checklist(id: $id) {
        state round items { recognised }
        decisions {
          id kind route scope grade standing deciders { role } requirements { id } replaces { id } credential { state }
        }
        statements { accepted { id } missing { id } }
      } }`,
      { id },
    )
  ).checklist;

export function decisions(told: () => Told): void {
  describe('the decisions', () => {
    it('rest on the whole real document', () => {
      expect(told().imported).toEqual({
        __typename: 'QualificationImported',
        counts: {
          units: 78,
          commonUnits: 3,
          requirements: 1888,
          objectives: 405,
          parts: 21,
          targets: expect.any(Number),
          groups: 303,
          ungrouped: 10,
        },
      });
      expect(told().unit.requirements).toHaveLength(28);
    });

    it('of a school begin when the participant has sent the checklist: before, it does not exist there', () => {
      expect(JSON.parse(told().seenBeforeSending)).toMatchObject({
        data: { schoolInbox: { totalCount: 0 }, checklist: null },
        errors: [{ extensions: { code: 'NOT_FOUND' } }],
      });
    });

    it('by demonstration are made by two assessors, and raised with the old one kept', async () => {
      const { participants } = told().setting;
      const { state, items, decisions } = await read(participants[0]!, told().checklists.unit);
      expect([state, items.filter((item) => item.recognised).length]).toEqual(['RECOGNISED', 28]);
      const both = [{ role: 'TEACHER' }, { role: 'WORKING_LIFE_ASSESSOR' }];
      const whole = { kind: 'RECOGNITION', route: 'DEMONSTRATION', scope: 'WHOLE' };
      expect(decisions.map(({ requirements, ...one }) => ({ ...one, of: requirements.length }))).toEqual([
        {
          ...whole,
          id: told().decided.unit.decision?.id,
          grade: '3',
          standing: 'RAISED',
          deciders: expect.arrayContaining(both),
          replaces: null,
          credential: { state: 'SUPERSEDED' },
          of: 28,
        },
        {
          ...whole,
          id: told().decided.raised.decision?.id,
          grade: '5',
          standing: 'IN_FORCE',
          deciders: expect.arrayContaining(both),
          replaces: { id: told().decided.unit.decision?.id },
          credential: { state: 'VALID' },
          of: 28,
        },
      ]);
    });

    it('on a part of a common unit are made by one teacher, and corrected with the old one revoked', async () => {
      const { state, decisions } = await read(told().setting.participants[0]!, told().checklists.part);
      expect(state).toBe('RECOGNISED');
      expect(
        decisions.map(({ route, grade, standing, deciders, credential }) => ({
          route,
          grade,
          standing,
          deciders,
          credential,
        })),
      ).toEqual([
        {
          route: 'ASSESSORS',
          grade: '3',
          standing: 'CORRECTED',
          deciders: [{ role: 'TEACHER' }],
          credential: { state: 'REVOKED' },
        },
        {
          route: 'ASSESSORS',
          grade: '2',
          standing: 'IN_FORCE',
          deciders: [{ role: 'TEACHER' }],
          credential: { state: 'VALID' },
        },
      ]);
    });

    it('recognise in part, and complete it in a later round', async () => {
      const { piece, completed } = told().decided;
      expect([piece.checklist.state, piece.decision]).toEqual([
        'PARTLY_RECOGNISED',
        { id: expect.any(String), grade: null, scope: 'PART' },
      ]);
      expect([completed.checklist.state, completed.decision]).toEqual([
        'RECOGNISED',
        { id: expect.any(String), grade: '4', scope: 'WHOLE' },
      ]);
    });

    it('are annulled by two people: the checklist is in progress again, what was recognised before stands', async () => {
      expect(told().decided.annulled).toMatchObject({
        checklist: { state: 'IN_PROGRESS' },
        credential: { state: 'REVOKED' },
      });
      const { round, items, decisions } = await read(
        told().setting.participants[1]!,
        told().checklists.pieces,
      );
      expect([round, items.filter((item) => item.recognised).length]).toEqual([2, 10]);
      expect(decisions.map((one) => [one.standing, one.credential?.state])).toEqual([
        ['IN_FORCE', 'VALID'],
        ['ANNULLED', 'REVOKED'],
      ]);
    });

    it('need a study right; without it the school gives a statement, and the checklist goes on', async () => {
      const { state, decisions, statements } = await read(
        told().setting.participants[2]!,
        told().checklists.statement,
      );
      expect([state, decisions]).toEqual(['IN_PROGRESS', []]);
      expect(statements.map(({ accepted, missing }) => [accepted.length, missing.length])).toEqual([[4, 24]]);
    });

    it('are reviewed where that is asked for in time', () => {
      expect(told().reviewIn).toMatchObject({ __typename: 'ReviewChanged' });
      expect(told().reviewLate).toMatchObject({ __typename: 'Refusal', code: 'REVIEW_TIME_PASSED' });
    });

    it('and everything else done is in an unbroken record', async () => {
      const verdict = await verifyRecord(told().served.database.sql, told().served.house.clock());
      expect(verdict).toMatchObject({ intact: true, chains: 4 });
      expect(verdict.entries).toBeGreaterThan(50);
      expect(verdict.readings).toBeGreaterThan(0);
    });
  });
}
