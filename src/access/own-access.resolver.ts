import { asc, eq } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { changePin } from './acts/change-pin.ts';
import { acknowledgeAlert, endOtherSessions, endOwnSession } from './acts/end-sessions.ts';
import { addContact, removeContact } from './acts/own-contacts.ts';
import { createDeviceCode, forgetDevice } from './acts/own-devices.ts';
import { ALERT_TEXT } from './alert.text.ts';
import { contact } from './contact.table.ts';
import { type Context, signedIn } from './context.ts';
import { devicesOf } from './known-device.ts';
import { LEVEL_TEXT } from './level.text.ts';
import {
  AcknowledgeAlertInput,
  AddContactInput,
  AlertAcknowledged,
  AlertType,
  ChangePinInput,
  ContactAdded,
  ContactRemoved,
  ContactType,
  DeviceCodeCreated,
  DeviceForgotten,
  EndSessionInput,
  ForgetDeviceInput,
  KnownDeviceType,
  PinChanged,
  RemoveContactInput,
  SessionsEnded,
  SessionType,
} from './own-access.type.ts';
import { alertsOf, livingSessions } from './own-sessions.ts';
import { resultUnion } from './refusal.type.ts';
import { participantKey } from './vault.ts';
import { Viewer } from './viewer.resolver.ts';

const EndSessionResult = resultUnion('EndSessionResult', SessionsEnded);
const EndOtherSessionsResult = resultUnion('EndOtherSessionsResult', SessionsEnded);
const AcknowledgeAlertResult = resultUnion('AcknowledgeAlertResult', AlertAcknowledged);
const CreateDeviceCodeResult = resultUnion('CreateDeviceCodeResult', DeviceCodeCreated);
const ForgetDeviceResult = resultUnion('ForgetDeviceResult', DeviceForgotten);
const ChangePinResult = resultUnion('ChangePinResult', PinChanged);
const AddContactResult = resultUnion('AddContactResult', ContactAdded);
const RemoveContactResult = resultUnion('RemoveContactResult', ContactRemoved);

@Resolver(() => Viewer)
export class OwnAccessResolver {
  @FieldResolver(() => String, {
    description: 'What the session’s level is called and what it is for, in the request’s language.',
  })
  levelText(@Ctx() context: Context): string {
    return LEVEL_TEXT[signedIn(context).level][context.language];
  }

  @FieldResolver(() => [SessionType], {
    description: 'The viewer’s own sessions that live now, newest first.',
  })
  async sessions(@Ctx() context: Context): Promise<SessionType[]> {
    const actor = signedIn(context);
    const rows = await livingSessions(context.database.sql, actor.account, context.now);
    return rows.map((row) => ({
      id: row.id,
      level: row.level,
      current: row.id === actor.session,
      began: row.createdAt,
      refreshed: row.refreshedAt,
      expires: row.expiresAt,
      onKnownDevice: row.device !== null,
      assisted: row.assisted,
    }));
  }

  @FieldResolver(() => [KnownDeviceType], {
    description: 'The devices that are known as the viewer’s own, the one used last first.',
  })
  async devices(@Ctx() context: Context): Promise<KnownDeviceType[]> {
    const { account, session } = signedIn(context);
    const { sql } = context.database;
    const sessions = await livingSessions(sql, account, context.now);
    const here = sessions.find((row) => row.id === session)?.device;
    return (await devicesOf(sql, account)).map((row) => ({
      id: row.id,
      current: row.id === here,
      known: row.createdAt,
      used: row.usedAt,
    }));
  }

  @FieldResolver(() => [AlertType], {
    description: 'What happened to the viewer’s own sign-ins and they have not said that they saw it.',
  })
  async alerts(@Ctx() context: Context): Promise<AlertType[]> {
    const rows = await alertsOf(context.database.sql, signedIn(context).account);
    return rows.map((row) => ({
      kind: 'REFRESH_REUSED',
      session: row.id,
      at: row.endedAt!,
      message: ALERT_TEXT.REFRESH_REUSED[context.language],
    }));
  }

  @FieldResolver(() => [ContactType], {
    description: 'E-mail addresses and phone numbers that the viewer chose to give. Nothing needs one.',
  })
  async contacts(@Ctx() context: Context): Promise<ContactType[]> {
    const me = signedIn(context).participant;
    if (!me) return [];
    const { sql } = context.database;
    const owner = participantKey(me);
    const keys = await context.vault.open(sql, [owner]);
    const rows = await sql
      .select()
      .from(contact)
      .where(eq(contact.participant, me))
      .orderBy(asc(contact.createdAt), asc(contact.id));
    return rows.map(({ id, kind, value, createdAt }) => ({
      id,
      kind,
      value: keys.open(owner, 'contact.value', value),
      createdAt,
    }));
  }

  @Mutation(() => EndSessionResult, { description: 'Ends one of one’s own sessions at once.' })
  async endSession(
    @Arg('input', () => EndSessionInput, { description: 'Which session.' }) input: EndSessionInput,
    @Ctx() context: Context,
  ) {
    return { sessions: await endOwnSession(context, input) };
  }

  @Mutation(() => EndOtherSessionsResult, { description: 'Ends all of one’s own sessions but this one.' })
  async endOtherSessions(@Ctx() context: Context) {
    return { sessions: await endOtherSessions(context) };
  }

  @Mutation(() => AcknowledgeAlertResult, { description: 'One has seen an alert; it is told no more.' })
  async acknowledgeAlert(
    @Arg('input', () => AcknowledgeAlertInput, { description: 'Which alert.' }) input: AcknowledgeAlertInput,
    @Ctx() context: Context,
  ) {
    return { session: await acknowledgeAlert(context, input) };
  }

  @Mutation(() => CreateDeviceCodeResult, {
    description:
      'A one-time code, good for ten minutes, with which another device of the participant’s own becomes known. Needs a TRUSTED session.',
  })
  createDeviceCode(@Ctx() context: Context) {
    return createDeviceCode(context);
  }

  @Mutation(() => ForgetDeviceResult, {
    description: 'Forgets one of the participant’s own devices and ends its sessions.',
  })
  forgetDevice(
    @Arg('input', () => ForgetDeviceInput, { description: 'Which device.' }) input: ForgetDeviceInput,
    @Ctx() context: Context,
  ) {
    return forgetDevice(context, input);
  }

  @Mutation(() => ChangePinResult, {
    description: 'Changes the participant’s PIN and ends all other sessions. The old PIN is asked for.',
  })
  async changePin(
    @Arg('input', () => ChangePinInput, { description: 'The old PIN and the new one.' })
    input: ChangePinInput,
    @Ctx() context: Context,
  ) {
    return { sessions: await changePin(context, input) };
  }

  @Mutation(() => AddContactResult, {
    description: 'The participant adds an e-mail address or phone number. Nothing needs one.',
  })
  async addContact(
    @Arg('input', () => AddContactInput, { description: 'The contact.' }) input: AddContactInput,
    @Ctx() context: Context,
  ) {
    return { contact: await addContact(context, input) };
  }

  @Mutation(() => RemoveContactResult, { description: 'The participant removes a contact.' })
  async removeContact(
    @Arg('input', () => RemoveContactInput, { description: 'Which contact.' }) input: RemoveContactInput,
    @Ctx() context: Context,
  ) {
    return { contact: await removeContact(context, input) };
  }
}
