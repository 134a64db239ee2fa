import { postgresql } from '../helpers/drivers.ts';
import { storeSuite } from './store.suite.ts';

storeSuite(postgresql);
