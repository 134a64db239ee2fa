import { z } from 'zod';
import type { LocalizedText } from '../../base/language.ts';
import { Refusal } from '../../base/refusal.ts';

/** A text as it came: its languages, and its own identity where it has one. */
export interface SourceText {
  readonly text: LocalizedText;
  readonly key: string | null;
}

/** Control characters and halves of characters, which no database stores and nobody reads. */
const UNSTORABLE = /\p{Cs}|(?![\t\n\r])\p{Cc}/gu;
const storable = (said: string) => said.replace(UNSTORABLE, '');

const LANGUAGE_TAG = /^[a-z]{2,3}$/;

/** `{_id, _tunniste, fi, sv, en ...}`; any language may be missing or null. Other keys are not read. */
const text = z.record(z.string(), z.unknown()).transform((value, context): SourceText => {
  const languages: Record<string, string> = {};
  for (const [language, said] of Object.entries(value)) {
    if (!LANGUAGE_TAG.test(language) || said === null) continue;
    if (typeof said === 'string') languages[language] = storable(said);
    else context.addIssue({ code: 'custom', path: [language], message: 'expected text', input: said });
  }
  return { text: languages, key: typeof value._tunniste === 'string' ? storable(value._tunniste) : null };
});

const optionalText = text.nullish().transform((value) => value ?? null);

const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);

const number = z
  .number()
  .nullish()
  .transform((value) => value ?? null);

const string = z
  .string()
  .nullish()
  .transform((value) => (value ? storable(value) : null));

/** Ids come as numbers where a thing stands itself and as text where it is referred to. */
const reference = z
  .union([z.string(), z.number()], { error: 'expected an id' })
  .nullish()
  .transform((value) => (value === null || value === undefined ? null : String(value)));

const wholeNumber = z.number({ error: 'expected a number' }).int({ error: 'expected a whole number' });

const WHEN = { error: 'expected a date in milliseconds since 1970' };
const YEAR_9999 = Date.UTC(9999, 11, 30);
const instant = z.number(WHEN).min(0, WHEN).max(YEAR_9999, WHEN);

const optionalInstant = instant.nullish().transform((value) => value ?? null);

const code = z
  .object({ uri: string, arvo: string })
  .nullish()
  .transform((value) => value ?? null);

const requirement = z.object({ koodi: code, vaatimus: optionalText });

/** The 2019 form of requirements, and of the objectives of a part. */
const requirements = z.object({
  kohde: optionalText,
  vaatimukset: list(requirement),
  kohdealueet: list(z.object({ kuvaus: optionalText, vaatimukset: list(requirement) })),
});
export type RequirementsShape = z.infer<typeof requirements>;

const level = z.object({ id: reference, otsikko: optionalText, koodi: code });

const levelCriteria = z.object({
  osaamistaso: z
    .object({ id: reference })
    .nullish()
    .transform((value) => value ?? null),
  _osaamistaso: reference,
  kriteerit: list(text),
});
export type LevelCriteriaShape = z.infer<typeof levelCriteria>;

const scale = z.object({
  arviointiAsteikko: z
    .object({ id: reference, osaamistasot: list(level) })
    .nullish()
    .transform((value) => value ?? null),
  _arviointiAsteikko: reference,
  osaamistasonKriteerit: list(levelCriteria),
});
export type ScaleShape = z.infer<typeof scale>;

const objectives = z.object({ laajuus: number, tavoitteet: requirements.nullish() });
export type ObjectivesShape = z.infer<typeof objectives>;

const part = z.object({
  id: wholeNumber,
  nimi: text,
  tyyppi: string,
  koodiUri: string,
  arviointi: scale.nullish(),
  pakollisetOsaamistavoitteet: objectives.nullish(),
  valinnaisetOsaamistavoitteet: objectives.nullish(),
  osaamistavoitteet: list(
    z.object({
      pakollinen: z
        .boolean()
        .nullish()
        .transform((value) => value ?? false),
      laajuus: number,
      tavoitteet: optionalText,
    }),
  ),
});
export type PartShape = z.infer<typeof part>;

const oldAssessment = z.object({
  arvioinninKohdealueet: list(
    z.object({
      otsikko: optionalText,
      arvioinninKohteet: list(
        z.object({
          otsikko: optionalText,
          selite: optionalText,
          _arviointiAsteikko: reference,
          osaamistasonKriteerit: list(levelCriteria),
        }),
      ),
    }),
  ),
});
export type OldAssessmentShape = z.infer<typeof oldAssessment>;

const unit = z.object({
  id: wholeNumber,
  nimi: text,
  tila: string,
  tyyppi: string,
  koodiUri: string,
  laajuus: number,
  ammattitaitovaatimukset2019: requirements.nullish(),
  ammattitaitovaatimukset: optionalText,
  arviointi: oldAssessment.nullish(),
  geneerinenArviointiasteikko: scale.nullish(),
  ammattitaidonOsoittamistavat: optionalText,
  osaAlueet: list(part),
});
export type UnitShape = z.infer<typeof unit>;

const document = z.object({
  // Shown as a GraphQL Int.
  id: wholeNumber.max(2_147_483_647, { error: 'expected a document number' }),
  nimi: text,
  diaarinumero: string,
  koulutustyyppi: string,
  tila: string,
  voimassaoloAlkaa: optionalInstant,
  siirtymaPaattyy: optionalInstant,
  voimassaoloLoppuu: optionalInstant,
  globalVersion: z.object({ aikaleima: instant }, { error: 'expected the version of the document' }),
  suoritustavat: list(
    z.object({
      suoritustapakoodi: string,
      laajuusYksikko: string,
      tutkinnonOsaViitteet: list(z.object({ _tutkinnonOsa: reference, laajuus: number, jarjestys: number })),
    }),
  ),
  tutkinnonOsat: z.array(unit, { error: 'expected a list of units' }),
});
export type DocumentShape = z.infer<typeof document>;

/** `$.tutkinnonOsat[3].nimi` */
export function jsonPath(path: readonly PropertyKey[]): string {
  return `$${path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')}`;
}

function read<T extends z.ZodType>(
  shape: T,
  json: unknown,
  under: readonly PropertyKey[],
): z.output<T> | Refusal {
  const result = shape.safeParse(json, { reportInput: false });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = [...under, ...(issue?.path ?? [])];
  return new Refusal('NOT_QUALIFICATION_REQUIREMENTS', path.map(String), {
    at: jsonPath(path),
    expected: expectation(issue),
  });
}

function expectation(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code !== 'invalid_type' || issue.message.startsWith('expected')) {
    return (issue?.message ?? '').replace(/^expected /, '');
  }
  return (
    { object: 'an object', record: 'a text in its languages', array: 'a list' }[issue.expected as string] ??
    `a ${issue.expected}`
  );
}

/** A whole qualification document. Refusal NOT_QUALIFICATION_REQUIREMENTS says where it is broken. */
export const readDocument = (json: unknown): DocumentShape | Refusal => read(document, json, []);

/** One bare unit. */
export const readUnit = (json: unknown, under: readonly PropertyKey[] = []): UnitShape | Refusal =>
  read(unit, json, under);

const page = z.union([z.object({ data: z.array(z.unknown()) }), z.object({ content: z.array(z.unknown()) })]);

/** The items of an answer that is a page (`data` or `content`), a list, or one thing; each with its place. */
export function itemsOf(json: unknown): { item: unknown; path: PropertyKey[] }[] {
  if (Array.isArray(json)) return json.map((item, index) => ({ item, path: [index] }));
  const answer = page.safeParse(json);
  if (!answer.success) return [{ item: json, path: [] }];
  const key = 'data' in answer.data ? 'data' : 'content';
  const items = 'data' in answer.data ? answer.data.data : answer.data.content;
  return items.map((item, index) => ({ item, path: [key, index] }));
}
