import type { Context as HttpContext } from 'hono';
import type { Context } from '../../access/context.ts';
import { readPageToken, signPageToken } from '../../access/page-token.ts';
import { actorOf } from '../../access/session.ts';
import { readAccessToken } from '../../access/token.ts';
import type { Api } from '../../api/api.ts';
import type { Language } from '../../base/language.ts';
import { addressIn } from '../frame.ts';
import {
  forgetCookie,
  forgetUnlocked,
  keepDevice,
  keepSession,
  keepUnlocked,
  readCookie,
  readUnlockedCookie,
} from './cookies.ts';

/** A mutation's no, as the schema answers it. */
export interface Refused {
  readonly __typename: 'Refusal';
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[] | null;
}

export const isRefused = (answer: object): answer is Refused =>
  (answer as { __typename?: string }).__typename === 'Refusal';

/** The document of one mutation: `name` with its one input, asked for what `made` selects of its result. */
export const mutation = (
  name: string,
  made: string,
  input = `${name[0]?.toUpperCase()}${name.slice(1)}Input`,
) =>
  `mutation Page_${name}($input: ${input}!) { done: ${name}(input: $input) { __typename ... on Refusal { code message path } ${made} } }`;

/** Minutes after which a page's token is made anew. */
const RENEW_AFTER = 5;

/** One page asked for by somebody: who, in which language, with what was filled in. */
export class Visit {
  readonly http: HttpContext;
  readonly api: Api;
  readonly context: Context;
  readonly #form: FormData | null;
  #unlocked: string | undefined;

  constructor(http: HttpContext, api: Api, context: Context, form: FormData | null) {
    this.http = http;
    this.api = api;
    this.context = context;
    this.#form = form;
    this.#unlocked = readUnlockedCookie(http, context);
  }

  get language(): Language {
    return this.context.language;
  }

  /** The page's path, as it was asked for. */
  get path(): string {
    return this.http.req.path;
  }

  /** A part of the path; an empty text where there is none. */
  part(name: string): string {
    return this.http.req.param(name) ?? '';
  }

  /** What a field holds; an empty text where it holds nothing. */
  field(name: string): string {
    const value = this.#form?.get(name);
    return typeof value === 'string' ? value.trim() : '';
  }

  /** What a field holds, to the letter: for what may begin or end with a space. */
  exact(name: string): string {
    const value = this.#form?.get(name);
    return typeof value === 'string' ? value : '';
  }

  /** The file that was chosen, whole; null where none was. */
  async file(name: string): Promise<Buffer | null> {
    const value = this.#form?.get(name);
    return value instanceof File && value.size > 0 ? Buffer.from(await value.arrayBuffer()) : null;
  }

  /** Every value of a field that was ticked more than once. */
  fields(name: string): string[] {
    return (this.#form?.getAll(name) ?? []).filter((value) => typeof value === 'string');
  }

  /** The names of all fields that were sent. */
  fieldNames(): string[] {
    return [...new Set(this.#form?.keys() ?? [])];
  }

  /** What the address asks for. */
  query(name: string): string {
    return this.http.req.query(name) ?? '';
  }

  /** Asks the schema as the visitor. Throws `QuestionRefused`. */
  ask<Data>(document: string, variables: Record<string, unknown> = {}): Promise<Data> {
    return this.api.ask<Data>(this.context, document, variables);
  }

  /** Does a mutation of the schema as the visitor; a refusal is an answer. */
  async act<Made extends object>(document: string, input: object): Promise<Made | Refused> {
    return (await this.ask<{ done: Made | Refused }>(document, { input })).done;
  }

  /** Does a mutation that takes no input. */
  async actAlone<Made extends object>(name: string, made: string): Promise<Made | Refused> {
    const document = `mutation Page_${name} { done: ${name} { __typename ... on Refusal { code message path } ${made} } }`;
    return (await this.ask<{ done: Made | Refused }>(document)).done;
  }

  /** Sends the browser on to another page of ours, with the code of what was done. */
  goTo(path: string, done?: string): Response {
    const said = done ? `&done=${encodeURIComponent(done)}` : '';
    return this.http.redirect(`${addressIn(path, this.language)}${said}`, 303);
  }

  /** What the device keeps so as to be known again, where it does. */
  get deviceSecret(): string | undefined {
    return readCookie(this.http, this.context, 'device');
  }

  rememberDevice(secret: string): void {
    keepDevice(this.http, this.context, secret);
  }

  forgetDevice(): void {
    forgetCookie(this.http, this.context, 'device');
  }

  /** Begins the browser's session from what signing in gave; null where it gave nothing good. */
  async enter(accessToken: string): Promise<Visit | null> {
    const { vault, now, database } = this.context;
    const token = await readAccessToken(vault, accessToken, now);
    const actor = typeof token === 'string' ? null : await actorOf(database.sql, token, now);
    if (!actor) return null;
    keepSession(this.http, this.context, await signPageToken(vault, actor, actor.level, now), actor.level);
    return new Visit(this.http, this.api, { ...this.context, actor }, this.#form);
  }

  /** What holds the private part open in this browser, where it does. */
  get unlocked(): string | undefined {
    return this.#unlocked;
  }

  keepUnlocked(unlocked: string): void {
    this.#unlocked = unlocked;
    keepUnlocked(this.http, this.context, unlocked);
  }

  forgetUnlocked(): void {
    this.#unlocked = undefined;
    forgetUnlocked(this.http, this.context);
  }

  leave(): void {
    forgetCookie(this.http, this.context, 'session');
    this.forgetUnlocked();
  }
}

/** The visitor whom the session's cookie tells, if it does; makes the cookie anew where it is time. */
export async function withVisitor(http: HttpContext, context: Context): Promise<Context> {
  const { vault, now, database } = context;
  const cookie = readCookie(http, context, 'session');
  if (cookie === undefined) return { ...context, actor: null };
  const visitor = await readPageToken(vault, cookie, now);
  const actor = visitor && (await actorOf(database.sql, visitor, now));
  if (!visitor || !actor) {
    forgetCookie(http, context, 'session');
    if (readUnlockedCookie(http, context) !== undefined) forgetUnlocked(http, context);
    return { ...context, actor: null };
  }
  if (now.getTime() - visitor.since.getTime() > RENEW_AFTER * 60_000)
    keepSession(http, context, await signPageToken(vault, actor, actor.level, now), actor.level);
  return { ...context, actor };
}
