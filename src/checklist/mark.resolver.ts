import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, loader, signedIn } from '../access/context.ts';
import { makeUnitLoader } from '../access/organisation.loader.ts';
import { ControllerUnitType } from '../access/organisation.type.ts';
import { DateTime } from '../access/scalar.ts';
import { participantKey } from '../access/vault.ts';
import type { Sealed } from '../database/column.ts';
import { LearningEnvironment } from '../environment/environment.type.ts';
import { makeEnvironmentLoader } from '../environment/loaders.ts';
import { makeRequirementLoader } from '../qualification/loaders.ts';
import { Requirement } from '../qualification/qualification.type.ts';
import { type MarkView, makeAnswersByMarkLoader, makeParticipantKeysLoader } from './checklist.loader.ts';
import type { markAnswer } from './checklist.table.ts';
import { MarkAnswerType, MarkType } from './checklist.type.ts';

type AnswerView = typeof markAnswer.$inferSelect & Pick<MarkView, 'participant'>;

const opened = async (
  context: Context,
  { participant }: Pick<MarkView, 'participant'>,
  column: string,
  box: Sealed | null | undefined,
): Promise<string | null> => {
  if (!box) return null;
  const keys = await loader(context, makeParticipantKeysLoader).load(participant);
  return keys?.open(participantKey(participant), column, box) ?? null;
};

@Resolver(() => MarkType)
export class MarkResolver {
  @FieldResolver(() => Requirement, { description: 'The requirement that it is on.' })
  requirement(@Root() mark: MarkView, @Ctx() context: Context) {
    return loader(context, makeRequirementLoader).load(mark.requirement);
  }

  @FieldResolver(() => ControllerUnitType, {
    description: 'For whom its author made it: a workshop, a school, or the provider for one’s own.',
  })
  unit(@Root() mark: MarkView, @Ctx() context: Context) {
    return loader(context, makeUnitLoader).load(mark.unit);
  }

  @FieldResolver(() => LearningEnvironment, { nullable: true, description: 'Where it was seen.' })
  environment(@Root() mark: MarkView, @Ctx() context: Context) {
    return mark.environment && loader(context, makeEnvironmentLoader).load(mark.environment);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What its author wrote.' })
  note(@Root() mark: MarkView, @Ctx() context: Context) {
    return opened(context, mark, 'mark.note', mark.note);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer made it, and so may withdraw it.' })
  own(@Root() mark: MarkView, @Ctx() context: Context): boolean {
    return signedIn(context).account === mark.author;
  }

  @FieldResolver(() => DateTime, { nullable: true, description: 'When its author withdrew it.' })
  withdrawnAt(@Root() mark: MarkView): Date | null {
    return mark.withdrawal?.at ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why its author withdrew it.' })
  withdrawalReason(@Root() mark: MarkView, @Ctx() context: Context) {
    return opened(context, mark, 'mark_withdrawal.reason', mark.withdrawal?.reason);
  }

  @FieldResolver(() => [MarkAnswerType], { description: 'What the participant said to it, oldest first.' })
  async answers(@Root() mark: MarkView, @Ctx() context: Context): Promise<AnswerView[]> {
    const rows = await loader(context, makeAnswersByMarkLoader).load(mark.id);
    return rows.map((row) => ({ ...row, participant: mark.participant }));
  }
}

@Resolver(() => MarkAnswerType)
export class MarkAnswerResolver {
  @FieldResolver(() => String, {
    description: 'The participant’s words; empty once they have been forgotten.',
  })
  async text(@Root() answer: AnswerView, @Ctx() context: Context): Promise<string> {
    return (await opened(context, answer, 'mark_answer.text', answer.text)) ?? '';
  }
}
