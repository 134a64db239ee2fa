import { readFileSync } from 'node:fs';
import { Client } from './client.ts';

/** Everybody in the demo; nobody like them exists. */
export const PASSWORD = 'verstaan-avain-2026';
export const PIN = '280641';

export interface Staff {
  readonly name: string;
  readonly email: string;
  readonly role: 'COORDINATOR' | 'INSTRUCTOR' | 'TEACHER' | 'DECIDER' | 'ASSESSOR';
}

export const STAFF = {
  coordinator: { name: 'Kaisa Koordinaattori', email: 'kaisa@lompakko.example', role: 'COORDINATOR' },
  workshopCoordinator: { name: 'Veikko Verstas', email: 'veikko@paja.example', role: 'COORDINATOR' },
  instructor: { name: 'Otso Ohjaaja', email: 'otso@paja.example', role: 'INSTRUCTOR' },
  teacher: { name: 'Oona Opettaja', email: 'oona@oppilaitos.example', role: 'TEACHER' },
  decider: { name: 'Pentti Päättäjä', email: 'pentti@oppilaitos.example', role: 'DECIDER' },
  assessor: { name: 'Tyyne Työelämä', email: 'tyyne@pyoraliike.example', role: 'ASSESSOR' },
} as const satisfies Record<string, Staff>;

export const PARTICIPANT = { givenNames: 'Aino Maria', familyName: 'Näyteläinen', birthDate: '1991-05-14' };

/** Whose activation cards are printed and wait for them. */
export const COMING = [
  { givenNames: 'Eino Olavi', familyName: 'Esimerkkinen', birthDate: '1984-09-30' },
  { givenNames: 'Lan', familyName: 'Mallila', birthDate: '2003-01-08' },
];

interface Signed {
  readonly tokens: { readonly accessToken: string };
}

/** Accepts an invitation and gives a client that is signed in. */
export async function accept(baseUrl: string, code: string): Promise<Client> {
  const client = new Client(baseUrl);
  const { tokens } = await client.act<Signed>(
    'acceptInvitation',
    'AcceptInvitationInput',
    'SignedIn',
    'tokens { accessToken }',
    {
      code,
      password: PASSWORD,
    },
  );
  return client.signedInWith(tokens.accessToken);
}

/** Invites somebody and signs them in. */
export async function invite(baseUrl: string, by: Client, unit: string, who: Staff): Promise<Client> {
  const { name, email, role } = who;
  const { invitationCode } = await by.act<{ invitationCode: string }>(
    'inviteStaff',
    'InviteStaffInput',
    'StaffInvited',
    'invitationCode',
    { unit, name, email, role },
  );
  return accept(baseUrl, invitationCode);
}

/** Opens a wallet with the code of an activation card. */
export async function activate(
  baseUrl: string,
  code: string,
): Promise<{ client: Client; walletNumber: string }> {
  const client = new Client(baseUrl);
  const { tokens, walletNumber } = await client.act<Signed & { walletNumber: string }>(
    'activate',
    'ActivateInput',
    'WalletActivated',
    'walletNumber tokens { accessToken }',
    { code, pin: PIN, rememberDevice: true },
  );
  return { client: client.signedInWith(tokens.accessToken), walletNumber };
}

export const sampleDocument = (): string =>
  readFileSync(new URL('./sample-qualification.json', import.meta.url), 'utf8');
