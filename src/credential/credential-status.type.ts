import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import { CredentialType, RevocationReasonEnum } from './credential.type.ts';
import type { RevocationReason, SuspensionReason } from './revocation.ts';

export const SuspensionReasonEnum = {
  PERSON_IN_DOUBT: 'PERSON_IN_DOUBT',
  CONTENT_IN_DOUBT: 'CONTENT_IN_DOUBT',
  HOLDER_ASKED: 'HOLDER_ASKED',
} as const satisfies { [R in SuspensionReason]: R };
registerEnumType(SuspensionReasonEnum, {
  name: 'SuspensionReason',
  description: 'Why a credential was suspended.',
  valuesConfig: {
    PERSON_IN_DOUBT: { description: 'It may be about somebody else; that is being looked into.' },
    CONTENT_IN_DOUBT: { description: 'What it says may not be so; that is being looked into.' },
    HOLDER_ASKED: { description: 'Its holder asked for it, say because a file got into other hands.' },
  },
});

@ObjectType('CredentialSuspension', {
  description: 'A time in which a credential was not to be relied on.',
})
export class CredentialSuspensionType {
  @Field(() => DateTime, { description: 'Since when.' })
  suspendedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null while it lasts.' })
  resumedAt!: Date | null;

  @Field(() => SuspensionReasonEnum, { nullable: true, description: 'Why.' })
  reason!: SuspensionReason | null;
}

@InputType({ description: 'Credentials to revoke for one reason, all or none.' })
export class RevokeCredentialsInput {
  @Field(() => [ID], { description: 'The credentials, at most 1,000.' })
  credentials!: Id<'credential'>[];

  @Field(() => RevocationReasonEnum, { description: 'Why.' })
  reason!: RevocationReason;

  @Field(() => String, {
    nullable: true,
    description: 'In words, for the issuer’s own record; at most 1,000 characters.',
  })
  explanation?: string;
}

@ObjectType({ description: 'The credentials are revoked.' })
export class CredentialsRevoked {
  @Field(() => [CredentialType], { description: 'Each of them once.' })
  credentials!: CredentialType[];
}

@InputType({ description: 'A credential to suspend.' })
export class SuspendCredentialInput {
  @Field(() => ID, { description: 'The credential.' })
  credential!: Id<'credential'>;

  @Field(() => SuspensionReasonEnum, { description: 'Why.' })
  reason!: SuspensionReason;

  @Field(() => String, {
    nullable: true,
    description: 'In words, for the issuer’s own record; at most 1,000 characters.',
  })
  explanation?: string;
}

@ObjectType({ description: 'The credential is suspended.' })
export class CredentialSuspended {
  @Field(() => CredentialType, { description: 'It.' })
  credential!: CredentialType;
}

@InputType({ description: 'A suspended credential that stands again.' })
export class ResumeCredentialInput {
  @Field(() => ID, { description: 'The credential.' })
  credential!: Id<'credential'>;
}

@ObjectType({ description: 'The credential stands again.' })
export class CredentialResumed {
  @Field(() => CredentialType, { description: 'It.' })
  credential!: CredentialType;
}
