import { assertNever } from '../../electron/domain/brand.ts';
import type { RecoveryState } from '../../electron/contract/recovery.ts';

export type HarmedState = Extract<RecoveryState, { readonly state: 'harmed' }>;

/** A way on from a folder that cannot be opened as it is. */
export type Way = 'newest' | 'copies' | 'second' | 'file' | 'readOnly' | 'folder' | 'retry' | 'support';

interface Advice {
  /** What it means for the office, and what most likely led to it. */
  readonly meaning: string;
  /** The ways that make sense, the likeliest first. */
  readonly ways: readonly Way[];
}

/** What a copy mends: the data itself is harmed. */
const BY_COPY: readonly Way[] = ['newest', 'copies', 'second', 'file', 'readOnly', 'retry', 'folder', 'support'];
/** The data is whole or may be: the file, or the way to it, has to be put right. */
const BY_ACCESS: readonly Way[] = ['retry', 'readOnly', 'folder', 'support'];

function meaningAndWays({ harm }: HarmedState): Advice {
  switch (harm.kind) {
    case 'missing':
      return {
        meaning:
          '它可能被移走、改名，或被清理软件删除。如果知道它在哪里，放回原处，再点“重新检查”；否则恢复最近的备份。',
        ways: ['newest', 'retry', 'copies', 'second', 'file', 'folder', 'support'],
      };
    case 'empty':
      return { meaning: '常见的原因是磁盘写满、断电，或被别的程序清空。请恢复最近的备份。', ways: BY_COPY };
    case 'damaged':
    case 'tablesMissing':
    case 'badFormat':
      return { meaning: '常见的原因是断电、硬盘故障，或被别的程序改写。请恢复最近的备份。', ways: BY_COPY };
    case 'foreign':
      return {
        meaning:
          '它占了数据文件的位置，可能是放错了，或数据文件被别的程序覆盖。请恢复最近的备份，或换到正确的数据文件夹。',
        ways: BY_COPY,
      };
    case 'newer':
      return {
        meaning: '数据没有损坏，只是在新版程序里用过。请安装新版程序，然后重新打开；旧版程序不能读它。',
        ways: ['folder', 'retry', 'support', 'copies'],
      };
    case 'unreadable':
      return { meaning: '请接好磁盘，或请管理员检查权限，再点“重新检查”。', ways: BY_ACCESS };
    case 'readOnly':
      return {
        meaning:
          '数据没有损坏。请去掉文件夹的“只读”属性，或打开 U 盘的写保护开关，或请管理员给予写入权限，再点“重新检查”。',
        ways: BY_ACCESS,
      };
    default:
      return assertNever(harm);
  }
}

/** What was found in the words of an office, and the ways that are open here. */
export function adviceFor(state: HarmedState, copies: { readonly here: number; readonly elsewhere: number }): Advice {
  const { meaning, ways } = meaningAndWays(state);
  const isOpen = (way: Way): boolean => {
    switch (way) {
      case 'newest':
        return state.canRestore && state.newest !== undefined;
      case 'copies':
        return copies.here > 0;
      case 'second':
        return copies.elsewhere > 0;
      case 'readOnly':
        return state.canReadOnly;
      case 'file':
      case 'folder':
      case 'retry':
      case 'support':
        return true;
      default:
        return assertNever(way);
    }
  };
  return { meaning, ways: ways.filter(isOpen) };
}
