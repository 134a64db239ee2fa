import { postgresql } from '../helpers/drivers.ts';
import { recordSuite } from './record.suite.ts';

recordSuite(postgresql);
