import type { Signer } from '../key-pair.ts';
import type { OpenBadge } from '../shape.ts';
import { compactJws } from './jws.ts';

/** The credential as `application/vc+jwt` (VC-JOSE-COSE 1.0, 3.1.1): the payload is the credential and nothing else. */
export function vcJwt({ proof: _, ...badge }: OpenBadge, signer: Signer): Promise<string> {
  return compactJws({ typ: 'vc+jwt', cty: 'vc' }, badge, signer);
}
