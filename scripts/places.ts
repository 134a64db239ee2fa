import { fileURLToPath } from 'node:url';

/** The folder of the project, without a slash at its end. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** Places below the folder of the project, with forward slashes. */
export const SCHEMA_FILE = 'schema/schema.graphql';
export const BREAKING_CHANGES_FILE = 'schema/breaking-changes.md';
export const MIGRATIONS_FOLDER = 'schema/migrations';
