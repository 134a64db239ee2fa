import { randomUUID } from 'node:crypto';
import type { Act } from '../../access/context.ts';
import { participantKey, unitKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { inLanguage } from '../../base/language.ts';
import { Refusal } from '../../base/refusal.ts';
import { insertMany } from '../../database/insert-many.ts';
import type { Award } from '../award.ts';
import { credential } from '../credential.table.ts';
import { type IssuerProfile, type IssuerSigner, issuerProfile, issuerSigner } from '../issuer-key.ts';
import { openBadge } from '../open-badge.ts';
import type { OpenBadge } from '../shape.ts';
import { signBadges } from '../sign-badges.ts';
import { drawPlaces, type StatusPlace, statusListUrl } from '../status-place.ts';
import { packed, type SignedCredential } from '../stored-credential.ts';

/** What to issue, and in which role the actor does. */
export interface Issuance {
  readonly award: Award;
  readonly role: Parameters<Act['record']>[2];
}

/**
 * Issues many credentials inside the act that causes them, each as `issueCredential` does one, with as many statements
 * for hundreds as for one. In the order given: the credential's id, or why it was not issued (CREDENTIAL_SHAPE,
 * BIRTH_DATE_NEEDED, NOT_FOUND where the holder's key is destroyed); of such a one nothing is written.
 */
export async function issueCredentials(
  act: Act,
  issuances: readonly Issuance[],
): Promise<(Id<'credential'> | Refusal)[]> {
  const { context, tx } = act;
  const issuers = new Map<Id<'issuer'>, IssuingParty>();
  for (const { award } of issuances) {
    if (!issuers.has(award.issuer)) issuers.set(award.issuer, await issuingParty(act, award.issuer));
  }
  const drafts: Draft[] = [];
  const refusals = new Map<Issuance, Refusal>();
  for (const [issuer, party] of issuers) {
    const own = issuances.filter(({ award }) => award.issuer === issuer);
    for (const [at, place] of (await drawPlaces(act, issuer, own.length)).entries()) {
      const drafted = draft(act, own[at]!, party, place);
      if (drafted instanceof Refusal) refusals.set(own[at]!, drafted);
      else drafts.push(drafted);
    }
  }
  const keys = await act.keys(
    ...issuances.map(({ award }) => participantKey(award.holder.participant)),
    ...[...issuers.values()].map(({ profile }) => unitKey(profile.unit)),
  );
  const issuable = drafts.filter(({ issuance }) => {
    if (keys.has(participantKey(issuance.award.holder.participant))) return true;
    refusals.set(issuance, new Refusal('NOT_FOUND', ['participant']));
    return false;
  });
  const signed = await signedDrafts(issuable, act.now);

  const ids = new Map<Issuance, Id<'credential'>>();
  const rows = issuable.map(({ issuance, party, place, uuid }, at): typeof credential.$inferInsert => {
    const { award, role } = issuance;
    const { profile, signer } = party;
    const holder = participantKey(award.holder.participant);
    const unit = unitKey(profile.unit);
    const box = packed(signed[at]!);
    const id = act.newId('credential');
    ids.set(issuance, id);
    act.record(profile.unit, 'CREDENTIAL_ISSUED', role, {
      credential: id,
      kind: award.kind,
      participant: award.holder.participant,
      signed: context.vault.lookup('credential', signed[at]!.signed),
    });
    return {
      id,
      uuid,
      kind: award.kind,
      issuer: award.issuer,
      unit: profile.unit,
      participant: award.holder.participant,
      target: award.target.id,
      language: award.language,
      statusList: place.list,
      statusIndex: place.index,
      signedBy: signer.key,
      issuedAt: act.now,
      holderCopy: keys.seal(holder, 'credential.holder_copy', box),
      issuerCopy: keys.seal(unit, 'credential.issuer_copy', box),
    };
  });
  await insertMany(tx, credential, rows);
  return issuances.map((issuance) => ids.get(issuance) ?? refusals.get(issuance)!);
}

interface IssuingParty {
  readonly profile: IssuerProfile;
  readonly signer: IssuerSigner;
}

async function issuingParty({ tx, context, now }: Act, issuer: Id<'issuer'>): Promise<IssuingParty> {
  const profile = await issuerProfile(tx, context, issuer, now.toISOString().slice(0, 10));
  return { profile, signer: await issuerSigner(tx, context, issuer, profile.did, now) };
}

interface Draft {
  readonly issuance: Issuance;
  readonly party: IssuingParty;
  readonly place: StatusPlace;
  readonly uuid: string;
  readonly badge: OpenBadge;
}

function draft(act: Act, issuance: Issuance, party: IssuingParty, place: StatusPlace): Draft | Refusal {
  const { award } = issuance;
  const { baseUrl } = act.context;
  const uuid = randomUUID();
  const badge = openBadge(award, {
    issuerProfile: {
      did: party.profile.did,
      name: inLanguage(party.profile.name, award.language)?.text ?? '',
      businessId: party.profile.businessId,
    },
    credentialId: `urn:uuid:${uuid}`,
    subjectId: `urn:uuid:${randomUUID()}`,
    issuedAt: act.now,
    status: { listUrl: statusListUrl(baseUrl, place.list), index: place.index },
    baseUrl,
  });
  return badge instanceof Refusal ? badge : { issuance, party, place, uuid, badge };
}

const gradeOf = (award: Award): { grade?: string } =>
  award.kind === 'RECOGNISED_COMPETENCE' && award.grade ? { grade: award.grade.value } : {};

/** In the order of the drafts, which stand issuer by issuer. */
async function signedDrafts(drafts: readonly Draft[], now: Date): Promise<SignedCredential[]> {
  const signed: SignedCredential[] = [];
  for (const party of new Set(drafts.map((one) => one.party))) {
    const own = drafts.filter((one) => one.party === party);
    const badges = own.map(({ badge, issuance }) => ({ badge, ...gradeOf(issuance.award) }));
    signed.push(...(await signBadges(badges, party.signer, now)));
  }
  return signed;
}
