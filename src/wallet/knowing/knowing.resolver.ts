import DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { connection, pageOf } from '../../access/connection.type.ts';
import { type Context, loader, signedIn } from '../../access/context.ts';
import { ControllerUnitType } from '../../access/organisation.type.ts';
import { permitted } from '../../access/policy.ts';
import { resultUnion } from '../../access/refusal.type.ts';
import { Viewer } from '../../access/viewer.resolver.ts';
import type { Id } from '../../base/id.ts';
import { demand } from '../../base/refusal.ts';
import { answerWho } from './answer-who.ts';
import { askWho } from './ask-who.ts';
import { askedOf, countAsked, openQuestions } from './asked-who.ts';
import {
  AnswerWhoInput,
  AskedWhoConnection,
  AskWhoInput,
  LogConnection,
  LogLineType,
  WhoAnswered,
  WhoAsked,
  WhoRequestType,
} from './knowing.type.ts';
import { logOf } from './log.ts';
import type { LogLine } from './log-line.ts';
import { type OwnWhoRequest, requestsOf } from './who-request.ts';

const AskWhoResult = resultUnion('AskWhoResult', WhoAsked);
const AnswerWhoResult = resultUnion('AnswerWhoResult', WhoAnswered);

/** All of a participant's questions are few: they are read once for a whole page. */
const makeRequestsLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'participant'>[]) =>
    Promise.all(ids.map((id) => requestsOf(context, id))),
  );

@Resolver(() => Viewer)
export class ViewerLogResolver {
  @FieldResolver(() => LogConnection, {
    description:
      'What the participant can know, newest first, in plain words: who of which organisation opened what and why, openings of shares, help at sign-in, and what was done with the wallet.',
  })
  async log(
    @Ctx() context: Context,
    @Arg('first', () => Int, { nullable: true, description: 'How many; 20 unless said, 200 at most.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' })
    after?: string | null,
  ) {
    const page = pageOf(first, after);
    const { participant } = signedIn(context);
    if (!participant) return connection([], 0, 0);
    const { lines, total } = await logOf(context, participant, page);
    return connection(lines, page.offset, total);
  }
}

@Resolver(() => LogLineType)
export class LogLineResolver {
  @FieldResolver(() => [WhoRequestType], {
    description: 'What the participant asked about it and was answered, newest first.',
  })
  async requests(@Root() line: LogLine, @Ctx() context: Context): Promise<OwnWhoRequest[]> {
    const { participant } = signedIn(context);
    if (!participant || !line.reading) return [];
    const all = await loader(context, makeRequestsLoader).load(participant);
    return all.filter((one) => one.reading === line.reading);
  }

  @Mutation(() => AskWhoResult, {
    description: 'Asks the controller who of its staff opened the participant’s data (Kysy, kuka).',
  })
  async askWho(
    @Arg('input', () => AskWhoInput, { description: 'About which line.' }) input: AskWhoInput,
    @Ctx() context: Context,
  ) {
    const made = await askWho(context, input);
    return { request: (await requestsOf(context, made.participant)).find((one) => one.id === made.id) };
  }

  @Mutation(() => AnswerWhoResult, {
    description: 'Tells the participant who it was, or on what grounds that is not told (a coordinator).',
  })
  async answerWho(
    @Arg('input', () => AnswerWhoInput, { description: 'The answer.' }) input: AnswerWhoInput,
    @Ctx() context: Context,
  ) {
    const answered = await answerWho(context, input);
    const [request] = await askedOf(context, answered.unit, { offset: 0, limit: 1 }, answered.id);
    return { request };
  }
}

@Resolver(() => ControllerUnitType)
export class UnitAskedWhoResolver {
  @FieldResolver(() => AskedWhoConnection, {
    description:
      'Participants’ questions who of the unit’s staff it was, open ones first; for its coordinators.',
  })
  async askedWho(
    @Root() unit: { readonly id: Id<'unit'> },
    @Ctx() context: Context,
    @Arg('first', () => Int, { nullable: true, description: 'How many; 20 unless said, 200 at most.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' })
    after?: string | null,
  ) {
    demand(permitted(signedIn(context), 'log.answer', { unit: unit.id }));
    const page = pageOf(first, after);
    const total = await countAsked(context, unit.id);
    return connection(await askedOf(context, unit.id, page), page.offset, total);
  }

  @FieldResolver(() => Int, { description: 'How many of them wait for an answer; for its coordinators.' })
  openQuestions(@Root() unit: { readonly id: Id<'unit'> }, @Ctx() context: Context): Promise<number> {
    demand(permitted(signedIn(context), 'log.answer', { unit: unit.id }));
    return openQuestions(context, unit.id);
  }
}
