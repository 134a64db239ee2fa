import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dump } from '../helpers/dump.ts';
import { SECRET_WORDS, type Told } from '../helpers/story/main-job.ts';
import type { Person } from '../helpers/story/person.ts';
import {
  type Attempt,
  attempts,
  everythingOf,
  type IdPlace,
  idPlaces,
} from '../helpers/story/schema-walk.ts';
import { PARTICIPANTS, STAFF } from '../helpers/story/setting.ts';

const ROLES = ['strangeTeacher', 'strangeDecider', 'strangeCoordinator'] as const;

/** Which kind of thing a place wants, where that thing is a secret. */
const WANTED: Readonly<Record<string, string>> = {
  checklist: 'checklist',
  mark: 'mark',
  participant: 'participant',
  decision: 'decision',
  credential: 'credential',
  assessment: 'assessment',
  review: 'review',
  group: 'group',
};
/** Asked by the kind itself: `checklist(id)`. */
const wanted = (place: IdPlace): string | undefined => {
  const name = place.path.at(-1)!;
  return name === 'id' ? WANTED[place.field] : WANTED[name];
};

/** Tried where the id of something public is wanted. */
const ELSEWHERE = ['checklist', 'participant', 'decision'];

const another = (id: string) => `${id.slice(0, id.indexOf('_') + 1)}${randomBytes(16).toString('base64url')}`;

const RECORD = ['public.record_entry', 'public.record_head'];
const besideTheRecord = (texts: ReadonlyMap<string, string>) =>
  new Map([...texts].filter(([table]) => !RECORD.includes(table)));
const entriesIn = (texts: ReadonlyMap<string, string>): string[] =>
  (texts.get('public.record_entry') ?? '').split('\n');

interface Answered {
  readonly data: Record<string, { __typename?: string; code?: string } | null> | null;
  readonly errors?: readonly { extensions?: { code?: string } }[];
}

/** The code with which a root field refused; what else it answered as text. */
const codeOf = ({ data, errors }: Answered, field: string): string => {
  if (errors) return errors[0]?.extensions?.code ?? 'UNNAMED';
  const answer = data?.[field];
  return answer?.__typename === 'Refusal' ? (answer.code ?? '') : JSON.stringify(answer);
};

export function strangers(told: () => Told): void {
  describe('a school that was not let in', () => {
    const own = (role: (typeof ROLES)[number]) => (name: string) => {
      const { setting, environment, unit, ids } = told();
      const known: Readonly<Record<string, string>> = {
        school: setting.strangeSchool,
        unit: setting.strangeSchool,
        staff: setting.staffIds[role],
        environment,
        target: unit.target,
        requirement: unit.requirements[0]!,
        requirements: unit.requirements[0]!,
        accepted: unit.requirements[0]!,
      };
      return known[name] ?? another((ids[WANTED[name] ?? 'checklist'] ?? ids.checklist)![0]!);
    };

    const answersTo = async (asker: Person, tries: readonly Attempt[]) => {
      const answers: Answered[] = [];
      for (const { query, variables } of tries) answers.push(await asker.answer(query, variables));
      return answers;
    };

    it.each(ROLES)(
      'answers NOT_FOUND to every real id in every root field, exactly as to an unknown one (%s)',
      async (role) => {
        const { setting, ids, served } = told();
        const asker = setting.staff[role];
        await asker.ask('query SignIn { viewer { posts { role } } }');
        const before = await dump(served.database);
        const places = idPlaces();
        expect(places.length).toBeGreaterThan(60);
        const toldApart: string[] = [];
        const otherwise: string[] = [];
        for (const place of places) {
          const kind = wanted(place);
          const anything = place.field === 'node';
          for (const one of kind ? [kind] : anything ? Object.keys(ids) : ELSEWHERE) {
            const real = ids[one] ?? [];
            const [first] = real;
            if (!first) throw new Error(`the story left no ${one}`);
            const tries = (id: string, all: boolean) => {
              const every = attempts(place, own(role), id);
              return all ? every : every.slice(0, 1);
            };
            const unknown = await answersTo(asker, tries(another(first), kind !== undefined));
            const answers = [];
            for (const id of kind || anything ? real : [first])
              answers.push(await answersTo(asker, tries(id, kind !== undefined && id === first)));
            const name = `${place.field} ${place.path.join('.')} (${one})`;
            for (const answer of answers)
              if (JSON.stringify(answer) !== JSON.stringify(unknown.slice(0, answer.length)))
                toldApart.push(`${name}: ${JSON.stringify(answer)}`);
            if (!kind && !anything) continue;
            const codes = new Set(answers.flat().map((answer) => codeOf(answer, place.field)));
            if ([...codes].join() !== 'NOT_FOUND') otherwise.push(`${name}: ${[...codes].join()}`);
          }
        }
        expect(toldApart).toEqual([]);
        expect(otherwise).toEqual([]);
        const after = await dump(served.database);
        expect(besideTheRecord(after)).toEqual(besideTheRecord(before));
        // Whoever tries to have somebody's card printed anew stands on the record of their own unit, and nothing else does.
        const known = new Set(entriesIn(before));
        const fresh = entriesIn(after).filter((entry) => !known.has(entry));
        expect(entriesIn(before).filter((entry) => !entriesIn(after).includes(entry))).toEqual([]);
        expect(fresh.filter((entry) => !entry.includes(',ATTEMPT_REFUSED,'))).toEqual([]);
      },
      120_000,
    );

    it.each(ROLES)('reads nothing of it through any field that it can reach (%s)', async (role) => {
      const { setting, ids, environment, served } = told();
      const asker = setting.staff[role];
      const before = await dump(served.database);
      const reachable = [environment, setting.school, setting.workshop, setting.strangeSchool];
      const node = `query Reach($id: ID!) { node(id: $id) { ${everythingOf('Node', 3)} } }`;
      const answers: string[] = [];
      for (const id of [...reachable, ...Object.values(ids).flat()])
        answers.push(JSON.stringify(await asker.answer(node, { id })));
      answers.push(
        JSON.stringify(await asker.answer(`query Me { viewer { ${everythingOf('Viewer', 4)} } }`)),
        JSON.stringify(
          await asker.answer(
            `query Report($id: ID!) { identificationReport(environment: $id) { ${everythingOf('IdentificationReport', 4)} } }`,
            { id: environment },
          ),
        ),
        JSON.stringify(
          await asker.answer(
            `query Inbox($id: ID!) { schoolInbox(school: $id) { ${everythingOf('ChecklistConnection', 4)} } }`,
            { id: setting.strangeSchool },
          ),
        ),
        JSON.stringify(
          await asker.answer(
            `query All { environments { ${everythingOf('LearningEnvironmentConnection', 5)} } }`,
          ),
        ),
      );
      const all = answers.join('\n');
      expect(all).toContain('Polkupyöräpaja');
      expect(all).not.toContain('GRAPHQL_VALIDATION_FAILED');
      const secrets = [
        ...Object.values(ids).flat(),
        ...SECRET_WORDS,
        ...PARTICIPANTS.flatMap((person) => [person.familyName, person.givenNames, person.birthDate]),
        ...Object.entries(STAFF).flatMap(([name, { name: called }]) =>
          name.startsWith('strange') ? [] : [called],
        ),
      ];
      expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
      expect(await dump(served.database)).toEqual(before);
    });
  });
}
