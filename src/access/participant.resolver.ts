import DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Id, kindOf } from '../base/id.ts';
import { demand, demandThat, Refusal } from '../base/refusal.ts';
import { type Actor, type Post } from './actor.ts';
import { admitParticipant, createJoinCode, leaveGroup } from './acts/manage-group.ts';
import { type Context, loader, signedIn } from './context.ts';
import { groupPostsOver } from './facts.ts';
import {
  AdmitParticipantInput,
  GroupLeft,
  IdentityAssuranceEnum,
  JoinCodeCreated,
  LeaveGroupInput,
  ParticipantAdmitted,
  ParticipantType,
} from './participant.type.ts';
import { type Person, readPeople } from './person.ts';
import { permitted } from './policy.ts';
import { resultUnion } from './refusal.type.ts';
import { Day } from './scalar.ts';

/** A participant as a source object: the id, and the person behind it when somebody who may asks for it. */
export interface ParticipantRoot {
  readonly id: Id<'participant'>;
}

const makePersonLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'participant'>[]) => {
    const people = await readPeople(context.database.sql, context.vault, ids);
    return ids.map((id) => people.get(id) ?? null);
  });

const makeGroupPostLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'participant'>[]) => {
    const posts = await groupPostsOver(context.database.sql, signedIn(context), ids);
    return ids.map((id) => posts.get(id));
  });

/** Finds a participant whom the actor may see; everyone else's answers NOT_FOUND. Staff's opening is logged. */
export async function findParticipant(context: Context, id: Id<'participant'>): Promise<ParticipantRoot> {
  const actor = signedIn(context);
  if (kindOf(id) !== 'participant') throw new Refusal('NOT_FOUND', ['id']);
  const post = actor.participant === id ? undefined : await loader(context, makeGroupPostLoader).load(id);
  demand(permitted(actor, 'participant.read', { participant: id, groupStaff: post !== undefined }));
  if (!(await loader(context, makePersonLoader).load(id))) throw new Refusal('NOT_FOUND', ['id']);
  logReading(context, actor, post, id, 'PERSON');
  return { id };
}

/** Opens a person's name for somebody who already sees the thing that it stands on; logs it where staff asks. */
async function person(context: Context, root: ParticipantRoot): Promise<Person> {
  const found = await loader(context, makePersonLoader).load(root.id);
  demandThat(found, 'NOT_FOUND');
  return found;
}

/** Logs that the actor, as staff, opened a participant's data; the participant's own reading is not logged. */
export function logReading(
  context: Context,
  actor: Actor,
  post: Post | undefined,
  participant: Id<'participant'>,
  what: string,
): void {
  if (actor.participant === participant || !post) return;
  context.readings.add({
    unit: post.unit,
    reader: actor.account,
    role: post.role,
    participant,
    what,
    why: context.operation,
  });
}

const AdmitParticipantResult = resultUnion('AdmitParticipantResult', ParticipantAdmitted);
const CreateJoinCodeResult = resultUnion('CreateJoinCodeResult', JoinCodeCreated);
const LeaveGroupResult = resultUnion('LeaveGroupResult', GroupLeft);

@Resolver(() => ParticipantType)
export class ParticipantResolver {
  @Query(() => ParticipantType, {
    nullable: true,
    description: 'A participant of one’s own groups, or oneself.',
  })
  participant(
    @Arg('id', () => ID, { description: 'The participant’s id.' }) id: Id<'participant'>,
    @Ctx() context: Context,
  ): Promise<ParticipantRoot> {
    return findParticipant(context, id);
  }

  @FieldResolver(() => String, { description: 'Given names.' })
  async givenNames(@Root() root: ParticipantRoot, @Ctx() context: Context) {
    return (await person(context, root)).givenNames;
  }

  @FieldResolver(() => String, { description: 'Family name.' })
  async familyName(@Root() root: ParticipantRoot, @Ctx() context: Context) {
    return (await person(context, root)).familyName;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The name that they are called by.' })
  async callingName(@Root() root: ParticipantRoot, @Ctx() context: Context) {
    return (await person(context, root)).callingName;
  }

  @FieldResolver(() => Day, { description: 'Date of birth; tells namesakes apart.' })
  async birthDate(@Root() root: ParticipantRoot, @Ctx() context: Context) {
    return (await person(context, root)).birthDate;
  }

  @FieldResolver(() => IdentityAssuranceEnum, { description: 'How it is known who they are.' })
  async identityAssurance(@Root() root: ParticipantRoot, @Ctx() context: Context) {
    return (await person(context, root)).identityAssurance;
  }

  @Mutation(() => AdmitParticipantResult, {
    description:
      'Makes a wallet for a new participant and the code for their activation card (the group’s instructor).',
  })
  admitParticipant(
    @Arg('input', () => AdmitParticipantInput, { description: 'Who, and into which group.' })
    input: AdmitParticipantInput,
    @Ctx() context: Context,
  ) {
    return admitParticipant(context, input);
  }

  @Mutation(() => CreateJoinCodeResult, {
    description: 'A one-time code with which an instructor takes the participant into a group.',
  })
  createJoinCode(@Ctx() context: Context) {
    return createJoinCode(context);
  }

  @Mutation(() => LeaveGroupResult, {
    description: 'The participant leaves a group; its staff see them no more.',
  })
  async leaveGroup(
    @Arg('input', () => LeaveGroupInput, { description: 'Which group.' }) input: LeaveGroupInput,
    @Ctx() context: Context,
  ) {
    return { group: (await leaveGroup(context, input)).id };
  }
}
