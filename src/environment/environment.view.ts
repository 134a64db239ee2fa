import type { environmentCoverage } from './environment.table.ts';
import type { CoverageThatDay } from './identification-report.ts';
import type { TaskWithRequirements } from './loaders.ts';
import type { TaskView } from './tasks.ts';

/** A coverage as its fields read it. */
export type CoverageView = typeof environmentCoverage.$inferSelect & { readonly state: 'CURRENT' | 'ENDED' };

export const taskView = ({ task, requirements }: TaskWithRequirements): TaskView => ({
  ...task,
  requirements,
});

export const coverageView = ({ coverage, state }: CoverageThatDay): CoverageView => ({
  ...coverage.row,
  state,
});
