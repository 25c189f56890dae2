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
import { linkTrouble, withScheme } from '../registrations/link.ts';
import { columnsOf, type CaseRole } from './caseColumns.ts';
import { cellFault } from './cellFault.ts';
import { ledgerCell, type LedgerCell } from './ledgerTable.ts';

/** A step as a line tells of it; whose name means which unit is known to the record alone. */
export interface CaseLineStep {
  readonly kind: CaseStepKind;
  readonly on: PlainDate;
  readonly at?: ClockTime;
  readonly until?: PlainDate;
  readonly choice?: string;
  readonly count?: number;
  readonly unitName?: string;
  /** The duty that it counts to, as it is written. */
  readonly countsTo?: string;
  /** The reason that it says, or what else. */
  readonly note: string;
  /** Where it was published. */
  readonly link: string;
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
    // What one cell says across the table is no line of it.
    const isNote = columns.size > 1 && new Set([...columns.keys()].map((role) => at(role).address)).size === 1;
    if (!isEmpty && !isNote && !/^(?:合计|总计|小计)/u.test(at('number').text)) {
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
  const steps = withRest(
    definition,
    definition.steps.flatMap((step) => stepIn(definition, step, place, fault)),
    place,
  );
  const long = steps.find(({ note }) => note.length > MOST_LONG);
  if (long) fault(at('note'), `备注不能超过 ${MOST_LONG} 个字`);
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
  const others = ['until', 'choice', 'unit', 'count', 'counts', 'note', 'link'].map((what) => at(`${what} ${kind}`));
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
  const countsTo = at(`counts ${kind}`).text;
  return [
    {
      kind,
      on,
      ...(isTimed && time !== undefined ? { at: time } : {}),
      ...(untilOn === undefined ? {} : { until: untilOn }),
      ...(code === undefined ? {} : { choice: code }),
      ...(digits === undefined ? {} : { count: Number(digits) }),
      ...(unitName === '' ? {} : { unitName }),
      ...(countsTo === '' ? {} : { countsTo }),
      note: at(`note ${kind}`).text,
      link: at(`link ${kind}`).text,
    },
  ];
}

/**
 * What a line says of no step: a note is the first step's, an address the last step's that publishes something. What is no address, or of nothing that
 * was published, is kept as a note.
 */
function withRest(
  { steps: definitions }: RegisterDefinition,
  steps: readonly CaseLineStep[],
  { at }: Place,
): readonly CaseLineStep[] {
  const publishing = new Set(definitions.filter(({ isPublished }) => isPublished).map(({ kind }) => kind));
  const last = steps.findLast(({ kind, link }) => publishing.has(kind) && link === '');
  const said = at('link').text;
  const isKept = last !== undefined && isAddress(said);
  const rest = [at('note').text, isKept ? '' : said].filter((text) => text !== '');
  return steps.map((step, index) => {
    const link = isKept && step === last ? said : step.link;
    const notes = [step.note, ...(index === 0 ? rest : []), isAddress(link) ? '' : link];
    return {
      ...step,
      note: notes.filter((text) => text !== '').join('；'),
      link: isAddress(link) ? withScheme(link) : '',
    };
  });
}

function isAddress(text: string): boolean {
  return text !== '' && linkTrouble(withScheme(text)) === undefined;
}
