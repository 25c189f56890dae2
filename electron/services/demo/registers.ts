import type { UnitId, Year } from '../../domain/brand.ts';
import { readCourse } from '../../domain/cases/caseOrder.ts';
import type { ClockTime } from '../../domain/dates/clockTime.ts';
import { addDays, type PlainDate } from '../../domain/dates/plainDate.ts';
import type { CaseFields, CaseRegister, CaseStep, CaseStepKind } from '../../domain/model/caseRecord.ts';
import { REGISTER_DEFINITIONS } from '../../domain/words/registerDefinitions.ts';
import { stepDefinition } from '../../domain/words/registers.ts';
import type { Store } from '../../store/store.ts';
import { addRegisterDuty } from '../year/registerDuty.ts';

/** A step by the days before today, or before another day, on which it happened, and the days from today on of its second day. */
type DemoStep = readonly [kind: CaseStepKind, ago: number, more?: DemoMore];

interface DemoMore {
  readonly at?: string;
  readonly untilIn?: number;
  readonly to?: string;
  readonly choice?: string;
  readonly count?: number;
  readonly note?: string;
}

export interface DemoCase {
  readonly register: CaseRegister;
  readonly title: string;
  readonly unit: string;
  readonly with?: string;
  readonly fields?: CaseFields;
  readonly steps: readonly DemoStep[];
}

export const message = (title: string, unit: string, author: string, steps: readonly DemoStep[]): DemoCase => ({
  register: 'messages',
  title,
  unit,
  fields: { channel: 'website', author, content: `${title}，请予答复。` },
  steps,
});

/** Cases of every register, the earliest of each first. No person in them exists. */
const CASES: readonly DemoCase[] = [
  message('咨询新生入学材料', '区教育局', '示例留言人甲', [
    ['received', 40],
    ['assigned', 39, { to: '区教育局' }],
    ['answered', 36],
    ['published', 35],
  ]),
  message('反映小区物业收费公示问题', '区住房和城乡建设局', '示例留言人乙', [
    ['received', 30],
    ['answered', 16],
    ['notPublished', 16, { note: '涉及个人信息' }],
  ]),
  message('反映路灯不亮问题', '区住房和城乡建设局', '示例留言人丙', [['received', 4]]),
  message('咨询公租房申请条件', '区住房和城乡建设局', '示例留言人丁', [
    ['received', 1],
    ['assigned', 1, { to: '区住房和城乡建设局' }],
  ]),
  {
    register: 'opinions',
    title: '网传某路口长期积水',
    unit: '区住房和城乡建设局',
    fields: { source: '短视频平台' },
    steps: [
      ['found', 12, { at: '09:10' }],
      ['judged', 12, { at: '10:30', choice: 'ordinary' }],
      ['answered', 11, { at: '08:40' }],
    ],
  },
  {
    register: 'opinions',
    title: '网传学校食堂价格上涨',
    unit: '区教育局',
    fields: { source: '本地论坛' },
    steps: [
      ['found', 5, { at: '14:00' }],
      ['judged', 5, { at: '17:20', choice: 'ordinary' }],
      ['noAnswer', 5, { at: '17:30', note: '已在原帖下说明' }],
    ],
  },
  {
    register: 'consultations',
    title: '清河区停车管理办法（征求意见稿）',
    unit: '区住房和城乡建设局',
    fields: { kind: 'normative' },
    steps: [['opened', 10, { untilIn: 25 }]],
  },
  {
    register: 'notices',
    title: '公租房配租结果公示',
    unit: '区住房和城乡建设局',
    steps: [['posted', 5, { untilIn: 10 }]],
  },
  {
    register: 'proposals',
    title: '关于增设社区养老服务点的建议',
    unit: '区民政局',
    with: '区住房和城乡建设局',
    fields: { kind: 'suggestion', proposer: '示例代表甲', session: '第十八届第一次会议' },
    steps: [
      ['received', 70],
      ['answered', 20, { choice: 'planned' }],
      ['published', 15],
    ],
  },
  {
    register: 'proposals',
    title: '关于完善公交接驳的提案',
    unit: '区住房和城乡建设局',
    fields: { kind: 'proposal', proposer: '示例委员甲', session: '第十八届第一次会议' },
    steps: [['received', 60]],
  },
  {
    register: 'documents',
    title: '清河区公共停车场管理办法',
    unit: '区政府办公室',
    fields: { openness: 'active', kind: 'normative' },
    steps: [
      ['issued', 25],
      ['published', 24],
      ['interpreted', 24],
    ],
  },
  {
    register: 'documents',
    title: '关于调整内部会议安排的通知',
    unit: '区政府办公室',
    fields: { openness: 'none' },
    steps: [['issued', 9]],
  },
  {
    register: 'events',
    title: '走进政务服务大厅开放日',
    unit: '区政府办公室',
    fields: { kind: 'openDay', place: '区政务服务大厅' },
    steps: [
      ['planned', 30, { untilIn: -20 }],
      ['held', 20, { count: 45 }],
    ],
  },
  {
    register: 'events',
    title: '政务公开业务培训',
    unit: '区政府办公室',
    fields: { kind: 'training', place: '区委党校' },
    steps: [['planned', 3, { untilIn: 12 }]],
  },
];

/** The other registers, with what happened to each case up to today. Runs inside a command. */
export function writeRegisters(
  store: Store,
  year: Year,
  { today, now, cases = CASES }: { today: PlainDate; now: string; cases?: readonly DemoCase[] },
): void {
  const units = new Map(store.units.units().map(({ id, name }) => [name, id]));
  const office = units.get('区政府办公室') ?? store.units.units()[0]?.id;
  if (office === undefined) return;
  const unitOf = (name: string | undefined): UnitId => units.get(name ?? '') ?? office;
  const numbers = new Map<CaseRegister, number>();
  for (const one of cases) {
    const { register, title, fields = {}, unit } = one;
    const { isPrivate, fields: known } = REGISTER_DEFINITIONS[register];
    addRegisterDuty(store, year, register);
    const at = (numbers.get(register) ?? 0) + 1;
    numbers.set(register, at);
    const number = register === 'documents' ? `清政办发〔${year}〕${at}号` : `${year}-${String(at).padStart(3, '0')}`;
    const apart = new Set(known.flatMap(({ key, isPrivate: isApart }) => (isApart ? [key] : [])));
    const open = Object.fromEntries(Object.entries(fields).filter(([key]) => !apart.has(key)));
    const hidden = Object.fromEntries(Object.entries(fields).filter(([key]) => apart.has(key)));
    const coUnits = one.with === undefined ? [] : [unitOf(one.with)].filter((each) => each !== unitOf(unit));
    const record = { register, number, unitId: unitOf(unit), coUnits, title: isPrivate ? '' : title, fields: open };
    const id = store.cases.add(record, isPrivate ? { title, ...hidden } : undefined, now);
    const steps: CaseStep[] = [];
    for (const [kind, ago, more = {}] of one.steps) {
      const step = stepOf(register, kind, addDays(today, -ago), { more, today, unitId: unitOf(more.to) });
      // Steps that some days do not allow are left out.
      if (!readCourse({ register, fields: open, steps: [...steps, step] }).ok) continue;
      steps.push(step);
      const texts = { note: more.note ?? '', link: '' };
      store.cases.addStep(id, { step, texts, isPrivate: isPrivate === true }, now);
    }
  }
}

interface DemoDay {
  readonly more: DemoMore;
  readonly today: PlainDate;
  readonly unitId: UnitId;
}

function stepOf(
  register: CaseRegister,
  kind: CaseStepKind,
  on: PlainDate,
  { more: { at, untilIn, choice, count, note }, today, unitId }: DemoDay,
): CaseStep {
  const isAssigned = stepDefinition(REGISTER_DEFINITIONS[register], kind)?.unit !== undefined;
  return {
    kind,
    on,
    ...(at === undefined ? {} : { at: at as ClockTime }),
    ...(untilIn === undefined ? {} : { until: addDays(today, untilIn) }),
    ...(isAssigned ? { unitId } : {}),
    ...(choice === undefined ? {} : { choice }),
    ...(count === undefined ? {} : { count }),
    ...(note === undefined ? {} : { isReasoned: true }),
  };
}
