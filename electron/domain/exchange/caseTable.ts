import { assertNever } from '../brand.ts';
import { caseNumber } from '../cases/caseNumber.ts';
import { parseClockTime, type ClockTime } from '../dates/clockTime.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import { readDate } from '../dates/readDate.ts';
import type { CaseFields, CaseRegister, CaseStepKind } from '../model/caseRecord.ts';
import { normaliseHeader } from '../reading/tables/headerWords.ts';
import { cellAddress, type Grid } from '../sheets/grid.ts';
import { mergeIndex } from '../sheets/mergeIndex.ts';
import { REGISTER_DEFINITIONS } from '../words/registerDefinitions.ts';
import type { Choice, FieldDefinition, RegisterDefinition, StepDefinition } from '../words/registerForms.ts';
import { cellFault } from './cellFault.ts';
import { ledgerCell, type LedgerCell } from './ledgerTable.ts';

/** What a column holds: `number`, `title`, `unit`, `coUnits`, `field author`, `on answered`, `until opened`. */
type CaseRole = string;

/** A step as a line tells of it; whose name means which unit is known to the record alone. */
export interface CaseLineStep {
  readonly kind: CaseStepKind;
  readonly on: PlainDate;
  readonly at?: ClockTime;
  readonly until?: PlainDate;
  readonly choice?: string;
  readonly count?: number;
  readonly unitName?: string;
  /** The reason that it says. */
  readonly note: string;
}

/** A line of a list of cases, as it was read. */
export interface CaseLine {
  /** Stable within the file. */
  readonly key: string;
  readonly sheet: string;
  /** 1-based. */
  readonly line: number;
  readonly number: string;
  readonly title: string;
  readonly unitName: string;
  readonly coUnitNames: readonly string[];
  readonly fields: CaseFields;
  readonly steps: readonly CaseLineStep[];
  /** Chinese sentences with sheet, cell and value: with any, the line is not taken. */
  readonly faults: readonly string[];
}

export interface CaseSheet {
  readonly sheet: string;
  readonly lines: readonly CaseLine[];
  /** Why nothing was read of it. */
  readonly skipped?: string;
}

/** The longest texts that a form takes. */
const MOST_TEXT = 200;
const MOST_LONG = 20_000;

/** What offices call columns beside the words of a register's definition. */
const OTHER_WORDS: Readonly<Record<CaseRole, readonly string[]>> = {
  number: ['编号', '登记编号', '登记号', '受理编号', '文号', '发文字号', '文件编号', '案号', '建议编号', '提案编号'],
  title: [
    '标题',
    '主题',
    '事项',
    '名称',
    '题目',
    '案由',
    '事由',
    '文件名称',
    '活动主题',
    '留言标题',
    '公告名称',
    '舆情标题',
  ],
  unit: [
    '责任单位',
    '单位',
    '部门',
    '责任部门',
    '主办部门',
    '承办单位',
    '办理单位',
    '发文单位',
    '发文机关',
    '制发机关',
    '发布机关',
  ],
  coUnits: ['协办单位', '会办部门', '协办部门'],
  'field channel': ['渠道', '来源', '留言来源', '来源渠道'],
  'field author': ['姓名', '留言人姓名', '网民', '来信人'],
  'field phone': ['联系电话', '电话', '手机', '手机号码'],
  'field content': ['内容', '来信内容'],
  'field source': ['来源', '发现来源', '舆情来源', '平台'],
  'field kind': ['类别', '种类', '类型', '文件类别', '活动类型'],
  'field proposer': ['提出人', '代表', '委员', '代表姓名', '委员姓名', '领衔代表', '第一提案人'],
  'field openness': ['公开方式', '公开类别', '是否公开'],
  'field interpretation': ['解读', '是否解读'],
  'field validUntil': ['有效期', '失效日期', '有效期截止日期'],
  'field place': ['活动地点', '举办地点'],
  'on received': ['收到日期', '收到时间', '留言日期', '留言时间', '来信日期', '接收日期', '收文日期', '登记日期'],
  'on found': ['发现日期', '发现时间', '监测时间'],
  'on opened': ['开始日期', '开始时间', '起始日期', '发布日期', '征集开始日期'],
  'on posted': ['发布日期', '发布时间', '公告日期', '公示开始日期', '开始日期'],
  'on issued': ['发文日期', '成文日期', '制发日期'],
  'on held': ['举办日期', '举办时间', '活动日期', '活动时间', '举行日期', '日期', '时间'],
  'on planned': ['安排日期', '计划日期'],
  'on assigned': ['转办日期', '转办时间', '交办日期', '分办日期'],
  'on answered': ['答复日期', '答复时间', '回复日期', '回复时间', '办结日期', '回应日期', '回应时间'],
  'on published': ['公开日期', '公开时间', '上网日期'],
  'on closed': ['结束日期', '结束时间'],
  'on adopted': ['采纳情况公布日期', '反馈日期', '结果公布日期'],
  'on takenDown': ['撤下日期', '撤除日期'],
  'on interpreted': ['解读日期', '解读发布日期'],
  'unit assigned': ['承办单位', '承办部门', '办理单位', '转办至'],
  'until opened': ['截止时间', '征集截止日期', '意见征集截止日期'],
  'until posted': ['公示截止日期', '截止日期', '到期日期'],
  'until received': ['办理期限', '答复期限'],
  'choice answered': ['办理类别', '答复类别', '类别'],
  'choice judged': ['舆情级别', '等级'],
  'count closed': ['意见数', '意见条数', '收到意见数'],
  'count held': ['人数', '参与人数', '参加人次'],
};

/** The roles of a register with the words of each, those of the definition first. */
function wordsOf(definition: RegisterDefinition): readonly (readonly [CaseRole, readonly string[]])[] {
  const { numberWord, titleWord, unitWord, coUnitsWord, fields, steps } = definition;
  const own: (readonly [CaseRole, readonly string[]])[] = [
    ['number', [numberWord]],
    ['title', [titleWord]],
    ['unit', [unitWord]],
    ...(coUnitsWord === undefined ? [] : [['coUnits', [coUnitsWord]] as const]),
    ...fields.map(({ key, word }) => [`field ${key}`, [word]] as const),
    ...steps.flatMap(stepWords),
  ];
  return own.map(([role, words]) => [role, words.map(normaliseHeader)]);
}

function stepWords({ kind, word, until, choice, unit, count, reason }: StepDefinition) {
  const all: (readonly [CaseRole, readonly string[]])[] = [
    [`on ${kind}`, [word, `${word}日期`, `${word}时间`]],
    ...(until ? [[`until ${kind}`, [until.word]] as const] : []),
    ...(choice ? [[`choice ${kind}`, [choice.word]] as const] : []),
    ...(unit === undefined ? [] : [[`unit ${kind}`, [`${word}单位`, unit]] as const]),
    ...(count === undefined ? [] : [[`count ${kind}`, [count]] as const]),
    ...(reason === undefined ? [] : [[`note ${kind}`, [reason]] as const]),
  ];
  return all;
}

/** Which column holds what, by the words of a header; each role and each column once. What a step has beside its day needs a column with its day. */
function columnsOf(definition: RegisterDefinition, header: readonly string[]): ReadonlyMap<CaseRole, number> {
  const roles = wordsOf(definition);
  const columns = new Map<CaseRole, number>();
  const taken = new Set<number>();
  const take = (role: CaseRole, words: readonly string[]) => {
    const [kind, step] = role.split(' ');
    if (columns.has(role) || (step !== undefined && kind !== 'field' && kind !== 'on' && !columns.has(`on ${step}`))) {
      return;
    }
    const at = header.findIndex((word, column) => word !== '' && !taken.has(column) && words.includes(word));
    if (at < 0) return;
    columns.set(role, at);
    taken.add(at);
  };
  // What a step has beside its day is found once the column of the day is, by whichever word.
  for (const _ of ['days', 'what is beside them']) {
    for (const [role, words] of roles) take(role, words);
    for (const [role] of roles) take(role, OTHER_WORDS[role] ?? []);
  }
  return columns;
}

/** Reads a sheet that lists cases of a register; each line with what of it cannot be. */
export function readCaseSheet(grid: Grid, register: CaseRegister, year: number): CaseSheet {
  const { sheet } = grid;
  if (grid.hidden) return { sheet, lines: [], skipped: '工作表是隐藏的，没有读。要读入，请取消隐藏后保存' };
  const definition = REGISTER_DEFINITIONS[register];
  const firsts = definition.steps.filter(({ isFirst }) => isFirst);
  const index = mergeIndex(grid);
  const found = grid.rows
    .map((row, at) => ({
      at,
      columns: columnsOf(
        definition,
        row.map((_, column) => normaliseHeader(ledgerCell(index, at, column).text)),
      ),
    }))
    .find(
      ({ columns }) =>
        columns.has('number') && columns.has('title') && firsts.some(({ kind }) => columns.has(`on ${kind}`)),
    );
  if (!found) {
    const days = firsts.map(({ word }) => `${word}日期`).join('或者');
    return {
      sheet,
      lines: [],
      skipped: `没有找到表头：要有${definition.numberWord}、${definition.titleWord}、${days}几列`,
    };
  }
  const { at: top, columns } = found;
  const lines: CaseLine[] = [];
  for (let row = top + 1; row < grid.rows.length; row += 1) {
    const at = (role: CaseRole): LedgerCell => {
      const column = columns.get(role);
      return column === undefined ? { text: '', address: cellAddress(row, 0) } : ledgerCell(index, row, column);
    };
    const isEmpty = [...columns.keys()].every((role) => at(role).text === '');
    if (!isEmpty && !/^(?:合计|总计|小计)/u.test(at('number').text)) {
      lines.push(lineOf(definition, { sheet, row, year, at }));
    }
  }
  return { sheet, lines };
}

interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly year: number;
  readonly at: (role: CaseRole) => LedgerCell;
}

type Fault = (cell: LedgerCell, why: string) => void;

function lineOf(definition: RegisterDefinition, place: Place): CaseLine {
  const { sheet, row, at } = place;
  const faults: string[] = [];
  const fault: Fault = (cell, why) => {
    faults.push(cellFault(sheet, cell, why));
  };
  const number = caseNumber(at('number').text);
  const title = at('title').text;
  if (number === '') fault(at('number'), `没有${definition.numberWord}`);
  if (number.length > 60) fault(at('number'), '不能超过 60 个字');
  if (title === '') fault(at('title'), `没有${definition.titleWord}`);
  if (title.length > MOST_TEXT) fault(at('title'), `不能超过 ${MOST_TEXT} 个字`);
  const fields = Object.fromEntries(
    definition.fields.flatMap((field) => {
      const value = fieldIn(field, place, fault);
      return value === '' ? [] : [[field.key, value] as const];
    }),
  );
  const steps = definition.steps.flatMap((step) => stepIn(definition, step, place, fault));
  const firsts = definition.steps.filter(({ isFirst }) => isFirst);
  const isBegun = firsts.some(({ kind }) => at(`on ${kind}`).text !== '');
  if (!isBegun)
    fault(at(`on ${firsts[0]?.kind ?? ''}`), `没有${firsts.map(({ word }) => `“${word}”`).join('或者')}的日期`);
  return {
    key: `${sheet} ${row}`,
    sheet,
    line: row + 1,
    number,
    title,
    unitName: at('unit').text,
    coUnitNames: at('coUnits')
      .text.split(/[、,，;；\n]/u)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    fields,
    steps,
    faults,
  };
}

function dayIn(cell: LedgerCell, year: number, fault: Fault): PlainDate | undefined {
  const written = cell.date ?? cell.text;
  if (written === '') return undefined;
  const read = readDate(written, { year, serial: true });
  if (read.kind === 'date') return read.date;
  fault(cell, read.why);
  return undefined;
}

/** A choice by its word, its beginning or its letter; `undefined` where it could be none or several. */
function choiceIn(options: readonly Choice[], text: string): string | undefined {
  const said = normaliseHeader(text);
  const exact = options.find(([, word]) => normaliseHeader(word) === said);
  if (exact) return exact[0];
  const close = options.filter(([, word]) => word.includes(said) || said.includes(normaliseHeader(word)));
  return close.length === 1 ? close[0]?.[0] : undefined;
}

function optionWords(options: readonly Choice[]): string {
  return `应为${options.map(([, word]) => `“${word}”`).join('、')}中的一个`;
}

function fieldIn(field: FieldDefinition, { at, year }: Place, fault: Fault): string {
  const { key, word, kind, options = [], isRequired } = field;
  const cell = at(`field ${key}`);
  if (cell.text === '') {
    if (isRequired) fault(cell, `没有填写${word}`);
    return '';
  }
  switch (kind) {
    case 'day':
      return dayIn(cell, year, fault) ?? '';
    case 'choice': {
      const code = choiceIn(options, cell.text);
      if (code === undefined) fault(cell, `${word}${optionWords(options)}`);
      return code ?? '';
    }
    case 'text':
    case 'long': {
      const most = kind === 'text' ? MOST_TEXT : MOST_LONG;
      if (cell.text.length > most) fault(cell, `不能超过 ${most} 个字`);
      return cell.text;
    }
    default:
      return assertNever(kind);
  }
}

/** A day with the time of day that its text ends with: 2021-05-10 14:30, 5月10日14时30分. */
function momentIn(cell: LedgerCell, year: number, fault: Fault): { on?: PlainDate; at?: ClockTime } {
  const [, before = '', said = ''] =
    /^(.*?)\s*(\d{1,2}[:：点时](?:\d{1,2}分?)?(?:[:：]\d{2})?)$/u.exec(cell.text) ?? [];
  const at = parseClockTime(said);
  const on = dayIn(said === '' ? cell : { ...cell, text: before }, year, (_, why) => fault(cell, why));
  return { ...(on === undefined ? {} : { on }), ...(at === undefined ? {} : { at }) };
}

function stepIn(
  { isTimed }: RegisterDefinition,
  { kind, word, choice, count, until }: StepDefinition,
  { at, year }: Place,
  fault: Fault,
): readonly CaseLineStep[] {
  const day = at(`on ${kind}`);
  const others = ['until', 'choice', 'unit', 'count', 'note'].map((what) => at(`${what} ${kind}`));
  if (day.text === '') {
    const said = others.find(({ text }) => text !== '');
    if (said) fault(said, `没有写明“${word}”的日期`);
    return [];
  }
  const { on, at: time } = momentIn(day, year, fault);
  if (on === undefined) return [];
  if (isTimed && time === undefined) fault(day, `“${word}”要写明时间，如 2021-05-10 14:30`);
  const untilOn = until && dayIn(at(`until ${kind}`), year, fault);
  const chosen = at(`choice ${kind}`);
  const code = choice && chosen.text !== '' ? choiceIn(choice.options, chosen.text) : undefined;
  if (choice && chosen.text !== '' && code === undefined) fault(chosen, `${choice.word}${optionWords(choice.options)}`);
  const counted = at(`count ${kind}`);
  const digits = /^(\d{1,7})[人条名次]?$/u.exec(counted.text.normalize('NFKC'))?.[1];
  if (count !== undefined && counted.text !== '' && digits === undefined) fault(counted, `${count}应为整数`);
  const unitName = at(`unit ${kind}`).text;
  return [
    {
      kind,
      on,
      ...(isTimed && time !== undefined ? { at: time } : {}),
      ...(untilOn === undefined ? {} : { until: untilOn }),
      ...(code === undefined ? {} : { choice: code }),
      ...(digits === undefined ? {} : { count: Number(digits) }),
      ...(unitName === '' ? {} : { unitName }),
      note: at(`note ${kind}`).text,
    },
  ];
}
