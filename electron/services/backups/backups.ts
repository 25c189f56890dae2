import type { BackupsOverview, SavedElsewhere } from '../../contract/backups.ts';
import { MAX_COPY_BYTES } from '../../contract/limits.ts';
import { kinshipOf } from '../../domain/backups/copies.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { Harm } from '../../domain/model/harm.ts';
import { harmSentence } from '../../domain/words/harm.ts';
import { bytesIn, harmedIn, missingIn, type NamedFile } from '../../store/copies/copiedFiles.ts';
import type { StoredCopy } from '../../store/copies/copies.ts';
import { lookInto, type Look } from '../../store/copies/looking.ts';
import type { Staged } from '../../store/recovery/staging.ts';
import type { Taken } from '../../store/second/taking.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import type { BackupsContext, DataFolder } from './context.ts';
import { createSecondHandlers, secondView } from './second.ts';
import { asideView, copyView, shown } from './views.ts';

interface Pending {
  readonly staged: Staged;
  /** Where files that came along lie. */
  readonly filesFrom: string | undefined;
  readonly needsAgreement: boolean;
}

/** Copies of the data: making, looking, restoring. */
export function createBackups(context: BackupsContext): AreaHandlers<'backups'> {
  const { folder, opened, clock, desktop } = context;
  const restoring = createRestoring(context);
  return {
    'backups.overview': async () => succeed(await overviewOf(context)),
    async 'backups.make'() {
      if (!opened) return fail('harmed', '数据没有打开，无法备份。');
      const copy = await folder.copies.make(opened, 'manual', clock.now());
      return copy.ok ? succeed({ name: copy.value.copy.name, made: copy.value.made }) : copy;
    },
    async 'backups.verify'({ from, name, passphrase }) {
      const look = from === 'copy' ? folder.copies.verify(name) : await verifySecond(folder, name, passphrase);
      if (!look.ok) return look;
      const harmed = from === 'copy' && look.value.ok ? await harmedIn(folder.copiedFilesPath, look.value.files) : [];
      return succeed({ ...shown(look.value), missingFiles: harmed.map((file) => file.name) });
    },
    async 'backups.remove'({ from, name }) {
      const shelf = { copy: folder.copies, aside: folder.aside, second: folder.second }[from];
      const removed = await shelf.remove(name);
      return removed.ok ? succeed({}) : removed;
    },
    async 'backups.openFolder'({ from }) {
      const second = from === 'second' ? await folder.second.state() : undefined;
      if (from === 'second' && (!second || second.trouble)) {
        return fail('not-found', '另一处备份的文件夹现在打不开：没有选定，或那个盘没有接上。');
      }
      desktop.showFolder(second?.folder ?? folder.backupsPath);
      return succeed({});
    },
    'backups.setRetention'(retention) {
      const settings = folder.copies.settings();
      const lost = settings.lost.filter((part) => part !== 'retention');
      const set = folder.copies.setSettings({ ...settings, retention, lost }, opened);
      return set.ok ? succeed({}) : set;
    },
    'backups.settle'() {
      if (!opened) return fail('harmed', '数据没有打开，不能确定用哪一份。请先恢复数据。');
      const settled = folder.copies.settle(opened);
      return settled.ok ? succeed({}) : settled;
    },
    'backups.saveElsewhere': () => saveElsewhere(context),
    ...restoring,
    ...createSecondHandlers(context),
  };
}

async function verifySecond(
  { path, second }: DataFolder,
  name: string,
  passphrase: string | undefined,
): Promise<Outcome<Look>> {
  const taken = await second.take(name, passphrase, 'alone');
  if (!taken.ok) {
    if (taken.error.code !== 'database-damaged') return taken;
    second.distrust(name);
    return succeed({ ok: false, harm: { kind: 'damaged', detail: 'age' } });
  }
  const look = lookInto(taken.value.file, path);
  taken.value.discard();
  if (!look.ok && look.harm.kind === 'damaged') second.distrust(name);
  return succeed(look);
}

async function overviewOf({ folder, opened }: BackupsContext): Promise<BackupsOverview> {
  const here = opened?.content();
  const copies = folder.copies.list();
  const settings = folder.copies.settings();
  const latest = copies[0]?.holds;
  const lastCopied = latest && !('kind' in latest) ? latest.last?.id : undefined;
  return {
    here,
    folder: folder.path,
    backupsFolder: folder.backupsPath,
    copies: copies.map((copy) => copyView(copy, folder.copies.missingFiles(copy))),
    aside: folder.aside.list().map(asideView),
    retention: settings.retention,
    files: spaceOf(copies, folder),
    ahead: opened && folder.copies.ahead(opened)[0]?.name,
    lost: settings.lost,
    sealed: settings.sealing !== undefined,
    changedSince: here?.last !== undefined && here.last.id !== lastCopied,
    second: secondView(await folder.second.state()),
  };
}

/** Files beside the copies: each once, however many copies name it. */
function spaceOf(copies: readonly StoredCopy[], folder: DataFolder): BackupsOverview['files'] {
  const missing = new Set(copies.flatMap((copy) => folder.copies.missingFiles(copy)).map(({ sha256 }) => sha256));
  const files = new Set(copies.flatMap((copy) => copy.files.map(({ sha256 }) => sha256)));
  const there = [...files].filter((sha256) => !missing.has(sha256));
  return { count: there.length, bytes: bytesIn(folder.copiedFilesPath, there) };
}

function saveElsewhere({ opened, clock, files }: BackupsContext): Outcome<SavedElsewhere> {
  if (!opened) return fail('harmed', '数据没有打开，无法另存。');
  const { district } = opened.content();
  const name = `政务公开工作台_${district ?? '未命名'}_${clock.today()}.sqlite`;
  const { bytes, carried, left } = opened.portable(MAX_COPY_BYTES);
  const kept = files.put({ name, mediaType: 'application/vnd.sqlite3', bytes }, MAX_COPY_BYTES);
  return kept.ok ? succeed({ fileId: kept.value, fileName: name, carried, left: left.map((file) => file.name) }) : kept;
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
  const find = async (source: SourceInput): Promise<Outcome<Taken>> => {
    switch (source.from) {
      case 'copy':
        return found(folder.copies.list().find(({ name }) => name === source.name));
      case 'aside':
        return found(folder.aside.list().find(({ name }) => name === source.name));
      case 'second':
        return folder.second.take(source.name, source.passphrase);
      case 'file':
        return brought?.id === source.sourceId
          ? folder.second.open(brought, source.passphrase)
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
    async 'backups.preview'({ source }) {
      const displaced = opened?.displaced();
      if (displaced) return { ok: false as const, error: displaced };
      drop();
      const chosen = await find(source);
      if (!chosen.ok) return chosen;
      const { filesFrom } = chosen.value;
      const staged = folder.stage({ file: chosen.value.file });
      if (!staged.ok || filesFrom === undefined) chosen.value.discard();
      if (!staged.ok) return staged;
      const { look } = staged.value;
      if (!look.ok) {
        staged.value.discard();
        chosen.value.discard();
        return refusal(look.harm, chosen.value.title);
      }
      const here = opened?.content();
      const kinship = kinshipOf(here, look.content);
      const discard = () => {
        staged.value.discard();
        // Files that came along are needed until then.
        chosen.value.discard();
      };
      const needsAgreement = kinship === 'other' || kinship === 'unknown';
      pending = { id: ids.next(), staged: { ...staged.value, discard }, filesFrom, needsAgreement };
      return succeed({
        previewId: pending.id,
        title: chosen.value.title,
        here,
        there: look.content,
        kinship,
        missingFiles: missingAfter(folder, filesFrom, look),
        upgrades: here !== undefined && look.content.format < here.format,
      });
    },
    async 'backups.restore'({ previewId, agreed }) {
      if (pending?.id !== previewId) return fail('not-found', '这次预览已经失效。请重新选择要恢复的备份。');
      const { staged, filesFrom, needsAgreement } = pending;
      if (needsAgreement && !agreed) {
        return fail('conflict', '不能确定这份备份和现在的数据属于同一个单位。请核对区县、年度和数量后，确认恢复。');
      }
      const restored = await folder.restore(staged, filesFrom);
      if (!restored.ok) return restored;
      drop();
      return succeed({ aside: restored.value });
    },
  };
}

/** The names of files that will be missing after a restore: they are neither here nor beside the copies, and did not come along or inside. */
function missingAfter(
  folder: DataFolder,
  filesFrom: string | undefined,
  { files, inside }: Extract<Look, { readonly ok: true }>,
): readonly string[] {
  const outside = files.filter(({ sha256 }) => !inside.has(sha256));
  const places = [folder.filesPath, folder.copiedFilesPath, ...(filesFrom === undefined ? [] : [filesFrom])];
  return places.reduce<readonly NamedFile[]>((left, place) => missingIn(place, left), outside).map(({ name }) => name);
}

type SourceInput = Parameters<AreaHandlers<'backups'>['backups.preview']>[0]['source'];

function found(copy: { readonly name: string; readonly file: string } | undefined): Outcome<Taken> {
  return copy
    ? succeed({ title: copy.name, file: copy.file, discard: () => undefined })
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
