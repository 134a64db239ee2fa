import { isDeepStrictEqual } from 'node:util';
import type { Signer } from '../key-pair.ts';
import type { OpenBadge } from '../shape.ts';
import { statusEntry } from '../status-list.ts';
import { compactJws } from './jws.ts';

type Claims = Omit<OpenBadge, 'proof'>;

/** The credential's own entry for revocation, and one for suspension at the same place. */
function statusSet({ statusListCredential: listUrl, statusListIndex }: OpenBadge['credentialStatus']) {
  const place = { listUrl, index: Number(statusListIndex) };
  return [statusEntry(place), statusEntry(place, 'suspension')] as const;
}

/** The payload of a `vc+jwt`: the credential, whose status is a set here (VC Data Model 2.0, 4.10). */
export type VcJwtClaims = Omit<Claims, 'credentialStatus'> & {
  readonly credentialStatus: ReturnType<typeof statusSet>;
};

/**
 * The claims of a credential with suspension besides revocation: Open Badges 3.0 allows one entry of status, the data
 * model that this envelope follows allows several. `badgeOfVcJwt` is the reverse.
 */
export const vcJwtClaims = ({ proof: _, ...badge }: OpenBadge): VcJwtClaims => ({
  ...badge,
  credentialStatus: statusSet(badge.credentialStatus),
});

/** The credential with the one entry that Open Badges allows; a payload whose set is not one of ours stays as it is. */
export function badgeOfVcJwt(payload: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const set: unknown = payload.credentialStatus;
  const [revocation] = Array.isArray(set) ? (set as Partial<OpenBadge['credentialStatus']>[]) : [];
  if (revocation?.statusListCredential === undefined || revocation.statusListIndex === undefined)
    return payload;
  const ours = isDeepStrictEqual(set, statusSet(revocation as OpenBadge['credentialStatus']));
  return ours ? { ...payload, credentialStatus: revocation } : payload;
}

/** The credential as `application/vc+jwt` (VC-JOSE-COSE 1.0, 3.1.1): the payload is the credential and nothing else. */
export const vcJwt = (badge: OpenBadge, signer: Signer): Promise<string> =>
  compactJws({ typ: 'vc+jwt', cty: 'vc' }, vcJwtClaims(badge), signer);
