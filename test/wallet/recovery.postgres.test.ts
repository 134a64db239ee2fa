import { postgresql } from '../helpers/drivers.ts';
import { recoverySuite } from './recovery.suite.ts';

recoverySuite(postgresql);
