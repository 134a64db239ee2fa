import { postgresql } from '../helpers/drivers.ts';
import { mergeSuite } from './merge.suite.ts';

mergeSuite(postgresql);
