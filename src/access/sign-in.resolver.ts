import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { demand } from '../base/refusal.ts';
import { activate } from './acts/activate.ts';
import { endRole, inviteStaff } from './acts/invite-staff.ts';
import { acceptInvitation, signInParticipant, signInStaff } from './acts/sign-in.ts';
import { type Context, signedIn } from './context.ts';
import { resultUnion } from './refusal.type.ts';
import { endSession, refreshSession } from './session.ts';
import {
  AcceptInvitationInput,
  ActivateInput,
  EndRoleInput,
  InviteStaffInput,
  RefreshSessionInput,
  RoleEnded,
  SignedIn,
  SignedOut,
  SignInParticipantInput,
  SignInStaffInput,
  StaffInvited,
  WalletActivated,
} from './sign-in.type.ts';

export const SignInResult = resultUnion('SignInResult', SignedIn);
const ActivateResult = resultUnion('ActivateResult', WalletActivated);
const SignOutResult = resultUnion('SignOutResult', SignedOut);
const InviteStaffResult = resultUnion('InviteStaffResult', StaffInvited);
const EndRoleResult = resultUnion('EndRoleResult', RoleEnded);

@Resolver()
export class SignInResolver {
  @Mutation(() => SignInResult, { description: 'A member of staff signs in. Public.' })
  async signInStaff(
    @Arg('input', () => SignInStaffInput, { description: 'E-mail and password.' }) input: SignInStaffInput,
    @Ctx() context: Context,
  ) {
    return { tokens: await signInStaff(context, input) };
  }

  @Mutation(() => SignInResult, { description: 'A participant signs in. Public.' })
  signInParticipant(
    @Arg('input', () => SignInParticipantInput, { description: 'Wallet number and PIN.' })
    input: SignInParticipantInput,
    @Ctx() context: Context,
  ) {
    return signInParticipant(context, input);
  }

  @Mutation(() => ActivateResult, {
    description: 'A participant opens their wallet with an activation card. Public.',
  })
  activate(
    @Arg('input', () => ActivateInput, { description: 'The code, and a PIN or a passkey.' })
    input: ActivateInput,
    @Ctx() context: Context,
  ) {
    return activate(context, input);
  }

  @Mutation(() => SignInResult, {
    description:
      'Accepts an invitation to staff and signs in. A participant who is signed in keeps one account for both. Public.',
  })
  async acceptInvitation(
    @Arg('input', () => AcceptInvitationInput, { description: 'The code and a password.' })
    input: AcceptInvitationInput,
    @Ctx() context: Context,
  ) {
    return { tokens: await acceptInvitation(context, input) };
  }

  @Mutation(() => SignInResult, { description: 'Exchanges a refresh token for new tokens. Public.' })
  async refreshSession(
    @Arg('input', () => RefreshSessionInput, { description: 'The refresh token.' })
    input: RefreshSessionInput,
    @Ctx() context: Context,
  ) {
    return { tokens: demand(await refreshSession(context.database.sql, context, input.refreshToken)) };
  }

  @Mutation(() => SignOutResult, { description: 'Ends this session at once.' })
  async signOut(@Ctx() context: Context) {
    const { session } = signedIn(context);
    await endSession(context.database.sql, session, context.now);
    return { session };
  }

  @Mutation(() => InviteStaffResult, {
    description: 'Invites somebody to hold a role in a unit (its coordinator).',
  })
  inviteStaff(
    @Arg('input', () => InviteStaffInput, { description: 'Who, where, as what.' }) input: InviteStaffInput,
    @Ctx() context: Context,
  ) {
    return inviteStaff(context, input);
  }

  @Mutation(() => EndRoleResult, {
    description: 'Ends a role (the unit’s coordinator). What its holder did stays.',
  })
  endRole(
    @Arg('input', () => EndRoleInput, { description: 'Whose role.' }) input: EndRoleInput,
    @Ctx() context: Context,
  ) {
    return endRole(context, input);
  }
}
