import fc from 'fast-check';
import type { Id } from '../../../src/base/id.ts';
import type { LocalizedText } from '../../../src/base/language.ts';
import type { Award, AwardedRequirement, Holder } from '../../../src/credential/award.ts';
import type { OpenBadgeOptions } from '../../../src/credential/open-badge.ts';

const TRICKY = [
  '"',
  '\\',
  '\\u0041',
  'a\r\nb\tc\b\f',
  '\u0000\u0001\u001f\u007f\u0080\u0085\u2028\ufeff',
  '\u{1F6B2}\u{10FFFF}\uE000\uFFFD',
  '\ud800 alone \udc00',
  'e\u0301 é',
  'مرحبا \u202Eabc',
  '@value',
  '@none',
  '_:b0',
  'https://example.org/a b',
  'urn:uuid:6c1f3f0e-8a52-4f4e-9f4b-0d7a0f6f2a11',
  'ext:Thing',
  'Completed',
  'assertionMethod',
  'null',
  '1.0',
  ' ',
  '<p> .\n',
] as const;

/** Any text that is not empty. */
export const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 24 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) },
  { weight: 2, arbitrary: fc.constantFrom(...TRICKY) },
);

const localized: fc.Arbitrary<LocalizedText> = fc
  .record({ fi: anyText, sv: anyText, en: anyText, se: anyText, ru: anyText }, { requiredKeys: [] })
  .filter((text) => Object.keys(text).length > 0);

const day = fc
  .date({ min: new Date('1940-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const points = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 180 }) },
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 360 }).map((halves) => halves / 2) },
  fc.double({ min: 1e-12, max: 1e25, noNaN: true }),
  fc.constantFrom(0.1 + 0.2, 1e-7, 1e21, 123456789012345680000, 1 / 3),
);

const uri = fc.oneof(
  fc.uuid().map((uuid) => `urn:uuid:${uuid}`),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom('did:key:z6MkSample', 'https://esimerkki.example/ä?q=ö#å', 'http://localhost:4000/x'),
);

/** An absolute URI that only the library knows how to take, or to refuse. */
const oddUri = fc.constantFrom(
  'ftp://example.org/x',
  'HTTPS://EXAMPLE.ORG',
  'urn://x',
  'https://[',
  'tag:x',
  'did:web:<x>',
);

const oftenKnown = fc.oneof({ weight: 19, arbitrary: uri }, { weight: 1, arbitrary: oddUri });

const grade = fc
  .array(
    fc.oneof(
      fc.constantFrom('1', '2', '3', '4', '5', 'HYVAKSYTTY', 'A"B', 'ä'),
      fc.stringMatching(/^[0-9A-F]{1,3}$/),
    ),
    {
      minLength: 1,
      maxLength: 9,
    },
  )
  .map((values) => values.map((value) => value || '1'))
  .chain((scaleValues) =>
    fc.record({
      value: fc.constantFrom(...scaleValues),
      name: localized,
      scaleName: localized,
      scaleValues: fc.constant(scaleValues),
    }),
  );

type Placed = Pick<AwardedRequirement, 'id' | 'position'>;

/** The areas of a target with so many requirements, and every place in them. */
const target = (fewest: number, most: number) =>
  fc.integer({ min: fewest, max: most }).chain((count) =>
    fc.array(fc.integer({ min: 1, max: count }), { maxLength: 6 }).map((cuts) => {
      const ends = [...new Set([...cuts, count])].sort((a, b) => a - b);
      const groupSizes = ends.map((end, at) => end - (ends[at - 1] ?? 0));
      const places: Placed[] = groupSizes.flatMap((size, group) =>
        Array.from({ length: size }, (_, place) => ({
          id: `req_${group}_${place}` as Id<'requirement'>,
          position: { group: group + 1, place: place + 1 },
        })),
      );
      return { groupSizes, places };
    }),
  );

const worded = (places: readonly Placed[]): fc.Arbitrary<AwardedRequirement[]> =>
  fc.tuple(
    ...places.map((place) =>
      fc
        .record({ text: localized, group: localized }, { requiredKeys: ['text'] })
        .map((words) => ({ ...place, ...words })),
    ),
  );

const assurance = fc.constantFrom<Holder['identityAssurance'][]>(
  'SELF_STATED',
  'SEEN_BY_STAFF',
  'SCHOOL_REGISTER',
  'STRONG',
);

const holder = (birthDate: 'always' | 'maybe'): fc.Arbitrary<Holder> =>
  fc.record(
    {
      participant: fc.constant('par_any' as Id<'participant'>),
      givenNames: anyText,
      familyName: anyText,
      birthDate: fc.oneof(day, anyText),
      identityAssurance: assurance,
    },
    {
      requiredKeys: [
        'participant',
        'givenNames',
        'familyName',
        'identityAssurance',
        ...(birthDate === 'always' ? (['birthDate'] as const) : []),
      ],
    },
  );

const base = fc.record({
  issuer: fc.constant('iss_any' as Id<'issuer'>),
  language: fc.constantFrom('fi' as const, 'sv' as const, 'en' as const),
  target: fc.record(
    {
      id: fc.constantFrom('tgt_one' as Id<'target'>, 'tgt_two' as Id<'target'>),
      kind: fc.constantFrom('UNIT' as const, 'UNIT_PART_COMPULSORY' as const, 'UNIT_PART_OPTIONAL' as const),
      code: anyText,
      name: localized,
      unit: fc.record({ code: anyText, name: localized }, { requiredKeys: ['name'] }),
      competencePoints: points,
      qualification: fc.record(
        {
          name: localized,
          diaryNumber: anyText,
          documentId: fc.nat(),
          version: fc.oneof(anyText, fc.constant('2026-01-15T08:00:00.000Z')),
        },
        { requiredKeys: ['name', 'documentId', 'version'] },
      ),
    },
    { requiredKeys: ['id', 'kind', 'name', 'qualification'] },
  ),
});

/** Any award of any kind, on a target with so many requirements. */
export const anyAward = (fewest: number, most: number): fc.Arbitrary<Award> =>
  target(fewest, most).chain(({ groupSizes, places }) => {
    const some = fc.subarray(places, { minLength: 1 });
    const requirementsInTarget = places.length;
    const certificate = fc
      .tuple(base, holder('maybe'), some.chain(worded))
      .chain(([common, who, requirements]) =>
        fc
          .record(
            {
              marks: fc.array(
                fc.record({
                  level: fc.constantFrom('WITH_GUIDANCE' as const, 'INDEPENDENTLY' as const),
                  on: day,
                  markedBy: fc.constantFrom('INSTRUCTOR' as const, 'TEACHER' as const),
                  basis: fc.constantFrom(
                    'SCHOOL_APPROVED' as const,
                    'EXPERT_REVIEWED' as const,
                    'OWN' as const,
                  ),
                }),
                { minLength: requirements.length, maxLength: requirements.length },
              ),
              startedOn: day,
              endedOn: day,
              environment: fc.record({ name: localized, place: anyText }, { requiredKeys: ['name'] }),
            },
            { requiredKeys: ['marks', 'startedOn', 'endedOn'] },
          )
          .map(
            ({ marks, ...rest }): Award => ({
              ...common,
              ...rest,
              kind: 'COMPETENCE_CERTIFICATE',
              holder: who,
              requirements: requirements.map((one, at) => ({ ...one, ...marks[at]! })),
              requirementsInTarget,
              groupSizes,
            }),
          ),
      );
    const recognised = fc.boolean().chain((whole) =>
      fc
        .tuple(
          base,
          holder('always'),
          whole ? worded(places) : some.chain(worded),
          fc.record(
            {
              grade,
              route: fc.constantFrom('DIRECT' as const, 'ASSESSORS' as const, 'DEMONSTRATION' as const),
              decidedOn: day,
              deviationCodes: fc.subarray([
                'MUKAUTETTU' as const,
                'POIKKEUSARVIOINNISSA' as const,
                'MUUTOSARVIOINTIASTEIKOSSA' as const,
              ]),
              confirmedBy: fc.array(
                fc.constantFrom(
                  'TEACHER' as const,
                  'AUTHORISED_DECIDER' as const,
                  'WORKING_LIFE_ASSESSOR' as const,
                ),
                { maxLength: 4 },
              ),
            },
            { requiredKeys: ['route', 'decidedOn', 'deviationCodes', 'confirmedBy'] },
          ),
        )
        .map(
          ([common, who, requirements, decision]): Award => ({
            ...common,
            ...decision,
            kind: 'RECOGNISED_COMPETENCE',
            holder: who,
            scope: whole ? 'WHOLE' : 'PART',
            requirements,
            requirementsInTarget,
            groupSizes,
          }),
        ),
    );
    const statement = fc
      .tuple(base, holder('always'), worded(places), fc.array(fc.boolean()), day, fc.boolean())
      .map(
        ([common, who, requirements, answers, statedOn, byTeacher]): Award => ({
          ...common,
          kind: 'STATEMENT',
          holder: who,
          accepted: requirements.filter((_, at) => answers[at]),
          missing: requirements.filter((_, at) => !answers[at]),
          groupSizes,
          statedOn,
          statedBy: byTeacher ? 'TEACHER' : 'AUTHORISED_DECIDER',
        }),
      );
    return fc.oneof(certificate, recognised, statement);
  });

/** Any way of issuing it. */
export const anyOptions: fc.Arbitrary<OpenBadgeOptions> = fc.record({
  issuerProfile: fc.record(
    {
      did: fc.constantFrom(
        'did:web:proofs.example.org:orgs:boatshed',
        'did:key:z6MkSample',
        'did:web:localhost%3A4000',
      ),
      name: anyText,
      businessId: anyText,
      url: oftenKnown,
    },
    { requiredKeys: ['did', 'name', 'businessId'] },
  ),
  credentialId: oftenKnown,
  subjectId: oftenKnown,
  issuedAt: fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
  status: fc.record({
    listUrl: fc.constantFrom('https://proofs.example.org/status/1', 'http://localhost:4000/status/2'),
    index: fc.nat({ max: 131_071 }),
  }),
  baseUrl: fc.constantFrom(
    'https://proofs.example.org',
    'http://localhost:4000/',
    'https://example.org/pätevä',
  ),
});
