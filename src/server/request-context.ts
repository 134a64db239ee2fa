import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Context, House } from '../access/context.ts';
import { actorOf } from '../access/session.ts';
import { readAccessToken } from '../access/token.ts';
import { languageFromHeader } from '../base/language.ts';
import { ReadingLog } from '../record/reading-log.ts';
import { browserIn } from './browser-cookie.ts';
import { addressOf } from './client-address.ts';

const refused = (code: 'TOKEN_EXPIRED' | 'TOKEN_INVALID', message: string) =>
  new GraphQLError(message, { extensions: { code, http: { status: 401 } } });

const MESSAGES = {
  fi: {
    expired: 'Istunto on vanhentunut. Uusi se tai kirjaudu uudelleen.',
    invalid: 'Kirjautuminen ei kelpaa. Kirjaudu uudelleen.',
  },
  sv: {
    expired: 'Sessionen har gått ut. Förnya den eller logga in på nytt.',
    invalid: 'Inloggningen gäller inte. Logga in på nytt.',
  },
  en: {
    expired: 'The session’s token has expired. Refresh it or sign in again.',
    invalid: 'The token is not good. Sign in again.',
  },
} as const;

/** Builds a request's context: who, when, in which language. A token that is not good refuses the whole request. */
export async function requestContext(house: House, request: Request, operation: string): Promise<Context> {
  const now = house.clock();
  const language = languageFromHeader(request.headers.get('accept-language'));
  const authorization = request.headers.get('authorization');
  let actor: Context['actor'] = null;
  if (authorization !== null) {
    const [, token] = /^Bearer ([\w.-]+)$/i.exec(authorization) ?? [];
    const answer = token ? await readAccessToken(house.vault, token, now) : 'INVALID';
    if (answer === 'EXPIRED') throw refused('TOKEN_EXPIRED', MESSAGES[language].expired);
    if (answer === 'INVALID') throw refused('TOKEN_INVALID', MESSAGES[language].invalid);
    actor = await actorOf(house.database.sql, answer, now);
    if (!actor) throw refused('TOKEN_INVALID', MESSAGES[language].invalid);
  }
  return {
    ...house,
    actor,
    now,
    language,
    requestId: randomUUID(),
    from: addressOf(request),
    operation,
    readings: new ReadingLog(),
    loaders: new Map(),
    browser: browserIn(house, request.headers.get('cookie')),
  };
}
