import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { House } from '../access/context.ts';
import { type Language, languageFromHeader, type OwnText } from '../base/language.ts';
import { didDocumentOf } from '../credential/issuer-key.ts';
import { keyHistoryOf } from '../credential/key-history.ts';

type Problem = 'MALFORMED' | 'FUTURE' | 'NOTHING';

const STATUS = { MALFORMED: 400, FUTURE: 400, NOTHING: 404 } as const satisfies Record<Problem, number>;

const DETAIL: Readonly<Record<Problem, OwnText>> = {
  MALFORMED: {
    fi: 'Aikaa ei voi lukea. Anna se kerran: päivä (2026-03-02) tai hetki (2026-03-02T10:00:00Z).',
    sv: 'Tidpunkten går inte att läsa. Ange den en gång: en dag (2026-03-02) eller en tidpunkt (2026-03-02T10:00:00Z).',
    en: 'The time cannot be read. Give it once: a day (2026-03-02) or an instant (2026-03-02T10:00:00Z).',
  },
  FUTURE: {
    fi: 'Pyydetty aika on tulevaisuudessa.',
    sv: 'Tidpunkten ligger i framtiden.',
    en: 'The time asked for is in the future.',
  },
  NOTHING: {
    fi: 'Tällaista myöntäjää ei ole, tai sillä ei ollut vielä avaimia.',
    sv: 'Det finns ingen sådan utfärdare, eller så hade den inga nycklar då.',
    en: 'There is no such issuer, or it had no keys yet.',
  },
};

/** A day as its last moment (UTC), so that it holds what happened on it; an instant as DID Core 1.0 (3.2.1) writes it. */
function versionTime(text: string, now: Date): Date | Problem {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (!day && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) return 'MALFORMED';
  const start = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const instant = new Date(day ? `${text}T23:59:59.999Z` : text);
  if (Number.isNaN(start.getTime()) || Number.isNaN(instant.getTime())) return 'MALFORMED';
  // 30 February would become a day of March.
  if (!start.toISOString().startsWith(text.slice(0, 10))) return 'MALFORMED';
  return (day ? start : instant) > now ? 'FUTURE' : instant;
}

/**
 * Issuers' DID documents, of now and of a time before (`versionTime`), and their key histories. Whoever keeps one asks
 * each time whether it still stands: a key that is withdrawn is withdrawn everywhere at once.
 */
export function keyRoutes(app: Hono, house: House, headers: Readonly<Record<string, string>>): void {
  const refuse = (context: Context, what: Problem) => {
    const language: Language = languageFromHeader(context.req.header('accept-language'));
    const problem = { type: 'about:blank', status: STATUS[what], detail: DETAIL[what][language] };
    return context.body(JSON.stringify(problem), STATUS[what], {
      ...headers,
      'Content-Type': 'application/problem+json',
      'Content-Language': language,
      Vary: 'Accept-Language',
      'Cache-Control': 'no-store',
    });
  };
  const answer = (context: Context, document: object | null, mediaType: string) => {
    if (!document) return refuse(context, 'NOTHING');
    const text = JSON.stringify(document);
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    const told = { ...headers, ETag: etag, 'Cache-Control': 'public, no-cache', 'Content-Type': mediaType };
    const named = (context.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim());
    const unchanged = named.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);
    return unchanged ? context.body(null, 304, told) : context.body(text, 200, told);
  };

  app.get('/orgs/:slug{[a-z0-9-]+}/did.json', async (context) => {
    const [asked, ...more] = context.req.queries('versionTime') ?? [];
    const at =
      asked === undefined ? undefined : more.length > 0 ? 'MALFORMED' : versionTime(asked, house.clock());
    if (typeof at === 'string') return refuse(context, at);
    return answer(context, await didDocumentOf(house, context.req.param('slug'), at), 'application/did+json');
  });

  app.get('/orgs/:slug{[a-z0-9-]+}/keys.json', async (context) =>
    answer(context, await keyHistoryOf(house, context.req.param('slug')), 'application/json'),
  );
}
