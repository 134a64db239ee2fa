import { postgresql } from '../helpers/drivers.ts';
import { accessSuite } from './access.suite.ts';

accessSuite(postgresql);
