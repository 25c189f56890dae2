import type { HolidayTable } from '../../domain/workdays/holidayTable.ts';
import type { WorkCalendar } from '../../domain/workdays/workCalendar.ts';
import type { Copies } from '../../store/copies/copies.ts';
import type { LongWrites } from '../../store/longWrites/longWrites.ts';
import type { Store } from '../../store/store.ts';
import type { Derivations } from './derivations.ts';
import { createPendingReceipts, type PendingReceipts } from './pendingReceipts.ts';
import { createFilesInMemory, type FilesInMemory } from './filesInMemory.ts';
import { createJobRegistry, type JobRegistry } from './jobRegistry.ts';
import { createPendingPreviews, type PendingPreviews } from './pendingPreviews.ts';
import { createPendingLists, type PendingLists } from './pendingLists.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import type { Draft } from './draftRecord.ts';
import type {
  Clock,
  Desktop,
  Documents,
  DraftFolder,
  EvidenceFolder,
  Ids,
  Log,
  ReturnedFolder,
  Templates,
  Web,
} from './ports.ts';
import { storedCalendar } from './storedCalendar.ts';

/** What the entry says about itself. */
export interface AppInfo {
  readonly version: string;
  readonly host: 'electron' | 'browser';
}

/** What the entry brings: the store, the machine and the holiday notices that are built in. */
export interface ServicePorts {
  readonly store: Store;
  /** The copies of the data folder. */
  readonly copies: Copies;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly documents: Documents;
  readonly longWrites: LongWrites;
  readonly web: Web;
  readonly log: Log;
  readonly templates: Templates;
  readonly draftFolder: DraftFolder;
  readonly schemeDraftFolder: DraftFolder;
  readonly returnedFolder: ReturnedFolder;
  readonly evidenceFolder: EvidenceFolder;
  readonly desktop: Desktop;
  readonly holidays: HolidayTable;
  readonly app: AppInfo;
}

/** Everything a service may use. Nothing else in services keeps state. */
export interface ServiceContext extends ServicePorts {
  /** Working days: the notices built in, with the office's own over them. Follows the store. */
  readonly calendar: WorkCalendar;
  /** Long work: `context.jobs.start((control) => …)` answers a job id at once. */
  readonly jobs: JobRegistry;
  /** Files in memory, on their way in or out: `context.files.put({ name, mediaType, bytes })`. */
  readonly files: FilesInMemory;
  /** Files that were read and wait to be confirmed. */
  readonly previews: PendingPreviews;
  /** Files that wait to be imported, over reloads and restarts. */
  readonly drafts: Drafts;
  /** Fill-in workbooks that came back and wait to be taken in. */
  readonly receipts: PendingReceipts;
  /** Lists of publications that were read and wait to be recorded. */
  readonly pendingLists: PendingLists;
  /** One derivation of the year's occurrences for calendar, tasks and assessment. Use `derivedYear`. */
  readonly derivations: Derivations;
}

/** Puts the machine and the services' memory together; one per running app. */
export function createContext(machine: ServicePorts): ServiceContext {
  const { clock, ids, log, store, holidays } = machine;
  return {
    ...machine,
    calendar: storedCalendar(store, holidays),
    jobs: createJobRegistry(ids, log, store),
    files: createFilesInMemory(ids, clock),
    previews: createPendingPreviews(ids),
    drafts: createDrafts(machine.draftFolder, { clock, ids, wasWritten: (draft) => isOnRecord(store, draft) }),
    receipts: createPendingReceipts(ids),
    pendingLists: createPendingLists(ids),
    derivations: new WeakMap(),
  };
}

/** Whether an import of a draft's very file is on record since it began to be written. */
function isOnRecord(store: Store, { year, sha256, writingSince = '' }: Draft): boolean {
  return store.imports
    .ofYear(year)
    .some((each) => each.sha256 === sha256 && each.undoneAt === undefined && each.importedAt >= writingSince);
}
