import type { RecoveryState } from '../../contract/recovery.ts';
import { succeed, type Outcome } from '../../domain/failure.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import type { Desktop } from '../app/ports.ts';

/** The ways on from a folder that cannot be opened as it is; the whole app takes them. */
export interface Ways {
  state(): RecoveryState;
  retry(): Promise<Outcome<RecoveryState>>;
  openReadOnly(): Promise<Outcome<RecoveryState>>;
  chooseFolder(folder: string): Promise<Outcome<RecoveryState>>;
  /** What the log tells of bugs: times, ids, methods and stacks, never what people typed. */
  recentBugs(): string;
}

export interface Machine {
  readonly version: string;
  readonly host: string;
  readonly system: string;
}

/** What stands in the way of the data, and how to go on. */
export function createRecovery(ways: Ways, machine: Machine, desktop: Desktop): AreaHandlers<'recovery'> {
  return {
    'recovery.state': () => succeed(ways.state()),
    'recovery.retry': () => ways.retry(),
    'recovery.openReadOnly': () => ways.openReadOnly(),
    async 'recovery.pickFolder'() {
      return succeed({ folder: await desktop.pickFolder?.() });
    },
    'recovery.chooseFolder': ({ folder }) => ways.chooseFolder(folder),
    'recovery.support': () => succeed({ text: supportText(ways, machine) }),
  };
}

/** Kinds, sizes and times; no name, wording or figure of the office, and no path, in which a person's name may stand. */
function supportText(ways: Ways, { version, host, system }: Machine): string {
  const state = ways.state();
  const lines = [`政务公开工作台 ${version}（${host}，${system}）`, `状态：${state.state}`];
  if (state.state === 'harmed') {
    const { harm, foundAt, file, traces, newest } = state;
    lines.push(
      `发现时间：${foundAt}`,
      `情况：${JSON.stringify(harm)}`,
      `数据文件：${file ? `${file.bytes} 字节，${file.modifiedAt}` : '无'}`,
      `日志：${traces.walBytes} 字节；备份 ${traces.copies} 份；恢复前的数据 ${traces.aside} 份；附件${traces.evidence ? '有' : '无'}`,
      `最近完好的备份：${newest ? `第 ${newest.holds.format} 版，${newest.madeAt}，${newest.bytes} 字节` : '无'}`,
    );
  }
  if (state.state === 'readOnly') {
    lines.push(`读出 ${state.rows} 行；没有读全的表：${state.cutOff.join('、') || '无'}；略去 ${state.orphans} 行`);
  }
  return [...lines, '', ways.recentBugs()].join('\n').trim();
}
