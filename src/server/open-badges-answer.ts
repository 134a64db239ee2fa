import type { Context as Asked } from 'hono';
import type { BadgePage } from '../wallet/badge-host/read-badges.ts';
import { OauthRefusal } from '../wallet/offer/oauth-refusal.ts';

const DEFAULT_LIMIT = 20;
const LARGEST_LIMIT = 100;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** A problem of a question to the API itself, not of a token. */
class BadQuery {
  readonly description: string;
  constructor(description: string) {
    this.description = description;
  }
}

/** A form whose fields stand there once each (RFC 6749, 3.2). */
export async function formOf(asked: Asked): Promise<Record<string, string>> {
  const fields = new URLSearchParams(await asked.req.text());
  const names = [...fields.keys()];
  if (new Set(names).size !== names.length)
    throw new OauthRefusal('invalid_request', 'a parameter stands there twice');
  return Object.fromEntries(fields);
}

/** A token of ours in a Bearer header; null where there is none of its form. */
export const bearerIn = (asked: Asked): string | null =>
  /^Bearer ([\w-]{1,200})$/i.exec(asked.req.header('authorization') ?? '')?.[1] ?? null;

/** Answers a question of OAuth; a refusal in its own words (RFC 6749, 5.2). */
export async function answering(asked: Asked, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (problem) {
    if (problem instanceof OauthRefusal) return oauthRefused(asked, problem);
    throw problem;
  }
}

export function oauthRefused(asked: Asked, { code, description }: OauthRefusal): Response {
  const body = { error: code, error_description: description };
  if (code === 'temporarily_unavailable') {
    asked.header('Retry-After', '3600');
    return asked.json(body, 429);
  }
  if (code !== 'invalid_client') return asked.json(body, 400);
  asked.header('WWW-Authenticate', 'Basic realm="badge hosts"');
  return asked.json(body, 401);
}

/** Answers a question to the API (Open Badges 3.0, 6.2.2.2; RFC 6750, 3). */
export async function apiAnswering(asked: Asked, answer: () => Promise<Response>): Promise<Response> {
  asked.header('Cache-Control', 'no-store');
  try {
    return await answer();
  } catch (problem) {
    if (problem instanceof BadQuery)
      return statusInfo(asked, 400, 'invalid_query_parameter', problem.description);
    if (!(problem instanceof OauthRefusal)) throw problem;
    const known = bearerIn(asked) !== null;
    const error = known ? ` error="${problem.code}", error_description="${problem.description}"` : '';
    asked.header('WWW-Authenticate', `Bearer${error}`);
    return problem.code === 'insufficient_scope'
      ? statusInfo(asked, 403, 'forbidden', problem.description)
      : statusInfo(asked, 401, 'unauthorizedrequest', problem.description);
  }
}

/** Open Badges 3.0, B.3.1. */
export function statusInfo(
  asked: Asked,
  status: 400 | 401 | 403 | 405,
  minor: string,
  description: string,
): Response {
  return asked.json(
    {
      imsx_codeMajor: status === 405 ? 'unsupported' : 'failure',
      imsx_severity: 'error',
      imsx_description: description,
      imsx_codeMinor: {
        imsx_codeMinorField: [{ imsx_codeMinorFieldName: 'pateva', imsx_codeMinorFieldValue: minor }],
      },
    },
    status,
  );
}

/** Which page of a list is asked for. */
export function pageOf(asked: Asked): BadgePage {
  const number = (name: string, least: number, usual: number): number => {
    const text = asked.req.query(name);
    if (text === undefined) return usual;
    if (!/^\d{1,9}$/.test(text) || Number(text) < least)
      throw new BadQuery(`${name} is a whole number, at least ${least}`);
    return Number(text);
  };
  const since = asked.req.query('since');
  if (since !== undefined && (!INSTANT.test(since) || Number.isNaN(Date.parse(since))))
    throw new BadQuery('since is a date and a time with its zone');
  return {
    limit: Math.min(number('limit', 1, DEFAULT_LIMIT), LARGEST_LIMIT),
    offset: number('offset', 0, 0),
    since: since === undefined ? null : new Date(since),
  };
}

/** RFC 8288; the links keep what was asked besides. */
export function linksOf(address: string, { limit, offset }: BadgePage, asked: Asked, total: number): string {
  const since = asked.req.query('since');
  const link = (at: number, rel: string): string => {
    const query = new URLSearchParams({
      limit: String(limit),
      offset: String(at),
      ...(since ? { since } : {}),
    });
    return `<${address}?${query}>; rel="${rel}"`;
  };
  const last = total === 0 ? 0 : Math.floor((total - 1) / limit) * limit;
  return [
    ...(offset + limit < total ? [link(offset + limit, 'next')] : []),
    ...(offset > 0 ? [link(Math.max(0, offset - limit), 'prev')] : []),
    link(0, 'first'),
    link(last, 'last'),
  ].join(', ');
}
