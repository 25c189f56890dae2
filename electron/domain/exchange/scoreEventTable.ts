import type { UnitId, Year } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import { readDate } from '../dates/readDate.ts';
import type { EventLevel, EventOrgan, ScoreEvent, ScoreEventType } from '../model/scoreEvent.ts';
import { normaliseHeader } from '../reading/tables/headerWords.ts';
import { yearIn } from '../reading/tables/titles.ts';
import type { AskedEvent } from '../scoring/asked.ts';
import { refuseEvent } from '../scoring/checkFacts.ts';
import type { Grid } from '../sheets/grid.ts';
import { mergeIndex, type MergeIndex } from '../sheets/mergeIndex.ts';
import type { NameIndex } from '../units/names.ts';
import { bareDate } from './ledgerColumns.ts';
import { DITTO, isBlank, ledgerCell, sameTexts, textsOf, titleOf, TOTAL, type LedgerCell } from './ledgerTable.ts';
import { pointsOf } from './scoreSheetTable.ts';

/** What a column of a table of events holds. */
export type EventRole =
  | 'unit'
  | 'day'
  | 'type'
  | 'level'
  | 'organ'
  | 'outlet'
  | 'matter'
  | 'reason'
  | 'basis'
  | 'by'
  | 'points';

const WORDS: readonly (readonly [EventRole, RegExp])[] = [
  ['by', /^(?:登记|经办|填报|填表|录入)人(?:员|签字)?$/u],
  ['basis', /依据|文号|文件(?:名称|标题)?$|凭证|佐证/u],
  ['points', /^(?:[加减扣得]+分|分值|分数|计分)(?:值|分值|数)?$/u],
  ['day', /日期|时间|^日$/u],
  ['level', /级别|层级|级次|等级/u],
  ['outlet', /刊物|载体|媒体|采用渠道|刊发/u],
  ['organ', /(?:发文|印发|批示|通报|表扬|督办|作出|来文|考核)(?:机关|单位|主体|领导)|^机关$/u],
  [
    'type',
    /^(?:考核)?(?:事件|情形|事件情形)(?:类型|类别|种类|名称)?$|^(?:类型|类别|种类|加减分类型|奖惩类型|奖惩情况)$/u,
  ],
  // 事由 alone is what makes several events one matter, as the form has it.
  ['matter', /^事由$/u],
  ['reason', /事由|原因|说明|情况|理由|备注/u],
  ['matter', /事项|主题|内容|标题|题目/u],
  ['unit', /(?:单位|部门|镇街|乡镇|主体|对象)(?:名称)?$/u],
];

/** A line of a table of events. */
export interface EventRow {
  readonly key: string;
  readonly sheet: string;
  /** 1-based. */
  readonly line: number;
  readonly year: number;
  readonly cells: Readonly<Partial<Record<EventRole, LedgerCell>>>;
}

export interface EventSheet {
  readonly sheet: string;
  readonly columns: readonly { readonly header: string; readonly role: EventRole }[];
  readonly rows: readonly EventRow[];
  readonly leftOut: readonly { readonly sheet: string; readonly address: string; readonly text: string }[];
  readonly skipped?: string;
}

interface Header {
  readonly row: number;
  readonly roles: ReadonlyMap<number, EventRole>;
}

function headerOf(grid: Grid, index: MergeIndex): Header | undefined {
  for (let row = 0; row < Math.min(grid.rows.length, 20); row++) {
    const roles = new Map<number, EventRole>();
    for (const [column, text] of textsOf(grid, index, row).entries()) {
      const word = normaliseHeader(text);
      if (word === '' || word.length > 16) continue;
      const role = WORDS.find(([, pattern]) => pattern.test(word))?.[0];
      if (role !== undefined && ![...roles.values()].includes(role)) roles.set(column, role);
    }
    const found = new Set(roles.values());
    if (found.has('unit') && (found.has('type') || found.has('reason') || found.has('matter')) && found.size > 2) {
      return { row, roles };
    }
  }
  return undefined;
}

/** Reads a sheet, or a pasted block, that lists events: one a line, below a header. */
export function readEventSheet(grid: Grid, year: number, place: number): EventSheet {
  const nothing = { sheet: grid.sheet, columns: [], rows: [], leftOut: [] };
  if (grid.hidden) return { ...nothing, skipped: '工作表是隐藏的，没有读。要读入，请取消隐藏后保存' };
  const index = mergeIndex(grid);
  const header = headerOf(grid, index);
  if (header === undefined) {
    return { ...nothing, skipped: '没有找到表头：应有单位、日期、事件类型（或事由）等列' };
  }
  const own = yearIn(titleOf(grid, index, header.row)) ?? year;
  const headers = textsOf(grid, index, header.row);
  const rows: EventRow[] = [];
  const leftOut: { sheet: string; address: string; text: string }[] = [];
  let above: LedgerCell | undefined;
  for (let row = header.row + 1; row < grid.rows.length; row++) {
    if (isBlank(grid, row) || sameTexts(grid, index, header.row, row)) continue;
    const texts = textsOf(grid, index, row);
    const filled = [...new Set(texts.filter((text) => text !== ''))];
    const [first = ''] = filled;
    if (filled.length === 1 || TOTAL.test(first) || (grid.hiddenRows ?? []).includes(row)) {
      const address = ledgerCell(index, row, texts.indexOf(first)).address;
      leftOut.push({ sheet: grid.sheet, address, text: filled.join(' ') });
      continue;
    }
    const cells: Partial<Record<EventRole, LedgerCell>> = {};
    for (const [column, role] of header.roles) cells[role] = ledgerCell(index, row, column);
    const { unit } = cells;
    if (unit !== undefined && above !== undefined && DITTO.test(unit.text))
      cells.unit = { ...above, address: unit.address };
    if (cells.unit?.text) above = cells.unit;
    rows.push({ key: `${place}.${row}`, sheet: grid.sheet, line: row + 1, year: own, cells });
  }
  return {
    sheet: grid.sheet,
    columns: [...header.roles].map(([column, role]) => ({ header: headers[column] ?? '', role })),
    rows,
    leftOut,
  };
}

/** What a table of events is set beside. */
export interface EventKnowledge {
  readonly year: Year;
  readonly fileName: string;
  readonly names: NameIndex;
  /** Kinds of event that schemes count, with the names by which they know them. */
  readonly asked: readonly AskedEvent[];
  readonly events: readonly ScoreEvent[];
  readonly today: PlainDate;
}

/** What a person decided: which unit a name means, which lines are left, who enters them where no line says it. */
export interface EventChoices {
  readonly units: ReadonlyMap<string, UnitId>;
  readonly left: ReadonlySet<string>;
  /** Lines that tell of another event, though one says the same. */
  readonly another: ReadonlySet<string>;
  readonly by: string;
}

export type NewScoreEvent = Omit<ScoreEvent, 'id' | 'recordedAt'>;

/** A line of the table, and what becomes of it. `fault`: keeps all of the table from being taken, until it is mended or left. */
export type EventLine = { readonly row: EventRow; readonly unit: string } & (
  | { readonly state: 'add'; readonly event: NewScoreEvent }
  | {
      readonly state: 'already';
      readonly event: NewScoreEvent;
      /** Which one says the same, in Chinese. */
      readonly same: string;
    }
  | { readonly state: 'left' }
  | {
      readonly state: 'fault';
      /** In Chinese, with file, sheet, cell and value. */
      readonly message: string;
      readonly address: string;
      readonly unknownUnit?: string;
    }
);

const TYPES: readonly (readonly [ScoreEventType, RegExp])[] = [
  ['superiorDeduction', /(?:上级|被)[^，。]*扣分/u],
  ['praise', /表扬|表彰|嘉奖|肯定/u],
  ['commissionFailed', /约稿/u],
  ['adoption', /采用|采纳|采编|刊发|转发推广/u],
  ['instruction', /批示/u],
  ['supervision', /督办|督查单/u],
  ['yellowCard', /黄牌/u],
  ['redCard', /红牌/u],
  ['complaint', /投诉|举报/u],
  ['refusal', /拒不|拒绝/u],
  ['accident', /事故|泄密/u],
  ['criticism', /通报/u],
];

const LEVELS: readonly (readonly [EventLevel, RegExp])[] = [
  ['state', /国家|国务院|国办|中央|中办|全国|部级|部委/u],
  ['province', /省|自治区|厅/u],
  ['city', /市/u],
  ['district', /[区县旗]/u],
];

/** The kind of event that a text tells of; `other` by its name, where it is none that has a word of its own. */
export function eventType(text: string, asked: readonly AskedEvent[]): Pick<ScoreEvent, 'type' | 'name'> | undefined {
  const word = text.normalize('NFKC').trim();
  if (word === '') return undefined;
  const named = asked.find(({ name }) => name !== undefined && name === word);
  if (named !== undefined) return { type: named.type, name: word };
  const type = TYPES.find(([, pattern]) => pattern.test(word))?.[0];
  return type === undefined ? { type: 'other', name: word } : { type, name: '' };
}

/** 市级, 省政府办公厅: the level that a text names. */
export function eventLevel(text: string): EventLevel | undefined {
  return LEVELS.find(([, pattern]) => pattern.test(text))?.[0];
}

function eventOrgan(text: string): EventOrgan | undefined {
  if (/办公[室厅]|[国区市县委]办(?!法)/u.test(text)) return 'office';
  return /党委|政府|市委|区委|省委|县委|国务院/u.test(text) ? 'government' : undefined;
}

/** Sets the lines of a table of events beside units and the events on record. */
export function matchEvents(
  rows: readonly EventRow[],
  known: EventKnowledge,
  choices: EventChoices,
): readonly EventLine[] {
  const seen = new Map(known.events.map((event) => [sameness(event), '与已登记的一件相同']));
  return rows.map((row): EventLine => {
    const unit = row.cells.unit?.text ?? '';
    if (choices.left.has(row.key)) return { row, unit, state: 'left' };
    const read = readLine(row, known, choices);
    if ('message' in read) return { row, unit, state: 'fault', ...read };
    const key = sameness(read.event);
    const same = seen.get(key);
    if (same !== undefined && !choices.another.has(row.key)) {
      return { row, unit, state: 'already', event: read.event, same };
    }
    if (same === undefined) seen.set(key, `与${placeOf(row, rows)}相同`);
    return { row, unit, state: 'add', event: read.event };
  });
}

/** 第 3 行; where a file has several sheets: 工作表“镇街”第 3 行. */
function placeOf({ sheet, line }: EventRow, rows: readonly EventRow[]): string {
  return rows.every((row) => row.sheet === sheet) ? `第 ${line} 行` : `工作表“${sheet}”第 ${line} 行`;
}

function sameness(event: Omit<NewScoreEvent, 'by'>): string {
  const { unitId, on, type, name, level = '', organ = '', outlet, matter, reason } = event;
  // A matter that is all there is to say stands as the reason too.
  return JSON.stringify([unitId, on, type, name, level, organ, outlet, matter === reason ? '' : matter, reason]);
}

interface LineFault {
  readonly message: string;
  readonly address: string;
  readonly unknownUnit?: string;
}

function readLine(
  { sheet, line, cells, year: ownYear }: EventRow,
  { year, fileName, names, asked, today }: EventKnowledge,
  { units, by: chosenBy }: EventChoices,
): { readonly event: NewScoreEvent } | LineFault {
  const textOf = (role: EventRole): string => cells[role]?.text.trim() ?? '';
  const say = (role: EventRole, what: string): LineFault => {
    const address = cells[role]?.address ?? '';
    const file = fileName === '' ? '' : `“${fileName}”`;
    const cell = address === '' ? `第 ${line} 行` : `单元格 ${address}`;
    return { message: `${file}工作表“${sheet}”${cell} ${what}，没有登记。`, address };
  };
  const name = textOf('unit');
  const party = names.find(name);
  const unitId = units.get(name) ?? (party?.kind === 'unit' ? party.id : undefined);
  if (unitId === undefined) {
    return { ...say('unit', name === '' ? '没有写单位' : `的单位“${name}”不在单位名录中`), unknownUnit: name };
  }
  const day = dayOf(cells.day, ownYear);
  if (typeof day === 'object') return say('day', day.why);
  const kind = eventType(textOf('type') || textOf('reason') || textOf('matter'), asked);
  if (kind === undefined) return say('type', '没有写事件类型');
  const points = textOf('points') === '' ? undefined : pointsOf(textOf('points'));
  if (textOf('points') !== '' && points === undefined) return say('points', `的分值“${textOf('points')}”不是数字`);
  const whole = [textOf('level'), textOf('organ'), textOf('type'), textOf('outlet')];
  const level = whole.map(eventLevel).find((one) => one !== undefined);
  const organ = [textOf('organ'), textOf('type')].map(eventOrgan).find((one) => one !== undefined);
  const event: NewScoreEvent = {
    year,
    unitId,
    on: day,
    ...kind,
    ...(level === undefined ? {} : { level }),
    ...(organ === undefined ? {} : { organ }),
    outlet: textOf('outlet'),
    matter: textOf('matter'),
    basis: textOf('basis'),
    reason: textOf('reason') || textOf('matter'),
    by: textOf('by') || chosenBy,
    ...(points === undefined ? {} : { points }),
  };
  const refused = refuseEvent(event, year, today);
  if (refused === undefined) return { event };
  const [field = 'reason'] = Object.keys(refused.fields ?? {});
  const own = FIELD_ROLES[field] ?? 'reason';
  const role = own === 'reason' && cells.reason === undefined ? 'matter' : own;
  return say(role, `：${refused.message.replace(/。$/u, '')}`);
}

const FIELD_ROLES: Readonly<Record<string, EventRole>> = {
  name: 'type',
  by: 'by',
  reason: 'reason',
  points: 'points',
  basis: 'basis',
  on: 'day',
};

function dayOf(cell: LedgerCell | undefined, year: number): PlainDate | { readonly why: string } {
  if (cell === undefined || cell.text === '') return { why: '没有写日期' };
  const read = readDate(cell.date ?? bareDate(cell.text), { year, serial: cell.isNumber === true });
  return read.kind === 'date' ? read.date : { why: `的日期“${cell.text}”${read.why}` };
}
