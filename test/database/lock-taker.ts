import { Refusal } from '../../src/base/refusal.ts';
import { lockFolder } from '../../src/database/folder-lock.ts';

/** Tries the lock of each folder, all takers at the same instants; says what it got, and holds it until it is ended. */
const [startAt = '', pause = '', ...folders] = process.argv.slice(2);
const got = folders.map((folder, round) => {
  while (Date.now() < Number(startAt) + round * Number(pause));
  try {
    lockFolder(folder);
    return 'TAKEN';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
});
console.log(JSON.stringify(got));
process.stdin.resume();
