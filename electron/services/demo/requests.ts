import type { UnitId, Year } from '../../domain/brand.ts';
import { readHistory } from '../../domain/cases/requestHistory.ts';
import { addDays, dayInMonth, type PlainDate } from '../../domain/dates/plainDate.ts';
import type { ApplicantKind, RequestChannel, RequestEvent } from '../../domain/model/request.ts';
import { NO_EVENT_TEXTS, NO_REQUEST_TEXTS } from '../../domain/model/requestPrivate.ts';
import type { Store } from '../../store/store.ts';
import type { WorkCalendar } from '../../domain/workdays/workCalendar.ts';
import { addRegisterDuty } from '../year/registerDuty.ts';

interface DemoStep {
  readonly kind: RequestEvent['kind'];
  /** Days after the receipt. */
  readonly at: number;
  readonly more?: object;
  readonly paper?: string;
  readonly who?: string;
}

interface DemoRequest {
  /** Days before today, or before the end of the year before, on which it was received. */
  readonly ago: number;
  readonly channel: RequestChannel;
  readonly kind: ApplicantKind;
  readonly name: string;
  readonly subject: string;
  /** The unit that works on it. */
  readonly to?: string;
  readonly steps: readonly DemoStep[];
}

const answered = (at: number, result: string, forms: readonly string[] = []): readonly DemoStep[] => [
  { kind: 'answered', at, more: { result, forms }, paper: '政府信息公开申请答复书' },
  { kind: 'delivered', at: at + 1, paper: '送达回证' },
];

/** Every way of a request once at least, the latest first. No person in it exists. */
const REQUESTS: readonly DemoRequest[] = [
  { ago: 1, channel: 'internet', kind: 'person', name: '示例联系人甲', subject: '老旧小区改造项目清单', steps: [] },
  {
    ago: 6,
    channel: 'letter',
    kind: 'person',
    name: '示例联系人乙',
    subject: '某路段交通信号灯设置依据',
    steps: [{ kind: 'correctionAsked', at: 3, more: { by: 24 }, paper: '补正告知书' }],
  },
  {
    ago: 16,
    channel: 'registeredPost',
    kind: 'business',
    name: '示例公司甲',
    subject: '工业园区污水处理特许经营协议',
    to: '区生态环境分局',
    steps: [{ kind: 'thirdPartyAsked', at: 7, who: '示例公司乙', paper: '征求意见书' }],
  },
  {
    ago: 24,
    channel: 'internet',
    kind: 'legal',
    name: '示例律师事务所',
    subject: '征收补偿方案及听证材料',
    to: '区住房和城乡建设局',
    steps: [{ kind: 'assigned', at: 1 }],
  },
  {
    ago: 34,
    channel: 'handedIn',
    kind: 'person',
    name: '示例联系人丙',
    subject: '学校食堂招标文件',
    to: '区教育局',
    steps: [
      { kind: 'assigned', at: 1 },
      { kind: 'extended', at: 24, more: { n: 15 }, paper: '延期答复告知书' },
    ],
  },
  {
    ago: 36,
    channel: 'internet',
    kind: 'person',
    name: '示例联系人丁',
    subject: '困难群众救助发放明细',
    to: '区民政局',
    steps: [{ kind: 'assigned', at: 2 }],
  },
  {
    ago: 62,
    channel: 'internet',
    kind: 'research',
    name: '示例研究院',
    subject: '近三年部门预算执行数据',
    steps: answered(21, 'granted', ['electronic']),
  },
  {
    ago: 75,
    channel: 'fax',
    kind: 'person',
    name: '示例联系人戊',
    subject: '行政处罚案卷',
    steps: answered(26, 'enforcementFile'),
  },
  {
    ago: 88,
    channel: 'internet',
    kind: 'person',
    name: '示例联系人己',
    subject: '某项目环评审批文件',
    steps: [...answered(45, 'partly', ['paper']), { kind: 'review', at: 60 }],
  },
  {
    ago: 110,
    channel: 'letter',
    kind: 'charity',
    name: '示例公益中心',
    subject: '河道治理资金使用情况',
    steps: [{ kind: 'correctionAsked', at: 4, more: { by: 18 }, paper: '补正告知书' }],
  },
  {
    ago: 130,
    channel: 'internet',
    kind: 'person',
    name: '示例联系人庚',
    subject: '会议纪要',
    steps: [...answered(20, 'internalAffairs'), { kind: 'archived', at: 40 }],
  },
  {
    ago: 150,
    channel: 'handedIn',
    kind: 'person',
    name: '示例联系人辛',
    subject: '土地出让合同',
    steps: [{ kind: 'withdrawn', at: 6 }],
  },
  {
    ago: 165,
    channel: 'internet',
    kind: 'business',
    name: '示例公司丙',
    subject: '招商引资优惠政策文件',
    steps: [...answered(18, 'granted', ['paper', 'electronic']), { kind: 'archived', at: 30 }],
  },
  {
    ago: 190,
    channel: 'internet',
    kind: 'person',
    name: '示例联系人壬',
    subject: '某小区规划许可附图',
    steps: [...answered(22, 'notHeld'), { kind: 'archived', at: 30 }],
  },
];

/** Of the year before, the latest first. Nobody in them exists either. */
const LAST_REQUESTS: readonly DemoRequest[] = [
  {
    ago: 9,
    channel: 'internet',
    kind: 'person',
    name: '示例联系人子',
    subject: '供热管网改造施工许可',
    to: '区住房和城乡建设局',
    steps: [{ kind: 'assigned', at: 1 }, ...answered(23, 'granted', ['electronic'])],
  },
  {
    ago: 23,
    channel: 'letter',
    kind: 'charity',
    name: '示例公益中心',
    subject: '残疾人就业保障金使用情况',
    steps: answered(27, 'partly', ['paper']),
  },
  {
    ago: 58,
    channel: 'internet',
    kind: 'research',
    name: '示例研究院',
    subject: '分乡镇人口和耕地面积数据',
    steps: [...answered(19, 'granted', ['electronic']), { kind: 'archived', at: 45 }],
  },
  {
    ago: 96,
    channel: 'handedIn',
    kind: 'person',
    name: '示例联系人丑',
    subject: '要求查处邻居违章搭建',
    steps: answered(10, 'petition'),
  },
  {
    ago: 125,
    channel: 'letter',
    kind: 'person',
    name: '示例联系人寅',
    subject: '某片区全部历史资料',
    steps: [{ kind: 'correctionAsked', at: 4, more: { by: 18 }, paper: '补正告知书' }],
  },
  {
    ago: 160,
    channel: 'internet',
    kind: 'legal',
    name: '示例律师事务所',
    subject: '房屋征收评估机构选定材料',
    steps: [
      { kind: 'extended', at: 22, more: { n: 15 }, paper: '延期答复告知书' },
      ...answered(42, 'partly', ['paper']),
      { kind: 'review', at: 70 },
      { kind: 'reviewDecided', at: 125, more: { outcome: 'upheld' } },
    ],
  },
  {
    ago: 205,
    channel: 'internet',
    kind: 'person',
    name: '示例联系人卯',
    subject: '公交线路财政补贴标准',
    steps: [
      { kind: 'correctionAsked', at: 3, more: { by: 20 }, paper: '补正告知书' },
      { kind: 'corrected', at: 9 },
      ...answered(32, 'granted', ['electronic']),
    ],
  },
  {
    ago: 248,
    channel: 'fax',
    kind: 'person',
    name: '示例联系人辰',
    subject: '领导碰头会记录',
    steps: answered(17, 'internalAffairs'),
  },
  {
    ago: 287,
    channel: 'internet',
    kind: 'business',
    name: '示例公司丁',
    subject: '标准厂房租金减免政策',
    steps: [...answered(12, 'granted', ['electronic']), { kind: 'archived', at: 30 }],
  },
  {
    ago: 330,
    channel: 'registeredPost',
    kind: 'person',
    name: '示例联系人巳',
    subject: '一九八几年划拨土地批文',
    steps: answered(21, 'notHeld'),
  },
];

interface DemoDay {
  readonly today: PlainDate;
  readonly now: string;
  readonly calendar: WorkCalendar;
}

/** The register of requests at the district's office, with what happened to each up to today. Runs inside a command. */
export function writeRequests(store: Store, year: Year, day: DemoDay): void {
  writeRegister(store, year, REQUESTS, { ...day, from: day.today });
}

/** The requests of the year before; two of them are carried over into this year. Runs inside a command. */
export function writeLastRequests(store: Store, year: Year, day: DemoDay): void {
  writeRegister(store, year, LAST_REQUESTS, { ...day, from: dayInMonth(year, 12, 31) });
}

function writeRegister(
  store: Store,
  year: Year,
  requests: readonly DemoRequest[],
  { today, now, calendar, from }: DemoDay & { readonly from: PlainDate },
): void {
  addRegisterDuty(store, year, 'requests');
  const units = new Map(store.units.units().map(({ id, name }) => [name, id]));
  const organ = units.get('区政府办公室') ?? store.units.units()[0]?.id;
  if (organ === undefined) return;
  const known = store.requests.all().map(({ number }) => number);
  for (const request of requests.toReversed()) {
    const receivedOn = addDays(from, -request.ago);
    if (receivedOn > today) continue;
    const prefix = `${receivedOn.slice(0, 4)}-`;
    const number = `${prefix}${String(known.filter((each) => each.startsWith(prefix)).length + 1).padStart(3, '0')}`;
    known.push(number);
    const id = store.requests.add(
      {
        number,
        unitId: organ,
        channel: request.channel,
        applicantKind: request.kind,
      },
      { ...NO_REQUEST_TEXTS, name: request.name, subject: request.subject },
      now,
    );
    const events: RequestEvent[] = [];
    const record = (event: RequestEvent, step?: DemoStep) => {
      // Steps that some calendars do not allow are left out.
      if (event.on > today || !readHistory(calendar, [...events, event]).ok) return;
      events.push(event);
      const texts = { ...NO_EVENT_TEXTS, paper: step?.paper ?? '', who: step?.who ?? '' };
      store.requests.addEvent(id, event, texts, now);
    };
    record({ kind: 'received', on: receivedOn });
    for (const step of request.steps) record(eventOf(step, receivedOn, units.get(request.to ?? '') ?? organ), step);
  }
}

function eventOf({ kind, at, more = {}, who }: DemoStep, receivedOn: PlainDate, unitId: UnitId): RequestEvent {
  const days = Object.entries(more).map(([name, value]): readonly [string, unknown] =>
    name === 'by' && typeof value === 'number' ? [name, addDays(receivedOn, value)] : [name, value],
  );
  const rest = {
    ...Object.fromEntries(days),
    ...(kind === 'assigned' ? { unitId } : {}),
    ...(who ? { who: '1' } : {}),
  };
  // The list above gives each kind what it needs.
  return { kind, on: addDays(receivedOn, at), ...rest } as RequestEvent;
}
