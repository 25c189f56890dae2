import type { Year } from '../../domain/brand.ts';
import type { ApplicantKind, ResultKind } from '../../domain/model/request.ts';
import { requestCell } from '../../domain/yearlyReport/form.ts';
import type { Store } from '../../store/store.ts';

/** What units published of their own accord, by cell; money in hundredths of 万元. */
const OPENNESS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  区政府办公室: { 'normative.made': 3, 'normative.repealed': 1, 'normative.inForce': 17 },
  区行政审批服务局: { 'permits.decided': 1835 },
  区市场监督管理局: { 'penalties.decided': 126 },
  区综合行政执法局: { 'penalties.decided': 58, 'coercion.decided': 4 },
  区自然资源局: { 'fees.amount': 23_650 },
};

type Returned = readonly (readonly [kind: ApplicantKind, results: readonly (readonly [ResultKind, number])[]])[];

/** Tables that units with requests of their own returned: nothing is open in them. */
const RETURNED: Readonly<Record<string, Returned>> = {
  区民政局: [
    [
      'person',
      [
        ['granted', 2],
        ['notHeld', 1],
      ],
    ],
  ],
  区自然资源局: [
    [
      'person',
      [
        ['granted', 3],
        ['partly', 2],
        ['processInformation', 1],
      ],
    ],
    ['business', [['granted', 1]]],
  ],
  区住房和城乡建设局: [
    [
      'person',
      [
        ['granted', 2],
        ['thirdPartyRights', 1],
        ['petition', 1],
      ],
    ],
    ['legal', [['partly', 2]]],
  ],
  城关街道: [['person', [['notHeld', 1]]]],
};

const TEXTS: Readonly<Record<string, string>> = {
  overview:
    '全区落实政府信息公开条例，主动公开栏目按时更新，政策文件与解读材料同步发布，依申请公开按期答复。开展业务培训1次，组织第三方评估1次，评估发现的问题全部整改。',
  problems:
    '存在的问题：个别单位栏目更新偏晚，惠民资金公示要素不全。改进情况：建立台账逐月提醒，年底前完成复核；下一年度把镇街公示情况列入检查。',
  others: '没有其他需要报告的事项。',
  fees: '本年度没有收取信息处理费。',
};

/** The yearly report of the year before beside the registers: what is typed, what units returned, and its texts. Runs inside a command. */
export function writeYearlyReport(store: Store, year: Year): void {
  const units = new Map(store.units.units().map(({ name, id }) => [name, id]));
  const set = (unit: string, cells: ReadonlyMap<string, number>, origin: 'typed' | 'returned') => {
    const unitId = units.get(unit);
    if (unitId === undefined) return;
    const values = new Map([...cells].map(([cell, value]) => [cell, String(value)]));
    store.yearlyReport.setCells(year, unitId, values, origin);
  };
  for (const [unit, cells] of Object.entries(OPENNESS)) {
    set(unit, new Map(Object.entries(cells).map(([cell, value]) => [`openness.${cell}`, value])), 'typed');
  }
  for (const [unit, table] of Object.entries(RETURNED)) set(unit, returnedCells(table), 'returned');
  for (const [part, text] of Object.entries(TEXTS)) store.yearlyReport.setText(year, undefined, part, text);
}

function returnedCells(table: Returned): ReadonlyMap<string, number> {
  return new Map(
    table.flatMap(([kind, results]) => [
      [requestCell('new', kind), results.reduce((sum, [, count]) => sum + count, 0)] as const,
      ...results.map(([result, count]) => [requestCell(result, kind), count] as const),
    ]),
  );
}
