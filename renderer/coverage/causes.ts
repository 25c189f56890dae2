import type { CoverageFindingView, GapCause, NoteCause } from '../../electron/contract/coverage.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { STARTS_TOO_LATE } from '../../electron/domain/words/states.ts';

interface CauseWords {
  readonly name: string;
  /** What to do about it. */
  readonly todo: string;
}

/** Gaps and notes as the screen calls them, the gravest first. */
export const CAUSES: Readonly<Record<GapCause | NoteCause, CauseWords>> = {
  missing: {
    name: '应办没有生成',
    todo: '按责任单位和时限应当有，却没有排进日历。这是程序的差错，请保留数据并反馈。',
  },
  unexpected: {
    name: '多出的应办',
    todo: '没有责任单位和时限与之对应，却排进了日历。这是程序的差错，请保留数据并反馈。',
  },
  misjudged: {
    name: '计入方式或篇数不符',
    todo: '两种算法得出的计入方式或信息篇数不一致。这是程序的差错，请保留数据并反馈。',
  },
  startsTooLate: { name: STARTS_TOO_LATE, todo: '核对施行日；确是如此可不处理。' },
  notFollowed: { name: '不跟踪的事项', todo: '计入方式为“不计入”，不产生应办。要跟踪的，在任务分解中改计入方式。' },
  noUnits: { name: '没有责任单位', todo: '在任务分解中为事项设定责任单位。' },
  noRule: { name: '没有时限', todo: '在任务分解中为事项设定时限；确实没有期限的，设为“持续推进”。' },
  nobody: { name: '到期日没有单位承担', todo: '单位已撤销或单位组没有成员：补成员，或改由承接单位负责。' },
  betweenVersions: { name: '新旧时限之间有空档', todo: '把前一版时限的止日与后一版的起日接上。' },
  unitsToCheck: { name: '责任单位待核', todo: '按原文确定具体单位。' },
  timeToCheck: { name: '时限待核', todo: '按原文确定时限；未定之前，任务举措按“持续推进”列入。' },
  neverTriggered: { name: '本年没有触发事件', todo: '核对本年是否确实没有发文或来件；有的，登记触发事件。' },
  partOfYear: { name: '时限只管一段时间', todo: '首尾月份没有时限，不产生应办。确是如此可不处理。' },
  onlyDuration: { name: '只有公示期限', todo: '只规定挂网至少多少天，本身不产生应办。' },
  longerPieces: {
    name: '按季度、半年或全年报送',
    todo: '篇数由“信息报送”各月合计；到期后与各月并列各计一期，各月目标之和已够的不重复计。可不处理。',
  },
  unscoredPieces: {
    name: '信息报送不进得分',
    todo: '按日、按周或按事件要求的篇数不能由各月合计，不计入得分。要计分的，改为每月、每季度或全年多少篇。',
  },
  piecesDiffer: {
    name: '填报篇数与信息清单不符',
    todo: '按清单计。核对后，在“信息报送”中删去填报的篇数，或补全清单。',
  },
  emptyGroup: { name: '单位组没有成员', todo: '在“单位”中为该组添加成员。' },
  outsideGroup: {
    name: '同类单位不在组内',
    todo: '核对这些单位是否属于该组；属于的，在“单位”中加入，或改为整类成员。',
  },
  idleUnit: { name: '单位没有任何事项', todo: '核对是否漏列；确无事项可不处理。' },
  strayFulfilments: { name: '登记对不上应办', todo: '单位或时限改动后，原有登记失去了对应的应办，请核对。' },
};

export const GAP_ORDER: readonly GapCause[] = ['missing', 'noUnits', 'noRule', 'nobody', 'betweenVersions'];
export const NOTE_ORDER: readonly NoteCause[] = [
  'unexpected',
  'misjudged',
  'unitsToCheck',
  'timeToCheck',
  'piecesDiffer',
  'emptyGroup',
  'outsideGroup',
  'strayFulfilments',
  'neverTriggered',
  'partOfYear',
  'startsTooLate',
  'notFollowed',
  'idleUnit',
  'unscoredPieces',
  'longerPieces',
  'onlyDuration',
];

/** Where a finding is put right. */
export function placeOf({ cause, dutyId, unitId, groupId }: CoverageFindingView, year: Year): string {
  if (cause === 'piecesDiffer') return `/submissions?year=${year}`;
  if (dutyId !== undefined) return `/tasks?year=${year}&duty=${dutyId}`;
  if (groupId !== undefined) return `/units?year=${year}&tab=groups&open=${groupId}`;
  return unitId === undefined ? `/tasks?year=${year}` : `/units?year=${year}&open=${unitId}`;
}
