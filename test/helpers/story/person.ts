import type { GraphQLObjectType, GraphQLUnionType } from 'graphql';
import type { Language } from '../../../src/base/language.ts';
import { schema } from './schema.ts';

export const PASSWORD = 'verstaan-avain-2026';
export const PIN = '280641';
/** A little less than what a token lives. */
const LIVES = 8 * 60_000;

export interface Answer<Data> {
  readonly status: number;
  readonly data: Data | null;
  readonly errors?: readonly { message: string; extensions?: { code?: string; path?: string[] } }[];
}

/** What a mutation answered: what it made, or its refusal; a thrown error's code stands as `thrown`. */
export interface Done {
  readonly __typename?: string;
  readonly code?: string;
  readonly message?: string;
  readonly path?: string[] | null;
  readonly thrown?: string;
}

interface Signed {
  readonly tokens: { readonly accessToken: string };
}

const namesOf = (mutation: string) => {
  const field = schema.getMutationType()?.getFields()[mutation];
  if (!field) throw new Error(`no mutation ${mutation}`);
  const [argument] = field.args;
  const union = String(field.type).replace('!', '');
  const made = (schema.getType(union) as GraphQLUnionType)
    .getTypes()
    .find((type: GraphQLObjectType) => type.name !== 'Refusal');
  return { input: argument && String(argument.type), made: made?.name ?? '' };
};

/** Somebody who asks the server over HTTP, in the language that they like, signed in or not. */
export class Person {
  readonly #baseUrl: string;
  readonly #era: () => number;
  #token: { readonly text: string; readonly era: number; readonly at: number } | null = null;
  #again: (() => Promise<Signed>) | null = null;

  constructor(baseUrl: string, era: () => number) {
    this.#baseUrl = baseUrl;
    this.#era = era;
  }

  /** Sends a request as it stands. */
  async send(body: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.#baseUrl}/graphql`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/graphql-response+json',
        // A machine that is busy for seconds may find its idle connection closed by the other end.
        Connection: 'close',
        ...headers,
      },
      body,
    });
  }

  async #headers(language: Language): Promise<Record<string, string>> {
    const old = this.#token && (this.#token.era !== this.#era() || Date.now() - this.#token.at > LIVES);
    if (old && this.#again) {
      this.#token = null;
      this.#keep(await this.#again());
    }
    return {
      'Accept-Language': language,
      ...(this.#token ? { Authorization: `Bearer ${this.#token.text}` } : {}),
    };
  }

  /** Asks for another address than that of GraphQL, as who is signed in. */
  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...(await this.#headers('fi')), Connection: 'close', ...init.headers };
    return fetch(new URL(path, this.#baseUrl), { ...init, headers });
  }

  #keep({ tokens }: Signed): void {
    this.#token = { text: tokens.accessToken, era: this.#era(), at: Date.now() };
  }

  /** The whole answer, with its errors. */
  async answer<Data>(
    query: string,
    variables: Record<string, unknown> = {},
    language: Language = 'fi',
  ): Promise<Answer<Data>> {
    const response = await this.send(JSON.stringify({ query, variables }), await this.#headers(language));
    return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, 'status'>) };
  }

  /** The data; throws where there are errors. */
  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await this.answer<Data>(query, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Tries one mutation: what it made, its refusal, or the code of what was thrown. */
  async tries<Made = object>(
    mutation: string,
    input: unknown,
    selection = '',
    language: Language = 'fi',
  ): Promise<Made & Done> {
    const names = namesOf(mutation);
    const made = `__typename ${selection ? `... on ${names.made} { ${selection} }` : ''} ... on Refusal { code message path }`;
    const query = names.input
      ? `mutation Act($input: ${names.input}) { ${mutation}(input: $input) { ${made} } }`
      : `mutation Act { ${mutation} { ${made} } }`;
    const { data, errors } = await this.answer<Record<string, Made & Done>>(query, { input }, language);
    if (errors) {
      const [error] = errors;
      return { thrown: error?.extensions?.code ?? '', message: error?.message } as Made & Done;
    }
    return data![mutation]!;
  }

  /** Does one mutation; throws where it is refused. */
  async does<Made = object>(mutation: string, input: unknown, selection = ''): Promise<Made> {
    const done = await this.tries<Made>(mutation, input, selection);
    if (done.__typename === 'Refusal' || done.thrown !== undefined)
      throw new Error(`${mutation}: ${JSON.stringify(done)}`);
    return done;
  }

  /** Accepts an invitation to staff; from then on signs in by e-mail and password. */
  async accept(code: string, email: string): Promise<this> {
    const tokens = 'tokens { accessToken }';
    this.#keep(await this.does<Signed>('acceptInvitation', { code, password: PASSWORD }, tokens));
    this.#again = () => this.does<Signed>('signInStaff', { email, password: PASSWORD }, tokens);
    return this;
  }

  /** Signs in as staff who accepted an invitation before. */
  async signIn(email: string): Promise<this> {
    this.#again = () =>
      this.does<Signed>('signInStaff', { email, password: PASSWORD }, 'tokens { accessToken }');
    this.#keep(await this.#again());
    return this;
  }

  /** Opens a wallet with the code of an activation card; from then on signs in by its number and the PIN. */
  async activate(code: string): Promise<this> {
    const tokens = 'tokens { accessToken }';
    const made = await this.does<Signed & { walletNumber: string; deviceSecret: string }>(
      'activate',
      { code, pin: PIN, rememberDevice: true },
      `walletNumber deviceSecret ${tokens}`,
    );
    this.#keep(made);
    const { walletNumber, deviceSecret } = made;
    this.#again = () =>
      this.does<Signed>('signInParticipant', { walletNumber, pin: PIN, deviceSecret }, tokens);
    return this;
  }

  /** The same with the tokens that there are, even when the clock has made them old. */
  withoutSigningInAgain(): Person {
    const forgetful = new Person(this.#baseUrl, this.#era);
    forgetful.#token = this.#token;
    return forgetful;
  }
}
