import { assertNever } from '../../electron/domain/brand.ts';
import type { RecoveryState } from '../../electron/contract/recovery.ts';

export type HarmedState = Extract<RecoveryState, { readonly state: 'harmed' }>;

/** A way on from a folder that cannot be opened as it is. */
export type Way = 'newest' | 'copies' | 'second' | 'aside' | 'file' | 'readOnly' | 'folder' | 'retry' | 'support';

interface Advice {
  /** What it means for the office, and what most likely led to it. */
  readonly meaning: string;
  /** The ways that make sense, the likeliest first. */
  readonly ways: readonly Way[];
}

/** What a copy mends: the data itself is harmed. */
const BY_COPY: readonly Way[] = [
  'newest',
  'copies',
  'second',
  'aside',
  'file',
  'readOnly',
  'retry',
  'folder',
  'support',
];
/** The data is whole or may be: the file, or the way to it, has to be put right. */
const BY_ACCESS: readonly Way[] = ['retry', 'readOnly', 'folder', 'support'];

/** What there is to restore from, as far as it is known. */
export interface Sources {
  /** All copies in the data folder but the newest whole one, and how many of them are not known to be bad. */
  readonly here: { readonly all: number; readonly usable: number };
  readonly second: { readonly all: number; readonly usable: number };
  readonly aside: { readonly all: number; readonly usable: number };
}

/** What to restore, where a copy mends it; names nothing that is not there. */
function proposal({ newest, traces }: HarmedState, sources: Sources | undefined): string {
  if (newest) return '请恢复最近的备份。';
  // What is elsewhere is not known yet.
  if (!sources) return '';
  const { here, second, aside } = sources;
  if (here.usable > 0) return '没有找到完好的备份，可以从别的备份里试着恢复。';
  const lack = here.all > 0 || traces.copies > 0 ? '这台电脑上的备份都不能用。' : '这台电脑上没有备份。';
  const other = [...(second.usable > 0 ? ['另一处的备份'] : []), ...(aside.usable > 0 ? ['恢复前的数据'] : [])].join(
    '，或',
  );
  return other === '' ? `${lack}如果在 U 盘、别的电脑上另存过备份，请从那里恢复。` : `${lack}还可以恢复${other}。`;
}

function meaningAndWays(state: HarmedState, sources: Sources | undefined): Advice {
  const { harm } = state;
  switch (harm.kind) {
    case 'missing':
      return {
        meaning: `它可能被移走、改名，或被清理软件删除。如果知道它在哪里，放回原处，再点“重新检查”。找不到：${proposal(state, sources)}`,
        ways: ['newest', 'retry', 'copies', 'second', 'aside', 'file', 'folder', 'support'],
      };
    case 'empty':
      return { meaning: `常见的原因是磁盘写满、断电，或被别的程序清空。${proposal(state, sources)}`, ways: BY_COPY };
    case 'damaged':
    case 'tablesMissing':
    case 'badFormat':
      return { meaning: `常见的原因是断电、硬盘故障，或被别的程序改写。${proposal(state, sources)}`, ways: BY_COPY };
    case 'foreign':
      return {
        meaning: `它占了数据文件的位置，可能是放错了，或数据文件被别的程序覆盖。如果数据在别的文件夹里，请换到那里。${proposal(state, sources)}`,
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

/** Copies of which none can be used come last among what can be restored. */
function inOrder(ways: readonly Way[], { newest }: HarmedState, sources: Sources | undefined): readonly Way[] {
  if (newest || !sources || sources.here.usable > 0) return ways;
  return ways.flatMap((way): readonly Way[] => (way === 'copies' ? [] : way === 'file' ? ['file', 'copies'] : [way]));
}

/** What was found in the words of an office, and the ways that are open here. `sources` is missing while it is being looked up. */
export function adviceFor(state: HarmedState, sources: Sources | undefined): Advice {
  const { meaning, ways } = meaningAndWays(state, sources);
  const isOpen = (way: Way): boolean => {
    switch (way) {
      case 'newest':
        return state.canRestore && state.newest !== undefined;
      case 'copies':
        return (sources?.here.all ?? 0) > 0;
      case 'second':
        return (sources?.second.all ?? 0) > 0;
      case 'aside':
        return (sources?.aside.usable ?? 0) > 0;
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
  return { meaning, ways: inOrder(ways, state, sources).filter(isOpen) };
}
