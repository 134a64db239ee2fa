import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's main process makes, at the first wish, what is costly and shared by all test files. */
    nursery: string;
  }
}

/** What the run makes once: the address of a real PostgreSQL, or the path of a migrated database's dump. */
export async function fromNursery(what: 'postgres' | 'snapshot'): Promise<string> {
  const answer = await fetch(`${inject('nursery')}/${what}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
