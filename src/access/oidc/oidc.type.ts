import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Id } from '../../base/id.ts';
import { LocalizedTextType } from '../language.type.ts';
import { DateTime } from '../scalar.ts';

export const ProviderAudienceEnum = { STAFF: 'STAFF', PARTICIPANTS: 'PARTICIPANTS' } as const;
registerEnumType(ProviderAudienceEnum, {
  name: 'ProviderAudience',
  description: 'Whom a sign-in provider is for.',
  valuesConfig: {
    STAFF: { description: 'Staff: their organisation’s own accounts. A session is TRUSTED.' },
    PARTICIPANTS: {
      description: 'Participants: strong identification, always optional. A session is STRONG.',
    },
  },
});

@ObjectType('SignInProvider', {
  description: 'An OpenID provider that this installation signs people in by.',
})
export class SignInProviderType {
  @Field(() => ID, { description: 'Its name in addresses.' })
  id!: string;

  @Field(() => LocalizedTextType, { description: 'What people call it.' })
  name!: LocalizedTextType;

  @Field(() => ProviderAudienceEnum, { description: 'Whom it is for.' })
  audience!: keyof typeof ProviderAudienceEnum;

  @Field(() => String, { description: 'Where a browser goes so as to be identified.' })
  address!: string;
}

@ObjectType('LinkedIdentity', {
  description: 'An identity at a provider with which the viewer can sign in. Its name there is not kept.',
})
export class LinkedIdentityType {
  @Field(() => ID, { description: 'Its id.' })
  id!: Id<'linkedIdentity'>;

  @Field(() => ID, { description: 'The provider’s name in addresses.' })
  provider!: string;

  @Field(() => DateTime, { description: 'When it was linked.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When somebody last signed in with it.' })
  usedAt!: Date;
}

@InputType({ description: 'Somebody whom a provider has identified signs in.' })
export class FinishOidcSignInInput {
  @Field(() => String, {
    description: 'The one-time code that the browser came back with; good for ten minutes, in that browser.',
  })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The one-time code of an invitation to staff: needed the first time, or for a new role.',
  })
  invitation?: string;
}

@InputType({ description: 'An identity to link to the viewer’s account.' })
export class LinkIdentityInput {
  @Field(() => String, {
    description: 'The one-time code that the browser came back with; good for ten minutes, in that browser.',
  })
  code!: string;
}

@ObjectType({ description: 'The identity signs in to the viewer’s account from now on.' })
export class IdentityLinked {
  @Field(() => LinkedIdentityType, { description: 'It.' })
  identity!: LinkedIdentityType;
}

@InputType({ description: 'An identity to take away.' })
export class UnlinkIdentityInput {
  @Field(() => ID, { description: 'One of the viewer’s own.' })
  identity!: Id<'linkedIdentity'>;
}

@ObjectType({ description: 'The identity signs in no more, and the sessions that it began have ended.' })
export class IdentityUnlinked {
  @Field(() => ID, { description: 'The identity.' })
  identity!: Id<'linkedIdentity'>;
}

@InputType({ description: 'A post to end.' })
export class EndStaffInput {
  @Field(() => ID, { description: 'The member of staff.' })
  staff!: Id<'staff'>;
}

@ObjectType({ description: 'The post, its roles and its holder’s sessions have ended.' })
export class StaffEnded {
  @Field(() => ID, { description: 'The member of staff.' })
  staff!: Id<'staff'>;
}
