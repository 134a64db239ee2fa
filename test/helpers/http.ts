import type { Actor } from '../../src/access/actor.ts';
import { startSession } from '../../src/access/session.ts';
import type { Language } from '../../src/base/language.ts';
import { makeApp } from '../../src/server/app.ts';
import type { TestHouse } from './house.ts';

export interface GraphQLAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Record<string, Record<string, unknown> | null> | null | undefined;
  /** The code of each error, in order. */
  readonly codes: string[];
}

export interface Asking {
  readonly token?: string;
  readonly language?: Language;
  readonly headers?: Record<string, string>;
}

/** The HTTP face of a house, asked without a socket, and what it reported as its own bugs. */
export async function serveHouse(house: TestHouse, options: { development?: boolean } = {}) {
  const bugs: { requestId: string; error: unknown }[] = [];
  const { app, api } = await makeApp(house, {
    development: options.development ?? false,
    reportBug: (bug) => void bugs.push(bug),
  });
  const post = async (body: unknown, asking: Asking = {}): Promise<GraphQLAnswer> => {
    const response = await app.request('/graphql', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(asking.token ? { Authorization: `Bearer ${asking.token}` } : {}),
        ...(asking.language ? { 'Accept-Language': asking.language } : {}),
        ...asking.headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const answer = JSON.parse(text) as {
      data?: GraphQLAnswer['data'];
      errors?: { extensions?: { code?: string } }[];
    };
    return {
      status: response.status,
      headers: response.headers,
      text,
      data: answer.data,
      codes: (answer.errors ?? []).map((error) => error.extensions?.code ?? 'none'),
    };
  };
  return {
    app,
    bugs,
    post,
    ask: (query: string, variables: Record<string, unknown> = {}, asking: Asking = {}) =>
      post({ query, variables }, asking),
    stop: () => api.stop(),
  };
}

/** An access token of a fresh session of this actor’s account. */
export async function tokenOf(house: TestHouse, actor: Actor): Promise<string> {
  const keeping = { ...house, now: house.clock() };
  return (await house.database.sql.transaction((tx) => startSession(tx, keeping, actor.account, actor.level)))
    .accessToken;
}
