import { eq } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import type { LocalizedText } from '../../base/language.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import type { UnitKind } from '../actor.ts';
import { isBusinessId } from '../business-id.ts';
import { type Context, perform } from '../context.ts';
import { freeText } from '../free-text.ts';
import { controllerUnit, issuer, issuerName, legalPerson } from '../organisation.table.ts';
import { publicName } from '../public-name.ts';
import { unitKey } from '../vault.ts';

function named(name: LocalizedText, path: string): LocalizedText {
  const texts = Object.entries(name);
  demandThat(texts.length > 0, 'INVALID_INPUT', [path], { field: path, expected: '(fi, sv, en)' });
  return Object.fromEntries(
    texts.map(([language, text]) => [language, freeText(text, [path, language], 200)]),
  );
}

/** Adds a legal person. Throws INVALID_BUSINESS_ID, ALREADY_EXISTS. */
export const addLegalPerson = (context: Context, input: { businessId: string; name: LocalizedText }) =>
  perform(context, async (act) => {
    act.may('organisation.manage');
    demandThat(isBusinessId(input.businessId), 'INVALID_BUSINESS_ID', ['businessId']);
    const row = {
      id: act.newId('legalPerson'),
      businessId: input.businessId,
      name: named(input.name, 'name'),
      createdAt: act.now,
    };
    const made = await act.tx.insert(legalPerson).values(row).onConflictDoNothing().returning();
    demandThat(made.length === 1, 'ALREADY_EXISTS', ['businessId']);
    act.record(context.provider, 'LEGAL_PERSON_ADDED', 'COORDINATOR', {
      legalPerson: row.id,
      businessId: row.businessId,
    });
    return row;
  });

export interface NewUnit {
  readonly legalPerson: Id<'legalPerson'>;
  readonly kind: Exclude<UnitKind, 'PROVIDER'>;
  readonly name: LocalizedText;
  /** The public name under which the unit issues; it tells nothing of any service. */
  readonly issuerName: LocalizedText;
  /** The last part of the issuer's did:web: a-z, 0-9 and hyphens. Never changes. */
  readonly slug: string;
}

/** Adds a workshop or a school with its data key and its issuer. Throws NOT_FOUND, INVALID_INPUT, ALREADY_EXISTS. */
export const addUnit = (context: Context, input: NewUnit) =>
  perform(context, async (act) => {
    act.may('organisation.manage');
    const [legal] = await act.tx.select().from(legalPerson).where(eq(legalPerson.id, input.legalPerson));
    if (!legal) throw new Refusal('NOT_FOUND', ['legalPerson']);
    demandThat(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(input.slug), 'INVALID_INPUT', ['slug'], {
      field: 'slug',
      expected: 'a–z 0–9 -',
    });
    const unit = {
      id: act.newId('unit'),
      legalPerson: legal.id,
      kind: input.kind,
      name: named(input.name, 'name'),
      createdAt: act.now,
    };
    await act.tx.insert(controllerUnit).values(unit);
    await context.vault.create(act.tx, unitKey(unit.id), act.now, act.newId);
    const issuerId = act.newId('issuer');
    const made = await act.tx
      .insert(issuer)
      .values({ id: issuerId, unit: unit.id, slug: input.slug, createdAt: act.now })
      .onConflictDoNothing()
      .returning();
    demandThat(made.length === 1, 'ALREADY_EXISTS', ['slug']);
    await act.tx.insert(issuerName).values({
      issuer: issuerId,
      name: demand(publicName(named(input.issuerName, 'issuerName'), ['issuerName'])),
      validFrom: act.now.toISOString().slice(0, 10),
    });
    act.record(context.provider, 'UNIT_ADDED', 'COORDINATOR', {
      unit: unit.id,
      issuer: issuerId,
      kind: unit.kind,
    });
    return unit;
  });

/** Gives an issuer a new public name from a day on: schools are renamed, and what they signed before stays as it was. */
export const renameIssuer = (
  context: Context,
  input: { issuer: Id<'issuer'>; name: LocalizedText; validFrom: string },
) =>
  perform(context, async (act) => {
    act.may('organisation.manage');
    const [row] = await act.tx.select().from(issuer).where(eq(issuer.id, input.issuer));
    if (!row) throw new Refusal('NOT_FOUND', ['issuer']);
    const name = demand(publicName(named(input.name, 'name'), ['name']));
    await act.tx
      .insert(issuerName)
      .values({ issuer: row.id, name, validFrom: input.validFrom })
      .onConflictDoUpdate({ target: [issuerName.issuer, issuerName.validFrom], set: { name } });
    act.record(context.provider, 'ISSUER_RENAMED', 'COORDINATOR', {
      issuer: row.id,
      validFrom: input.validFrom,
    });
    const [unit] = await act.tx.select().from(controllerUnit).where(eq(controllerUnit.id, row.unit));
    return unit!;
  });
