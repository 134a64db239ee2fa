import { pglite } from '../helpers/drivers.ts';
import { storeSuite } from './store.suite.ts';

storeSuite(pglite);
