import { pglite } from '../helpers/drivers.ts';
import { comingInSuite } from './coming-in.suite.ts';

comingInSuite(pglite);
