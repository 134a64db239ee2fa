import { base64urlBytes } from '../../../base/base64url.ts';
import { codeIn, readCode } from '../check-code.ts';
import { CODE_TEXT } from '../code.text.ts';
import { ed25519Holds } from '../ed25519.ts';
import type { CarriedCodes, Ended } from '../site/retired.ts';
import { SITE_TEXT } from '../site/site.text.ts';
import { sayFirst, showReading } from './code-view.ts';
import { byId, carried } from './dom.ts';
import { writeIn } from './retired-language.ts';

/** Checks the code of a paper whose server has ended: its signature by the issuer's kept keys, its end by the kept names. */
const { keys, ended, endedOn } = carried<CarriedCodes>();
const language = writeIn(endedOn);
const text = {
  ...CODE_TEXT[language],
  reading: { ...CODE_TEXT[language].reading, GENUINE: SITE_TEXT[language].genuine },
};

async function endOf(credential: string): Promise<Ended | 'VALID'> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(credential)));
  const isIt = (name: string) => base64urlBytes(name)?.every((byte, at) => byte === digest[at]) === true;
  return (
    (['REVOKED', 'SUSPENDED', 'SUPERSEDED'] as const).find((state) => ended[state].some(isIt)) ?? 'VALID'
  );
}

const SIGN = { VALID: 'VALID', SUPERSEDED: 'VALID', SUSPENDED: 'UNKNOWN', REVOKED: 'INVALID' } as const;

async function read(code: string): Promise<void> {
  const first = SITE_TEXT[language];
  sayFirst(code === '' ? first.codeLead : first.unreadable, 'UNKNOWN');
  if (code === '') return showReading({ kind: 'NO_CODE' }, text, language);
  const found = await readCode(
    code,
    (issuer) => (Object.hasOwn(keys, issuer) ? keys[issuer]! : []),
    ed25519Holds,
  );
  if ('kind' in found) return showReading(found, text, language);
  const state = await endOf(found.claims.jti);
  // The address may be of another paper than the code behind it.
  const [uuid] = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(location.pathname) ?? [];
  const other = uuid !== undefined && found.claims.jti !== `urn:uuid:${uuid}`;
  sayFirst(first.standing[state], SIGN[state]);
  showReading({ kind: other ? 'OTHER_DOCUMENT' : 'GENUINE', claims: found.claims }, text, language);
}

(byId('to-file') as HTMLAnchorElement).search = `lang=${language}`;
byId('code-form').addEventListener('submit', (event) => {
  event.preventDefault();
  void read(codeIn((byId('code-text') as HTMLTextAreaElement).value));
});
addEventListener('hashchange', () => void read(location.hash.slice(1)));
void read(location.hash.slice(1));
