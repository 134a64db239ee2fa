import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { connection, pageOf } from '../access/connection.type.ts';
import { type Context, loader, signedIn } from '../access/context.ts';
import { makeUnitLoader } from '../access/organisation.loader.ts';
import { ControllerUnitType } from '../access/organisation.type.ts';
import { permitted } from '../access/policy.ts';
import { DateTime } from '../access/scalar.ts';
import { Viewer } from '../access/viewer.resolver.ts';
import type { Id } from '../base/id.ts';
import { demand } from '../base/refusal.ts';
import { makeChecklistLoader } from '../checklist/checklist.loader.ts';
import { checklist } from '../checklist/checklist.table.ts';
import { ChecklistConnection, ChecklistType } from '../checklist/checklist.type.ts';
import { visible } from '../checklist/find-checklist.ts';
import { makeRequirementLoader } from '../qualification/loaders.ts';
import { Requirement } from '../qualification/qualification.type.ts';
import type { ConfirmedFact } from './confirmation.ts';
import { openedForUnit } from './find-decision.ts';
import {
  makeAssessorsByCaseLoader,
  makeConfirmationsByAssessmentLoader,
  makeConfirmationsByCaseLoader,
  makePendingByCaseLoader,
  makeReturnByCaseLoader,
} from './recognition.loader.ts';
import {
  type assessment,
  caseAssessor,
  type caseConfirmation,
  recognitionCase,
  remedyText,
} from './recognition.table.ts';
import {
  AssessmentConfirmationType,
  AssessmentType,
  AssessorType,
  CaseConfirmationType,
  RecognitionCaseType,
  RemedyTextType,
} from './recognition.type.ts';
import type { CaseRow } from './stored-dossier.ts';

type AssessmentRow = typeof assessment.$inferSelect;

@Resolver(() => RecognitionCaseType)
export class RecognitionCaseResolver {
  @Query(() => ChecklistConnection, {
    description:
      'Checklists that are with a school now, for its teachers and deciders; the longest waiting first.',
  })
  async schoolInbox(
    @Ctx() context: Context,
    @Arg('school', () => ID, { description: 'The school.' }) school: Id<'unit'>,
    @Arg('first', () => Int, { nullable: true, description: 'How many; 20 unless said, 200 at most.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' })
    after?: string | null,
  ) {
    demand(permitted(signedIn(context), 'case.inbox', { unit: school }));
    const { offset, limit } = pageOf(first, after);
    const { sql } = context.database;
    const here = and(eq(checklist.school, school), eq(checklist.state, 'WITH_SCHOOL'));
    const rows = await sql
      .select()
      .from(checklist)
      .where(here)
      .orderBy(asc(checklist.openedAt), asc(checklist.id))
      .offset(offset)
      .limit(limit);
    return connection(await visible(context, rows), offset, await sql.$count(checklist, here));
  }

  @FieldResolver(() => ControllerUnitType, { description: 'The school.' })
  school(@Root() row: CaseRow, @Ctx() context: Context) {
    return loader(context, makeUnitLoader).load(row.unit);
  }

  @FieldResolver(() => ChecklistType, { description: 'The checklist.' })
  checklist(@Root() row: CaseRow, @Ctx() context: Context) {
    return loader(context, makeChecklistLoader).load(row.checklist);
  }

  @FieldResolver(() => CaseConfirmationType, {
    nullable: true,
    description: 'How the identity was confirmed.',
  })
  identity(@Root() row: CaseRow, @Ctx() context: Context) {
    return lastConfirmation(context, row, 'IDENTITY');
  }

  @FieldResolver(() => CaseConfirmationType, {
    nullable: true,
    description: 'How the study right was confirmed.',
  })
  studyRight(@Root() row: CaseRow, @Ctx() context: Context) {
    return lastConfirmation(context, row, 'STUDY_RIGHT');
  }

  @FieldResolver(() => [AssessorType], { description: 'Who has been named to assess.' })
  assessors(@Root() row: CaseRow, @Ctx() context: Context) {
    return loader(context, makeAssessorsByCaseLoader).load(row.id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why both assessors are of the school.' })
  twoOfSchoolReason(@Root() row: CaseRow, @Ctx() context: Context) {
    return openedForUnit(context, row.unit, 'recognition_case.two_of_school_reason', row.twoOfSchoolReason);
  }

  @FieldResolver(() => AssessmentType, { nullable: true, description: 'What waits for another assessor.' })
  pendingAssessment(@Root() row: CaseRow, @Ctx() context: Context) {
    return loader(context, makePendingByCaseLoader).load(row.id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The grounds on which it was returned.' })
  async returnGrounds(@Root() row: CaseRow, @Ctx() context: Context) {
    const returned = await loader(context, makeReturnByCaseLoader).load(row.id);
    return openedForUnit(context, row.unit, 'case_return.grounds', returned?.grounds);
  }

  @FieldResolver(() => DateTime, { nullable: true, description: 'When it was returned.' })
  async returnedAt(@Root() row: CaseRow, @Ctx() context: Context) {
    return (await loader(context, makeReturnByCaseLoader).load(row.id))?.at ?? null;
  }
}

async function lastConfirmation(
  context: Context,
  row: CaseRow,
  fact: ConfirmedFact,
): Promise<typeof caseConfirmation.$inferSelect | null> {
  const rows = await loader(context, makeConfirmationsByCaseLoader).load(row.id);
  return rows.filter((one) => one.fact === fact).at(-1) ?? null;
}

@Resolver(() => AssessorType)
export class AssessorResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Their name, in the school’s record.' })
  name(@Root() row: typeof caseAssessor.$inferSelect, @Ctx() context: Context) {
    return openedForUnit(context, row.unit, 'case_assessor.name', row.name);
  }
}

@Resolver(() => AssessmentType)
export class AssessmentResolver {
  @FieldResolver(() => [Requirement], {
    nullable: true,
    description: 'The requirements that it is about; null where it is the whole target.',
  })
  requirements(@Root() row: AssessmentRow, @Ctx() context: Context) {
    return row.requirements && loader(context, makeRequirementLoader).loadMany(row.requirements);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The grounds.' })
  grounds(@Root() row: AssessmentRow, @Ctx() context: Context) {
    return openedForUnit(context, row.unit, 'assessment.grounds', row.grounds);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where it was demonstrated.' })
  demonstrationPlace(@Root() row: AssessmentRow, @Ctx() context: Context) {
    return openedForUnit(context, row.unit, 'assessment.demonstration_place', row.demonstrationPlace);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What was done in the demonstration.' })
  demonstrationWhat(@Root() row: AssessmentRow, @Ctx() context: Context) {
    return openedForUnit(context, row.unit, 'assessment.demonstration_what', row.demonstrationWhat);
  }

  @FieldResolver(() => [AssessmentConfirmationType], {
    description: 'Who has confirmed it so far, the recorder first.',
  })
  confirmations(@Root() row: AssessmentRow, @Ctx() context: Context) {
    return loader(context, makeConfirmationsByAssessmentLoader).load(row.id);
  }
}

@Resolver(() => AssessmentConfirmationType)
export class AssessmentConfirmationResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The assessor’s name, in the school’s record.',
  })
  name(@Root() row: Pick<typeof caseAssessor.$inferSelect, 'unit' | 'name'>, @Ctx() context: Context) {
    return openedForUnit(context, row.unit, 'case_assessor.name', row.name);
  }
}

@Resolver(() => Viewer)
export class ViewerAssessmentsResolver {
  @FieldResolver(() => [ChecklistType], {
    description: 'Checklists that are with a school which has named the viewer to assess them.',
  })
  async toAssess(@Ctx() context: Context) {
    const rows = await context.database.sql
      .select({ checklist })
      .from(caseAssessor)
      .innerJoin(recognitionCase, eq(recognitionCase.id, caseAssessor.case))
      .innerJoin(checklist, eq(checklist.id, recognitionCase.checklist))
      .where(
        and(
          eq(caseAssessor.account, signedIn(context).account),
          isNull(caseAssessor.replacedAt),
          eq(checklist.state, 'WITH_SCHOOL'),
          eq(checklist.school, recognitionCase.unit),
          eq(checklist.round, recognitionCase.round),
        ),
      )
      .orderBy(asc(checklist.openedAt), asc(checklist.id));
    return visible(
      context,
      rows.map((row) => row.checklist),
    );
  }
}

@Resolver(() => ControllerUnitType)
export class UnitRemediesResolver {
  @FieldResolver(() => [RemedyTextType], {
    description: 'The school’s remedy texts, newest first; for its coordinators and deciders.',
  })
  remedyTexts(@Root() unit: { id: Id<'unit'> }, @Ctx() context: Context) {
    demand(permitted(signedIn(context), 'remedy.configure', { unit: unit.id }));
    return context.database.sql
      .select()
      .from(remedyText)
      .where(eq(remedyText.unit, unit.id))
      .orderBy(desc(remedyText.validFrom), asc(remedyText.id));
  }
}
