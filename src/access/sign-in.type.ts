import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Id } from '../base/id.ts';
import type { Role } from './actor.ts';
import { RoleEnum } from './organisation.type.ts';
import { DateTime } from './scalar.ts';

@ObjectType({ description: 'What a client holds after signing in.' })
export class Tokens {
  @Field(() => String, { description: 'Send it as `Authorization: Bearer …`. Lives ten minutes.' })
  accessToken!: string;

  @Field(() => String, {
    description: 'Used once, for the next pair. An old one coming back ends the session.',
  })
  refreshToken!: string;

  @Field(() => DateTime, { description: 'When the access token ends.' })
  accessTokenExpiresAt!: Date;
}

@ObjectType({ description: 'Signed in.' })
export class SignedIn {
  @Field(() => Tokens, { description: 'The tokens.' })
  tokens!: Tokens;

  @Field(() => String, {
    nullable: true,
    description: 'What the device keeps, where it became known with this sign-in. Shown only here.',
  })
  deviceSecret?: string | null;
}

@ObjectType({ description: 'The wallet is open and its holder signed in.' })
export class WalletActivated {
  @Field(() => Tokens, { description: 'The tokens.' })
  tokens!: Tokens;

  @Field(() => String, { description: 'With this number and the PIN the participant signs in from now on.' })
  walletNumber!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What the device keeps, where `rememberDevice` was asked for: with it and the PIN, signing in is TRUSTED. Shown only here.',
  })
  deviceSecret!: string | null;
}

@ObjectType({ description: 'Signed out: the session has ended, and its tokens with it.' })
export class SignedOut {
  @Field(() => ID, { description: 'The session that ended.' })
  session!: Id<'session'>;
}

@InputType({ description: 'A member of staff signs in.' })
export class SignInStaffInput {
  @Field(() => String, { description: 'The e-mail address that was invited.' })
  email!: string;

  @Field(() => String, { description: 'The password.' })
  password!: string;
}

@InputType({ description: 'A participant signs in.' })
export class SignInParticipantInput {
  @Field(() => String, { description: 'The wallet number, with or without hyphens.' })
  walletNumber!: string;

  @Field(() => String, { description: 'Six digits.' })
  pin!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What a known device keeps; without it, or with an unknown one, the session is CARD_AND_PIN.',
  })
  deviceSecret?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'A code of `createDeviceCode` from a TRUSTED session: with it this device becomes known and the session TRUSTED.',
  })
  deviceCode?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether this device is to be known from now on; takes a `deviceCode`, which means yes.',
  })
  rememberDevice?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether somebody helps at the device; told in the participant’s own log, and gives nobody any right.',
  })
  assisted?: boolean;
}

@InputType({ description: 'A participant opens their wallet with an activation card.' })
export class ActivateInput {
  @Field(() => String, { description: 'The code on the card, with or without hyphens.' })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The PIN to set: six digits, neither all the same nor a run. May be left out where a passkey is given.',
  })
  pin?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'A passkey to sign in with from now on: what the authenticator answered to `beginPasskeyActivation`, as JSON text.',
  })
  passkeyJson?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether this is the holder’s own device, to be known from now on; no unless said.',
  })
  rememberDevice?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether somebody helps at the device; told in the participant’s own log, and gives nobody any right.',
  })
  assisted?: boolean;
}

@InputType({ description: 'A refresh token to exchange.' })
export class RefreshSessionInput {
  @Field(() => String, { description: 'The refresh token from the last answer.' })
  refreshToken!: string;
}

@InputType({ description: 'An invitation to accept.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: 'The one-time code.' })
  code!: string;

  @Field(() => String, {
    description: 'A new password (at least 12 characters), or the one that the account has already.',
  })
  password!: string;
}

@InputType({ description: 'Somebody to invite to a role.' })
export class InviteStaffInput {
  @Field(() => ID, { description: 'The unit.' })
  unit!: Id<'unit'>;

  @Field(() => RoleEnum, { description: 'The role.' })
  role!: Role;

  @Field(() => String, { description: 'Their name.' })
  name!: string;

  @Field(() => String, { description: 'Their e-mail address, with which they sign in.' })
  email!: string;
}

@ObjectType({ description: 'Somebody was invited.' })
export class StaffInvited {
  @Field(() => String, { description: 'The one-time code to hand over; shown only here.' })
  invitationCode!: string;

  @Field(() => DateTime, { description: 'Until when it can be used.' })
  expiresAt!: Date;
}

@InputType({ description: 'A role to end.' })
export class EndRoleInput {
  @Field(() => ID, { description: 'The member of staff.' })
  staff!: Id<'staff'>;

  @Field(() => RoleEnum, { description: 'The role.' })
  role!: Role;
}

@ObjectType({ description: 'The role has ended.' })
export class RoleEnded {
  @Field(() => ID, { description: 'The member of staff.' })
  staff!: Id<'staff'>;
}
