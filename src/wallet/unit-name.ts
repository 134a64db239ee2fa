import DataLoader from 'dataloader';
import { asc, eq, inArray } from 'drizzle-orm';
import { type Context, loader } from '../access/context.ts';
import { controllerUnit, issuer, issuerName } from '../access/organisation.table.ts';
import { dayOf } from '../base/day.ts';
import type { Id } from '../base/id.ts';
import { inLanguage, type Language, type OwnText } from '../base/language.ts';

/** Where a unit has no public name of its own. */
const NAMELESS = {
  PROVIDER: { fi: 'Lompakon ylläpitäjä', sv: 'Plånbokens upprätthållare', en: 'The keeper of the wallet' },
  WORKSHOP: { fi: 'Paja', sv: 'Verkstad', en: 'Workshop' },
  SCHOOL: { fi: 'Oppilaitos', sv: 'Läroanstalt', en: 'School' },
} as const satisfies Record<string, OwnText>;

/** Public names today: the names that units have among themselves can tell where somebody comes from. */
const makePublicNameLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'unit'>[]) => {
    const rows = await context.database.sql
      .select({
        unit: controllerUnit.id,
        kind: controllerUnit.kind,
        name: issuerName.name,
        from: issuerName.validFrom,
      })
      .from(controllerUnit)
      .leftJoin(issuer, eq(issuer.unit, controllerUnit.id))
      .leftJoin(issuerName, eq(issuerName.issuer, issuer.id))
      .where(inArray(controllerUnit.id, [...ids]))
      .orderBy(asc(issuerName.validFrom));
    const today = dayOf(context.now);
    return ids.map((id) => {
      const own = rows.filter((row) => row.unit === id);
      const standing = own.filter((row) => row.from !== null && row.from <= today).at(-1) ?? own[0];
      return standing?.name ?? NAMELESS[own[0]?.kind ?? 'PROVIDER'];
    });
  });

/** What a unit is called in public, today, in this language. */
export async function publicNameOf(context: Context, unit: Id<'unit'>, language: Language): Promise<string> {
  const name = await loader(context, makePublicNameLoader).load(unit);
  return inLanguage(name, language)?.text ?? '';
}
