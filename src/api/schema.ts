import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { WorkGroupResolver } from '../access/group.resolver.ts';
import { LocalizedTextResolver } from '../access/language.type.ts';
import { OidcResolver } from '../access/oidc/oidc.resolver.ts';
import {
  ControllerUnitResolver,
  IssuerResolver,
  StaffMemberResolver,
} from '../access/organisation.resolver.ts';
import { OwnAccessResolver } from '../access/own-access.resolver.ts';
import { ParticipantResolver } from '../access/participant.resolver.ts';
import { PasskeyResolver } from '../access/passkey.resolver.ts';
import { PrivacyNoticeResolver } from '../access/privacy-notice.resolver.ts';
import { RefusalResolver } from '../access/refusal.type.ts';
import { SignInResolver } from '../access/sign-in.resolver.ts';
import { PostResolver, ReadingResolver, ViewerResolver } from '../access/viewer.resolver.ts';
import {
  ChecklistItemResolver,
  ChecklistPermissionResolver,
  ChecklistResolver,
  ParticipantChecklistsResolver,
  ViewerChecklistsResolver,
} from '../checklist/checklist.resolver.ts';
import { ChecklistMutations } from '../checklist/checklist-mutation.resolver.ts';
import { EvidenceResolver } from '../checklist/evidence.resolver.ts';
import {
  GroupIssuingResolver,
  IssuingBatchItemResolver,
  IssuingBatchResolver,
} from '../checklist/issuing-batch.resolver.ts';
import { MarkAnswerResolver, MarkResolver } from '../checklist/mark.resolver.ts';
import {
  GroupProgressResolver,
  ParticipantProgressResolver,
  TargetProgressResolver,
} from '../checklist/progress.resolver.ts';
import { CredentialResolver, ParticipantCredentialsResolver } from '../credential/credential.resolver.ts';
import { CredentialStatusResolver } from '../credential/credential-status.resolver.ts';
import { IssuerKeyResolver } from '../credential/issuer-key.resolver.ts';
import { PublicIssuerResolver } from '../credential/public-issuer.resolver.ts';
import { PublicProofResolver } from '../credential/public-proof.resolver.ts';
import { ServerKeyResolver } from '../credential/server-key.resolver.ts';
import { CoverageMutations } from '../environment/coverage-mutation.resolver.ts';
import {
  EnvironmentCoverageResolver,
  EnvironmentTaskResolver,
  LearningEnvironmentResolver,
} from '../environment/environment.resolver.ts';
import { EnvironmentMutations } from '../environment/environment-mutation.resolver.ts';
import {
  IdentificationReportResolver,
  ReportedRequirementResolver,
  ReportedTargetResolver,
} from '../environment/identification-report.resolver.ts';
import { ImportResolver } from '../qualification/import.resolver.ts';
import { QualificationQueries } from '../qualification/qualification.resolver.ts';
import {
  GradeScaleResolver,
  QualificationResolver,
  QualificationUnitResolver,
  RequirementGroupResolver,
  RequirementResolver,
  TargetResolver,
  UnitPartResolver,
} from '../qualification/unit.resolver.ts';
import {
  AssessmentConfirmationResolver,
  AssessmentResolver,
  AssessorResolver,
  RecognitionCaseResolver,
  UnitRemediesResolver,
  ViewerAssessmentsResolver,
} from '../recognition/case.resolver.ts';
import {
  ChecklistRecognitionResolver,
  DeciderResolver,
  DecisionResolver,
  ReviewResolver,
  StatementResolver,
} from '../recognition/decision.resolver.ts';
import { DecisionMutations } from '../recognition/decision-mutation.resolver.ts';
import { RecognitionMutations } from '../recognition/recognition-mutation.resolver.ts';
import { KnownIssuerResolver } from '../verification/known-issuer.resolver.ts';
import { CheckResolver, VerificationResolver } from '../verification/verification.resolver.ts';
import { BadgeHostResolver, ViewerBadgeHostsResolver } from '../wallet/badge-host/badge-host.resolver.ts';
import { CardResolver } from '../wallet/card.resolver.ts';
import { CollectionResolver, ViewerCollectionsResolver } from '../wallet/collection.resolver.ts';
import {
  ErasureMutations,
  ErasureResolver,
  ViewerErasureResolver,
  ViewerUnusedResolver,
} from '../wallet/erasure.resolver.ts';
import { ExportResolver } from '../wallet/export/export.resolver.ts';
import { HoldingMutations, HoldingResolver, ViewerHoldingsResolver } from '../wallet/holding.resolver.ts';
import { IdentificationResolver } from '../wallet/identification/identification.resolver.ts';
import {
  ImportedFileResolver,
  ImportedWalletResolver,
  ViewerImportsResolver,
} from '../wallet/import/import.resolver.ts';
import {
  LogLineResolver,
  UnitAskedWhoResolver,
  ViewerLogResolver,
} from '../wallet/knowing/knowing.resolver.ts';
import { MergeResolver } from '../wallet/merge.resolver.ts';
import { CredentialOfferResolver, ViewerOffersResolver } from '../wallet/offer/credential-offer.resolver.ts';
import { OpenedShareResolver, SharedFileResolver } from '../wallet/opened-share.resolver.ts';
import { PresentationRequestResolver } from '../wallet/presentation/presentation-request.resolver.ts';
import { PrivateMutations, ViewerPrivateResolver } from '../wallet/private.resolver.ts';
import { ReissueResolver, ViewerRecoveryResolver } from '../wallet/recovery.resolver.ts';
import { ShareItemResolver, ShareResolver, ViewerSharesResolver } from '../wallet/share.resolver.ts';
import { UnitRecordResolver } from '../wallet/unit-record.resolver.ts';
import { answerRefusals, denyByDefault } from './middleware.ts';
import { NodeResolver } from './node.resolver.ts';

/** Every resolver, by name: type-graphql's metadata is process-wide, so nothing is picked up by accident. */
const RESOLVERS = [
  AssessmentConfirmationResolver,
  AssessmentResolver,
  AssessorResolver,
  ChecklistRecognitionResolver,
  DeciderResolver,
  DecisionMutations,
  DecisionResolver,
  RecognitionCaseResolver,
  RecognitionMutations,
  ReviewResolver,
  StatementResolver,
  UnitRemediesResolver,
  ViewerAssessmentsResolver,
  ChecklistItemResolver,
  ChecklistMutations,
  ChecklistPermissionResolver,
  ChecklistResolver,
  EvidenceResolver,
  GroupIssuingResolver,
  GroupProgressResolver,
  IssuingBatchItemResolver,
  IssuingBatchResolver,
  MarkAnswerResolver,
  MarkResolver,
  ParticipantChecklistsResolver,
  ParticipantProgressResolver,
  TargetProgressResolver,
  ViewerChecklistsResolver,
  CoverageMutations,
  EnvironmentCoverageResolver,
  EnvironmentMutations,
  EnvironmentTaskResolver,
  IdentificationReportResolver,
  LearningEnvironmentResolver,
  ReportedRequirementResolver,
  ReportedTargetResolver,
  GradeScaleResolver,
  ImportResolver,
  QualificationQueries,
  QualificationResolver,
  QualificationUnitResolver,
  RequirementGroupResolver,
  RequirementResolver,
  TargetResolver,
  UnitPartResolver,
  CheckResolver,
  ControllerUnitResolver,
  CredentialResolver,
  CredentialStatusResolver,
  IssuerKeyResolver,
  IssuerResolver,
  KnownIssuerResolver,
  LocalizedTextResolver,
  NodeResolver,
  ParticipantCredentialsResolver,
  MergeResolver,
  OwnAccessResolver,
  PrivacyNoticeResolver,
  ParticipantResolver,
  PostResolver,
  PublicIssuerResolver,
  PublicProofResolver,
  ReadingResolver,
  RefusalResolver,
  ServerKeyResolver,
  SignInResolver,
  PasskeyResolver,
  OidcResolver,
  StaffMemberResolver,
  VerificationResolver,
  ViewerResolver,
  WorkGroupResolver,
  ExportResolver,
  ImportedFileResolver,
  ImportedWalletResolver,
  ViewerImportsResolver,
  LogLineResolver,
  UnitAskedWhoResolver,
  ViewerLogResolver,
  ErasureMutations,
  ErasureResolver,
  UnitRecordResolver,
  ViewerErasureResolver,
  ViewerUnusedResolver,
  CardResolver,
  ReissueResolver,
  ViewerRecoveryResolver,
  PrivateMutations,
  ViewerPrivateResolver,
  CollectionResolver,
  ViewerCollectionsResolver,
  HoldingMutations,
  HoldingResolver,
  ViewerHoldingsResolver,
  OpenedShareResolver,
  SharedFileResolver,
  ShareItemResolver,
  ShareResolver,
  ViewerSharesResolver,
  CredentialOfferResolver,
  ViewerOffersResolver,
  IdentificationResolver,
  BadgeHostResolver,
  ViewerBadgeHostsResolver,
  PresentationRequestResolver,
] as const;

/** The GraphQL schema that the server answers with. */
export function makeSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [...RESOLVERS],
    validate: false,
    globalMiddlewares: [answerRefusals, denyByDefault],
  });
  // type-graphql has no place for what the root types say.
  schema.getQueryType()!.description = 'What can be read. Nothing here changes anything.';
  schema.getMutationType()!.description =
    'What can be done. Each takes one input and answers with its result, or with a Refusal as data.';
  return schema;
}

/** The schema as the text that is kept in schema/schema.graphql. */
export const schemaText = (): string => `${printSchema(lexicographicSortSchema(makeSchema()))}\n`;
