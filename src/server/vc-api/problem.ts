import type { Check } from '../../verification/check.ts';

const DATA_MODEL = 'https://www.w3.org/TR/vc-data-model#';
const SECURITY = 'https://w3id.org/security#';
const STATUS = 'https://www.w3.org/ns/credentials/status-list#';

/**
 * What can be wrong with a request, by a code that never changes: under which standard's name it goes where one has a
 * name for it, with which HTTP status, and in words.
 */
export const PROBLEMS = {
  TOKEN_NEEDED: { status: 401, title: 'The service token is missing or is not the one configured.' },
  TOO_LARGE: { status: 413, title: 'The body is larger than the documented limit.' },
  NOT_JSON: { status: 400, title: 'The body is not one JSON object.', as: `${DATA_MODEL}PARSING_ERROR` },
  REPEATED_NAME: {
    status: 400,
    title: 'A name stands twice in one object.',
    as: `${DATA_MODEL}PARSING_ERROR`,
  },
  TOO_COMPLEX: { status: 400, title: 'The body is nested deeper, or holds more values, than is taken.' },
  BODY_WRONG: { status: 400, title: 'The body does not have what this endpoint takes.' },
  OPTION_UNKNOWN: { status: 400, title: 'An option asks for something that is not offered.' },
  ISSUER_NOT_OURS: {
    status: 400,
    title: 'The credential names an issuer that this service does not sign for.',
  },
  ISSUER_MISSING: { status: 503, title: 'The configured issuer does not exist here.' },
  SIGNER_UNREACHABLE: { status: 503, title: 'The process that keeps the private keys does not answer.' },
  SHAPE: {
    status: 400,
    title: 'The data model does not allow this.',
    as: `${DATA_MODEL}MALFORMED_VALUE_ERROR`,
  },
  RESERVED: { status: 400, title: 'A credential of this type is not signed through this service.' },
  CONTEXT: {
    status: 400,
    title: 'A context is not known here, and is never fetched.',
    as: `${SECURITY}PROOF_TRANSFORMATION_ERROR`,
  },
  NOT_SIGNABLE: {
    status: 400,
    title: 'Something in the credential has no meaning in its contexts, or more than one.',
    as: `${SECURITY}PROOF_TRANSFORMATION_ERROR`,
  },
  PROOF: { status: 400, title: 'The proof does not hold.', as: `${SECURITY}PROOF_VERIFICATION_ERROR` },
  CHALLENGE: { status: 400, title: 'The challenge differs.', as: `${SECURITY}INVALID_CHALLENGE_ERROR` },
  DOMAIN: { status: 400, title: 'The domain differs.', as: `${SECURITY}INVALID_DOMAIN_ERROR` },
  ISSUER_IDENTITY: {
    status: 400,
    title: 'The key is not the issuer’s own.',
    as: `${SECURITY}INVALID_VERIFICATION_METHOD`,
  },
  STATUS_RETRIEVAL: {
    status: 422,
    title: 'The status could not be had.',
    as: `${STATUS}STATUS_RETRIEVAL_ERROR`,
  },
  STATUS_VERIFICATION: {
    status: 422,
    title: 'The status list cannot be trusted or read.',
    as: `${STATUS}STATUS_VERIFICATION_ERROR`,
  },
  STATUS_ENDED: { status: 400, title: 'The credential is revoked or suspended.' },
  DATES: { status: 400, title: 'The credential is not in force now.', as: `${DATA_MODEL}RANGE_ERROR` },
  HOLDER: { status: 400, title: 'The presenter is not the one whom the credential was issued to.' },
  NO_CREDENTIAL: { status: 404, title: 'This service has placed no credential of that id.' },
  NEVER_UNDONE: { status: 409, title: 'A revocation is never undone; issue the credential again.' },
} as const satisfies Record<string, { status: number; title: string; as?: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One thing that is wrong (RFC 9457). `code` says the same as `type`, or closer. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly code: string;
  readonly detail?: string;
}

/** Thrown where a request cannot be answered otherwise. */
export class ProblemFound extends Error {
  readonly code: ProblemCode;
  readonly detail: string | undefined;

  constructor(code: ProblemCode, detail?: string) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

/** The problem as it is answered; a type that no standard names is an address under which it is described. */
export function problem(baseUrl: string, code: ProblemCode, detail?: string, closer: string = code): Problem {
  const known: { title: string; as?: string } = PROBLEMS[code];
  return {
    type: known.as ?? `${baseUrl}/vc-api/problems#${code}`,
    title: known.title,
    code: closer,
    ...(detail === undefined ? {} : { detail }),
  };
}

const BY_REASON: Partial<Record<Check['code'], ProblemCode>> = {
  CHALLENGE_DIFFERS: 'CHALLENGE',
  DOMAIN_DIFFERS: 'DOMAIN',
  HOLDER_WRONG: 'HOLDER',
  OTHER_CONTEXT: 'CONTEXT',
  TOO_COMPLEX: 'TOO_COMPLEX',
  REVOKED: 'STATUS_ENDED',
  SUSPENDED: 'STATUS_ENDED',
  STATUS_UNREACHABLE: 'STATUS_RETRIEVAL',
};

const BY_CHECK: Readonly<Record<Check['name'], ProblemCode>> = {
  READABLE: 'NOT_JSON',
  SHAPE: 'SHAPE',
  PROOF: 'PROOF',
  ISSUER_IDENTITY: 'ISSUER_IDENTITY',
  ISSUER_TRUST: 'ISSUER_IDENTITY',
  STATUS: 'STATUS_VERIFICATION',
  DATES: 'DATES',
  HOLDER: 'HOLDER',
  VISIBLE_TEXT: 'PROOF',
  RECEIPT: 'PROOF',
};

/** Which problem a check that did not come out VALID is. */
export const problemOf = ({ name, code }: Check): ProblemCode => BY_REASON[code] ?? BY_CHECK[name];
