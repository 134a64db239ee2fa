import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type Context, loader, signedIn } from '../access/context.ts';
import { LocalizedTextType } from '../access/language.type.ts';
import { makeUnitLoader } from '../access/organisation.loader.ts';
import { ControllerUnitType } from '../access/organisation.type.ts';
import type { ParticipantRoot } from '../access/participant.resolver.ts';
import { ParticipantType } from '../access/participant.type.ts';
import { participantKey } from '../access/vault.ts';
import { Viewer } from '../access/viewer.resolver.ts';
import type { Id } from '../base/id.ts';
import type { LocalizedText } from '../base/language.ts';
import { makeCredentialLoader } from '../credential/credential.resolver.ts';
import { CredentialType } from '../credential/credential.type.ts';
import { plainSentences } from '../environment/plain-sentence.ts';
import {
  makeRequirementsByTargetLoader,
  makeTargetLoader,
  type RequirementRow,
} from '../qualification/loaders.ts';
import { Requirement, Target } from '../qualification/qualification.type.ts';
import {
  type MarkView,
  makeCertificatesByChecklistLoader,
  makeChecklistFactsLoader,
  makeChecklistsByParticipantLoader,
  makeEvidenceByChecklistLoader,
  makeMarksByChecklistLoader,
  makeParticipantKeysLoader,
  makePermissionsByChecklistLoader,
  makePlainSentencesLoader,
} from './checklist.loader.ts';
import type { checklistPermission } from './checklist.table.ts';
import {
  ChecklistItem,
  ChecklistPermissionType,
  ChecklistType,
  EvidenceType,
  MarkPartyEnum,
  MarkType,
} from './checklist.type.ts';
import type { EvidenceView } from './evidence.resolver.ts';
import { findChecklist, visible } from './find-checklist.ts';
import { lastMarks, type MarkParty } from './mark.ts';
import type { ChecklistRow } from './stored-checklist.ts';

interface ItemView {
  readonly checklist: ChecklistRow;
  readonly requirement: RequirementRow;
  readonly recognised: boolean;
}

@Resolver(() => ChecklistType)
export class ChecklistResolver {
  @Query(() => ChecklistType, {
    nullable: true,
    description: 'A checklist: one’s own, of a participant in one’s group, or one opened to one’s school.',
  })
  checklist(
    @Arg('id', () => ID, { description: 'The checklist’s id.' }) id: Id<'checklist'>,
    @Ctx() context: Context,
  ): Promise<ChecklistRow> {
    return findChecklist(context, id);
  }

  @FieldResolver(() => ParticipantType, { description: 'Whose it is.' })
  participant(@Root() row: ChecklistRow): ParticipantRoot {
    return { id: row.participant };
  }

  @FieldResolver(() => Target, { description: 'What has been taken up, in one version of its document.' })
  target(@Root() row: ChecklistRow, @Ctx() context: Context) {
    return loader(context, makeTargetLoader).load(row.target);
  }

  @FieldResolver(() => ControllerUnitType, { nullable: true, description: 'The school that has it now.' })
  school(@Root() row: ChecklistRow, @Ctx() context: Context) {
    return row.school && loader(context, makeUnitLoader).load(row.school);
  }

  @FieldResolver(() => [ChecklistItem], { description: 'Every requirement of the target, in its order.' })
  async items(@Root() row: ChecklistRow, @Ctx() context: Context): Promise<ItemView[]> {
    const requirements = await loader(context, makeRequirementsByTargetLoader).load(row.target);
    const recognised = new Set(row.recognised);
    return requirements.map((one) => ({
      checklist: row,
      requirement: one,
      recognised: recognised.has(one.id),
    }));
  }

  @FieldResolver(() => [EvidenceType], { description: 'What shows the competence, oldest first.' })
  async evidence(@Root() row: ChecklistRow, @Ctx() context: Context): Promise<EvidenceView[]> {
    const rows = await loader(context, makeEvidenceByChecklistLoader).load(row.id);
    return rows.map((one) => ({ ...one, participant: row.participant }));
  }

  @FieldResolver(() => [ChecklistPermissionType], {
    description: 'Permissions given, those taken back too. A school sees its own alone.',
  })
  async permissions(@Root() row: ChecklistRow, @Ctx() context: Context) {
    const actor = signedIn(context);
    const rows = await loader(context, makePermissionsByChecklistLoader).load(row.id);
    const facts = await loader(context, makeChecklistFactsLoader).load(row);
    if (actor.participant === row.participant || facts.groupStaff) return rows;
    return rows.filter((one) => actor.posts.some((post) => post.unit === one.school));
  }

  @FieldResolver(() => [CredentialType], {
    description: 'Certificates of competence issued from it, for its participant.',
  })
  async certificates(@Root() row: ChecklistRow, @Ctx() context: Context) {
    if (signedIn(context).participant !== row.participant) return [];
    const issued = await loader(context, makeCertificatesByChecklistLoader).load(row.id);
    return loader(context, makeCredentialLoader).loadMany(issued.map((one) => one.credential));
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it was ended, if somebody said.' })
  async endReason(@Root() row: ChecklistRow, @Ctx() context: Context) {
    if (!row.endReason) return null;
    const keys = await loader(context, makeParticipantKeysLoader).load(row.participant);
    return keys?.open(participantKey(row.participant), 'checklist.end_reason', row.endReason) ?? null;
  }
}

@Resolver(() => ChecklistItem)
export class ChecklistItemResolver {
  @FieldResolver(() => Requirement, { description: 'The requirement, with its official text.' })
  requirement(@Root() item: ItemView): RequirementRow {
    return item.requirement;
  }

  @FieldResolver(() => [LocalizedTextType], {
    description:
      'What it means in practice: one plain sentence per task, at the environments of the participant’s groups.',
  })
  async plainSentences(
    @Root() item: ItemView,
    @Ctx() context: Context,
    @Arg('environment', () => ID, { nullable: true, description: 'At this environment instead.' })
    environment?: Id<'environment'> | null,
  ): Promise<LocalizedText[]> {
    const requirement = item.requirement.id;
    const sentences = environment
      ? await plainSentences(context.database.sql, environment, [requirement])
      : await loader(context, makePlainSentencesLoader).load({
          participant: item.checklist.participant,
          requirement,
        });
    return sentences.map((one) => one.sentence);
  }

  @FieldResolver(() => MarkType, { nullable: true, description: 'The party’s last mark that stands.' })
  async lastMark(
    @Root() item: ItemView,
    @Ctx() context: Context,
    @Arg('party', () => MarkPartyEnum, { description: 'Whose.' }) party: MarkParty,
  ): Promise<MarkView | null> {
    const marks = await this.marks(item, context);
    const views = marks.map((view) => ({ ...view, withdrawn: view.withdrawal !== null }));
    return lastMarks(views).get(item.requirement.id)?.[party] ?? null;
  }

  @FieldResolver(() => [MarkType], { description: 'Every mark on it, oldest first, withdrawn ones too.' })
  async marks(@Root() item: ItemView, @Ctx() context: Context): Promise<MarkView[]> {
    const marks = await loader(context, makeMarksByChecklistLoader).load(item.checklist.id);
    return marks.filter((made) => made.requirement === item.requirement.id);
  }
}

@Resolver(() => ChecklistPermissionType)
export class ChecklistPermissionResolver {
  @FieldResolver(() => ControllerUnitType, { description: 'The school that it names.' })
  school(@Root() row: typeof checklistPermission.$inferSelect, @Ctx() context: Context) {
    return loader(context, makeUnitLoader).load(row.school);
  }
}

@Resolver(() => Viewer)
export class ViewerChecklistsResolver {
  @FieldResolver(() => [ChecklistType], { description: 'The viewer’s own checklists, oldest first.' })
  async checklists(@Ctx() context: Context): Promise<ChecklistRow[]> {
    const { participant } = signedIn(context);
    return participant ? loader(context, makeChecklistsByParticipantLoader).load(participant) : [];
  }
}

@Resolver(() => ParticipantType)
export class ParticipantChecklistsResolver {
  @FieldResolver(() => [ChecklistType], { description: 'Those of their checklists that the viewer may see.' })
  async checklists(@Root() root: ParticipantRoot, @Ctx() context: Context): Promise<ChecklistRow[]> {
    return visible(context, await loader(context, makeChecklistsByParticipantLoader).load(root.id));
  }
}
