import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, loader } from '../access/context.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { makeCredentialLoader } from '../credential/credential.resolver.ts';
import { addEvidence } from './acts/add-evidence.ts';
import { answerMark } from './acts/answer-mark.ts';
import { certifyCompetence } from './acts/certify-competence.ts';
import { endChecklist } from './acts/end-checklist.ts';
import { markRequirement } from './acts/mark-requirement.ts';
import { openChecklist } from './acts/open-checklist.ts';
import { permitSchool, withdrawPermission } from './acts/permit-school.ts';
import { sendToSchool } from './acts/send-to-school.ts';
import { takeBackChecklist } from './acts/take-back-checklist.ts';
import { withdrawMark } from './acts/withdraw-mark.ts';
import {
  AddEvidenceInput,
  AnswerMarkInput,
  CertifyCompetenceInput,
  ChecklistChanged,
  CompetenceCertified,
  EndChecklistInput,
  EvidenceAdded,
  MarkRequirementInput,
  MarksAdded,
  OpenChecklistInput,
  PermitSchoolInput,
  SendToSchoolInput,
  TakeBackChecklistInput,
  WithdrawMarkInput,
} from './checklist-input.type.ts';
import { checklistRow } from './stored-checklist.ts';

const OpenChecklistResult = resultUnion('OpenChecklistResult', ChecklistChanged);
const MarkRequirementResult = resultUnion('MarkRequirementResult', MarksAdded);
const WithdrawMarkResult = resultUnion('WithdrawMarkResult', ChecklistChanged);
const AnswerMarkResult = resultUnion('AnswerMarkResult', ChecklistChanged);
const AddEvidenceResult = resultUnion('AddEvidenceResult', EvidenceAdded);
const PermitSchoolResult = resultUnion('PermitSchoolResult', ChecklistChanged);
const WithdrawPermissionResult = resultUnion('WithdrawPermissionResult', ChecklistChanged);
const SendToSchoolResult = resultUnion('SendToSchoolResult', ChecklistChanged);
const TakeBackChecklistResult = resultUnion('TakeBackChecklistResult', ChecklistChanged);
const EndChecklistResult = resultUnion('EndChecklistResult', ChecklistChanged);
const CertifyCompetenceResult = resultUnion('CertifyCompetenceResult', CompetenceCertified);

const SEE_FIELDS = { description: 'See its fields.' };

@Resolver()
export class ChecklistMutations {
  @Mutation(() => OpenChecklistResult, {
    description:
      'Opens a checklist (a participant for themself, or an instructor of the environment whom they have let in).',
  })
  async openChecklist(
    @Arg('input', () => OpenChecklistInput, SEE_FIELDS) input: OpenChecklistInput,
    @Ctx() context: Context,
  ) {
    return { checklist: await openChecklist(context, input) };
  }

  @Mutation(() => MarkRequirementResult, {
    description:
      'Adds marks of one party: the participant, an assigned instructor, or a teacher of a school let in.',
  })
  async markRequirement(
    @Arg('input', () => MarkRequirementInput, SEE_FIELDS) input: MarkRequirementInput,
    @Ctx() context: Context,
  ) {
    const { checklist, marks } = await markRequirement(context, input);
    const views = marks.map((made) => ({ ...made, participant: checklist.participant, withdrawal: null }));
    return { checklist, marks: views };
  }

  @Mutation(() => WithdrawMarkResult, { description: 'Withdraws a mark with a reason (its author).' })
  async withdrawMark(
    @Arg('input', () => WithdrawMarkInput, SEE_FIELDS) input: WithdrawMarkInput,
    @Ctx() context: Context,
  ) {
    return { checklist: await withdrawMark(context, input) };
  }

  @Mutation(() => AnswerMarkResult, { description: 'Answers a mark about oneself (the participant).' })
  async answerMark(
    @Arg('input', () => AnswerMarkInput, SEE_FIELDS) input: AnswerMarkInput,
    @Ctx() context: Context,
  ) {
    return { checklist: await answerMark(context, input) };
  }

  @Mutation(() => AddEvidenceResult, {
    description:
      'Adds what shows the competence (the participant, their instructors, a teacher of a school let in).',
  })
  async addEvidence(
    @Arg('input', () => AddEvidenceInput, SEE_FIELDS) { photoBase64, ...input }: AddEvidenceInput,
    @Ctx() context: Context,
  ) {
    const photo = photoBase64 ? Buffer.from(photoBase64, 'base64') : null;
    const row = await addEvidence(context, { ...input, photo });
    const checklist = await checklistRow(context.database.sql, row.checklist);
    return { evidence: { ...row, participant: checklist.participant } };
  }

  @Mutation(() => PermitSchoolResult, {
    description: 'Lets a school see the checklist, or an instructor send it there (the participant).',
  })
  async permitSchool(
    @Arg('input', () => PermitSchoolInput, SEE_FIELDS) input: PermitSchoolInput,
    @Ctx() context: Context,
  ) {
    return { checklist: await permitSchool(context, input) };
  }

  @Mutation(() => WithdrawPermissionResult, {
    description: 'Takes a permission back, until that school has decided (the participant).',
  })
  async withdrawPermission(
    @Arg('input', () => PermitSchoolInput, SEE_FIELDS) input: PermitSchoolInput,
    @Ctx() context: Context,
  ) {
    return { checklist: await withdrawPermission(context, input) };
  }

  @Mutation(() => SendToSchoolResult, {
    description:
      'Sends the checklist to a school (the participant, or an instructor whom they permitted it).',
  })
  async sendToSchool(
    @Arg('input', () => SendToSchoolInput, SEE_FIELDS) input: SendToSchoolInput,
    @Ctx() context: Context,
  ) {
    return { checklist: await sendToSchool(context, input) };
  }

  @Mutation(() => TakeBackChecklistResult, {
    description: 'Takes the checklist back from a school that has not decided yet (the participant).',
  })
  async takeBackChecklist(
    @Arg('input', () => TakeBackChecklistInput, SEE_FIELDS) input: TakeBackChecklistInput,
    @Ctx() context: Context,
  ) {
    return { checklist: await takeBackChecklist(context, input) };
  }

  @Mutation(() => EndChecklistResult, {
    description: 'Ends a checklist that is not recognised (the participant; an instructor with a reason).',
  })
  async endChecklist(
    @Arg('input', () => EndChecklistInput, SEE_FIELDS) input: EndChecklistInput,
    @Ctx() context: Context,
  ) {
    return { checklist: await endChecklist(context, input) };
  }

  @Mutation(() => CertifyCompetenceResult, {
    description:
      'Issues a certificate of competence: the workshop’s own marks so far (the participant, or an instructor there).',
  })
  async certifyCompetence(
    @Arg('input', () => CertifyCompetenceInput, SEE_FIELDS) input: CertifyCompetenceInput,
    @Ctx() context: Context,
  ) {
    const { id } = await certifyCompetence(context, input);
    return { credential: await loader(context, makeCredentialLoader).load(id) };
  }
}
