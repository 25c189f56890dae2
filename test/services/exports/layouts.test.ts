import { describe, expect, it } from 'vitest';
import type { ScoreRow } from '../../../electron/contract/assessment.ts';
import type { SubmissionRow } from '../../../electron/contract/submissions.ts';
import type { DutyId, UnitId } from '../../../electron/domain/brand.ts';
import type { Lamp, Tally } from '../../../electron/domain/model/occurrence.ts';
import type { CellSpec, SheetSpec } from '../../../electron/domain/sheets/workbookSpec.ts';
import { scoreTable } from '../../../electron/services/exports/assessment.ts';
import { scoreSheet } from '../../../electron/services/exports/scoreSheets.ts';
import { disclosureSchedule } from '../../../electron/services/exports/schedule.ts';
import { fileNameOf, mergeLabels } from '../../../electron/services/exports/sheet.ts';
import { outstandingList } from '../../../electron/services/exports/outstanding.ts';
import { submissionTable } from '../../../electron/services/exports/submissions.ts';
import { taskLedger } from '../../../electron/services/exports/tasks.ts';
import { unitSheets } from '../../../electron/services/exports/unitSheets.ts';
import { day, detailOf, duty, heading, items, occurrence, party, scores } from './viewFixtures.ts';

function shown(cell: CellSpec | undefined): string | number {
  if (cell === undefined || cell.kind === 'empty') return '';
  return cell.kind === 'text' ? cell.text : (cell.value ?? '');
}

const rowsOf = (sheet: SheetSpec | undefined) => (sheet?.rows ?? []).map((row) => row.map(shown));

describe('labels', () => {
  it('are merged where neighbours are alike, empty ones never', () => {
    const { merges, cells } = mergeLabels(['甲', '甲', '', '', '乙', '甲'], 1);
    expect(merges).toEqual([{ top: 0, left: 1, bottom: 1, right: 1 }]);
    expect(cells.map(shown)).toEqual(['甲', '', '', '', '乙', '甲']);
  });

  it('of an inner column do not cross the border of an outer one', () => {
    const outer = mergeLabels(['一', '一', '二', '二'], 1);
    const inner = mergeLabels(['同名', '同名', '同名', '同名'], 2, outer.starts);
    expect(inner.merges.map(({ top, bottom }) => [top, bottom])).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });
});

describe('file names', () => {
  it('say district, year, table and day', () => {
    expect(fileNameOf(heading, '政务公开工作台账')).toBe('清河区2021年政务公开工作台账（截至2021年6月30日）.xlsx');
    const unit = { ...heading, unit: '区审批局/大厅' };
    expect(fileNameOf(unit, '政务公开工作台账')).toBe(
      '清河区2021年政务公开工作台账（区审批局 大厅，截至2021年6月30日）.xlsx',
    );
  });
});

describe('the task ledger', () => {
  const plan = [
    duty({ content: '甲项', task: '一、基础', subtask: '目录', done: 3, total: 4, state: 'inProgress' }),
    duty({ content: '乙项', task: '一、基础', subtask: '目录', state: 'overdue' }),
    duty({
      content: '丙项',
      task: '二、平台',
      subtask: '目录',
      timeWording: '',
      total: 0,
      state: 'toCheck',
      assignments: [
        party('区府办', 'lead'),
        party('区财政局'),
        party('区民政局', 'support'),
        party('区审计局', 'support'),
      ],
    }),
  ];

  it('numbers measures, merges labels, tells roles apart', () => {
    const [sheet] = taskLedger(heading, items(plan)).sheets;
    expect(rowsOf(sheet)).toEqual([
      [1, '一、基础', '目录', '甲项', '区财政局', '6月底前', '3/4', '进行中'],
      [2, '', '', '乙项', '区财政局', '6月底前', '0/1', '有逾期'],
      [
        3,
        '二、平台',
        '目录',
        '丙项',
        '牵头：区府办\n责任：区财政局\n配合：区民政局、区审计局',
        '年内持续推进',
        '—',
        '待核',
      ],
    ]);
    expect(sheet?.merges).toEqual([
      { top: 0, left: 1, bottom: 1, right: 1 },
      { top: 0, left: 2, bottom: 1, right: 2 },
    ]);
    expect(sheet?.rows[1]?.at(-1)).toMatchObject({ tone: 'alarm' });
    expect(sheet?.caption).toEqual(['共3项：已办结0项，有逾期1项，其余2项', '截至2021年6月30日']);
  });

  it('marks what is not counted, and says when it is looked at', () => {
    const review = {
      ...occurrence('区财政局', '长期', 'checkDue', 6),
      periodKey: '2021-R06-30',
      dueOn: day('2021-06-30'),
    };
    const reported = duty({ content: '长期', done: 0, total: 0, state: 'checkDue', followedAs: 'reported' });
    const own = duty({ content: '自办', done: 0, total: 0, state: 'ongoing', followedAs: 'office' });
    const [sheet] = taskLedger(heading, [
      { duty: duty({ content: '甲项', done: 3, total: 4, overdue: 1, state: 'overdue' }), occurrences: [] },
      { duty: reported, occurrences: [{ ...review, tally: 'apart' }] },
      { duty: own, occurrences: [] },
    ]).sheets;
    expect(sheet?.columns.map(({ header }) => header.at(-1)).slice(-3)).toEqual(['进展', '状态', '计入方式']);
    expect(rowsOf(sheet).map((row) => row.slice(-3))).toEqual([
      ['3/4\n逾期 1', '有逾期', '计入考核'],
      ['—', '应检查', '按轮次反馈'],
      ['—', '持续', '本办自办'],
    ]);
    expect(sheet?.caption[0]).toBe('共3项：已办结0项，有逾期1项，其余2项；其中不计入考核2项');
    expect(sheet?.footer[0]).toBe(
      '说明：进展＝已办÷到期应办，未到期的不计，多个单位分别计数；有逾期的以红色加粗标明。没有期限的举措在检查日（6月30日）检查，到了检查日为“应检查”，过了回复期限没有反馈的为“未反馈”，不列逾期。',
    );
    // Red is kept for what is overdue.
    expect(sheet?.rows.flat().filter((cell) => cell.kind === 'text' && cell.tone === 'alarm')).toHaveLength(1);
  });

  it('remarks what was taken down too early, what was done early, and why a duty asks for nothing', () => {
    const done = { id: 'f', title: '', link: '' };
    const taken = {
      ...occurrence('区财政局', '公示', 'breach', 3),
      fulfilments: [{ ...done, doneOn: day('2021-03-01'), takenDownOn: day('2021-03-05') }],
    };
    const early = {
      ...occurrence('区民政局', '公示', 'onTime', 3),
      early: true as const,
      fulfilments: [{ ...done, doneOn: day('2021-02-20'), earlyReason: '会议提前召开' }],
    };
    const late = duty({
      content: '晚',
      total: 0,
      state: 'nothingDue',
      nothingDueWhy: '本年无应办（施行日之后才到期）',
    });
    const [sheet] = taskLedger(heading, [
      { duty: duty({ content: '公示', done: 2, total: 2, state: 'doneBreach' }), occurrences: [taken, early] },
      { duty: late, occurrences: [] },
    ]).sheets;
    expect(rowsOf(sheet).map((row) => row.at(-1))).toEqual([
      '2021年3月，区财政局撤早：3月5日撤下，未满公示期\n2021年3月，区民政局提前：2月20日办结，会议提前召开',
      '本年无应办（施行日之后才到期）',
    ]);
  });

  it('says how what is verified stands, when it was closed last, and its marks', () => {
    const checks = {
      states: new Map([
        ['closed', 3],
        ['returned', 1],
      ] as const),
      verifiedOn: day('2021-06-18'),
      marks: new Map([
        ['returned', 1],
        ['late', 2],
      ] as const),
    };
    const [sheet] = taskLedger(heading, [
      { duty: duty({ content: '甲项', done: 4, total: 4, state: 'doneLate' }), occurrences: [], checks },
      { duty: duty({ content: '乙项', done: 0, total: 1 }), occurrences: [] },
    ]).sheets;
    expect(sheet?.columns.map(({ header }) => header.join('/')).slice(-3)).toEqual([
      '核验情况/销号',
      '核验情况/核验日期',
      '核验情况/标记',
    ]);
    expect(rowsOf(sheet).map((row) => row.slice(-3))).toEqual([
      ['退回整改1\n已销号3', '6月18日', '迟2\n退回1'],
      ['—', '—', ''],
    ]);
  });

  it('leaves out a level of labels that the plan does not have', () => {
    const flat = plan.map((row) => duty({ content: row.content, task: row.task }));
    expect(taskLedger(heading, items(flat)).sheets[0]?.columns.map(({ header }) => header[0])).not.toContain(
      '工作任务',
    );
  });

  it('shows the wording where no unit was read from it', () => {
    const row = duty({ content: '甲', assignments: [], unitsWording: '政策文件制订部门' });
    expect(rowsOf(taskLedger(heading, items([row])).sheets[0])[0]).toContain('政策文件制订部门');
  });

  it('of an empty year says so', () => {
    const [sheet] = taskLedger(heading, items([])).sheets;
    expect(rowsOf(sheet)[0]?.[0]).toBe('本年度没有任务举措。');
    expect(sheet?.rows[0]).toHaveLength(sheet?.columns.length ?? 0);
  });
});

describe('the schedule', () => {
  const item = {
    duty: duty({ content: '财政收支', kind: 'disclosure', timeWording: '每月公开', state: 'overdue' }),
    occurrences: [
      occurrence('区财政局', '财政收支', 'onTime', 1),
      occurrence('区财政局', '财政收支', 'onTime', 2),
      occurrence('区财政局', '财政收支', 'late', 3),
      occurrence('柳林镇', '财政收支', 'overdue', 4),
      occurrence('区财政局', '财政收支', 'overdue', 5),
      occurrence('区财政局', '财政收支', 'dueSoon', 6),
      occurrence('区财政局', '财政收支', 'exempt', 7),
    ],
  };
  const order = ['区财政局', '柳林镇'] as UnitId[];

  it('counts what was due, on time, late, overdue and not due, and sums up', () => {
    const [sheet] = disclosureSchedule(heading, [item, item], order).sheets;
    const figures = [5, 2, 1, 2, 1, '40%', '有逾期'];
    expect(rowsOf(sheet)[0]).toEqual([1, '财政收支', '区财政局', '每月公开', ...figures]);
    expect(rowsOf(sheet)[2]).toEqual(['合计', '', '', '', 10, 4, 2, 4, 2, '40%', '']);
    expect(sheet?.merges).toEqual([{ top: 2, left: 0, bottom: 2, right: 3 }]);
  });

  it('has columns for what was taken down too early and what a review found undone, where there is some', () => {
    const odd = {
      ...item,
      occurrences: [
        ...item.occurrences,
        occurrence('区财政局', '财政收支', 'breach', 1),
        { ...occurrence('区财政局', '财政收支', 'checkDue', 2), tally: 'missed' as const },
      ],
    };
    const apart = {
      duty: duty({ content: '自办', kind: 'disclosure', followedAs: 'none', state: 'notCounted' }),
      occurrences: [{ ...occurrence('区财政局', '自办', 'onTime', 1), tally: 'apart' as const }],
    };
    const [sheet] = disclosureSchedule(heading, [odd, apart], order).sheets;
    expect(sheet?.columns.map(({ header }) => header.at(-1)).slice(4, -2)).toEqual([
      '应公开',
      '按时',
      '迟办',
      '撤早',
      '逾期',
      '应检查',
      '未到期',
      '按时率',
    ]);
    expect(rowsOf(sheet)[0]?.slice(4, 12)).toEqual([7, 2, 1, 1, 2, 1, 1, '28.57%']);
    // What counts nowhere has no figures, and says so.
    expect(rowsOf(sheet)[1]?.slice(4)).toEqual(['—', '—', '—', '—', '—', '—', '—', '—', '不计入', '不计入考核']);
    expect(rowsOf(sheet)[2]?.slice(4, 12)).toEqual([7, 2, 1, 1, 2, 1, 1, '28.57%']);
    expect(sheet?.footer[0]).toContain('应公开＝按时＋迟办＋撤早（1）＋逾期＋应检查（1）；按时率＝按时办结÷到期应办；');
  });

  it('lists what is overdue unit by unit, longest overdue first', () => {
    const sheet = disclosureSchedule(heading, [item], order).sheets[1];
    expect(rowsOf(sheet)).toEqual([
      [1, '区财政局', '财政收支', '2021年5月', '2021年5月28日', 32, ''],
      [2, '柳林镇', '财政收支', '2021年4月', '2021年4月28日', 62, ''],
    ]);
  });

  it('says so where nothing is overdue', () => {
    const sheet = disclosureSchedule(heading, [], order).sheets[1];
    expect(rowsOf(sheet)[0]?.[0]).toBe('截至2021年6月30日，没有逾期未公开的事项。');
  });
});

describe('the list of what is open', () => {
  it('lists what was not answered and what a review found undone, never as overdue', () => {
    const review = (lamp: Lamp, tally: Tally) => ({
      ...occurrence('区财政局', '长期推进', lamp, 6),
      tally,
      kind: 'measure' as const,
      periodKey: '2021-R06-30',
    });
    const open = [
      review('noReply', 'apart'),
      review('checkDue', 'missed'),
      review('checkDue', 'apart'),
      { ...occurrence('区财政局', '预算', 'overdue', 5), kind: 'disclosure' as const },
    ];
    const [list, counts] = outstandingList(heading, open, ['区财政局'] as UnitId[], 7).sheets;
    expect(rowsOf(list).map((row) => row.slice(3, 8))).toEqual([
      ['预算', '2021年5月', '2021年5月28日', 32, '逾期'],
      ['长期推进', '2021年6月', '2021年6月28日（检查日）', '—', '未反馈'],
      ['长期推进', '2021年6月', '2021年6月28日（检查日）', '—', '应检查'],
    ]);
    expect(list?.caption[0]).toBe('共1个单位，逾期1项次，未反馈和应检查2项次，7日内到期0项次');
    expect(rowsOf(counts)).toEqual([
      [1, '区财政局', 1, 32, 2, 0],
      ['合计', '', 1, '', 2, 0],
    ]);
  });
});

describe('the table of 信息报送', () => {
  const months = (...counts: readonly (number | undefined)[]) => Array.from({ length: 12 }, (_, at) => counts[at]);
  const unit = (name: string, own: Partial<SubmissionRow>): SubmissionRow => ({
    unitId: name as UnitId,
    unit: name,
    kind: 'department',
    counts: months(),
    total: 0,
    targets: Array.from({ length: 12 }, () => 1),
    sources: [],
    counted: [],
    met: 0,
    due: 0,
    missed: [],
    ...own,
  });
  const source = (content: string, atLeast: number) => ({ dutyId: content as DutyId, content, atLeast });

  it('leaves months that are not owed blank, and says where each target comes from', () => {
    // From May on the unit owes two pieces a month, by the larger of two duties; the other owes nothing at all.
    const owing = unit('区财政局', {
      counts: months(undefined, undefined, undefined, undefined, 2, 1, undefined),
      total: 3,
      targets: Array.from({ length: 12 }, (_, at) => (at < 4 ? 0 : 2)),
      sources: [source('每月至少报送1篇信息', 1), source('每月报送信息不少于2篇', 2)],
      counted: [5, 6],
      met: 1,
      due: 2,
      missed: [6],
    });
    const idle = unit('城投公司', { targets: Array.from({ length: 12 }, () => 0), counts: months(3), total: 3 });
    const rows = [owing, idle];
    const [sheet] = submissionTable(heading, { target: 1, rows, totals: [], lastMonthDue: 6 }).sheets;
    expect(rowsOf(sheet).slice(0, 2)).toEqual([
      [1, '区财政局', '—', '—', '—', '—', 2, 1, '', '', '', '', '', '', '2', 3, 2, 1, '6月'],
      [2, '城投公司', 3, '—', '—', '—', '—', '—', '—', '—', '—', '—', '—', '—', '—', 3, 0, 0, ''],
    ]);
    expect(sheet?.caption[0]).toBe('共2个单位，其中应报1个，每月不少于2篇');
    expect(sheet?.footer.slice(0, 2)).toEqual([
      '说明：“—”为不应报的月份；“缺”为应报而没有报送的月份，红色加粗的篇数未达到目标；当月未完的不计入应报月数。',
      '目标来源：“每月至少报送1篇信息”每月1篇（区财政局）；“每月报送信息不少于2篇”每月2篇（区财政局）。多项事项都有要求的，最大者为当月目标。',
    ]);
  });

  it('says where targets differ from unit to unit, and where there is none', () => {
    const more = unit('区财政局', { targets: Array.from({ length: 12 }, () => 2) });
    const caption = (rows: readonly SubmissionRow[], target: number) =>
      submissionTable(heading, { target, rows, totals: [], lastMonthDue: 6 }).sheets[0]?.caption[0];
    expect(caption([more, unit('区民政局', {})], 1)).toBe('共2个单位，其中应报2个，每月目标见“月目标”列');
    expect(caption([unit('区民政局', { targets: Array.from({ length: 12 }, () => 0) })], 0)).toBe(
      '共1个单位，其中应报0个，本年度没有设定每月目标',
    );
  });
});

describe('a unit’s sheet', () => {
  it('puts reviews under their day, and no figures beside what is not counted', () => {
    const review = (lamp: Lamp, on: string) => ({
      ...occurrence('区财政局', '长期推进', lamp, 6),
      tally: 'apart' as const,
      dueOn: day(on),
      periodKey: `2021-R${on.slice(5)}`,
    });
    const item = {
      duty: duty({ content: '长期推进', state: 'checkDue', followedAs: 'reported', total: 0 }),
      occurrences: [review('checkDue', '2021-06-30'), review('ongoing', '2021-12-31')],
    };
    const whole = {
      duty: duty({ content: '预算', state: 'overdue' }),
      occurrences: [occurrence('区财政局', '预算', 'overdue', 5)],
    };
    const unit = { unitId: 'u' as UnitId, unit: '区财政局', items: [item, whole] };
    const [sheet] = unitSheets(heading, [unit], []).sheets;
    expect(rowsOf(sheet)[0]?.slice(5)).toEqual([
      '应检查（检查日）：6月30日\n持续（检查日）：12月31日',
      '—',
      '—',
      '—',
      '—',
      '—',
      '应检查',
      '按轮次反馈，不计入考核',
    ]);
    expect(rowsOf(sheet)[1]?.slice(5, 12)).toEqual(['逾期：5月28日', 1, 0, 0, 1, 0, '有逾期']);
    expect(sheet?.caption[0]).toBe('共2项，应办1项次，逾期1项次');
  });
});

const unplaced = ({ place: _place, ...row }: ScoreRow): ScoreRow => row;
const unscored = ({ place: _place, total: _total, contribution: _points, ...row }: ScoreRow): ScoreRow => row;

describe('the score table', () => {
  it('has a sheet for each kind of unit, full marks in the header, scores as numbers', () => {
    const spec = scoreTable(heading, scores(14));
    expect(spec.sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['部门', 14],
      ['镇街', 12],
    ]);
    const [sheet] = spec.sheets;
    expect(sheet?.columns.map(({ header }) => header.at(-1))).toContain('定时公开按时率\n（40分）');
    expect(rowsOf(sheet)[0]).toEqual([1, '区第1局', 40, 30, 20, '—', 99, 3.96]);
    expect(sheet?.caption).toEqual([
      '绩效考核总分100分，政务公开权重4%，折算分＝总分×4%',
      '截至2021年6月30日，考核截止日2022年1月15日（未定稿）',
    ]);
  });

  it('says what a point is worth on a base of 1,000', () => {
    const table = scores(1);
    const weight = { kind: 'percent', percent: '4.5', base: '1000' } as const;
    const classes = table.classes.map((each) => Object.assign({}, each, { weight, most: '45.00' }));
    const spec = scoreTable(heading, { ...table, classes });
    expect(spec.sheets[0]?.caption[0]).toBe('绩效考核总分1000分，政务公开权重4.5%，折算分＝总分×10×4.5%');
    expect(spec.sheets[0]?.columns.at(-1)?.header).toEqual(['折算分\n（45分）']);
  });

  it('of one unit says what each score was counted from', () => {
    const table = scores(2);
    const [of] = table.classes;
    const spec = scoreSheet({ ...heading, unit: '区第2局' }, table, { of: of!, detail: detailOf(of!, of!.rows[1]!) });
    const rows = rowsOf(spec.sheets[0]);
    expect(rows.slice(0, 2)).toEqual([
      ['定时公开按时率', '40', 39.75, '应办 61，按时 43，迟办 11，逾期 7', '', ''],
      ['', '', '', '规则：按时率乘以分值', '', ''],
    ]);
    expect(rows.at(-2)).toEqual(['总分', '100', 98, '部门第2名', '', '']);
    expect(rows.at(-1)).toEqual([
      '折算分',
      '4',
      3.92,
      '绩效考核总分100分，政务公开权重4%，折算分＝总分×4%；折算分按打印的总分计算',
      '',
      '',
    ]);
  });

  it('says why a unit has no place or score, and by how much printed parts miss the total', () => {
    const table = scores(4);
    const [of] = table.classes;
    const [first, second, third, fourth] = of!.rows;
    const rows = [
      { ...second!, place: 1, roundingGap: '0.01' },
      { ...third!, place: 2 },
      { ...unplaced(fourth!), unplacedWords: '适用指标只占满分的 40%，不足 50%' },
      { ...unscored(first!), unplacedWords: '没有可以计分的事项' },
    ];
    const given = { ...table, contributionFrom: 'exact' as const, classes: [{ ...of!, rows }] };
    const [sheet] = scoreTable(heading, given).sheets;
    expect(sheet?.columns.at(-1)?.header).toEqual(['备注']);
    expect(rowsOf(sheet).map((row) => row.slice(0, 2).concat(row.slice(-3)))).toEqual([
      [1, '区第2局', 98, 3.92, '因四舍五入，合计差 0.01'],
      [2, '区第3局', 97, 3.88, ''],
      ['不排名', '区第4局', 96, 3.84, '不排名：适用指标只占满分的 40%，不足 50%'],
      ['—', '区第1局', '—', '—', '没有可以计分的事项'],
    ]);
    expect(sheet?.footer[0]).toBe(
      '说明：“—”表示该项不适用或尚未评议，其余指标按比例折算为100分；按时率＝按时办结÷到期应办；总分由各项精确得分合计后一次舍入，保留两位小数，总分相同的名次并列；折算分按未舍入的精确总分计算。',
    );
    expect(sheet?.rows.flat().filter((cell) => cell.kind === 'number' && cell.value === 0)).toEqual([]);
    const detail = detailOf(of!, rows[2]!);
    const single = rowsOf(
      scoreSheet({ ...heading, unit: '区第4局' }, given, { of: given.classes[0]!, detail }).sheets[0],
    );
    expect(single.at(-2)?.[3]).toBe('不排名：适用指标只占满分的 40%，不足 50%');
  });

  it('lists what the cut-off leaves out on a sheet of its own', () => {
    const late = { ...occurrence('区第1局', '年度报告', 'late', 6), doneOn: day('2022-02-28') };
    const due = { ...occurrence('区第2局', '网站报表', 'upcoming', 3), dueOn: day('2022-01-31') };
    const given = { ...scores(1), doneAfterCutOff: [late], afterCutOff: [due] };
    const sheet = scoreTable(heading, given).sheets.at(-1);
    expect(sheet?.name).toBe('考核截止日后');
    expect(sheet?.caption).toEqual(['截止日后办结1项次，截止日后到期1项次，均不计入得分', '考核截止日2022年1月15日']);
    expect(rowsOf(sheet)).toEqual([
      [1, '截止日后办结', '区第1局', '年度报告', '2021年6月', '2021年6月28日', '2022年2月28日'],
      [2, '截止日后到期', '区第2局', '网站报表', '2021年3月', '2022年1月31日', '—'],
    ]);
    expect(scoreTable(heading, scores(1)).sheets.map(({ name }) => name)).toEqual(['部门', '镇街']);
  });
});
