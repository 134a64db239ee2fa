import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { generate } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { signPresentation } from '@digitalbazaar/vc';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { revoke } from '../../src/credential/acts/end-credential.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { sweepPresentations } from '../../src/wallet/acts/answer-presentation.ts';
import { presentationRequest } from '../../src/wallet/presentation/presentation-request.table.ts';
import { makeStaff, makeUnit } from '../helpers/people.ts';
import { secondLoader } from '../helpers/second-verifier.ts';
import { type ClaimingWorkshop, claimingWorkshop } from './claiming-workshop.ts';
import { houseOnLoopback, type LoopbackHouse } from './loopback.ts';
import { newWalletKey, OpenWallet, type WalletKey } from './openid4vc-wallet.ts';
import { PresentingWallet } from './presenting-wallet.ts';
import { presentSdJwt } from './sd-jwt-wallet.ts';

let at: LoopbackHouse;
let workshop: ClaimingWorkshop;
let school: Actor['posts'][number]['unit'];
let teacher: Actor;
let original: Awaited<ReturnType<ClaimingWorkshop['issue']>>;
let key: WalletKey;
let claimed: string;
const wallet = new PresentingWallet();
/** The wallet's library goes by the real time. */
let start: Date;
const setOut = () => {
  start = new Date(Math.floor(Date.now() / 1000) * 1000);
  at.house.clock.set(start);
};

beforeAll(async () => {
  at = await houseOnLoopback();
  setOut();
  workshop = await claimingWorkshop(at);
  school = await makeUnit(at.house, { kind: 'SCHOOL', name: 'Näytekaupungin opisto', slug: 'opisto' });
  teacher = await makeStaff(at.house, school, ['TEACHER']);
  original = await workshop.issue();
  const other = await workshop.wallet();
  key = other.key;
  claimed = (await other.claim(
    (
      await workshop.offer({ credential: original.id })
    ).link,
    'OpenBadgeSdJwt',
  )) as string;
});
beforeEach(setOut);
afterAll(() => at.stop());

const REQUEST = `mutation Ask($input: RequestPresentationInput!) {
  requestPresentation(input: $input) {
    __typename
    ... on PresentationRequested { link qrSvg request { id state } }
    ... on Refusal { code }
  }
}`;
const READ = `query Read($id: ID!) {
  presentationRequest(id: $id) {
    state
    verdict { outcome checks { name outcome } proof { holderName achievementName issuerName } }
  }
}`;

interface Asked {
  readonly __typename: string;
  readonly code?: string;
  readonly link: string;
  readonly request: { readonly id: string; readonly state: string };
}

const ask = async (what = 'COMPETENCE', who = teacher) =>
  (await workshop.ask(REQUEST, { input: { unit: school, what } }, who))
    .requestPresentation as unknown as Asked;
const read = async (id: string, who = teacher) =>
  (await workshop.ask(READ, { id }, who)).presentationRequest as {
    state: string;
    verdict: { outcome: string; checks: { name: string; outcome: string }[]; proof: object } | null;
  };

const show = (
  { client_id: aud, nonce }: { client_id: string; nonce: string },
  other: Partial<{ aud: string; nonce: string; iat: number }> = {},
  by = key,
) =>
  presentSdJwt(claimed, { name: true, result: { 0: true } }, by, {
    aud,
    nonce,
    iat: at.house.clock().getTime() / 1000,
    ...other,
  });

const acts = async (id: string) =>
  (await workshop.sql.select().from(recordEntry).orderBy(recordEntry.sequence))
    .map((row) => JSON.parse(row.body) as { act: string; detail: { request?: string } })
    .filter(({ detail }) => detail.request === id)
    .map(({ act }) => act);

describe('a teacher asks for a proof', () => {
  it('and a wallet shows what its holder chose: the verdict appears', async () => {
    const { link, request } = await ask();
    const asked = await wallet.read(link);
    expect(asked.request.client_metadata.client_name).toBe('Näytekaupungin opisto');
    expect(await read(request.id)).toEqual({ state: 'WAITING', verdict: null });
    expect(await wallet.answer(asked.request, { competence: [await show(asked.request)] })).toBe(200);
    const { state, verdict } = await read(request.id);
    expect([state, verdict!.outcome]).toEqual(['ANSWERED', 'VALID']);
    expect(verdict!.proof).toMatchObject({
      holderName: 'Aino Ђorđe Näyteniemi',
      achievementName: 'Soutuveneiden kunnostaminen',
    });
    expect(verdict!.checks).toContainEqual({ name: 'HOLDER', outcome: 'VALID' });
    expect(await acts(request.id)).toEqual(['PRESENTATION_REQUESTED', 'PRESENTATION_ANSWERED']);
  });

  it('and a wallet shows Open Badges 3.0 in a presentation that its did:key signed', async () => {
    const { id } = await workshop.issue();
    const own = await newWalletKey('EdDSA');
    const pair = await generate({ seed: Buffer.from(String(own.private.d), 'base64url') });
    const did = `did:key:${pair.publicKeyMultibase}`;
    const bound = await generate({
      seed: Buffer.from(String(own.private.d), 'base64url'),
      id: `${did}#${pair.publicKeyMultibase}`,
      controller: did,
    });
    const { link: offer } = await workshop.offer({ credential: id });
    const badge = await new OpenWallet(own, at.house.clock, {
      method: 'did',
      didUrl: `${did}#${pair.publicKeyMultibase}`,
    }).claim(offer, 'OpenBadge');
    const { link, request } = await ask();
    const asked = await wallet.read(link);
    const suite = new DataIntegrityProof({
      signer: bound.signer(),
      cryptosuite,
      date: at.house.clock().toISOString(),
    });
    const presented = await signPresentation({
      presentation: {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiablePresentation'],
        holder: did,
        verifiableCredential: [badge],
      },
      suite,
      challenge: asked.request.nonce,
      domain: asked.request.client_id,
      documentLoader: secondLoader({}),
    });
    expect(await wallet.answer(asked.request, { badge: [presented] })).toBe(200);
    expect(await read(request.id)).toMatchObject({ state: 'ANSWERED', verdict: { outcome: 'VALID' } });
  });

  it('and what was shown is forgotten after a day', async () => {
    const { link, request } = await ask();
    const asked = await wallet.read(link);
    await wallet.answer(asked.request, { competence: [await show(asked.request)] });
    const kept = async () =>
      (
        await workshop.sql
          .select()
          .from(presentationRequest)
          .where(eq(presentationRequest.id, request.id as never))
      )[0]!.presented;
    expect(await kept()).not.toContain(claimed.slice(0, 40));
    await sweepPresentations(at.house);
    expect(await kept()).not.toBeNull();
    at.house.clock.set(new Date(start.getTime() + 24 * 3_600_000));
    await sweepPresentations(at.house);
    expect([await kept(), await read(request.id)]).toEqual([null, { state: 'GONE', verdict: null }]);
  });
});

describe('an answer', () => {
  it('that is replayed, to the same request or another, is refused', async () => {
    const { link } = await ask();
    const first = await wallet.read(link);
    const token = { competence: [await show(first.request)] };
    expect(await wallet.answer(first.request, token)).toBe(200);
    expect(await wallet.answer(first.request, token)).toBe(400);
    const second = await ask();
    expect(await wallet.answer((await wallet.read(second.link)).request, token)).toBe(400);
    expect(await acts(second.request.id)).toEqual(['PRESENTATION_REQUESTED', 'PRESENTATION_REFUSED']);
    expect(await read(second.request.id)).toEqual({ state: 'WAITING', verdict: null });
  });

  it('for somebody else, by another key, without a binding, of another kind or another state is refused', async () => {
    const { link, request } = await ask();
    const asked = (await wallet.read(link)).request;
    const answers = [
      { competence: [await show(asked, { aud: 'https://elsewhere.example' })] },
      { competence: [await show(asked, { nonce: 'another' })] },
      { competence: [await show(asked, { iat: start.getTime() / 1000 - 3600 })] },
      { competence: [await show(asked, {}, await newWalletKey())] },
      { competence: [claimed] },
      { learning: [await show(asked)] },
      { badge: [JSON.parse(original.signed) as object] },
      { competence: [await show(asked), await show(asked)] },
    ];
    for (const token of answers) expect(await wallet.answer(asked, token)).toBe(400);
    expect(await wallet.answer(asked, { competence: [await show(asked)] }, 'another')).toBe(400);
    expect(await read(request.id)).toEqual({ state: 'WAITING', verdict: null });
    expect(await wallet.answer(asked, { competence: [await show(asked)] })).toBe(200);
  });

  it('sent twice at once is taken once', async () => {
    const { link } = await ask();
    const asked = (await wallet.read(link)).request;
    const token = { competence: [await show(asked)] };
    const both = await Promise.all([wallet.answer(asked, token), wallet.answer(asked, token)]);
    expect(both.sort()).toEqual([200, 400]);
  });

  it('that comes too late is refused, and the link leads nowhere', async () => {
    const { link, request } = await ask();
    const asked = (await wallet.read(link)).request;
    at.house.clock.set(new Date(start.getTime() + 10 * 60_000));
    expect(await wallet.answer(asked, { competence: [await show(asked)] })).toBe(400);
    await expect(wallet.read(link)).rejects.toThrow();
    expect(await read(request.id)).toEqual({ state: 'EXPIRED', verdict: null });
  });

  it('with a revoked proof is taken, and the verdict says so', async () => {
    await revoke(at.house.context(workshop.coordinator), {
      credential: original.id,
      reason: 'WRONG_CONTENT',
    });
    const { link, request } = await ask();
    const asked = (await wallet.read(link)).request;
    expect(await wallet.answer(asked, { competence: [await show(asked)] })).toBe(200);
    expect((await read(request.id)).verdict).toMatchObject({ outcome: 'INVALID' });
  });
});

it('nobody but the one who asked reads the answer, and only a school’s staff asks', async () => {
  const { request } = await ask();
  const colleague = await makeStaff(at.house, school, ['TEACHER']);
  const coordinator = await makeStaff(at.house, school, ['COORDINATOR']);
  const { codes } = await at.served.ask(
    READ,
    { id: request.id },
    { token: await workshop.tokenOf(colleague) },
  );
  expect(codes).toEqual(['NOT_FOUND']);
  expect([
    (await ask('COMPETENCE', coordinator)).code,
    (await ask('COMPETENCE', workshop.coordinator)).code,
  ]).toEqual(['NOT_ALLOWED', 'NOT_FOUND']);
});
