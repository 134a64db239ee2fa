import { writeSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** How a run ended: tests by outcome, what went wrong outside any test, and the names of what was skipped. */
export interface Tally {
  passed: number;
  failed: number;
  readonly skipped: string[];
}

/** The last line of a run; scripts and people read the counts from it. */
export const closingLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed, ${skipped.length} skipped`;

/** Counts tests; a file that could not be read and an error outside any test count as one failure each. */
export function tally(modules: readonly TestModule[], errors: readonly SerializedError[]): Tally {
  const count: Tally = { passed: 0, failed: errors.length, skipped: [] };
  for (const module of modules) {
    if (module.errors().length > 0) count.failed++;
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) count.failed++;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') count.passed++;
      else if (state === 'skipped') count.skipped.push(`${module.relativeModuleId} > ${test.fullName}`);
      else count.failed++;
    }
  }
  return count;
}

/** Names what was skipped and ends the whole output with one plain line, after every other reporter. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const count = tally(modules, errors);
    process.once('exit', (status) => {
      for (const name of count.skipped) writeSync(1, `skipped: ${name}\n`);
      writeSync(1, `${closingLine(count)}\n`);
      if (count.failed > 0 && status === 0) process.exitCode = 1;
    });
  }
}
