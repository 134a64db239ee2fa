import type { Actor } from '../../src/access/actor.ts';
import { inviteStaff } from '../../src/access/acts/invite-staff.ts';
import { callbackAddress } from '../../src/access/oidc/relying-party.ts';
import { actorOf } from '../../src/access/session.ts';
import { readAccessToken } from '../../src/access/token.ts';
import type { Id } from '../../src/base/id.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { type GraphQLAnswer, serveHouse, tokenOf } from '../helpers/http.ts';
import { type RunningProvider, startProvider } from '../helpers/openid-provider.ts';
import { makeStaff, makeUnit } from '../helpers/people.ts';
import { Wanderer } from '../helpers/wanderer.ts';

export const START = new Date('2026-03-02T10:00:00.000Z');
const BASE = 'http://localhost:4000';
export const isCallback = (address: string): boolean => address.startsWith(callbackAddress(BASE));
const isArrival = (address: string): boolean => address.startsWith(`${BASE}/sign-in/identified?`);

const FINISH = `mutation Finish($input: FinishOidcSignInInput!) { answer: finishOidcSignIn(input: $input) {
  ... on SignedIn { tokens { accessToken refreshToken } } ... on Refusal { code } } }`;
const LINK = `mutation Link($input: LinkIdentityInput!) { answer: linkIdentity(input: $input) {
  ... on IdentityLinked { identity { id provider createdAt usedAt } } ... on Refusal { code } } }`;

/** One who comes with a browser of their own. */
export interface Visitor {
  readonly wanderer: Wanderer;
  /** As whom they are at the providers. */
  readonly sub: string;
}

/** A house, two providers for staff and one for participants, and a workshop that invites. */
export async function makeOidcWorld() {
  const own: TestHouse = await makeHouse();
  const redirect = callbackAddress(BASE);
  const city = await startProvider(redirect, {
    olli: { email: 'olli@example.org', email_verified: false },
    tuula: { email: 'tuula@example.org', email_verified: true },
  });
  const college = await startProvider(redirect, {
    olli: { email: 'olli@example.org', email_verified: true },
  });
  const strong = await startProvider(redirect, {});
  const house = Object.assign(own, {
    identityProviders: [
      city.settings('kaupunki', 'STAFF'),
      college.settings('opisto', 'STAFF'),
      strong.settings('tunnistus', 'PARTICIPANTS'),
    ],
  });
  const served = await serveHouse(house);
  const workshop = await makeUnit(house, { kind: 'WORKSHOP', name: 'Esimerkkipajat' });
  const coordinator = await makeStaff(house, workshop, ['COORDINATOR']);
  const context = (actor: Actor | null) => ({
    ...house.context(actor),
    identityProviders: house.identityProviders,
  });

  const network = (request: Request) =>
    request.url.startsWith(BASE) ? served.app.request(request) : fetch(request);
  const visitor = (sub: string): Visitor => ({ wanderer: new Wanderer(network), sub });

  /** From our address to a provider and back to where `until` says; the page behind is not asked for. */
  const wander = async (who: Visitor, provider: RunningProvider, until = isArrival) => {
    const index = [city, college, strong].indexOf(provider);
    provider.signingIn = who.sub;
    return who.wanderer.go(`${BASE}/sign-in/oidc/${house.identityProviders[index]!.id}`, until);
  };
  const resultOf = (address: string): Record<string, string> =>
    Object.fromEntries(new URL(address).searchParams);
  /** The one-time code that a visitor comes back with, or the code of the refusal. */
  const arrive = async (who: Visitor, provider: RunningProvider): Promise<string> => {
    const { code, refused } = resultOf(await wander(who, provider));
    return code ?? refused!;
  };
  const asking = async (who: Visitor, actor: Actor | null) => ({
    headers: { Cookie: who.wanderer.cookiesFor(BASE) },
    ...(actor ? { token: await tokenOf(house, actor) } : {}),
  });
  const answered = (answer: GraphQLAnswer) => {
    const found = answer.data?.answer;
    if (!found) throw new Error(answer.text);
    return found as {
      code?: string;
      tokens?: { accessToken: string; refreshToken: string };
      identity?: { id: Id<'linkedIdentity'> };
    };
  };
  const finish = async (
    who: Visitor,
    code: string,
    more: { invitation?: string; actor?: Actor | undefined } = {},
  ) => {
    const input = { code, ...(more.invitation ? { invitation: more.invitation } : {}) };
    return answered(await served.ask(FINISH, { input }, await asking(who, more.actor ?? null)));
  };
  const link = async (who: Visitor, code: string, actor: Actor) =>
    answered(await served.ask(LINK, { input: { code } }, await asking(who, actor)));

  let mails = 0;
  const invite = async (email = `kutsuttu${mails++}@example.org`) =>
    (
      await inviteStaff(context(coordinator), {
        unit: workshop,
        role: 'INSTRUCTOR',
        name: 'Olli Ohjaaja',
        email,
      })
    ).invitationCode;
  const actorFor = async (accessToken: string): Promise<Actor | null> => {
    const token = await readAccessToken(house.vault, accessToken, house.clock());
    if (typeof token === 'string') throw new Error(token);
    return actorOf(house.database.sql, token, house.clock());
  };
  const acts = async () =>
    (await house.database.sql.select().from(recordEntry).orderBy(recordEntry.position)).map(({ body }) => {
      const { act, role, actor, detail } = JSON.parse(body) as Record<string, unknown>;
      return { act, role, actor, detail };
    });

  return {
    base: BASE,
    house,
    served,
    city,
    college,
    strong,
    workshop,
    coordinator,
    context,
    visitor,
    wander,
    resultOf,
    arrive,
    finish,
    link,
    invite,
    actorFor,
    acts,
    async stop() {
      await served.stop();
      await Promise.all([city, college, strong].map((provider) => provider.stop()));
      await house.database.close();
    },
  };
}

export type OidcWorld = Awaited<ReturnType<typeof makeOidcWorld>>;
