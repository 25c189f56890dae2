import type { UnitId, Year } from '../../domain/brand.ts';
import { addDays, dayInMonth, type PlainDate } from '../../domain/dates/plainDate.ts';
import type { FindingReply, FindingSource, Recheck } from '../../domain/model/finding.ts';
import type { Store } from '../../store/store.ts';

interface DemoFinding {
  readonly unit: string;
  readonly source: FindingSource;
  readonly indicator: string;
  readonly full: string;
  readonly points: string;
  readonly cause: string;
  /** Days from today: found, to be rectified by, answered, checked again. */
  readonly found: number;
  readonly by: number;
  readonly reply?: Omit<FindingReply, 'on'> & { readonly at: number };
  readonly recheck?: Omit<Recheck, 'on'> & { readonly at: number };
}

const LINK = 'http://www.qinghe.gov.cn/zwgk/zhenggai/';

/** Every state once at least, of every source. */
const FINDINGS: readonly DemoFinding[] = [
  {
    unit: '区文化和旅游局',
    source: 'thirdParty',
    indicator: '栏目建设／更新时效',
    full: '3',
    points: '1',
    cause: '“公共文化服务”栏目连续四个月没有更新',
    found: -50,
    by: -12,
  },
  {
    unit: '区民政局',
    source: 'thirdParty',
    indicator: '重点领域／社会救助',
    full: '4',
    points: '0.5',
    cause: '低保、特困人员名单公开不到季度',
    found: -50,
    by: -12,
    recheck: { at: -4, result: 'not', note: '三季度名单仍未公开' },
  },
  {
    unit: '区财政局',
    source: 'superior',
    indicator: '预决算公开',
    full: '5',
    points: '0.5',
    cause: '两家所属单位的部门预算没有在统一平台集中公开',
    found: -40,
    by: 6,
    reply: { at: -3, text: '已在预决算公开统一平台补齐两家单位的预算', link: `${LINK}cz.html` },
  },
  {
    unit: '区统计局',
    source: 'selfCheck',
    indicator: '数据发布',
    full: '2',
    points: '0.2',
    cause: '月度数据的解读文件打不开',
    found: -30,
    by: -10,
    reply: { at: -18, text: '附件已重新上传', link: `${LINK}tj.html` },
    recheck: { at: -15, result: 'done', note: '' },
  },
  {
    unit: '区卫生健康局',
    source: 'inspection',
    indicator: '机构信息',
    full: '2',
    points: '0.5',
    cause: '领导分工、内设机构电话没有随调整更新',
    found: -25,
    by: 10,
    reply: { at: -8, text: '领导分工已更新，内设机构电话正在核对', link: '' },
    recheck: { at: -6, result: 'partly', note: '电话还有三处不对' },
  },
  {
    unit: '区教育和体育局',
    source: 'thirdParty',
    indicator: '政策解读',
    full: '4',
    points: '1',
    cause: '招生政策没有图解等多种形式的解读',
    found: -50,
    by: -5,
    reply: { at: -20, text: '该政策由市级统一解读，区级按规定转载', link: '' },
    recheck: { at: -14, result: 'explained', note: '情况属实，不扣分' },
  },
  {
    unit: '区住房和城乡建设局',
    source: 'inspection',
    indicator: '依申请公开',
    full: '3',
    points: '0.5',
    cause: '公开指南没有写明收件地址和电话',
    found: -6,
    by: 9,
  },
];

/** Findings of the year before, by the days before its end: all of them settled. */
const LAST_FINDINGS: readonly DemoFinding[] = [
  {
    unit: '区水利局',
    source: 'thirdParty',
    indicator: '栏目建设／更新时效',
    full: '3',
    points: '0.5',
    cause: '“河湖长制”栏目半年没有更新',
    found: -120,
    by: -90,
    reply: { at: -95, text: '栏目已更新，并确定专人维护', link: `${LINK}sl.html` },
    recheck: { at: -88, result: 'done', note: '' },
  },
  {
    unit: '龙泉镇',
    source: 'inspection',
    indicator: '重点领域／惠民资金',
    full: '4',
    points: '1',
    cause: '补贴发放公示缺少监督电话',
    found: -105,
    by: -75,
    reply: { at: -80, text: '已补充监督电话并重新公示', link: '' },
    recheck: { at: -72, result: 'done', note: '现场看过公示栏' },
  },
];

/** Findings of the invented year, as they stand today. Runs inside the command that loads it. */
export function writeFindings(store: Store, year: Year, today: PlainDate, recordedAt: string): void {
  writeAll(store, year, FINDINGS, { today, recordedAt });
}

/** Findings of the year before. Runs inside the command that loads it. */
export function writeLastFindings(store: Store, year: Year, recordedAt: string): void {
  writeAll(store, year, LAST_FINDINGS, { today: dayInMonth(year, 12, 31), recordedAt });
}

function writeAll(
  store: Store,
  year: Year,
  findings: readonly DemoFinding[],
  { today, recordedAt }: { readonly today: PlainDate; readonly recordedAt: string },
): void {
  const units = new Map<string, UnitId>(store.units.units().map(({ name, id }) => [name, id]));
  for (const { unit, found, by, reply, recheck, ...facts } of findings) {
    const unitId = units.get(unit);
    const foundOn = addDays(today, found);
    if (unitId === undefined || foundOn < `${year}-01-01`) continue;
    const id = store.findings.add(year, { unitId, foundOn, rectifyBy: addDays(today, by), ...facts }, recordedAt);
    if (reply) store.findings.setReply(id, { text: reply.text, link: reply.link, on: addDays(today, reply.at) });
    if (recheck) {
      const { at, result, note } = recheck;
      store.findings.setRecheck(id, { on: addDays(today, at), result, note });
    }
  }
}

const PEOPLE = [
  ['区民政局', '示例联系人甲', '办公室主任', '0000-0000021'],
  ['区财政局', '示例联系人乙', '综合科科长', '0000-0000037'],
  ['区统计局', '示例联系人丙', '办公室副主任', '0000-0000052'],
] as const;

/** Who answers at some units of the invented district. Runs inside the command that loads it. */
export function writeContacts(store: Store): void {
  const units = new Map<string, UnitId>(store.units.units().map(({ name, id }) => [name, id]));
  for (const [unit, person, post, contact] of PEOPLE) {
    const unitId = units.get(unit);
    if (unitId !== undefined) store.contacts.add({ unitId, person, post, contact, standard: '' });
  }
}
