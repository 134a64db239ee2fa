import { postgresql } from '../helpers/drivers.ts';
import { leavingForGood } from './erasure.suite.ts';

leavingForGood(postgresql);
