import { and, eq, inArray, isNull } from 'drizzle-orm';
import { type IssuerRow, issuerOfUnit } from '../access/organisation.loader.ts';
import { readPeople } from '../access/person.ts';
import type { Vault } from '../access/vault.ts';
import type { Id } from '../base/id.ts';
import type { Language } from '../base/language.ts';
import { demandThat, Refusal } from '../base/refusal.ts';
import type { AwardedTarget, CompetenceCertificateAward } from '../credential/award.ts';
import type { Sql } from '../database/database.ts';
import { learningEnvironment } from '../environment/environment.table.ts';
import { awardedTarget } from '../qualification/awarded-target.ts';
import { awardedRequirements } from './awarded-requirements.ts';
import { certified } from './certificate.ts';
import { mark, markWithdrawal } from './checklist.table.ts';
import type { ChecklistRow } from './stored-checklist.ts';

/** The workshop that certifies, with all its environments: marks made in any of them count. */
export interface CertifyingWorkshop {
  readonly unit: Id<'unit'>;
  readonly issuer: IssuerRow;
  readonly places: readonly (typeof learningEnvironment.$inferSelect)[];
}

/** The workshop of an environment. Throws NOT_FOUND where there is no such environment, or nobody who signs for it. */
export async function workshopOf(sql: Sql, environment: Id<'environment'>): Promise<CertifyingWorkshop> {
  const [named] = await sql.select().from(learningEnvironment).where(eq(learningEnvironment.id, environment));
  demandThat(named, 'NOT_FOUND', ['environment']);
  const issuer = await issuerOfUnit(sql, named.unit);
  demandThat(issuer, 'NOT_FOUND', ['environment']);
  const places = await sql.select().from(learningEnvironment).where(eq(learningEnvironment.unit, named.unit));
  return { unit: named.unit, issuer, places };
}

export interface CertificateWish {
  readonly language: Language;
  /** The holder may leave out where, and the date of birth. */
  readonly withoutEnvironment?: boolean;
  readonly withoutBirthDate?: boolean;
}

type AwardedTargetRequirements = Awaited<ReturnType<typeof awardedRequirements>>;

/** Targets as awards describe them, each read once: a published version never changes. */
export class TargetBook {
  readonly #known = new Map<Id<'target'>, AwardedTargetRequirements & { readonly target: AwardedTarget }>();

  async of(sql: Sql, id: Id<'target'>) {
    const known = this.#known.get(id);
    if (known) return known;
    const target = await awardedTarget(sql, id);
    if (!target) throw new Refusal('NOT_FOUND');
    const read = { ...(await awardedRequirements(sql, id)), target };
    this.#known.set(id, read);
    return read;
  }
}

/**
 * What the workshop certifies of these checklists: the marks that stand and were made in its environments, itemised.
 * By the checklist's id; NO_STANDING_MARK, or NOT_FOUND where the holder's key is destroyed. Four statements, and two
 * for each target that is not in the book yet.
 */
export async function certificateAwards(
  sql: Sql,
  vault: Vault,
  workshop: CertifyingWorkshop,
  wish: CertificateWish,
  checklists: readonly Pick<ChecklistRow, 'id' | 'participant' | 'target'>[],
  book: TargetBook,
): Promise<Map<Id<'checklist'>, CompetenceCertificateAward | Refusal>> {
  const marks = await standingMarks(
    sql,
    workshop,
    checklists.map((one) => one.id),
  );
  const people = await readPeople(sql, vault, [...new Set(checklists.map((one) => one.participant))]);
  const awards = new Map<Id<'checklist'>, CompetenceCertificateAward | Refusal>();
  for (const one of checklists) {
    const { target, requirements, groupSizes } = await book.of(sql, one.target);
    const proven = certified(marks.get(one.id) ?? [], requirements);
    const person = people.get(one.participant);
    if (proven instanceof Refusal || !person) {
      awards.set(one.id, proven instanceof Refusal ? proven : new Refusal('NOT_FOUND'));
      continue;
    }
    const [onlyPlace] = proven.environments.length === 1 ? proven.environments : [];
    const place = workshop.places.find((known) => known.id === onlyPlace);
    awards.set(one.id, {
      kind: 'COMPETENCE_CERTIFICATE',
      issuer: workshop.issuer.id,
      language: wish.language,
      holder: {
        participant: one.participant,
        givenNames: person.givenNames,
        familyName: person.familyName,
        identityAssurance: person.identityAssurance,
        ...(wish.withoutBirthDate ? {} : { birthDate: person.birthDate }),
      },
      target,
      requirements: proven.requirements,
      requirementsInTarget: requirements.length,
      groupSizes,
      ...(place && !wish.withoutEnvironment
        ? { environment: { name: place.publicName, ...(place.place ? { place: place.place } : {}) } }
        : {}),
      startedOn: proven.startedOn,
      endedOn: proven.endedOn,
    });
  }
  return awards;
}

/** By checklist, the marks made in the workshop's environments that nobody withdrew. */
async function standingMarks(
  sql: Sql,
  { places }: CertifyingWorkshop,
  checklists: readonly Id<'checklist'>[],
): Promise<Map<Id<'checklist'>, CertifiableMarkRow[]>> {
  const rows = await sql
    .select({
      checklist: mark.checklist,
      requirement: mark.requirement,
      party: mark.party,
      level: mark.level,
      at: mark.at,
      environment: mark.environment,
      basis: mark.basis,
    })
    .from(mark)
    .leftJoin(markWithdrawal, eq(markWithdrawal.mark, mark.id))
    .where(
      and(
        inArray(mark.checklist, [...checklists]),
        inArray(
          mark.environment,
          places.map((place) => place.id),
        ),
        isNull(markWithdrawal.mark),
      ),
    )
    .orderBy(mark.position);
  const byChecklist = new Map<Id<'checklist'>, CertifiableMarkRow[]>();
  for (const row of rows) {
    const known = byChecklist.get(row.checklist);
    if (known) known.push(row);
    else byChecklist.set(row.checklist, [row]);
  }
  return byChecklist;
}

type CertifiableMarkRow = Pick<
  typeof mark.$inferSelect,
  'checklist' | 'requirement' | 'party' | 'level' | 'at' | 'environment' | 'basis'
>;
