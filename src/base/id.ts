import { randomBytes } from 'node:crypto';

/** The kinds of thing that have an id, and the prefix that each id carries. */
export const ID_PREFIX = {
  account: 'acc',
  participant: 'par',
  staff: 'stf',
  role: 'rol',
  session: 'ses',
  knownDevice: 'dev',
  walletCode: 'wcd',
  contact: 'ctc',
  passkey: 'pky',
  passkeyChallenge: 'pkc',
  linkedIdentity: 'lid',
  oidcJourney: 'ojy',
  oidcArrival: 'oar',
  legalPerson: 'leg',
  unit: 'cun',
  issuer: 'iss',
  group: 'grp',
  qualification: 'qua',
  qualificationUnit: 'qun',
  unitPart: 'upa',
  target: 'tgt',
  requirementGroup: 'rgr',
  requirement: 'req',
  gradeScale: 'gsc',
  criterion: 'crt',
  environment: 'env',
  task: 'tsk',
  coverage: 'cov',
  checklist: 'chk',
  mark: 'mrk',
  markAnswer: 'ans',
  evidence: 'evi',
  permission: 'prm',
  recognitionCase: 'cas',
  confirmation: 'cnf',
  assessor: 'asr',
  assessment: 'asm',
  decision: 'dec',
  statement: 'stm',
  review: 'rvw',
  remedy: 'rem',
  issuingBatch: 'bat',
  credential: 'crd',
  issuerKey: 'key',
  statusList: 'sls',
  knownIssuer: 'kis',
  suspension: 'sus',
  serviceCredential: 'svc',
  dataKey: 'dky',
  invitation: 'inv',
  activation: 'act',
  joinCode: 'jcd',
  recoveryCard: 'rcv',
  reissue: 'rei',
  privatePart: 'prp',
  privateEntry: 'pre',
  entry: 'ent',
  reading: 'rdg',
  seal: 'sea',
  holding: 'hld',
  collection: 'col',
  share: 'shr',
  shareOpening: 'sho',
  exportLink: 'exl',
  walletImport: 'wim',
  whoRequest: 'who',
  credentialOffer: 'off',
  presentationRequest: 'prq',
  identification: 'idn',
  badgeHost: 'bho',
  badgeHostConsent: 'bhc',
  erasure: 'ers',
} as const;

export type IdKind = keyof typeof ID_PREFIX;

/** An opaque id that cannot be passed for another kind's. */
export type Id<K extends IdKind> = string & { readonly __kind: K };

/** Makes a fresh id of a kind: prefix, underscore, 22 characters of 128 random bits in base64url. */
export type NewId = <K extends IdKind>(kind: K) => Id<K>;

export const newId: NewId = <K extends IdKind>(kind: K) =>
  `${ID_PREFIX[kind]}_${randomBytes(16).toString('base64url')}` as Id<K>;

const kindByPrefix = new Map(
  Object.entries(ID_PREFIX).map(([kind, prefix]) => [prefix as string, kind as IdKind]),
);

/** Whether a text has the whole form of an id of that kind, as `newId` makes it; not whether there is such a thing. */
export const hasIdForm = (text: string, kind: IdKind): boolean =>
  text.startsWith(`${ID_PREFIX[kind]}_`) && /^[a-z]{3}_[\w-]{21}[AQgw]$/.test(text);

/** The kind that an id's prefix names, or null where it names none. */
export function kindOf(id: string): IdKind | null {
  return kindByPrefix.get(id.slice(0, id.indexOf('_'))) ?? null;
}

/** The id that stands before the first dot of a token or ticket, as it says itself; an empty text where none does. */
export const idBeforeDot = <K extends IdKind>(token: string, _kind: K): Id<K> =>
  token.slice(0, Math.max(0, token.indexOf('.'))) as Id<K>;
