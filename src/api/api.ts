import { ApolloServer, HeaderMap } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Context } from '../access/context.ts';
import type { Language } from '../base/language.ts';
import { limits } from './limits.ts';
import { makeSchema } from './schema.ts';

/** Somewhere to write what went wrong, without what it went wrong with. */
export type ReportBug = (bug: { requestId: string; error: unknown }) => void;

const BUG: Readonly<Record<Language, string>> = {
  fi: 'Jokin meni vikaan meillä. Mitään ei muutettu. Tunniste: {id}',
  sv: 'Något gick fel hos oss. Ingenting ändrades. Kod: {id}',
  en: 'Something went wrong on our side. Nothing was changed. Reference: {id}',
};

/** What the caller did wrong in the request itself: GraphQL's own messages, which hold none of our data. */
const CALLERS_OWN = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** What lies under an answer's error if it is none that we or GraphQL made on purpose: a resolver's, the context's, a hook's. */
function bugIn(error: unknown): unknown {
  const found = unwrapResolverError(error);
  if (!(found instanceof GraphQLError)) return found;
  const { originalError } = found;
  return originalError === undefined || originalError instanceof GraphQLError ? null : originalError;
}

/** Why a page's own question had no answer: the code of its first error. */
export class QuestionRefused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`a page’s own question was refused: ${code}`);
    this.code = code;
  }
}

/** The GraphQL engine: HTTP-shaped requests in, answers out, no socket. */
export class Api {
  readonly #apollo: ApolloServer<Context>;

  private constructor(apollo: ApolloServer<Context>) {
    this.#apollo = apollo;
  }

  static async start(options: { reportBug: ReportBug }): Promise<Api> {
    const apollo = new ApolloServer<Context>({
      schema: makeSchema(),
      introspection: true,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      csrfPrevention: true,
      parseOptions: { maxTokens: 8_000 },
      validationRules: [...limits],
      // Apollo's own logger would print error messages, and drizzle's carry parameters.
      logger: { debug() {}, info() {}, warn() {}, error() {} },
      plugins: [
        // It would bring a page that loads scripts from elsewhere.
        ApolloServerPluginLandingPageDisabled(),
        {
          async contextCreationDidFail({ error }) {
            const bug = bugIn(error);
            if (bug !== null) options.reportBug({ requestId: 'context', error: bug });
          },
          async unexpectedErrorProcessingRequest({ error, requestContext }) {
            options.reportBug({ requestId: requestContext.contextValue.requestId, error });
          },
          async requestDidStart({ contextValue }) {
            return {
              async didEncounterErrors({ errors }) {
                for (const error of errors) {
                  const bug = CALLERS_OWN.has(String(error.extensions?.code)) ? null : bugIn(error);
                  if (bug !== null) options.reportBug({ requestId: contextValue.requestId, error: bug });
                }
              },
              // Before anything reaches a member of staff, the participant's log says so: no log, no answer.
              async willSendResponse({ contextValue: { readings, database, now, newId } }) {
                await readings.flush(database.sql, now, newId);
              },
            };
          },
        },
      ],
      formatError: (formatted, error): GraphQLFormattedError => {
        const { code } = formatted.extensions ?? {};
        if (bugIn(error) === null || CALLERS_OWN.has(String(code))) {
          const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
          return { ...formatted, extensions };
        }
        return {
          message: BUG.en,
          ...(formatted.path ? { path: formatted.path } : {}),
          ...(formatted.locations ? { locations: formatted.locations } : {}),
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        };
      },
    });
    await apollo.start();
    return new Api(apollo);
  }

  /** Answers one request. A bug's message carries the request's id, so that a report can be matched with the log. */
  async answer(request: Request, body: unknown, context: () => Promise<Context>): Promise<Response> {
    const url = new URL(request.url);
    const headers = new HeaderMap();
    for (const [name, value] of request.headers) headers.set(name, value);
    let made: Context | undefined;
    const answer = await this.#apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method, headers, search: url.search, body },
      context: async () => {
        made = await context();
        return made;
      },
    });
    const text =
      answer.body.kind === 'complete' ? answer.body.string : await gathered(answer.body.asyncIterator);
    const named = text.replaceAll(
      BUG.en,
      BUG[made?.language ?? 'en'].replace('{id}', made?.requestId ?? 'context'),
    );
    return new Response(request.method === 'HEAD' ? null : named, {
      status: statusFor(request, answer.status ?? 200, text),
      headers: Object.fromEntries(answer.headers),
    });
  }

  /** Asks the schema in process, with the asker's own rights: how pages get everything they show. Throws QuestionRefused. */
  async ask<Data>(context: Context, query: string, variables: Record<string, unknown>): Promise<Data> {
    const { body } = await this.#apollo.executeOperation({ query, variables }, { contextValue: context });
    if (body.kind !== 'single') throw new Error('pages ask for one answer');
    const [error] = body.singleResult.errors ?? [];
    if (error) throw new QuestionRefused(String(error.extensions?.code));
    return body.singleResult.data as Data;
  }

  stop(): Promise<void> {
    return this.#apollo.stop();
  }
}

async function gathered(parts: AsyncIterableIterator<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}

/** A well-formed GraphQL answer under application/json is 200, whatever is in it (GraphQL over HTTP, 6.4.1). */
function statusFor(request: Request, status: number, text: string): number {
  const accepts = request.headers.get('accept') ?? '*/*';
  const legacy = !accepts.includes('application/graphql-response+json');
  return status === 400 && legacy && /"GRAPHQL_(PARSE|VALIDATION)_FAILED"|"BAD_USER_INPUT"/.test(text)
    ? 200
    : status;
}
