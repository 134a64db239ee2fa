import type { Outside, OutsideKind } from '../base/outside.ts';
import { didWebUrl } from '../credential/did.ts';
import type { StatusSources } from './check-status.ts';
import { parsedDocument } from './parsed-document.ts';

/** Documents of other hosts that one verdict may ask for: keys and lists of the credentials in one presentation. */
const MOST_ASKED = 12;

type ForeignSources = Required<Pick<StatusSources, 'didDocument' | 'statusList' | 'tokenList'>>;

/**
 * DID documents and status lists of other hosts, under the guard of `outside`; nothing where there is none. For one
 * verdict: who makes a file that names a hundred hosts has twelve of them asked.
 */
export function foreignSources(outside: Outside | undefined): ForeignSources {
  const asked = new Set<string>();
  const text = async (address: string, kind: OutsideKind): Promise<string | null> => {
    if (!outside) return null;
    asked.add(address);
    return asked.size > MOST_ASKED ? null : outside.text(address, kind);
  };
  const object = async (address: string, kind: OutsideKind) => {
    const found = await text(address, kind);
    return found === null ? null : parsedDocument(found);
  };
  return {
    async didDocument(did) {
      const address = didWebUrl(did);
      return address === null ? null : object(address, 'DID_DOCUMENT');
    },
    statusList: (address) => object(address, 'STATUS_LIST'),
    tokenList: (address) => text(address, 'TOKEN_STATUS_LIST'),
  };
}
