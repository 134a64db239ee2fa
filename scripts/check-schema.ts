import { existsSync, readFileSync } from 'node:fs';
import { schemaText } from '../src/api/schema.ts';
import { breakingChanges, declaredPaths } from './breaking-changes.ts';
import { earlierText } from './earlier-schema.ts';
import { BREAKING_CHANGES_FILE, ROOT, SCHEMA_FILE } from './places.ts';

const present = schemaText();
const wrong: string[] = [];

const kept = existsSync(`${ROOT}/${SCHEMA_FILE}`) ? readFileSync(`${ROOT}/${SCHEMA_FILE}`, 'utf8') : '';
if (kept !== present) wrong.push(`${SCHEMA_FILE} is not what the code says; npm run schema writes it`);

const earlier = earlierText(ROOT, SCHEMA_FILE, present);
if (earlier) {
  const declared = declaredPaths(readFileSync(`${ROOT}/${BREAKING_CHANGES_FILE}`, 'utf8'));
  const changes = await breakingChanges(earlier.text, present);
  const undeclared = changes.filter(({ path }) => !declared.has(path));
  for (const { path, what } of undeclared) {
    wrong.push(`breaking since ${earlier.commit}: ${what} (declare \`${path}\` in ${BREAKING_CHANGES_FILE})`);
  }
  console.log(
    `Schema compared with ${earlier.commit}: ${changes.length} breaking changes, ${changes.length - undeclared.length} of them declared.`,
  );
} else {
  console.log('There is no earlier schema in this history to compare with.');
}

for (const line of wrong) console.error(line);
process.exitCode = wrong.length > 0 ? 1 : 0;
