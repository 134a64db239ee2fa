import { base64urlBytes } from '../base/base64url.ts';
import type { Check } from './check.ts';
import { isModest, repeatedName } from './json-text.ts';
import { isObject, type Json } from './json-value.ts';

/** A signed token, taken apart; nothing in it is checked yet. */
export interface Token {
  /**
   * JWT: a credential as `vc+jwt` or in Open Badges' own way. SD_JWT: claims of which some may be left out. RECEIPT:
   * what a server found when it checked a proof. ERASURE_RECEIPT: what a server says of a wallet that it erased.
   */
  readonly format: 'JWT' | 'SD_JWT' | 'STATUS_LIST' | 'RECEIPT' | 'ERASURE_RECEIPT';
  readonly header: Json;
  readonly payload: Json;
  /** The compact JWS by itself. */
  readonly jws: string;
  /** What an SD-JWT discloses, each as it stands in the text. */
  readonly disclosures: readonly string[];
  /** The key binding JWT of an SD-JWT, where the holder made one. */
  readonly keyBinding: string | null;
}

export type UnreadToken = {
  readonly code: Check['code'];
  readonly outcome: 'INVALID' | 'UNKNOWN';
  readonly at?: string;
};

/** More than any honest credential has. */
const MOST_DISCLOSURES = 2_000;

const JWS = /^([\w-]+)\.([\w-]+)\.([\w-]*)$/;

/** Whether a text looks like a token: a compact JWS, alone or with disclosures behind it. */
export const looksLikeToken = (text: string): boolean => /^ey[\w-]*\.[\w-]+\.[\w-]*(~|$)/.test(text);

/** Takes a compact JWS (RFC 7515, 7.1) or an SD-JWT (RFC 9901, 4) apart. */
export function readToken(text: string): Token | UnreadToken {
  const [jws = '', ...rest] = text.split('~');
  const header = decoded(jws, 1);
  if ('code' in header) return header;
  const payload = decoded(jws, 2);
  if ('code' in payload) return payload;
  const format = formatOf(header.json, payload.json, rest.length > 0);
  if (!format) return { code: 'OTHER_FORMAT', outcome: 'UNKNOWN' };
  if (rest.length > MOST_DISCLOSURES) return { code: 'TOO_COMPLEX', outcome: 'UNKNOWN' };
  const keyBinding = rest.at(-1) || null;
  return {
    format,
    header: header.json,
    payload: payload.json,
    jws,
    disclosures: rest.slice(0, -1),
    keyBinding,
  };
}

const TYPE: Readonly<Record<string, Token['format']>> = {
  jwt: 'JWT',
  'vc+jwt': 'JWT',
  'dc+sd-jwt': 'SD_JWT',
  // What SD-JWT VC was called before its draft 06.
  'vc+sd-jwt': 'SD_JWT',
  'statuslist+jwt': 'STATUS_LIST',
  'pateva-receipt+jwt': 'RECEIPT',
  'pateva-erasure-receipt+jwt': 'ERASURE_RECEIPT',
};

function formatOf(header: Json, payload: Json, parted: boolean): Token['format'] | null {
  const type =
    typeof header.typ === 'string' ? header.typ.toLowerCase().replace(/^application\//, '') : 'jwt';
  const format = header.typ !== undefined && typeof header.typ !== 'string' ? undefined : TYPE[type];
  if (!format || (format === 'SD_JWT') !== parted) return null;
  if (format === 'SD_JWT') return typeof payload.vct === 'string' ? format : null;
  // A credential of the first data model stands in a claim of its own.
  return format === 'JWT' && payload['@context'] === undefined ? null : format;
}

/** The header (1) or the payload (2) of a compact JWS. */
export function decoded(jws: string, part: 1 | 2): { readonly json: Json } | UnreadToken {
  const encoded = JWS.exec(jws)?.[part];
  if (!encoded) return { code: 'NOT_JSON', outcome: 'INVALID' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(base64urlBytes(encoded) ?? undefined);
    const json: unknown = JSON.parse(text);
    if (!isObject(json)) return { code: 'NOT_JSON', outcome: 'INVALID' };
    if (!isModest(json)) return { code: 'TOO_COMPLEX', outcome: 'UNKNOWN' };
    const at = repeatedName(text);
    return at === null ? { json } : { code: 'REPEATED_NAME', outcome: 'INVALID', at };
  } catch {
    return { code: 'NOT_JSON', outcome: 'INVALID' };
  }
}
