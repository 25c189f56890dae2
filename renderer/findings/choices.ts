import type {
  FindingChoicesInput,
  FindingLineView,
  FindingRole,
  FindingsPreview,
} from '../../electron/contract/findings.ts';
import { FINDING_SOURCE_WORDS, RECHECK_WORDS } from '../../electron/domain/words/findings.ts';

export const NO_FINDING_CHOICES: FindingChoicesInput = { units: {}, left: [] };

export type LineFilter = FindingLineView['state'];

export const LINE_WORDS: Readonly<Record<LineFilter, string>> = {
  left: '没有导入',
  add: '新增',
  fill: '补充',
  already: '已有',
};

/** What is shown first: what asks for a person, else what will be written. */
export function firstFilter({ counts }: FindingsPreview): LineFilter {
  return (['left', 'add', 'fill'] as const).find((state) => counts[state] > 0) ?? 'already';
}

/** A line comes, or not. */
export function leave(choices: FindingChoicesInput, key: string, isLeft: boolean): FindingChoicesInput {
  const others = choices.left.filter((each) => each !== key);
  return { ...choices, left: isLeft ? [...others, key] : others };
}

const ROLE_WORDS: Readonly<Record<FindingRole, string>> = {
  unit: '单位',
  owner: '责任单位',
  source: '来源',
  foundOn: '发现日期',
  indicator: '指标',
  full: '分值',
  points: '扣分',
  cause: '失分原因',
  rectifyBy: '整改时限',
  reply: '整改情况',
  link: '佐证链接',
  repliedOn: '回复日期',
  recheckedOn: '复核日期',
  result: '复核结果',
  note: '复核意见',
};

/** 工作表“问题”第 2 行是表头：B 列“责任单位”作责任单位，…… */
export function columnsLine({ sheet, headerLine, columns }: FindingsPreview['tables'][number]): string {
  const read = columns.map(({ letters, header, role }) => {
    const word = ROLE_WORDS[role];
    return header === word ? `${letters} 列“${word}”` : `${letters} 列“${header}”作${word}`;
  });
  return `工作表“${sheet}”第 ${headerLine} 行是表头：${read.join('，')}。`;
}

/** What a line will be on record as. */
export function readWords({ read, unit, notes }: FindingLineView): string {
  if (!read) return '';
  const { indicator, full, points, source, foundOn, rectifyBy, reply, recheck } = read;
  const parts = [
    ...(read.unit === unit ? [] : [read.unit]),
    `${FINDING_SOURCE_WORDS[source]} ${foundOn}`,
    ...(indicator === '' ? [] : [indicator]),
    ...(points === undefined ? [] : [`扣 ${points} 分${full === undefined ? '' : `（共 ${full}）`}`]),
    ...(rectifyBy === undefined ? [] : [`${rectifyBy} 前整改`]),
    ...(reply === '' ? [] : ['有回复']),
    ...(recheck ? [`${recheck.on} 复核${RECHECK_WORDS[recheck.result]}`] : []),
  ];
  return [parts.join('，'), ...notes].join('；');
}
