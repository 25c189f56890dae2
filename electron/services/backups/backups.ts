import type { BackupView, CopyView } from '../../contract/backups.ts';
import { MAX_COPY_BYTES } from '../../contract/limits.ts';
import { kinshipOf, staysUntilDeleted } from '../../domain/backups/copies.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { DataContent } from '../../domain/model/backup.ts';
import type { Harm } from '../../domain/model/harm.ts';
import { harmSentence } from '../../domain/words/harm.ts';
import type { Copies, CopySource, StoredCopy } from '../../store/copies/copies.ts';
import type { Aside, AsideData } from '../../store/recovery/aside.ts';
import type { Staged } from '../../store/recovery/staging.ts';
import type { FilesInMemory } from '../app/filesInMemory.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import type { Clock, Desktop, Ids } from '../app/ports.ts';
import type { Look } from '../../store/copies/looking.ts';

/** The data folder around the data file. All of it works too where the file cannot be opened. */
export interface DataFolder {
  readonly path: string;
  readonly backupsPath: string;
  readonly copies: Copies;
  readonly aside: Aside;
  stage(from: { readonly file: string } | { readonly bytes: Uint8Array }): Outcome<Staged>;
  /**
   * Closes what is open, puts a staged copy in its place and opens it; what was here moves aside, and where it was open a copy of it is made before.
   * Everything goes back where that fails. Answers the folder of what moved aside.
   */
  restore(staged: Staged): Promise<Outcome<string | undefined>>;
}

export interface BackupsContext {
  readonly folder: DataFolder;
  /** What is open, if anything is. */
  readonly opened: (CopySource & { snapshot(): Uint8Array<ArrayBuffer> }) | undefined;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly files: FilesInMemory;
  readonly desktop: Desktop;
}

interface Pending {
  readonly staged: Staged;
  readonly needsAgreement: boolean;
}

/** Copies of the data: making, looking, restoring. */
export function createBackups(context: BackupsContext): AreaHandlers<'backups'> {
  const { folder, opened, clock, desktop } = context;
  const restoring = createRestoring(context);
  return {
    'backups.overview': () => succeed(overviewOf(context)),
    async 'backups.make'() {
      if (!opened) return fail('harmed', '数据没有打开，无法备份。');
      const copy = await folder.copies.make(opened, 'manual', clock.now());
      return copy.ok ? succeed({ name: copy.value.copy.name, made: copy.value.made }) : copy;
    },
    'backups.verify'({ name }) {
      const look = folder.copies.verify(name);
      return look.ok ? succeed(shown(look.value)) : look;
    },
    'backups.remove'({ from, name }) {
      const removed = from === 'copy' ? folder.copies.remove(name) : folder.aside.remove(name);
      return removed.ok ? succeed({}) : removed;
    },
    'backups.openFolder'() {
      desktop.showFolder(folder.backupsPath);
      return succeed({});
    },
    'backups.setRetention'(retention) {
      const set = folder.copies.setSettings({ ...folder.copies.settings(), retention });
      return set.ok ? succeed({}) : set;
    },
    'backups.saveElsewhere': () => saveElsewhere(context),
    ...restoring,
  };
}

function overviewOf({ folder, opened }: BackupsContext) {
  const here = opened?.content();
  const copies = folder.copies.list();
  const latest = copies[0]?.holds;
  const lastCopied = latest && !('kind' in latest) ? latest.last?.id : undefined;
  return {
    here,
    folder: folder.path,
    backupsFolder: folder.backupsPath,
    copies: copies.map(copyView),
    aside: folder.aside.list().map(asideView),
    retention: folder.copies.settings().retention,
    changedSince: here?.last !== undefined && here.last.id !== lastCopied,
  };
}

function saveElsewhere({ opened, clock, files }: BackupsContext): Outcome<{ fileId: string; fileName: string }> {
  if (!opened) return fail('harmed', '数据没有打开，无法另存。');
  const { district } = opened.content();
  const name = `政务公开工作台_${district ?? '未命名'}_${clock.today()}.sqlite`;
  const kept = files.put({ name, mediaType: 'application/vnd.sqlite3', bytes: opened.snapshot() }, MAX_COPY_BYTES);
  return kept.ok ? succeed({ fileId: kept.value, fileName: name }) : kept;
}

type Restoring = Pick<AreaHandlers<'backups'>, 'backups.bring' | 'backups.preview' | 'backups.restore'>;

/** Keeps one preview at a time: its working copy takes as much room as the data. */
function createRestoring({ folder, opened, ids }: BackupsContext): Restoring {
  let brought: { readonly id: string; readonly name: string; readonly bytes: Uint8Array } | undefined;
  let pending: (Pending & { readonly id: string }) | undefined;
  const drop = () => {
    pending?.staged.discard();
    pending = undefined;
  };
  const find = (source: SourceInput): Outcome<Found> => {
    switch (source.from) {
      case 'copy':
        return found(folder.copies.list().find(({ name }) => name === source.name));
      case 'aside':
        return found(folder.aside.list().find(({ name }) => name === source.name));
      case 'file':
        return brought?.id === source.sourceId
          ? succeed({ title: brought.name, from: { bytes: brought.bytes } })
          : fail('not-found', '选择的文件已不在内存中，请重新选择。');
      default:
        return source satisfies never;
    }
  };
  return {
    'backups.bring'({ name }, bytes) {
      brought = { id: ids.next(), name, bytes };
      return succeed({ sourceId: brought.id });
    },
    'backups.preview'({ source }) {
      drop();
      const chosen = find(source);
      if (!chosen.ok) return chosen;
      const staged = folder.stage(chosen.value.from);
      if (!staged.ok) return staged;
      const { look } = staged.value;
      if (!look.ok) {
        staged.value.discard();
        return refusal(look.harm, chosen.value.title);
      }
      const here = opened?.content();
      const kinship = kinshipOf(here, look.content);
      pending = { id: ids.next(), staged: staged.value, needsAgreement: kinship === 'other' || kinship === 'unknown' };
      return succeed({
        previewId: pending.id,
        title: chosen.value.title,
        here,
        there: look.content,
        kinship,
        upgrades: here !== undefined && look.content.format < here.format,
      });
    },
    async 'backups.restore'({ previewId, agreed }) {
      if (pending?.id !== previewId) return fail('not-found', '这次预览已经失效。请重新选择要恢复的备份。');
      const { staged, needsAgreement } = pending;
      if (needsAgreement && !agreed) {
        return fail('conflict', '不能确定这份备份和现在的数据属于同一个单位。请核对区县、年度和数量后，确认恢复。');
      }
      const restored = await folder.restore(staged);
      if (!restored.ok) return restored;
      drop();
      return succeed({ aside: restored.value });
    },
  };
}

type SourceInput = Parameters<AreaHandlers<'backups'>['backups.preview']>[0]['source'];

interface Found {
  readonly title: string;
  readonly from: { readonly file: string } | { readonly bytes: Uint8Array };
}

function found(copy: { readonly name: string; readonly file: string } | undefined): Outcome<Found> {
  return copy
    ? succeed({ title: copy.name, from: { file: copy.file } })
    : fail('not-found', '没有找到这份备份，可能已被删除或移走。请刷新列表。');
}

function refusal(harm: Harm, title: string): Outcome<never> {
  const advice = harm.kind === 'newer' ? '请安装新版程序后再恢复它' : '请换一份备份';
  return fail(
    harm.kind === 'newer' ? 'newer-database' : 'database-damaged',
    `${harmSentence(harm, `“${title}”`)}没有恢复，现在的数据没有改动。${advice}。`,
    { place: { file: title } },
  );
}

function shown(look: Look): { readonly holds: DataContent | undefined; readonly trouble: string | undefined } {
  return look.ok
    ? { holds: look.content, trouble: undefined }
    : { holds: undefined, trouble: harmSentence(look.harm, '这份备份') };
}

/** A copy as the lists show it. */
export function copyView({ name, bytes, label, holds }: StoredCopy): CopyView {
  const { kind, sequence, day, madeAt } = label;
  return { name, bytes, kind, sequence, day, madeAt, stays: staysUntilDeleted(kind), ...holding(holds) };
}

function asideView({ name, bytes, modifiedAt, holds }: AsideData): BackupView {
  // The folder's name ends in the day of the restore.
  const day = name.slice(name.indexOf('_') + 1) as BackupView['day'];
  return { name, bytes, day, madeAt: modifiedAt, ...holding(holds) };
}

function holding(holds: DataContent | Harm): Pick<BackupView, 'holds' | 'trouble'> {
  return 'kind' in holds
    ? { holds: undefined, trouble: harmSentence(holds, '这份备份') }
    : { holds, trouble: undefined };
}
