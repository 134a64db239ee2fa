import { pglite } from '../helpers/drivers.ts';
import { recoverySuite } from './recovery.suite.ts';

recoverySuite(pglite);
