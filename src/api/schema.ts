import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { LocalizedTextResolver } from '../access/language.type.ts';
import {
  ControllerUnitResolver,
  IssuerResolver,
  StaffMemberResolver,
} from '../access/organisation.resolver.ts';
import {
  ParticipantResolver,
  PostResolver,
  ReadingResolver,
  ViewerResolver,
  WorkGroupResolver,
} from '../access/participant.resolver.ts';
import { RefusalResolver } from '../access/refusal.type.ts';
import { SignInResolver } from '../access/sign-in.resolver.ts';
import { CredentialResolver, ParticipantCredentialsResolver } from '../credential/credential.resolver.ts';
import { PublicProofResolver } from '../credential/public-proof.resolver.ts';
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
import { CheckResolver, VerificationResolver } from '../verification/verification.resolver.ts';
import { answerRefusals, denyByDefault } from './middleware.ts';
import { NodeResolver } from './node.resolver.ts';

/** Every resolver, by name: type-graphql's metadata is process-wide, so nothing is picked up by accident. */
const RESOLVERS = [
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
  IssuerResolver,
  LocalizedTextResolver,
  NodeResolver,
  ParticipantCredentialsResolver,
  ParticipantResolver,
  PostResolver,
  PublicProofResolver,
  ReadingResolver,
  RefusalResolver,
  SignInResolver,
  StaffMemberResolver,
  VerificationResolver,
  ViewerResolver,
  WorkGroupResolver,
] as const;

/** The GraphQL schema that the server answers with. */
export function makeSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [...RESOLVERS],
    validate: false,
    globalMiddlewares: [answerRefusals, denyByDefault],
  });
}

/** The schema as the text that is kept in schema/schema.graphql. */
export const schemaText = (): string => `${printSchema(lexicographicSortSchema(makeSchema()))}\n`;
