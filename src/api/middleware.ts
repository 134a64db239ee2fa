import { GraphQLError } from 'graphql';
import type { MiddlewareFn } from 'type-graphql';
import { type Context, NotSignedIn, signedIn, sqlState } from '../access/context.ts';
import type { Language } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';
import { PUBLIC_FIELDS } from './public-fields.ts';

const SIGN_IN_FIRST: Readonly<Record<Language, string>> = {
  fi: 'Kirjaudu ensin sisään.',
  sv: 'Logga in först.',
  en: 'Sign in first.',
};

const isRoot = (type: string): boolean => type === 'Query' || type === 'Mutation';

/** Denies by default: a root field that is not on the public list needs somebody signed in. */
export const denyByDefault: MiddlewareFn<Context> = ({ context, info }, next) => {
  const { name } = info.parentType;
  if (isRoot(name) && !PUBLIC_FIELDS.has(`${name}.${info.fieldName}`)) signedIn(context);
  return next();
};

/** The database's word for text that it cannot hold: a null character in an id or a search. */
const UNSTORABLE_TEXT = '22021';

function refusalIn(error: unknown): Refusal | null {
  if (error instanceof Refusal) {
    // Where the look-up failed would tell what is there and hidden from what is not there at all.
    return error.code === 'NOT_FOUND' ? new Refusal('NOT_FOUND') : error;
  }
  return sqlState(error) === UNSTORABLE_TEXT
    ? new Refusal('INVALID_INPUT', [], { field: '', expected: '(U+0020–)' })
    : null;
}

/** A mutation's refusal is data; a query's is an error with the same code. Messages follow the reader's language. */
export const answerRefusals: MiddlewareFn<Context> = async ({ context, info }, next) => {
  try {
    return await next();
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal) {
      if (info.parentType.name === 'Mutation') return refusal;
      throw new GraphQLError(refusal.message(context.language), {
        extensions: { code: refusal.code, ...(refusal.path.length > 0 ? { path: refusal.path } : {}) },
      });
    }
    if (error instanceof NotSignedIn) {
      throw new GraphQLError(SIGN_IN_FIRST[context.language], { extensions: { code: 'UNAUTHENTICATED' } });
    }
    throw error;
  }
};
