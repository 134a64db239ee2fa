/** Asks a GraphQL server over HTTP as one person would, in Finnish; a refusal or an error stops the demo. */
export class Client {
  readonly #url: string;
  #token: string | undefined;

  constructor(baseUrl: string) {
    this.#url = `${baseUrl}/graphql`;
  }

  /** The data of one operation. Throws with the code where the server refuses. */
  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const answer = await fetch(this.#url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/graphql-response+json',
        'Accept-Language': 'fi',
        ...(this.#token ? { Authorization: `Bearer ${this.#token}` } : {}),
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json()) as {
      data?: Data;
      errors?: { message: string; extensions?: { code?: string } }[];
    };
    const [error] = errors ?? [];
    if (error || !data)
      throw new Error(`${error?.extensions?.code ?? answer.status}: ${error?.message ?? ''}`);
    return data;
  }

  /** Does one mutation and gives what it made; `selection` is asked of the result. Throws on a refusal. */
  async act<Made>(
    mutation: string,
    inputType: string,
    result: string,
    selection: string,
    input: unknown,
  ): Promise<Made> {
    const query = `mutation Demo($input: ${inputType}!) {
      ${mutation}(input: $input) { __typename ... on ${result} { ${selection} } ... on Refusal { code message path } }
    }`;
    const data = await this.ask<
      Record<string, { __typename: string; code?: string; message?: string; path?: string[] }>
    >(query, { input });
    const made = data[mutation];
    if (made?.__typename === 'Refusal') {
      throw new Error(`${mutation} was refused: ${made.code} ${made.path?.join('.') ?? ''} ${made.message}`);
    }
    return made as unknown as Made;
  }

  signedInWith(accessToken: string): this {
    this.#token = accessToken;
    return this;
  }
}
