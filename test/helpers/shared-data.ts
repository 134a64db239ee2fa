import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Real documents that are not part of the project; without them the tests that read them are skipped by name. */
export const hasSharedData = existsSync(ROOT);
export const WITHOUT_SHARED_DATA = hasSharedData ? '' : ' (SKIPPED: ../shared/data is absent)';

export const sharedText = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8');
export const sharedJson = (path: string): unknown => JSON.parse(sharedText(path));
export const sharedFiles = (folder: string): string[] =>
  hasSharedData ? readdirSync(`${ROOT}${folder}`).sort() : [];
