import type { House } from '../access/context.ts';
import { CREDENTIALS_V2 } from './document-loader.ts';
import { stapledStatusList } from './served-status-list.ts';
import type { CredentialRow } from './stored-credential.ts';

/** How long a status that is handed along may be believed, in milliseconds. */
const STAPLED_FOR = 24 * 60 * 60 * 1000;

/**
 * A signed credential and its issuer's list of revoked ones, as it stands now, in one unsigned presentation, so that
 * who checks it need not ask the issuer for a day (Bitstring Status List 1.0, 2.2: "certificate stapling"). The
 * credential's own text is in it as it was signed.
 */
export async function stapledPresentation(
  house: House,
  row: Pick<CredentialRow, 'statusList'>,
  signed: string,
): Promise<string> {
  const until = new Date(house.clock().getTime() + STAPLED_FOR);
  const list = await stapledStatusList(house, row.statusList, 'revocation', until);
  if (list === null) throw new Error('a credential of ours has no status list');
  const around = JSON.stringify({ '@context': [CREDENTIALS_V2], type: ['VerifiablePresentation'] });
  return `${around.slice(0, -1)},"verifiableCredential":[${signed},${list}]}`;
}
