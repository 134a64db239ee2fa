import {
  journalFaults,
  keptSnapshot,
  migrationFiles,
  presentSnapshot,
  readJournal,
  snapshotDifferences,
} from './migrations.ts';

const journal = readJournal();
const wrong = journalFaults(journal, migrationFiles());
for (const difference of snapshotDifferences(keptSnapshot(journal), await presentSnapshot())) {
  wrong.push(`${difference}: the last migration does not know it as it is now; npm run generate writes one`);
}

for (const line of wrong) console.error(line);
if (wrong.length === 0)
  console.log(`${journal.entries.length} migrations, in order and up to date with the tables.`);
process.exitCode = wrong.length > 0 ? 1 : 0;
