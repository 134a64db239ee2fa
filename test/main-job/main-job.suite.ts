import { afterAll, beforeAll } from 'vitest';
import { type Told, tellMainJob } from '../helpers/story/main-job.ts';
import type { DriverName } from '../helpers/story/served.ts';
import { decisions } from './decisions.suite.ts';
import { progress } from './progress.suite.ts';
import { proofs } from './proofs.suite.ts';
import { tables } from './tables.suite.ts';

/** What must hold on every database; `more` are suites that one database is enough for. */
export function mainJob(driver: DriverName, more: readonly ((told: () => Told) => void)[] = []): void {
  let told: Told | undefined;
  const theTold = (): Told => {
    if (!told) throw new Error('the story was not told');
    return told;
  };
  beforeAll(async () => {
    told = await tellMainJob(driver);
  }, 240_000);
  afterAll(() => told?.served.stop());
  for (const suite of [decisions, proofs, tables, ...more, progress]) suite(theTold);
}
