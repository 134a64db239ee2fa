import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../access/scalar.ts';
import type { Id } from '../../base/id.ts';
import { describedEnum } from '../../verification/described-enum.ts';
import {
  BADGE_HOST_RIGHTS,
  BADGE_HOST_STATES,
  type BadgeHostRight,
  type BadgeHostState,
} from './badge-host.ts';

export const BadgeHostRightEnum = describedEnum(BADGE_HOST_RIGHTS);
registerEnumType(BadgeHostRightEnum.values, {
  name: 'BadgeHostRight',
  description: 'What a badge host may do.',
  valuesConfig: BadgeHostRightEnum.descriptions,
});

export const BadgeHostStateEnum = describedEnum(BADGE_HOST_STATES);
registerEnumType(BadgeHostStateEnum.values, {
  name: 'BadgeHostState',
  description: 'How a consent to a badge host stands.',
  valuesConfig: BadgeHostStateEnum.descriptions,
});

@ObjectType('BadgeHost', {
  description: 'A service that shows badges. It has registered itself: nobody here vouches for its name.',
})
export class BadgeHostType {
  @Field(() => String, { description: 'What it calls itself.' })
  name!: string;

  @Field(() => String, { description: 'The host that it really answers at, as `badges.example.org`.' })
  hostName!: string;

  @Field(() => String, { description: 'Its page for people.' })
  uri!: string;

  @Field(() => String, { nullable: true, description: 'What it says about personal data.' })
  policyUri!: string | null;

  @Field(() => String, { nullable: true, description: 'Its terms.' })
  termsUri!: string | null;
}

@ObjectType('BadgeHostRequest', { description: 'What a badge host asks the viewer for.' })
export class BadgeHostRequestType {
  @Field(() => BadgeHostType, { description: 'Who asks.' })
  badgeHost!: BadgeHostType;

  @Field(() => [BadgeHostRightEnum.values], { description: 'What it would be let do.' })
  rights!: readonly BadgeHostRight[];

  @Field(() => Boolean, {
    description: 'Whether it can be consented to. False: the badge host has asked in a wrong way.',
  })
  good!: boolean;

  @Field(() => String, {
    description: 'Where the browser goes on, should the viewer decline, or where the request is wrong.',
  })
  declineAt!: string;
}

@ObjectType('BadgeHostConsent', { description: 'What the viewer lets a badge host read.' })
export class BadgeHostConsentType {
  @Field(() => ID, { description: 'The consent’s id.' })
  id!: Id<'badgeHostConsent'>;

  @Field(() => BadgeHostStateEnum.values, { description: 'How it stands.' })
  state!: BadgeHostState;

  @Field(() => [BadgeHostRightEnum.values], { description: 'What the badge host may do.' })
  rights!: readonly BadgeHostRight[];

  @Field(() => Boolean, { description: 'Whether it reads all proofs that are not hidden, also coming ones.' })
  allProofs!: boolean;

  @Field(() => DateTime, { description: 'When it was given.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it ends by itself.' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended before its time.' })
  endedAt!: Date | null;
}

@ObjectType('BadgeHostReading', { description: 'A day on which a badge host has read.' })
export class BadgeHostReadingType {
  @Field(() => String, { description: 'The day in Finland, YYYY-MM-DD.' })
  on!: string;

  @Field(() => DateTime, { description: 'The last time on that day.' })
  lastAt!: Date;
}

@InputType({ description: 'What to let a badge host read.' })
export class ConsentToBadgeHostInput {
  @Field(() => String, { description: 'The request, as the address of the consent page carries it.' })
  request!: string;

  @Field(() => Boolean, { description: 'All proofs that are not hidden, also coming ones.' })
  allProofs!: boolean;

  @Field(() => [ID], {
    nullable: true,
    description: 'Where not all: which of one’s own proofs from here, 1 to 100.',
  })
  proofs?: Id<'credential'>[];
}

@InputType({ description: 'Which consent to a badge host.' })
export class EndBadgeHostInput {
  @Field(() => ID, { description: 'The consent’s id.' })
  badgeHostConsent!: Id<'badgeHostConsent'>;
}

@ObjectType({ description: 'A consent that was just given.' })
export class BadgeHostConsented {
  @Field(() => BadgeHostConsentType, { description: 'It.' })
  consent!: BadgeHostConsentType;

  @Field(() => String, { description: 'Where the browser goes on, within a minute.' })
  goOn!: string;
}

@ObjectType({ description: 'A consent that has ended.' })
export class BadgeHostEnded {
  @Field(() => BadgeHostConsentType, { description: 'It.' })
  consent!: BadgeHostConsentType;
}
