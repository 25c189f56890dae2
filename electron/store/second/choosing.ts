import { isAbsolute, relative } from 'node:path';
import type { SecondTrouble } from '../../domain/model/backup.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { StoredCopy } from '../copies/copies.ts';
import type { SecondChoice } from '../copies/settings.ts';
import type { Disk } from './disk.ts';
import { KEY_NAME } from './keys.ts';
import { markIn, writeMark } from './mark.ts';
import { troubleBehind } from './trouble.ts';

interface Choosing {
  readonly disk: Disk;
  readonly folder: string;
  readonly dataFolder: string;
  /** The latest copy here, if there is any. */
  readonly latest: StoredCopy | undefined;
  readonly newId: string;
  /** Copies may have been sealed before: which passphrase they had is no longer known here. */
  readonly wasSealed: boolean;
}

/** Looks whether a folder can be the second one, and marks it as that. Nothing is written where it cannot; the folder itself is never made. */
export async function chooseFolder({
  disk,
  folder,
  dataFolder,
  latest,
  newId,
  wasSealed,
}: Choosing): Promise<Outcome<SecondChoice>> {
  if (!isAbsolute(folder)) {
    return fail('invalid-input', `“${folder}”不是完整的路径。请填写完整路径，例如 E:\\备份。`, {
      place: { file: folder },
    });
  }
  try {
    if (!(await disk.facts(folder)).isFolder) {
      return fail('invalid-input', `“${folder}”是一个文件，不是文件夹。请选择文件夹。`, { place: { file: folder } });
    }
    const entangled = entanglement(await disk.real(folder), await disk.real(dataFolder));
    if (entangled) return fail('conflict', entangled, { place: { file: folder } });
    // What was to be sealed never goes out plain because the keys have become unreadable.
    if (wasSealed && (await disk.names(folder)).some((name) => KEY_NAME.test(name))) {
      return fail(
        'conflict',
        `“${folder}”里的备份是加密的，而口令的设置读不出来了。请先在这里设置口令，再选这个文件夹，免得没有加密的备份抄过去。`,
        { place: { file: folder } },
      );
    }
    await disk.mayWrite(folder);
    const free = await disk.free(folder);
    if (free !== undefined && free < (latest?.bytes ?? 0)) return refusal({ kind: 'full' }, folder);
    const markId = (await markIn(disk, folder)) ?? newId;
    await writeMark(disk, folder, markId);
    return succeed({ folder, markId, from: latest?.label.sequence ?? 0 });
  } catch (error) {
    const trouble = troubleBehind(error, folder);
    if (!trouble) throw error;
    return refusal(trouble, folder);
  }
}

/** Copies beside the data go with the data: the same drive dies, the same folder is deleted. */
function entanglement(folder: string, dataFolder: string): string | undefined {
  if (relative(dataFolder, folder) === '') {
    return '这就是数据文件夹本身。另一处备份是为了在这个文件夹或这块硬盘出事时还有一份，请选择 U 盘、移动硬盘或网络盘上的文件夹。';
  }
  if (within(folder, dataFolder)) {
    return '这个文件夹在数据文件夹里面，会和数据一起丢失。请选择 U 盘、移动硬盘或网络盘上的文件夹。';
  }
  if (within(dataFolder, folder)) {
    return '数据文件夹就在这个文件夹里面，两者会一起丢失。请另选一个文件夹，最好在 U 盘、移动硬盘或网络盘上。';
  }
  return undefined;
}

function within(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way !== '' && !isAbsolute(way) && way.split(/[\\/]/u)[0] !== '..';
}

function refusal(trouble: SecondTrouble, folder: string): Outcome<never> {
  const place = { place: { file: folder } };
  switch (trouble.kind) {
    case 'missing':
    case 'otherDrive':
      return fail(
        'not-found',
        `没有找到文件夹“${folder}”。请先接好 U 盘或网络盘，建好文件夹再选；程序不会自己新建。`,
        place,
      );
    case 'full':
      return fail('disk-full', `“${folder}”所在的盘放不下一份备份。请清理那个盘，或换一个文件夹。`, place);
    case 'readOnly':
      return fail(
        'not-writable',
        `“${folder}”不能写入，是只读的或没有权限。请检查 U 盘的写保护开关和文件夹权限，或换一个文件夹。`,
        place,
      );
    case 'notAnswering':
      return fail(
        'disk-unreadable',
        `“${folder}”没有响应：网络盘可能已断开，或那个盘有故障。请检查连接后重试，或换一个文件夹。`,
        place,
      );
    case 'unreadable':
      return fail(
        'disk-unreadable',
        `“${folder}”所在的盘读写出错（${trouble.code}）。请检查那个盘，或换一个文件夹。`,
        place,
      );
    default:
      return trouble satisfies never;
  }
}
