import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Id } from '../base/id.ts';
import type { ContactKind } from './contact.table.ts';
import type { SessionLevel } from './level.ts';
import { DateTime } from './scalar.ts';
import { SessionLevelEnum } from './session.type.ts';

@ObjectType('Session', {
  description: 'A living session of the viewer’s own. Where or on what it runs is not kept.',
})
export class SessionType {
  @Field(() => ID, { description: 'The session’s id.' })
  id!: Id<'session'>;

  @Field(() => SessionLevelEnum, { description: 'How surely it is the viewer’s own.' })
  level!: SessionLevel;

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  current!: boolean;

  @Field(() => DateTime, { description: 'When it began.' })
  began!: Date;

  @Field(() => DateTime, { description: 'When its tokens were last renewed.' })
  refreshed!: Date;

  @Field(() => DateTime, { description: 'When it ends by itself.' })
  expires!: Date;

  @Field(() => Boolean, { description: 'Whether it began on a known device.' })
  onKnownDevice!: boolean;

  @Field(() => Boolean, { description: 'Whether somebody helped. A helper has no rights of their own.' })
  assisted!: boolean;
}

@ObjectType('KnownDevice', {
  description: 'A device that is known as the viewer’s own. What it is or where is not kept.',
})
export class KnownDeviceType {
  @Field(() => ID, { description: 'The device’s id.' })
  id!: Id<'knownDevice'>;

  @Field(() => Boolean, { description: 'Whether the session that asks is on it.' })
  current!: boolean;

  @Field(() => DateTime, { description: 'When it became known.' })
  known!: Date;

  @Field(() => DateTime, { description: 'When it was last signed in on.' })
  used!: Date;
}

export const AlertKindEnum = { REFRESH_REUSED: 'REFRESH_REUSED' } as const;
registerEnumType(AlertKindEnum, {
  name: 'AlertKind',
  description: 'What the viewer has to be told about their own sign-ins.',
  valuesConfig: {
    REFRESH_REUSED: {
      description:
        'A refresh token that was used up came back. Somebody else may have had a copy: that session has ended for both.',
    },
  },
});

@ObjectType('Alert', { description: 'Something that the viewer is told until they have seen it.' })
export class AlertType {
  @Field(() => AlertKindEnum, { description: 'What happened.' })
  kind!: keyof typeof AlertKindEnum;

  @Field(() => ID, { description: 'The session that it happened to.' })
  session!: Id<'session'>;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'What happened and what one can do, in the request’s language.' })
  message!: string;
}

export const ContactKindEnum = { EMAIL: 'EMAIL', PHONE: 'PHONE' } as const satisfies {
  [K in ContactKind]: K;
};
registerEnumType(ContactKindEnum, {
  name: 'ContactKind',
  description: 'How somebody can be reached.',
  valuesConfig: {
    EMAIL: { description: 'An e-mail address.' },
    PHONE: { description: 'A phone number.' },
  },
});

@ObjectType('Contact', {
  description: 'An e-mail address or phone number that the viewer chose to give. Nothing needs one.',
})
export class ContactType {
  @Field(() => ID, { description: 'The contact’s id.' })
  id!: Id<'contact'>;

  @Field(() => ContactKindEnum, { description: 'Which kind.' })
  kind!: ContactKind;

  @Field(() => String, { description: 'The address or number.' })
  value!: string;

  @Field(() => DateTime, { description: 'When it was added.' })
  createdAt!: Date;
}

@InputType({ description: 'A session to end.' })
export class EndSessionInput {
  @Field(() => ID, { description: 'One of one’s own living sessions.' })
  session!: Id<'session'>;
}

@ObjectType({ description: 'Sessions have ended, and their tokens with them.' })
export class SessionsEnded {
  @Field(() => [ID], { description: 'Which.' })
  sessions!: readonly Id<'session'>[];
}

@InputType({ description: 'An alert that one has seen.' })
export class AcknowledgeAlertInput {
  @Field(() => ID, { description: 'The session of the alert.' })
  session!: Id<'session'>;
}

@ObjectType({ description: 'The alert is not told any more.' })
export class AlertAcknowledged {
  @Field(() => ID, { description: 'The session of the alert.' })
  session!: Id<'session'>;
}

@ObjectType({ description: 'A one-time code with which another device of one’s own becomes known.' })
export class DeviceCodeCreated {
  @Field(() => String, { description: 'The code; shown only here.' })
  deviceCode!: string;

  @Field(() => DateTime, { description: 'Until when it can be used.' })
  expiresAt!: Date;
}

@InputType({ description: 'A device to forget.' })
export class ForgetDeviceInput {
  @Field(() => ID, { description: 'One of one’s own known devices.' })
  device!: Id<'knownDevice'>;
}

@ObjectType({ description: 'The device is not known any more, and its sessions have ended.' })
export class DeviceForgotten {
  @Field(() => ID, { description: 'The device.' })
  device!: Id<'knownDevice'>;

  @Field(() => [ID], { description: 'The sessions that ended.' })
  sessions!: readonly Id<'session'>[];
}

@InputType({ description: 'A PIN to change.' })
export class ChangePinInput {
  @Field(() => String, { description: 'The PIN that is good now.' })
  oldPin!: string;

  @Field(() => String, { description: 'The PIN to set: six digits, neither all the same nor a run.' })
  newPin!: string;
}

@ObjectType({ description: 'The PIN is changed, and all other sessions have ended.' })
export class PinChanged {
  @Field(() => [ID], { description: 'The sessions that ended.' })
  sessions!: readonly Id<'session'>[];
}

@InputType({ description: 'A contact to add.' })
export class AddContactInput {
  @Field(() => ContactKindEnum, { description: 'Which kind.' })
  kind!: ContactKind;

  @Field(() => String, { description: 'The e-mail address or phone number.' })
  value!: string;
}

@ObjectType({ description: 'The contact stands in the wallet.' })
export class ContactAdded {
  @Field(() => ContactType, { description: 'It.' })
  contact!: ContactType;
}

@InputType({ description: 'A contact to remove.' })
export class RemoveContactInput {
  @Field(() => ID, { description: 'One of one’s own contacts.' })
  contact!: Id<'contact'>;
}

@ObjectType({ description: 'The contact is gone.' })
export class ContactRemoved {
  @Field(() => ID, { description: 'The contact.' })
  contact!: Id<'contact'>;
}
