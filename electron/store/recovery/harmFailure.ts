import type { Failure, FailureCode } from '../../domain/failure.ts';
import type { Harm } from '../../domain/model/harm.ts';
import { harmSentence } from '../../domain/words/harm.ts';

function codeOf(harm: Harm): FailureCode {
  switch (harm.kind) {
    case 'newer':
      return 'newer-database';
    case 'readOnly':
      return 'not-writable';
    case 'unreadable':
      return 'disk-unreadable';
    case 'missing':
    case 'empty':
    case 'damaged':
    case 'foreign':
    case 'tablesMissing':
    case 'badFormat':
      return 'database-damaged';
    default:
      return harm satisfies never;
  }
}

/** The refusal to open a harmed folder, for who asks without seeing the page. */
export function harmFailure(harm: Harm, file: string): Failure {
  const advice =
    harm.kind === 'newer'
      ? '请安装新版程序后再用'
      : '请不要自行删除、改名或替换数据文件夹里的文件，在程序打开的“备份与恢复”页面里选择怎么办';
  return {
    code: codeOf(harm),
    message: `${harmSentence(harm)}没有打开，也没有改动“${file}”。${advice}。`,
    place: { file },
  };
}
