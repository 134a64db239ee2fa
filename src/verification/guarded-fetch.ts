import { promises } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { Agent, type RequestOptions, request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { OutsideKind } from '../base/outside.ts';
import { isPublicAddress } from './public-address.ts';

/** The largest document of another host, in bytes. */
export const LARGEST_DOCUMENT = 2 * 1024 * 1024;

const MILLISECONDS = 5_000;
const LONGEST_ADDRESS = 2_048;

/** Why nothing was fetched, or nothing kept of what came. */
export type NotFetched =
  | 'NOT_HTTPS'
  | 'NOT_PUBLIC'
  | 'UNREACHABLE'
  | 'TOO_SLOW'
  | 'REDIRECTED'
  | 'NOT_OK'
  | 'OTHER_MEDIA_TYPE'
  | 'TOO_LARGE';

export type Fetched =
  | { readonly text: string; readonly cacheControl: string }
  | { readonly refused: NotFetched };

/** How a host is found and reached. Tests bring their own network; the guard stays the same. */
export interface Network {
  /** Every address of a host name, IPv4 and IPv6. */
  resolve(host: string): Promise<readonly string[]>;
  isPublic(address: string): boolean;
  readonly ports: readonly string[];
  /** Who vouches for hosts; Node's own list where absent. */
  readonly ca?: string;
  readonly milliseconds: number;
}

/** Asks the name servers themselves: a hosts file and search domains are about this machine's own network. */
async function resolve(host: string): Promise<readonly string[]> {
  const resolver = new promises.Resolver({ timeout: 2_000, tries: 2 });
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  return answers.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
}

export const INTERNET: Network = {
  resolve,
  isPublic: isPublicAddress,
  ports: [''],
  milliseconds: MILLISECONDS,
};

/** What each kind of document may call itself; plain text, since many hosts know no better. */
const MEDIA_TYPES: Readonly<Record<OutsideKind, RegExp>> = {
  DID_DOCUMENT: /^(application\/(did\+)?(ld\+)?json|application\/did|text\/plain)$/,
  STATUS_LIST: /^(application\/(vc|vc\+ld\+json|vc\+json|ld\+json|json)|text\/plain)$/,
  TOKEN_STATUS_LIST: /^(application\/(statuslist\+)?jwt|text\/plain)$/,
  ISSUER_REGISTRY: /^(application\/json|text\/plain)$/,
};

const ACCEPT: Readonly<Record<OutsideKind, string>> = {
  DID_DOCUMENT: 'application/did+json, application/json',
  STATUS_LIST: 'application/vc, application/json',
  TOKEN_STATUS_LIST: 'application/statuslist+jwt',
  ISSUER_REGISTRY: 'application/json',
};

class Refused extends Error {
  readonly why: NotFetched;
  constructor(why: NotFetched) {
    super(why);
    this.why = why;
  }
}

/**
 * Fetches a document of another host, one that a stranger named. Https only, no user, no other port; the host's
 * addresses are looked up once, every one has to be public, and the connection goes to those and nowhere else, so that
 * a name which changes its mind gains nothing. No redirect, no cookie, no proxy, no unpacking; 2 MB, five seconds.
 */
export async function guardedFetch(
  address: string,
  kind: OutsideKind,
  network: Network = INTERNET,
): Promise<Fetched> {
  const deadline = AbortSignal.timeout(network.milliseconds);
  try {
    return await before(deadline, fetched(new URL(allowed(address, network)), kind, network, deadline));
  } catch (problem) {
    if (problem instanceof Refused) return { refused: problem.why };
    return { refused: deadline.aborted ? 'TOO_SLOW' : 'UNREACHABLE' };
  }
}

/** The address itself, where it is of the kind that is asked at all. */
function allowed(address: string, network: Network): string {
  if (address.length > LONGEST_ADDRESS || !URL.canParse(address)) throw new Refused('NOT_HTTPS');
  const { protocol, username, password, port, hostname } = new URL(address);
  if (protocol !== 'https:' || username || password || !network.ports.includes(port))
    throw new Refused('NOT_HTTPS');
  // A host of the internet has a name, and a name with a dot in it.
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || !/^[^.]+(\.[^.]+)+\.?$/.test(hostname))
    throw new Refused('NOT_PUBLIC');
  return address;
}

async function fetched(
  url: URL,
  kind: OutsideKind,
  network: Network,
  deadline: AbortSignal,
): Promise<Fetched> {
  const addresses = await network.resolve(url.hostname);
  if (addresses.length === 0) throw new Refused('UNREACHABLE');
  if (!addresses.every((one) => network.isPublic(one))) throw new Refused('NOT_PUBLIC');
  deadline.throwIfAborted();
  const answer = await asked(url, {
    headers: { Accept: ACCEPT[kind], 'Accept-Encoding': 'identity', 'User-Agent': 'pateva' },
    agent: new Agent({ keepAlive: false, maxCachedSessions: 0 }),
    lookup: only(addresses),
    rejectUnauthorized: true,
    signal: deadline,
    ...(network.ca ? { ca: network.ca } : {}),
  });
  try {
    return { text: await read(answer, kind), cacheControl: answer.headers['cache-control'] ?? '' };
  } finally {
    answer.destroy();
  }
}

/** Answers with the addresses that were looked at, whatever the name would say by now. */
function only(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, answer) => {
    if (options.all) answer(null, all);
    else answer(null, all[0]!.address, all[0]!.family);
  };
}

const asked = (url: URL, options: RequestOptions): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end();
  });

async function read(answer: IncomingMessage, kind: OutsideKind): Promise<string> {
  const { statusCode = 0, headers } = answer;
  if (statusCode >= 300 && statusCode < 400) throw new Refused('REDIRECTED');
  if (statusCode !== 200) throw new Refused('NOT_OK');
  const mediaType = (headers['content-type'] ?? 'text/plain').split(';')[0]!.trim().toLowerCase();
  const packed = headers['content-encoding'] ?? 'identity';
  if (!MEDIA_TYPES[kind].test(mediaType) || packed !== 'identity') throw new Refused('OTHER_MEDIA_TYPE');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer) {
    size += (part as Buffer).length;
    if (size > LARGEST_DOCUMENT) throw new Refused('TOO_LARGE');
    parts.push(part as Buffer);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
}

/** What is under way, for as long as there is time: looking up a name cannot be called off. */
async function before<T>(deadline: AbortSignal, work: Promise<T>): Promise<T> {
  let late: () => void = () => {};
  const over = new Promise<never>((_, reject) => {
    late = () => reject(new Refused('TOO_SLOW'));
    deadline.addEventListener('abort', late, { once: true });
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    deadline.removeEventListener('abort', late);
  }
}
