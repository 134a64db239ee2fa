import { describe, expect, it } from 'vitest';
import { groupMember } from '../../src/access/participant.table.ts';
import type { Id } from '../../src/base/id.ts';
import { makeParticipant } from '../helpers/people.ts';
import type { Told } from '../helpers/story/main-job.ts';

const PROGRESS = `query Progress($group: ID!, $target: ID) { group(id: $group) { progress(target: $target) {
  target { id unit { code } }
  requirements { id text { text } }
  participants {
    participant { givenNames familyName }
    checklist { id state }
    cells { requirement self instructor teacher recognised }
  }
} } }`;

interface Progress {
  readonly group: {
    readonly progress: readonly {
      readonly requirements: readonly object[];
      readonly participants: readonly {
        readonly participant: { readonly familyName: string };
        readonly checklist: { readonly state: string };
        readonly cells: readonly {
          readonly self: string | null;
          readonly instructor: string | null;
          readonly teacher: string | null;
          readonly recognised: boolean;
        }[];
      }[];
    }[];
  };
}

export function progress(told: () => Told): void {
  describe('a group’s progress', () => {
    it('shows every participant’s last marks by requirement, in as many statements for 40 people as for 3', async () => {
      const { served, setting, unit, environment } = told();
      const { instructor } = setting.staff;
      const ask = async () => {
        let statements = 0;
        served.database.onStatement = () => {
          statements += 1;
        };
        try {
          const answer = await instructor.ask<Progress>(PROGRESS, {
            group: setting.group,
            target: unit.target,
          });
          return { statements, rows: answer.group.progress[0]! };
        } finally {
          served.database.onStatement = undefined;
        }
      };
      await ask();
      const few = await ask();
      expect(few.rows.participants.map((row) => [row.participant.familyName, row.checklist.state])).toEqual([
        ['Näkkäläjärvi-Čáppa', 'RECOGNISED'],
        ['Õunapuuvist', 'IN_PROGRESS'],
        ['Ŋuorttanaš', 'IN_PROGRESS'],
      ]);
      const counted = few.rows.participants.map(({ cells }) => [
        cells.filter((cell) => cell.self).length,
        cells.filter((cell) => cell.instructor).length,
        cells.filter((cell) => cell.teacher).length,
        cells.filter((cell) => cell.recognised).length,
      ]);
      expect(counted).toEqual([
        [5, 14, 1, 28],
        [0, 20, 0, 10],
        [0, 6, 0, 0],
      ]);

      for (let more = 4; more <= 40; more += 1) {
        const { participant } = await makeParticipant(served.house);
        await served.database.sql.insert(groupMember).values({
          group: setting.group as Id<'group'>,
          participant,
          joinedAt: served.now(),
        });
        await instructor.does('openChecklist', { participant, environment, target: unit.target });
      }
      const many = await ask();
      expect(many.rows.participants).toHaveLength(40);
      expect(many.rows.requirements).toHaveLength(28);
      expect(many.statements).toBe(few.statements);
    }, 240_000);
  });
}
