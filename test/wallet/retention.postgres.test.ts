import { postgresql } from '../helpers/drivers.ts';
import { endsByItself } from './retention.suite.ts';

endsByItself(postgresql);
