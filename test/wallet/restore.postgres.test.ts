import { postgresql } from '../helpers/drivers.ts';
import { openSnapshot } from '../helpers/snapshot.ts';
import { backupAndRestore } from './restore.suite.ts';

backupAndRestore(postgresql, {
  name: 'PGlite',
  async empty() {
    const database = await openSnapshot();
    return { database, close: () => database.close() };
  },
});
