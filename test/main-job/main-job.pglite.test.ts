import { describe } from 'vitest';
import { hasSharedData, WITHOUT_SHARED_DATA } from '../helpers/shared-data.ts';
import { envelopes } from './envelopes.suite.ts';
import { mainJob } from './main-job.suite.ts';
import { outputs } from './outputs.suite.ts';
import { papers } from './papers.suite.ts';
import { strangers } from './strangers.suite.ts';
import { verifyCommand } from './verify-command.suite.ts';

describe.skipIf(!hasSharedData)(`the main job on PGlite${WITHOUT_SHARED_DATA}`, () =>
  mainJob('PGlite', [strangers, papers, envelopes, outputs, verifyCommand]),
);
