import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** A change that an existing client could notice as an error. */
export interface BreakingChange {
  /** Where, as `Type.field.argument`; the path by which it is declared. */
  readonly path: string;
  readonly what: string;
}

/** What of the earlier schema no longer holds in the present one; both are SDL. */
export async function breakingChanges(earlier: string, present: string): Promise<BreakingChange[]> {
  const changes = await diff(buildSchema(earlier), buildSchema(present));
  return changes
    .filter((change) => change.criticality.level === CriticalityLevel.Breaking)
    .map((change) => ({ path: change.path ?? '', what: change.message }));
}

/** The paths that `schema/breaking-changes.md` declares: one list item each, the path in backticks, then why. */
export function declaredPaths(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/^- `([^`]+)`: \S/gm)].map(([, path]) => path as string));
}
