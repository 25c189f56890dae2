import type { AdoptionFacts, AdoptionFigures, AdoptionUnit } from '../../../electron/domain/papers/adoptions.ts';
import type { CircularFacts } from '../../../electron/domain/papers/circular.ts';
import type { PaperItem } from '../../../electron/domain/papers/items.ts';
import type { Sender } from '../../../electron/domain/papers/paper.ts';
import type { CircularUnit } from '../../../electron/domain/papers/ranking.ts';
import type { ReminderFacts } from '../../../electron/domain/papers/reminder.ts';
import type { ReportFacts, ReportMeasure } from '../../../electron/domain/papers/report.ts';
import { day } from '../../support/testApp.ts';

export const SENDER: Sender = {
  office: '清河区人民政府办公室',
  contact: '王敏',
  phone: '0535-1234567',
  mark: '清政公开',
};

export function item(over: Partial<PaperItem> = {}): PaperItem {
  return {
    unit: '区民政局',
    content: '社会救助资金发放情况',
    period: '2021年第三季度',
    dueOn: day('2021-09-30'),
    days: 20,
    done: 0,
    needed: 1,
    ...over,
  };
}

export function reminder(over: Partial<ReminderFacts> = {}): ReminderFacts {
  return {
    district: '清河区',
    year: 2021,
    unit: '区民政局',
    items: [item(), item({ content: '低保对象名单', dueOn: day('2021-10-25'), days: -5 })],
    soonDays: 7,
    number: '清政公开〔2021〕3号',
    level: '催办',
    asOf: day('2021-10-20'),
    replyBy: day('2021-10-27'),
    sender: SENDER,
    ...over,
  };
}

/** due, on time, late, overdue are told; the rest follows. */
export function unitOf(
  name: string,
  [onTime, late, overdue]: readonly [number, number, number],
  over: Partial<CircularUnit> = {},
): CircularUnit {
  return {
    name,
    kind: 'department',
    counts: { due: onTime + late + overdue, onTime, late, breach: 0, overdue, unchecked: 0, notDue: 0 },
    exempt: 0,
    ...over,
  };
}

export function circular(over: Partial<CircularFacts> = {}): CircularFacts {
  return {
    district: '清河区',
    year: 2021,
    span: 'year',
    asOf: day('2021-10-20'),
    on: day('2021-10-21'),
    units: [
      unitOf('区财政局', [10, 0, 0], { submissions: { count: 12, met: 9, due: 9 } }),
      unitOf('区民政局', [7, 1, 2], { submissions: { count: 5, met: 4, due: 9 } }),
      unitOf('柳林镇', [4, 0, 1], { kind: 'town', exempt: 2, submissions: { count: 0, met: 0, due: 9 } }),
    ],
    overdue: [item(), item({ days: 3, content: '低保对象名单' }), item({ unit: '柳林镇', days: 1 })],
    target: 1,
    praiseFloor: 90,
    replyBy: day('2021-10-27'),
    number: '清政公开〔2021〕4号',
    addressees: '各镇（街道），区直各部门',
    sender: SENDER,
    ...over,
  };
}

const NO_LEVELS = { district: 0, city: 0, province: 0, state: 0 };
const takenUp = (sent: number, taken: Partial<AdoptionFigures['taken']> = {}): AdoptionFigures => ({
  sent,
  taken: { ...NO_LEVELS, ...taken },
});

export function adoptionUnit(name: string, over: Partial<AdoptionUnit> = {}): AdoptionUnit {
  return { name, kind: 'department', month: takenUp(0), year: takenUp(0), isSilent: false, ...over };
}

export function adoption(over: Partial<AdoptionFacts> = {}): AdoptionFacts {
  return {
    district: '清河区',
    year: 2021,
    month: 9,
    asOf: day('2021-09-30'),
    on: day('2021-10-08'),
    addressees: '各镇（街道），区直各部门',
    number: '清政公开〔2021〕5号',
    sender: SENDER,
    units: [
      adoptionUnit('区财政局', { month: takenUp(2, { city: 1 }), year: takenUp(20, { city: 3, province: 1 }) }),
      adoptionUnit('区民政局', { month: takenUp(3, { province: 1 }), year: takenUp(15, { province: 1 }) }),
      adoptionUnit('区司法局', { month: takenUp(1, { city: 1 }), year: takenUp(9, { city: 1 }) }),
      adoptionUnit('区水利局', { isSilent: true }),
      adoptionUnit('柳林镇', { kind: 'town', month: takenUp(1), year: takenUp(8, { district: 2 }) }),
    ],
    adopted: [
      { unit: '区民政局', title: '养老服务延伸到村', level: 'province', on: day('2021-09-03'), outlet: '省政务要情' },
      { unit: '区财政局', title: '财政资金直达基层', level: 'city', on: day('2021-09-06'), outlet: '' },
    ],
    counting: '每级计一次',
    ...over,
  };
}

export function measure(over: Partial<ReportMeasure> = {}): ReportMeasure {
  return {
    task: '一、深化重点领域信息公开',
    subtask: '',
    content: '公开惠企政策和办事指南。',
    parties: '牵头：区发展改革局\n配合：区财政局',
    time: '每季度末前',
    state: 'done',
    done: 4,
    total: 4,
    late: 0,
    overdue: 0,
    unchecked: 0,
    followedAs: 'counted',
    checks: { answered: 0, checkDue: 0, noReply: 0 },
    reviewDates: [],
    nothingDueWhy: undefined,
    unfinished: [],
    ...over,
  };
}

export function report(over: Partial<ReportFacts> = {}): ReportFacts {
  return {
    district: '清河区',
    year: 2021,
    asOf: day('2021-12-31'),
    on: day('2022-01-05'),
    measures: [measure()],
    number: '清政公开〔2021〕9号',
    addressees: '清河区人民政府',
    sender: SENDER,
    ...over,
  };
}
