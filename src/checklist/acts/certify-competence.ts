import { and, eq, inArray, isNull } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { issuerOfUnit } from '../../access/organisation.loader.ts';
import { readPerson } from '../../access/person.ts';
import type { Id } from '../../base/id.ts';
import type { Language } from '../../base/language.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import { issueCredential } from '../../credential/acts/issue-credential.ts';
import type { CompetenceCertificateAward } from '../../credential/award.ts';
import { learningEnvironment } from '../../environment/environment.table.ts';
import { awardedTarget } from '../../qualification/awarded-target.ts';
import { isAssignedTo } from '../assignment.ts';
import { awardedRequirements } from '../awarded-requirements.ts';
import { certified } from '../certificate.ts';
import { checklistCertificate, mark, markWithdrawal } from '../checklist.table.ts';
import { readChecklist } from '../stored-checklist.ts';

export interface CertifyCompetence {
  readonly checklist: Id<'checklist'>;
  /** An environment of the workshop that certifies. */
  readonly environment: Id<'environment'>;
  readonly language: Language;
  /** The holder may leave out where, and the date of birth. */
  readonly withoutEnvironment?: boolean;
  readonly withoutBirthDate?: boolean;
}

/**
 * The workshop's certificate of competence: the marks that stand and were made in its environments, itemised. In any
 * state of the checklist; its issuer signs it within the act.
 */
export const certifyCompetence = (
  context: Context,
  input: CertifyCompetence,
): Promise<{ id: Id<'credential'> }> =>
  perform(context, async (act) => {
    const { tx } = act;
    const stored = await readChecklist(tx, act.actor, input.checklist);
    const assigned = await isAssignedTo(tx, act.actor, input.environment);
    act.may('checklist.certify', { ...stored.facts, environmentStaff: assigned });
    const [named] = await tx
      .select()
      .from(learningEnvironment)
      .where(eq(learningEnvironment.id, input.environment));
    demandThat(named, 'NOT_FOUND', ['environment']);
    const issuer = await issuerOfUnit(tx, named.unit);
    demandThat(issuer, 'NOT_FOUND', ['environment']);

    const places = await tx
      .select()
      .from(learningEnvironment)
      .where(eq(learningEnvironment.unit, named.unit));
    const marks = await tx
      .select({ mark })
      .from(mark)
      .leftJoin(markWithdrawal, eq(markWithdrawal.mark, mark.id))
      .where(
        and(
          eq(mark.checklist, stored.row.id),
          inArray(
            mark.environment,
            places.map((place) => place.id),
          ),
          isNull(markWithdrawal.mark),
        ),
      );
    const { requirements, groupSizes } = await awardedRequirements(tx, stored.row.target);
    const proven = demand(
      certified(
        marks.map((row) => row.mark),
        requirements,
      ),
    );
    const target = await awardedTarget(tx, stored.row.target);
    if (!target) throw new Refusal('NOT_FOUND');
    const { birthDate, ...person } = await readPerson(tx, context.vault, stored.row.participant);
    const [onlyPlace] = proven.environments.length === 1 ? proven.environments : [];
    const place = places.find((one) => one.id === onlyPlace);
    const award: CompetenceCertificateAward = {
      kind: 'COMPETENCE_CERTIFICATE',
      issuer: issuer.id,
      language: input.language,
      holder: {
        participant: stored.row.participant,
        givenNames: person.givenNames,
        familyName: person.familyName,
        identityAssurance: person.identityAssurance,
        ...(input.withoutBirthDate ? {} : { birthDate }),
      },
      target,
      requirements: proven.requirements,
      requirementsInTarget: requirements.length,
      groupSizes,
      ...(place && !input.withoutEnvironment
        ? { environment: { name: place.publicName, ...(place.place ? { place: place.place } : {}) } }
        : {}),
      startedOn: proven.startedOn,
      endedOn: proven.endedOn,
    };
    const role = act.actor.participant === stored.row.participant ? 'PARTICIPANT' : 'INSTRUCTOR';
    const credential = await issueCredential(act, award, role);
    await tx.insert(checklistCertificate).values({
      credential: credential.id,
      checklist: stored.row.id,
      unit: named.unit,
      issuedAt: act.now,
    });
    act.record(named.unit, 'COMPETENCE_CERTIFIED', role, {
      checklist: stored.row.id,
      credential: credential.id,
      requirements: proven.requirements.length,
    });
    return credential;
  });
