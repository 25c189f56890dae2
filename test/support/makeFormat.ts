import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { latestFormat } from '../../electron/store/schema/migrate.ts';
import { storePaths } from '../../electron/store/file/paths.ts';
import { openTestApp } from './testApp.ts';
import { fillOffice } from './formatOffice.ts';
import { temporaryFolder } from './storeFixtures.ts';

/*
 * Makes the kept data file of the format of today, test/store/formats/<format>.db. Run it with `npm run keep:format`;
 * test/store/formats/README.md says when.
 */

/** Puts a closed folder's database into one small file. Its pages are smaller than the app's, as most tables hold a row or two. */
function keep(folder: string, target: string): void {
  const { file } = storePaths(folder);
  const db = new Database(file);
  db.pragma('journal_mode = DELETE');
  db.pragma('page_size = 512');
  db.exec('VACUUM');
  db.pragma('journal_mode = WAL');
  db.close();
  copyFileSync(file, target);
}

const target = path.join(import.meta.dirname, `../store/formats/${latestFormat()}.db`);
if (existsSync(target)) throw new Error(`${target} is there already: what is kept is not made again`);
const temporary = temporaryFolder();
const app = await openTestApp({ today: '2021-03-01', folder: temporary.folder });
await fillOffice(app);
await app.close();
keep(temporary.folder, target);
temporary.remove();
