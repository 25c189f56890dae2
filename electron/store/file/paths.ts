import { join } from 'node:path';

/** Begins the name of a folder for work in progress; what a killed process left of them goes whenever the data is opened. */
export const WORK_PREFIX = '.desk-look-';

/** The same for work with the second folder, which goes on while data is closed and opened. */
export const SECOND_WORK_PREFIX = '.desk-second-';

/** Where in a data folder things are. */
export function storePaths(folder: string) {
  const file = join(folder, 'desk.sqlite');
  return {
    folder,
    file,
    /** The write-ahead log: what has not yet gone into the file. Belongs to it and moves with it. */
    wal: `${file}-wal`,
    shm: `${file}-shm`,
    /** What SQLite wants to play back before anything else; only a file without a log has one. */
    journal: `${file}-journal`,
    lock: join(folder, 'desk.lock'),
    backups: join(folder, 'backups'),
    /** The files that copies name, each once for all of them. */
    copiedFiles: join(folder, 'backups', 'files'),
    /** How this computer keeps copies. */
    settings: join(folder, 'backups.json'),
    /** The numbers of cases that were erased, so that a copy from before is erased likewise. */
    erased: join(folder, 'erased.json'),
    /** Data files that a restore took out of use; people see its name. */
    aside: join(folder, '恢复前的数据'),
    /** Says, while a restore is under way, how far back to go. */
    restoring: join(folder, 'restore.json'),
    /** A checked copy on its way into the data file's place. */
    incoming: join(folder, 'desk.sqlite.restore'),
    /** Files that show what was done (佐证), each under the digest of its bytes. */
    evidence: join(folder, 'files'),
    /** Files that wait to be imported, with what was decided about them. */
    drafts: join(folder, 'drafts'),
    /** Drafts of schemes that nobody has saved. */
    schemeDrafts: join(folder, 'schemeDrafts'),
    /** Returned fill-in books of which something is still to decide. */
    returned: join(folder, 'returned'),
  };
}

export type StorePaths = ReturnType<typeof storePaths>;
