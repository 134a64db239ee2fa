import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { findGroup } from '../access/group.resolver.ts';
import { Node } from '../access/node.type.ts';
import { findUnit } from '../access/organisation.resolver.ts';
import { findParticipant } from '../access/participant.resolver.ts';
import { type Id, type IdKind, kindOf } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { findChecklist, findMark } from '../checklist/find-checklist.ts';
import { findIssuingBatch } from '../checklist/issuing-batch.resolver.ts';
import { findCredential } from '../credential/credential.resolver.ts';
import { findEnvironment } from '../environment/find-environments.ts';
import { QUALIFICATION_NODES } from '../qualification/qualification.resolver.ts';
import { findCase, findDecision, findStatement } from '../recognition/find-decision.ts';

type Find = (context: Context, id: never) => Promise<{ id: string } | null>;

/** How each kind of thing is found for the one who asks, by its own slice and policy. */
const FIND: Partial<Record<IdKind, Find>> = {
  participant: findParticipant,
  group: findGroup,
  unit: findUnit,
  credential: findCredential,
  checklist: findChecklist,
  mark: findMark,
  issuingBatch: findIssuingBatch,
  recognitionCase: findCase,
  decision: findDecision,
  statement: findStatement,
  ...QUALIFICATION_NODES,
  environment: findEnvironment,
};

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Anything by its global id, for those who may see it.' })
  async node(
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
    @Ctx() context: Context,
  ): Promise<{ id: string } | null> {
    const find = FIND[kindOf(id) as IdKind];
    if (!find) throw new Refusal('NOT_FOUND', ['id']);
    return find(context, id as Id<IdKind> as never);
  }
}
