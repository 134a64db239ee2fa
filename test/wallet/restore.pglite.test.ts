import { pglite } from '../helpers/drivers.ts';
import { openFreshPostgres } from '../helpers/postgres.ts';
import { backupAndRestore } from './restore.suite.ts';

backupAndRestore(pglite, { name: 'PostgreSQL', empty: openFreshPostgres });
