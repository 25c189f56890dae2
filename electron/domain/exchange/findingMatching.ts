import type { UnitId } from '../brand.ts';
import { EVENT_YEARS, outsideYears } from '../dates/dateLimits.ts';
import { dayInMonth, type PlainDate } from '../dates/plainDate.ts';
import { readDate } from '../dates/readDate.ts';
import type { Finding, FindingFacts, FindingReply, FindingSource, Recheck, RecheckResult } from '../model/finding.ts';
import { parsePoints } from '../points.ts';
import { readTimeWording } from '../reading/wording/time.ts';
import type { NameIndex } from '../units/names.ts';
import type { FindingRole, FindingRow } from './findingTable.ts';
import { comparable } from './importTexts.ts';
import { bareDate, namesIn } from './ledgerColumns.ts';
import { linkOf } from './ledgerMatching.ts';
import type { LedgerCell } from './ledgerTable.ts';

/** A fault as a line tells of it, with what is said of its rectification. */
export type IncomingFinding = FindingFacts & { readonly reply?: FindingReply; readonly recheck?: Recheck };

/** What is empty on record and stands in the file. */
export type FindingFill = Partial<Pick<IncomingFinding, 'full' | 'points' | 'rectifyBy' | 'reply' | 'recheck'>>;

/** What becomes of a line, or of one unit's part of it. */
export type FindingLine = {
  readonly key: string;
  readonly row: FindingRow;
  /** As the file names it. */
  readonly unit: string;
} & Verdict;

interface ReadLine {
  readonly incoming: IncomingFinding;
  /** Chinese sentences: what was not taken over, what is on record otherwise. */
  readonly notes: readonly string[];
}

type Verdict =
  | ({ readonly state: 'add' } & ReadLine)
  | ({ readonly state: 'fill'; readonly finding: Finding; readonly fill: FindingFill } & ReadLine)
  | ({ readonly state: 'already'; readonly finding: Finding } & ReadLine)
  | Left;

interface Left {
  readonly state: 'left';
  /** In Chinese. */
  readonly reason: string;
  readonly address: string;
  readonly unknown?: 'unit' | 'source' | 'foundOn' | 'choice';
}

/** What a person decided; what lines say of themselves goes before it. */
export interface FindingChoices {
  readonly units: ReadonlyMap<string, UnitId>;
  readonly left: ReadonlySet<string>;
  readonly source?: FindingSource;
  readonly foundOn?: PlainDate;
  readonly rectifyBy?: PlainDate;
}

export const NO_FINDING_CHOICES: FindingChoices = { units: new Map(), left: new Set() };

/** What the office has on record, and knows. */
export interface FindingRecord {
  readonly today: PlainDate;
  readonly findings: readonly Finding[];
  readonly names: NameIndex;
  /** The unit whose list it is by its title, sheet or file. */
  readonly ownerOf: (row: FindingRow) => string | undefined;
}

/** Sets every line beside the findings on record: the same unit, indicator and cause are the same finding. */
export function matchFindings(
  rows: readonly FindingRow[],
  record: FindingRecord,
  choices: FindingChoices = NO_FINDING_CHOICES,
): readonly FindingLine[] {
  const known = new Map(record.findings.map((finding) => [findingIdentity(finding), finding]));
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const names = unitNames(row);
    const units = names.length > 0 ? names : [record.ownerOf(row) ?? ''];
    return units.map((unit, at): FindingLine => {
      const key = units.length > 1 ? `${row.key}/${at}` : row.key;
      const read = readLine(row, unit, key, record, choices);
      return Object.assign({ key, row, unit }, 'state' in read ? read : besideRecord(row, read, known, seen));
    });
  });
}

/** What becomes of a line that was read; `seen` holds what earlier lines told. */
function besideRecord(
  row: FindingRow,
  read: ReadLine,
  known: ReadonlyMap<string, Finding>,
  seen: Map<string, number>,
): Verdict {
  const same = findingIdentity(read.incoming);
  const first = seen.get(same);
  if (first !== undefined) return left(`与第 ${first} 行重复`, addressOf(row, 'cause'));
  seen.set(same, row.line);
  const finding = known.get(same);
  return finding ? compared(finding, read) : { state: 'add', ...read };
}

/** By what a finding is known again. */
export function findingIdentity({
  unitId,
  indicator,
  cause,
}: Pick<FindingFacts, 'unitId' | 'indicator' | 'cause'>): string {
  return [unitId, comparable(indicator), comparable(cause)].join('\n');
}

/** Whoever is to rectify it, where a column says so; else whose fault it is. */
function unitNames({ cells }: FindingRow): readonly string[] {
  const owners = namesIn(cells.owner?.text ?? '');
  return owners.length > 0 ? owners : namesIn(cells.unit?.text ?? '');
}

function left(reason: string, address: string, unknown?: Left['unknown']): Left {
  return { state: 'left', reason, address, ...(unknown === undefined ? {} : { unknown }) };
}

function addressOf({ cells }: FindingRow, role: FindingRole): string {
  return (cells[role] ?? cells.cause)?.address ?? '';
}

/** A dash, or 无, where there is nothing to say. */
const NOTHING = /^(?:[-—－／/\\]+|无)$/u;

function textOf({ cells }: FindingRow, role: FindingRole): string {
  const text = cells[role]?.text.trim() ?? '';
  return NOTHING.test(text) ? '' : text;
}

const MOST_CAUSE = 20_000;
const MOST_INDICATOR = 200;

function readLine(
  row: FindingRow,
  unit: string,
  key: string,
  { today, names }: FindingRecord,
  choices: FindingChoices,
): ReadLine | Left {
  if (row.trouble !== undefined) return left(row.trouble, addressOf(row, 'cause'));
  if (choices.left.has(key)) return left('您选择了不导入', addressOf(row, 'cause'), 'choice');
  const cause = textOf(row, 'cause');
  if (cause === '') return left('没有写失分原因', addressOf(row, 'cause'));
  if (cause.length > MOST_CAUSE) return left(`失分原因超过 ${MOST_CAUSE} 个字`, addressOf(row, 'cause'));
  const unitId = unitOf(unit, names, choices);
  if (unitId.kind === 'unknown') {
    const at = row.cells.owner?.text ? 'owner' : 'unit';
    return left(unitId.why, addressOf(row, at), 'unit');
  }
  const notes: string[] = [];
  const source = sourceOf(textOf(row, 'source')) ?? sourceOf(row.title) ?? sourceOf(row.sheet) ?? choices.source;
  if (source === undefined) {
    return left('没有写来源（检查、第三方评估、自查、上级通报）', addressOf(row, 'source'), 'source');
  }
  const foundOn = dayOf(row, 'foundOn', notes) ?? dayAbove(row, notes) ?? choices.foundOn;
  if (foundOn === undefined) return left('没有写发现日期', addressOf(row, 'foundOn'), 'foundOn');
  if (foundOn > today) return left(`发现日期 ${foundOn} 还没有到`, addressOf(row, 'foundOn'));
  const rectifyBy = dayOf(row, 'rectifyBy', notes) ?? choices.rectifyBy;
  if (rectifyBy !== undefined && rectifyBy < foundOn) {
    return left(`整改时限 ${rectifyBy} 早于发现日期 ${foundOn}`, addressOf(row, 'rectifyBy'));
  }
  const indicator = textOf(row, 'indicator').replaceAll(/\s+/gu, ' ');
  if (indicator.length > MOST_INDICATOR) notes.push(`指标超过 ${MOST_INDICATOR} 个字，只取前 ${MOST_INDICATOR} 个字`);
  if (row.pointsAbove) notes.push('扣分是几行合并的，记在其中第一行');
  const full = pointsOf(row, 'full', notes);
  const points = row.pointsAbove ? undefined : pointsOf(row, 'points', notes);
  const said = saidOf(row, today, notes);
  const early = refuseEarly(said, foundOn);
  if (early !== undefined) return left(early, addressOf(row, said.recheck ? 'recheckedOn' : 'repliedOn'));
  return {
    incoming: {
      unitId: unitId.id,
      source,
      foundOn,
      indicator: indicator.slice(0, MOST_INDICATOR),
      cause,
      ...(full === undefined ? {} : { full }),
      ...(points === undefined ? {} : { points }),
      ...(rectifyBy === undefined ? {} : { rectifyBy }),
      ...said,
    },
    notes,
  };
}

function unitOf(
  name: string,
  names: NameIndex,
  { units }: FindingChoices,
): { readonly kind: 'unit'; readonly id: UnitId } | { readonly kind: 'unknown'; readonly why: string } {
  const chosen = units.get(name);
  if (chosen !== undefined) return { kind: 'unit', id: chosen };
  if (name === '') return { kind: 'unknown', why: '没有写是哪个单位' };
  const party = names.find(name);
  if (!party) return { kind: 'unknown', why: `没有叫“${name}”的单位` };
  if (party.kind === 'group') return { kind: 'unknown', why: `“${name}”是单位组，请写明是哪个单位` };
  return party;
}

const SOURCES: readonly (readonly [FindingSource, RegExp])[] = [
  ['thirdParty', /第三方|评估|测评/u],
  ['selfCheck', /自查|自评|自检/u],
  ['superior', /上级|省|市级?通报|国办|国务院|通报|转办|反馈/u],
  ['inspection', /检查|抽查|督查|巡查|督导|监测|日常/u],
];

/** Who found it, by the words of a cell or a title; `undefined` where they do not say. */
export function sourceOf(text: string): FindingSource | undefined {
  return SOURCES.find(([, pattern]) => pattern.test(text))?.[0];
}

const DAY_WORDS = {
  foundOn: '发现日期',
  rectifyBy: '整改时限',
  repliedOn: '回复日期',
  recheckedOn: '复核日期',
} as const satisfies Partial<Record<FindingRole, string>>;

/** The day of a cell; what is no day, or not one that can be meant, is said. */
function dayOf(row: FindingRow, role: keyof typeof DAY_WORDS, notes: string[]): PlainDate | undefined {
  const cell = row.cells[role];
  const text = textOf(row, role);
  if (cell === undefined || (text === '' && cell.date === undefined)) return undefined;
  const day = readDay(cell, text, row.year);
  if (day !== undefined && outsideYears(day, EVENT_YEARS) === undefined) return day;
  notes.push(`${DAY_WORDS[role]}“${text}”没有读出日期，没有写入`);
  return undefined;
}

/** The day that stands above the header, for lines that say none of their own: taken, and said. */
function dayAbove({ foundAbove, year }: FindingRow, notes: string[]): PlainDate | undefined {
  if (foundAbove === undefined) return undefined;
  const reading = readDate(foundAbove.day, { year });
  if (reading.kind !== 'date' || outsideYears(reading.date, EVENT_YEARS) !== undefined) return undefined;
  notes.push(`发现日期按表头上方的“${foundAbove.words}”`);
  return reading.date;
}

/** 2021-06-30, 6月30日前, 6月底前. */
function readDay({ date, isNumber }: LedgerCell, text: string, year: number): PlainDate | undefined {
  const reading = readDate(date ?? bareDate(text), { year, serial: isNumber ?? false });
  if (reading.kind === 'date') return reading.date;
  const { rules } = readTimeWording(text, { source: 'time', planYear: year });
  const [only] = rules;
  if (rules.length !== 1 || only?.rule.type !== 'once' || only.confidence !== 'read') return undefined;
  return dayInMonth(only.rule.year ?? year, only.rule.month, only.rule.day);
}

/** 4, 4分, -0.5, 扣0.5分: a decimal without its sign. */
function pointsOf(row: FindingRow, role: 'full' | 'points', notes: string[]): string | undefined {
  const text = textOf(row, role);
  if (text === '') return undefined;
  const bare = text
    .normalize('NFKC')
    .replaceAll(/[\s分扣减失]/gu, '')
    .replace(/^[-−–+]/u, '');
  if (/^\d{1,4}(?:\.\d{1,2})?$/u.test(bare) && parsePoints(bare) !== undefined) return bare;
  notes.push(`${role === 'full' ? '分值' : '扣分'}“${text}”不是不超过两位小数的数，没有写入`);
  return undefined;
}

/** What only says that nothing has come yet. */
const NOT_YET = /^(?:(?:暂|尚|还)?(?:未|没有|待)(?:整改|回复|反馈)|(?:正在|持续)?整改中|正在整改)[。.]?$/u;

const RESULTS: readonly (readonly [RecheckResult, RegExp])[] = [
  ['partly', /^(?:部分|基本)(?:已)?(?:整改|完成|到位)?(?:到位|完成)?$/u],
  ['not', /^(?:未|没有|尚未)(?:整改|完成|到位|通过)(?:到位|完成)?$|^(?:否|不通过|不合格|×)$/u],
  ['explained', /^(?:已|作)?(?:出)?说明|^不属(?:于)?问题$|^采纳(?:说明|申诉)$/u],
  ['done', /^(?:已|全部|均已)?(?:整改|完成|到位|销号|通过|合格|办结)(?:整改|到位|完成|合格|通过)?$|^(?:是|√|✓)$/u],
];

function saidOf(row: FindingRow, today: PlainDate, notes: string[]): Pick<IncomingFinding, 'reply' | 'recheck'> {
  const text = textOf(row, 'reply');
  const { link, note } = linkOf(textOf(row, 'link'));
  if (note !== undefined) notes.push(note);
  if (NOT_YET.test(text)) notes.push(`整改情况“${text}”还不是回复，没有记入`);
  const said = NOT_YET.test(text) ? '' : text;
  const repliedOn = dayOf(row, 'repliedOn', notes);
  const word = textOf(row, 'result')
    .normalize('NFKC')
    .replaceAll(/[\s。.]/gu, '');
  const result = RESULTS.find(([, pattern]) => pattern.test(word))?.[0];
  if (word !== '' && result === undefined && !NOT_YET.test(word)) {
    notes.push(`复核结果“${word}”不是已整改、部分整改、未整改、已说明中的一个，没有写入`);
  }
  const recheckedOn = dayOf(row, 'recheckedOn', notes);
  const hasReply = said !== '' || link !== '';
  if (hasReply && repliedOn === undefined) notes.push(`没有写回复日期，按 ${recheckedOn ?? today} 记`);
  if (result !== undefined && recheckedOn === undefined) notes.push(`没有写复核日期，按 ${today} 记`);
  return {
    ...(hasReply ? { reply: { text: said.slice(0, MOST_CAUSE), link, on: repliedOn ?? recheckedOn ?? today } } : {}),
    ...(result === undefined
      ? {}
      : { recheck: { on: recheckedOn ?? today, result, note: textOf(row, 'note').slice(0, MOST_INDICATOR) } }),
  };
}

function refuseEarly(
  { reply, recheck }: Pick<IncomingFinding, 'reply' | 'recheck'>,
  foundOn: PlainDate,
): string | undefined {
  if (reply && reply.on < foundOn) return `回复日期 ${reply.on} 早于发现日期 ${foundOn}`;
  if (!recheck) return undefined;
  if (recheck.on < foundOn) return `复核日期 ${recheck.on} 早于发现日期 ${foundOn}`;
  if (reply && recheck.on < reply.on) return `复核日期 ${recheck.on} 早于回复日期 ${reply.on}`;
  return undefined;
}

const FIELDS = { full: '分值', points: '扣分', rectifyBy: '整改时限', source: '来源', foundOn: '发现日期' } as const;

/** A line of what is on record: what is empty there is filled; what stands there otherwise stays, and is said. */
function compared(finding: Finding, { incoming, notes: own }: ReadLine): Verdict {
  const notes = [...own];
  const fill: { -readonly [Key in keyof FindingFill]: FindingFill[Key] } = {};
  for (const field of ['full', 'points', 'rectifyBy'] as const) {
    const value = incoming[field];
    if (value !== undefined && finding[field] === undefined) Object.assign(fill, { [field]: value });
  }
  if (incoming.reply && !finding.reply && !finding.recheck) fill.reply = incoming.reply;
  if (incoming.recheck && !finding.recheck) fill.recheck = incoming.recheck;
  for (const [field, word] of Object.entries(FIELDS)) {
    // The keys are those of FIELDS.
    const name = field as keyof typeof FIELDS;
    const [theirs, ours] = [incoming[name], finding[name]];
    if (theirs !== undefined && ours !== undefined && !sameValue(theirs, ours)) {
      notes.push(
        name === 'source' ? '来源与已记的不同，保留已记的' : `${word}：表中 ${theirs}，已记 ${ours}，保留已记的`,
      );
    }
  }
  if (incoming.reply && !fill.reply && comparable(incoming.reply.text) !== comparable(finding.reply?.text ?? '')) {
    notes.push('整改情况与已记的不同，保留已记的');
  }
  if (incoming.recheck && !fill.recheck && incoming.recheck.result !== finding.recheck?.result) {
    notes.push('复核结果与已记的不同，保留已记的');
  }
  const isNew = Object.keys(fill).length > 0;
  return isNew ? { state: 'fill', finding, incoming, fill, notes } : { state: 'already', finding, incoming, notes };
}

/** 2 and 2.0 are the same number of points. */
function sameValue(a: string, b: string): boolean {
  const [one, other] = [parsePoints(a), parsePoints(b)];
  return a === b || (one !== undefined && other !== undefined && one.equals(other));
}
