import process from 'node:process';
import Database from 'better-sqlite3';

// Another program that holds a data file's write lock, as backup tools do, until it is told to let go.
const db = new Database(process.argv[2] ?? '');
db.exec('BEGIN IMMEDIATE');
process.on('message', () => {
  db.exec('ROLLBACK');
  db.close();
  process.disconnect();
});
process.send?.('held');
