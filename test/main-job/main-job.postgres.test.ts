import { describe } from 'vitest';
import { hasSharedData, WITHOUT_SHARED_DATA } from '../helpers/shared-data.ts';
import { mainJob } from './main-job.suite.ts';

describe.skipIf(!hasSharedData)(`the main job on PostgreSQL${WITHOUT_SHARED_DATA}`, () =>
  mainJob('PostgreSQL'),
);
