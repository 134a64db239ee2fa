import { postgresql } from '../helpers/drivers.ts';
import { shareSuite } from './share.suite.ts';

shareSuite(postgresql);
