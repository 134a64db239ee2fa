import { randomUUID } from 'node:crypto';
import type { Act } from '../../access/context.ts';
import { participantKey, unitKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import type { CompactClaims } from '../compact-proof.ts';
import { credential } from '../credential.table.ts';
import { type IssuerSigner, issuerProfile, issuerSigner } from '../issuer-key.ts';
import { checkOpenBadge, type OpenBadge } from '../shape.ts';
import { instantText } from '../sign.ts';
import { signBadges } from '../sign-badges.ts';
import { statusEntry } from '../status-list.ts';
import { drawPlaces, statusListUrl } from '../status-place.ts';
import { type CredentialRow, packed, unpacked } from '../stored-credential.ts';

/** A credential that is bound to its holder's key, and who signs its other forms. */
export interface IssuedToKey {
  readonly id: Id<'credential'>;
  /** The exact text that was signed. */
  readonly signed: string;
  readonly badge: OpenBadge;
  readonly signer: IssuerSigner;
}

/**
 * Issues a credential anew, inside another act, to a key that its holder proved: the same claims under an id and a
 * place in a status list of its own, its subject the holder's DID. What ends the original ends it too. Throws NOT_FOUND
 * where the holder's own copy is gone, ALREADY_REVOKED.
 */
export async function issueToKey(act: Act, original: CredentialRow, holderDid: string): Promise<IssuedToKey> {
  const { tx, context, now } = act;
  demandThat(!original.revokedAt, 'ALREADY_REVOKED', ['credential']);
  const holder = participantKey(original.participant);
  const unit = unitKey(original.unit);
  const keys = await act.keys(holder, unit);
  if (!original.holderCopy || !keys.has(holder)) throw new Refusal('NOT_FOUND', ['credential']);
  const stored = unpacked(keys.open(holder, 'credential.holder_copy', original.holderCopy));
  const { proof: _, ...claims } = demand(checkOpenBadge(JSON.parse(stored.signed)));

  const profile = await issuerProfile(tx, context, original.issuer, now.toISOString().slice(0, 10));
  const signer = await issuerSigner(tx, context, original.issuer, profile.did, now);
  const [place] = await drawPlaces(act, original.issuer, 1);
  const uuid = randomUUID();
  const badge: OpenBadge = {
    ...claims,
    id: `urn:uuid:${uuid}`,
    validFrom: instantText(now),
    credentialSubject: { ...claims.credentialSubject, id: holderDid },
    credentialStatus: statusEntry({
      listUrl: statusListUrl(context.baseUrl, place!.list),
      index: place!.index,
    }),
  };
  const [signed] = await signBadges(
    [{ badge: demand(checkOpenBadge(badge)), ...gradeOf(stored.compact) }],
    signer,
    now,
  );
  const box = packed(signed!);
  const id = act.newId('credential');
  await tx.insert(credential).values({
    id,
    uuid,
    kind: original.kind,
    issuer: original.issuer,
    unit: original.unit,
    participant: original.participant,
    target: original.target,
    language: original.language,
    statusList: place!.list,
    statusIndex: place!.index,
    signedBy: signer.key,
    issuedAt: now,
    holderCopy: keys.seal(holder, 'credential.holder_copy', box),
    issuerCopy: keys.seal(unit, 'credential.issuer_copy', box),
    supersededBy: original.supersededBy,
    claimedFrom: original.id,
  });
  act.record(original.unit, 'CREDENTIAL_ISSUED_TO_KEY', 'PARTICIPANT', {
    credential: id,
    from: original.id,
    participant: original.participant,
    signed: context.vault.lookup('credential', signed!.signed),
  });
  return { id, signed: signed!.signed, badge, signer };
}

function gradeOf(compact: string): { grade?: string } {
  const text = Buffer.from(compact.split('.')[1] ?? '', 'base64url').toString('utf8');
  const { grade } = JSON.parse(text) as CompactClaims;
  return grade === undefined ? {} : { grade };
}
