import { makeSchema } from '../../../src/api/schema.ts';

/** The whole schema, for tests that walk it. */
export const schema = makeSchema();
