import type { DutyId, UnitId } from '../brand.ts';
import { EVENT_YEARS, outsideYears } from '../dates/dateLimits.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import { readDate } from '../dates/readDate.ts';
import type { Duty } from '../model/duty.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { occurrenceText, type OccurrenceText } from '../model/occurrenceKey.ts';
import type { Fulfilment } from '../model/registrations.ts';
import type { Unit } from '../model/unit.ts';
import { linkTrouble, withScheme } from '../registrations/link.ts';
import { anewFrom, beforeReturn, isEarly, mayRegister } from '../registrations/mayRegister.ts';
import type { NameIndex } from '../units/names.ts';
import { comparable } from './importTexts.ts';
import { dueOn, periodMatches, readPeriodWords } from './ledgerPeriod.ts';
import { bareDate, namesIn, type LedgerRole } from './ledgerColumns.ts';
import type { LedgerCell, LedgerRow } from './ledgerTable.ts';

/** A duty on record, with the texts by which a line may name it: as it is called here, and as its document had it. */
export interface LedgerDuty {
  readonly duty: Duty;
  readonly texts: readonly string[];
}

/** The year that an old ledger is set beside. */
export interface LedgerFacts {
  readonly year: number;
  readonly today: PlainDate;
  readonly duties: readonly LedgerDuty[];
  readonly occurrencesOf: (id: DutyId) => readonly Occurrence[];
  readonly fulfilments: readonly Fulfilment[];
  readonly units: readonly Unit[];
  readonly names: NameIndex;
  /** The unit whose sheet or table a line without a unit stands in. */
  readonly ownerOf: (row: LedgerRow) => string | undefined;
}

/** What a person decided where the words did not say enough. */
export interface LedgerChoices {
  /** Which duty a text means, and which unit a name. */
  readonly duties: ReadonlyMap<string, DutyId>;
  readonly units: ReadonlyMap<string, UnitId>;
  /** Which occurrence a line means, by its key. */
  readonly lines: ReadonlyMap<string, OccurrenceText>;
  /** Lines that are not to be registered. */
  readonly left: ReadonlySet<string>;
  /** Why lines were done before their period began (提前), said once for all of them; those that are not early do not take it. */
  readonly earlyReason?: string;
}

export const NO_CHOICES: LedgerChoices = { duties: new Map(), units: new Map(), lines: new Map(), left: new Set() };

/** What a line would register. */
export interface LedgerRegistration {
  readonly occurrence: Occurrence;
  readonly doneOn: PlainDate;
  readonly title: string;
  readonly link: string;
}

interface LineBase {
  /** The row's key, and the unit's place in it where one line names several. */
  readonly key: string;
  readonly row: LedgerRow;
  /** The unit's name as the line has it. */
  readonly unit: string;
}

/** What becomes of a line, or of one unit's part of it. */
export type LedgerLine = LineBase & Verdict;

type Verdict =
  | {
      readonly state: 'register';
      readonly registers: LedgerRegistration;
      /** How its period was found, where the line does not name it; what of it is not taken over. Chinese sentences. */
      readonly notes: readonly string[];
      readonly isProposed: boolean;
      /** 提前: it is registered with the reason that was given. */
      readonly isEarly: boolean;
    }
  | { readonly state: 'already'; readonly occurrence: Occurrence; readonly doneOn: PlainDate }
  /** No day: it was not done. */
  | { readonly state: 'open' }
  | Left;

interface Left {
  readonly state: 'left';
  /** Why, in Chinese, and the cell that is to blame. */
  readonly reason: string;
  readonly address: string;
  /** What it may mean, for a person to choose. */
  readonly candidates?: readonly Occurrence[];
  /** Whose meaning may be told once for all lines with the same words; `early`: why it was done before its period began; `choice`: a person left it. */
  readonly unknown?: 'duty' | 'unit' | 'early' | 'choice';
}

const LONGEST_TITLE = 200;

/** Sets the lines of an old ledger beside the year's occurrences, in their order. Nothing is guessed: what is not told apart stays, with why. */
export function matchLedger(
  rows: readonly LedgerRow[],
  facts: LedgerFacts,
  choices: LedgerChoices = NO_CHOICES,
): readonly LedgerLine[] {
  const matcher = new Matcher(facts, choices);
  return rows.flatMap((row) => matcher.linesOf(row));
}

function left(reason: string, address: string, more: Pick<Left, 'candidates' | 'unknown'> = {}): Left {
  return { state: 'left', reason, address, ...more };
}

/** 1.、（一）、① before a text. */
const LEADING_NUMBER = /^(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、．]|[①-⑳])\s*/u;

/** …… after a text that was cut short. */
const CUT = /[…．.]+\s*$/u;
/** Shorter beginnings are those of many duties. */
const SHORTEST_START = 4;

function beginsAlike(known: string, text: string): boolean {
  return known.length >= SHORTEST_START && (known.startsWith(text) || text.startsWith(known));
}

class Matcher {
  readonly #facts: LedgerFacts;
  readonly #choices: LedgerChoices;
  readonly #byText = new Map<string, Set<LedgerDuty>>();
  readonly #byId: ReadonlyMap<DutyId, LedgerDuty>;
  readonly #units: ReadonlyMap<UnitId, Unit>;
  readonly #fulfilments: ReadonlyMap<string, Fulfilment>;
  /** Registrations on record that a line has told of. */
  readonly #told = new Set<Fulfilment>();
  /** What earlier lines register. */
  readonly #planned = new Map<OccurrenceText, { readonly line: number; readonly doneOn: PlainDate }[]>();

  constructor(facts: LedgerFacts, choices: LedgerChoices) {
    this.#facts = facts;
    this.#choices = choices;
    this.#byId = new Map(facts.duties.map((each) => [each.duty.id, each]));
    this.#units = new Map(facts.units.map((unit) => [unit.id, unit]));
    this.#fulfilments = new Map(facts.fulfilments.map((done) => [done.id, done]));
    for (const known of facts.duties) {
      for (const text of known.texts) {
        const key = comparable(text);
        if (key === '') continue;
        const same = this.#byText.get(key);
        if (same) same.add(known);
        else this.#byText.set(key, new Set([known]));
      }
    }
  }

  linesOf(row: LedgerRow): readonly LedgerLine[] {
    const names = namesIn(row.cells.unit?.text ?? '');
    const units = names.length > 0 ? names : [this.#facts.ownerOf(row) ?? ''];
    return units.map((unit, at): LedgerLine => {
      const key = units.length > 1 ? `${row.key}/${at}` : row.key;
      return Object.assign({ key, row, unit }, this.#lineOf(row, unit, key));
    });
  }

  #lineOf(row: LedgerRow, unit: string, key: string): Verdict {
    const { cells, trouble } = row;
    const done = cells.done;
    const place = done?.address ?? cells.content?.address ?? '';
    if (trouble !== undefined) return left(trouble, place);
    if (done === undefined || (done.text === '' && done.date === undefined)) return { state: 'open' };
    const day = this.#dayOf(row, done);
    if (typeof day !== 'string') return day;
    if (this.#choices.left.has(key)) return left('您选择了不登记', place, { unknown: 'choice' });
    const occurrence = this.#occurrenceOf(row, unit, key, day);
    return 'state' in occurrence ? occurrence : this.#registrationOf(row, day, occurrence);
  }

  /** The day on which it was done; refused by its cell where it is none, has not come, or nobody means its year. */
  #dayOf({ year }: LedgerRow, { text, date, address, isNumber }: LedgerCell): PlainDate | Left {
    const reading = readDate(date ?? bareDate(text), { year, serial: isNumber ?? false });
    if (reading.kind === 'none') return left(`“${text}”不是日期，看不出哪一天办结`, address);
    if (reading.kind !== 'date') return left(`“${text}”${reading.why}`, address);
    if (reading.date > this.#facts.today) return left(`日期 ${reading.date} 还没有到，不能登记将来的日期`, address);
    const outside = outsideYears(reading.date, EVENT_YEARS);
    return outside === undefined ? reading.date : left(`日期 ${reading.date} 的${outside}`, address);
  }

  #dutiesOf({ cells }: LedgerRow): readonly LedgerDuty[] {
    const text = cells.content?.text ?? '';
    const chosen = this.#choices.duties.get(text);
    const known = chosen === undefined ? undefined : this.#byId.get(chosen);
    if (known) return [known];
    const found = this.#byText.get(comparable(text)) ?? this.#byText.get(comparable(text.replace(LEADING_NUMBER, '')));
    return [...(found ?? [])];
  }

  /** The only duty of the line's number whose text and the line's begin alike: one of them was cut short. */
  #begunAs({ cells }: LedgerRow): LedgerDuty | undefined {
    const number = comparable(cells.number?.text ?? '');
    const text = comparable((cells.content?.text ?? '').replace(CUT, ''));
    if (number === '' || text.length < SHORTEST_START) return undefined;
    const meant = this.#facts.duties.filter(
      ({ duty, texts }) =>
        comparable(duty.number) === number && texts.some((each) => beginsAlike(comparable(each), text)),
    );
    return meant.length === 1 ? meant[0] : undefined;
  }

  /** The unit that a name means, and those that took over from it; or why it means none. */
  #unitOf(name: string): readonly UnitId[] | string {
    const chosen = this.#choices.units.get(name);
    if (chosen !== undefined) return this.#andHeirs(chosen);
    const party = this.#facts.names.find(name);
    if (!party) return `没有叫“${name}”的单位`;
    return party.kind === 'group' ? `“${name}”是单位组，请写明是哪个单位` : this.#andHeirs(party.id);
  }

  #andHeirs(id: UnitId): readonly UnitId[] {
    const ids = [id];
    for (let next = this.#units.get(id)?.successorId; next !== undefined && !ids.includes(next); ) {
      ids.push(next);
      next = this.#units.get(next)?.successorId;
    }
    return ids;
  }

  #occurrenceOf(row: LedgerRow, unit: string, key: string, day: PlainDate): Found | Left {
    const { content } = row.cells;
    const place = content?.address ?? row.cells.done?.address ?? '';
    if (content === undefined || content.text === '') return left('没有写是哪一事项', place);
    const named = this.#dutiesOf(row);
    const begun = named.length === 0 ? this.#begunAs(row) : undefined;
    const duties = begun ? [begun] : named;
    if (duties.length === 0) return left(`没有叫“${content.text}”的事项`, place, { unknown: 'duty' });
    const found = this.#ofDuties(row, unit, key, day, duties);
    if (!begun || 'state' in found) return found;
    const note = `按序号 ${begun.duty.number} 和开头的文字，对应“${begun.duty.content}”`;
    return { ...found, isProposed: true, notes: [note, ...found.notes] };
  }

  #ofDuties(row: LedgerRow, unit: string, key: string, day: PlainDate, duties: readonly LedgerDuty[]): Found | Left {
    const { content, unit: unitCell } = row.cells;
    const place = content?.address ?? row.cells.done?.address ?? '';
    const all = duties.flatMap(({ duty }) => this.#facts.occurrencesOf(duty.id));
    const chosen = this.#choices.lines.get(key);
    const named = chosen === undefined ? undefined : all.find((one) => occurrenceText(one) === chosen);
    if (named) return { occurrence: named, isProposed: false, notes: [] };
    const own = this.#ofUnit(all, unit, { place, unitPlace: unitCell?.address ?? place });
    if ('state' in own) return own;
    return this.#ofPeriod(row, this.#narrowed(row, duties, own), day);
  }

  #ofUnit(
    all: readonly Occurrence[],
    unit: string,
    { place, unitPlace }: { readonly place: string; readonly unitPlace: string },
  ): readonly Occurrence[] | Left {
    if (all.length === 0) return left('这一事项本年度没有应办（还没有触发、没有时限，或施行日之后才到期）', place);
    if (unit === '') {
      const answering = new Set(all.map(({ unitId }) => unitId));
      return answering.size === 1 ? all : left('没有写是哪个单位', unitPlace);
    }
    const meant = this.#unitOf(unit);
    if (typeof meant === 'string') return left(meant, unitPlace, { unknown: 'unit' });
    for (const id of meant) {
      const own = all.filter(({ unitId }) => unitId === id);
      if (own.length > 0) return own;
    }
    return left(`“${unit}”不承担这一事项`, unitPlace);
  }

  /** Of several duties of the same words, those that the line's number means, where it tells them apart. */
  #narrowed({ cells }: LedgerRow, duties: readonly LedgerDuty[], own: readonly Occurrence[]): readonly Occurrence[] {
    const number = comparable(cells.number?.text ?? '');
    if (number === '' || duties.length === 1) return own;
    const meant = new Set(duties.filter(({ duty }) => comparable(duty.number) === number).map(({ duty }) => duty.id));
    const narrowed = own.filter(({ dutyId }) => meant.has(dutyId));
    return narrowed.length > 0 ? narrowed : own;
  }

  #ofPeriod(row: LedgerRow, own: readonly Occurrence[], day: PlainDate): Found | Left {
    const { period, due, done } = row.cells;
    const { year, periodHeader: header } = row;
    const words = period === undefined ? { kind: 'none' as const } : readPeriodWords(period, { year, header });
    const place = period?.address ?? done?.address ?? '';
    const said = periodMatches(words, period?.text ?? '', own, year);
    if (said.length > 0) return only(this.#byDue(said, row), place);
    if (words.kind === 'unread') return left(`看不懂所属期“${period?.text ?? ''}”`, place, { candidates: own });
    if (words.kind !== 'none') {
      return left(`这一事项没有“${period?.text ?? ''}”这一期`, place, { candidates: own });
    }
    const dueDay = due && this.#plainDay(row, due);
    if (dueDay !== undefined && due !== undefined) {
      const exact = dueOn(dueDay, own);
      if (exact.length > 0) return only(exact, due.address);
      const around = own.filter((one) => one.period.from <= dueDay && dueDay <= one.period.to);
      const [one] = around;
      if (around.length !== 1 || !one) {
        return left(`这一事项没有 ${dueDay} 到期的`, due.address, { candidates: own });
      }
      return { occurrence: one, isProposed: true, notes: [`应办日期 ${dueDay} 落在${one.period.label}，按这一期登记`] };
    }
    return this.#byDay(own, day, done?.address ?? '');
  }

  /** Of several periods of the same name, the one that was due on the day that the line has. */
  #byDue(found: readonly Occurrence[], row: LedgerRow): readonly Occurrence[] {
    const day = row.cells.due && this.#plainDay(row, row.cells.due);
    const exact = day === undefined || found.length < 2 ? [] : dueOn(day, found);
    return exact.length > 0 ? exact : found;
  }

  #plainDay({ year }: LedgerRow, { text, date, isNumber }: LedgerCell): PlainDate | undefined {
    const reading = readDate(date ?? bareDate(text), { year, serial: isNumber ?? false });
    return reading.kind === 'date' ? reading.date : undefined;
  }

  /** Where the line names no period: the only open one that its day can belong to. */
  #byDay(own: readonly Occurrence[], day: PlainDate, place: string): Found | Left {
    const fits = own.filter((one) => fallsIn(one, own, day));
    const open = fits.filter((one) => !this.#isFull(one) || this.#isTold(one, day));
    const [one] = open;
    if (open.length === 1 && one) {
      return { occurrence: one, isProposed: true, notes: [`没有写所属期，按办结日期归入${one.period.label}`] };
    }
    if (open.length === 0 && fits.length > 0) return left('这一天所在的各期都已登记过', place, { candidates: own });
    if (open.length === 0) return left('没有写所属期，办结日期也不在任何一期里', place, { candidates: own });
    const names = [...new Set(open.map(({ period }) => period.label))].slice(0, 4).join('、');
    return left(`没有写所属期，可能是${names}，请选择`, place, { candidates: open });
  }

  #isTold(one: Occurrence, day: PlainDate): boolean {
    return one.fulfilmentIds.some((id) => this.#fulfilments.get(id)?.doneOn === day);
  }

  /** Whether nothing further can be registered, counting what earlier lines register. */
  #isFull(one: Occurrence): boolean {
    const duty = this.#byId.get(one.dutyId)?.duty;
    const planned = this.#planned.get(occurrenceText(one))?.length ?? 0;
    return duty === undefined || !mayRegister(duty, { ...one, done: one.done + planned });
  }

  #registrationOf(row: LedgerRow, day: PlainDate, found: Found): Verdict {
    const { occurrence } = found;
    const place = row.cells.done?.address ?? '';
    const { title, link, notes } = wordsOf(row);
    const known = occurrence.fulfilmentIds
      .flatMap((id) => this.#fulfilments.get(id) ?? [])
      .filter((done) => done.doneOn === day && !this.#told.has(done));
    const told = known.find((done) => done.title === title && done.link === link) ?? known[0];
    if (told) {
      this.#told.add(told);
      return { state: 'already', occurrence, doneOn: day };
    }
    if (occurrence.lamp === 'exempt') return left('这一期已免除，不需要登记', place);
    if (this.#isFull(occurrence)) return left(this.#whyFull(occurrence, day), place);
    const returnedOn = anewFrom(occurrence);
    if (returnedOn !== undefined && day < returnedOn) return left(beforeReturn(returnedOn, day), place);
    const early = isEarly(occurrence, day);
    const { earlyReason = '' } = this.#choices;
    if (early && earlyReason === '') {
      const reason = `${day} 早于${occurrence.period.label}开始，属于提前：请核对；确是提前的，写明原因后一并登记`;
      return left(reason, place, { unknown: 'early' });
    }
    const text = occurrenceText(occurrence);
    const planned = this.#planned.get(text) ?? [];
    this.#planned.set(text, [...planned, { line: row.line, doneOn: day }]);
    return {
      state: 'register',
      registers: { occurrence, doneOn: day, title, link },
      notes: [...found.notes, ...(early ? [`提前：${earlyReason}`] : []), ...notes],
      isProposed: found.isProposed,
      isEarly: early,
    };
  }

  #whyFull(occurrence: Occurrence, day: PlainDate): string {
    const [planned] = this.#planned.get(occurrenceText(occurrence)) ?? [];
    if (planned) {
      const same = planned.doneOn === day ? '重复' : `是同一期，日期却不同（${planned.doneOn}）`;
      return `与第 ${planned.line} 行${same}`;
    }
    const [id] = occurrence.fulfilmentIds;
    const done = id === undefined ? undefined : this.#fulfilments.get(id);
    return `这一期已登记为 ${done?.doneOn ?? occurrence.doneOn ?? ''} 办结，与表中的 ${day} 不同`;
  }
}

/** The occurrence that a line means. */
interface Found {
  readonly occurrence: Occurrence;
  readonly isProposed: boolean;
  readonly notes: readonly string[];
}

function only(found: readonly Occurrence[], place: string): Found | Left {
  const [one] = found;
  if (found.length === 1 && one) return { occurrence: one, isProposed: false, notes: [] };
  const duties = new Set(found.map(({ dutyId }) => dutyId)).size;
  const why =
    duties > 1 ? `有 ${duties} 个事项的文字相同，分不清是哪一个` : `有 ${found.length} 期都符合，分不清是哪一期`;
  return left(why, place, { candidates: found });
}

/**
 * Whether something done on a day may belong to an occurrence: in its period, or after the one before was due and before it is due itself; never
 * before its period began.
 */
function fallsIn(one: Occurrence, own: readonly Occurrence[], day: PlainDate): boolean {
  const { period, dueOn: due } = one;
  if (day < period.from) return false;
  if (day <= period.to) return true;
  if (due === undefined || day > due) return false;
  const before = own.filter(
    (each) => each.ruleId === one.ruleId && each.period.from < period.from && each.dueOn !== undefined,
  );
  const last = before
    .map(({ dueOn: other }) => other ?? addDays(due, 0))
    .toSorted()
    .at(-1);
  return last === undefined || day > last;
}

/** Title and link as they can be kept; what cannot is said. */
function wordsOf({ cells }: Pick<LedgerRow, 'cells'>): {
  readonly title: string;
  readonly link: string;
  readonly notes: readonly string[];
} {
  const notes: string[] = [];
  const whole = textOf(cells, 'title').replaceAll(/\s+/gu, ' ');
  if (whole.length > LONGEST_TITLE) notes.push(`标题超过 ${LONGEST_TITLE} 个字，只取前 ${LONGEST_TITLE} 个字`);
  const { link, note } = linkOf(textOf(cells, 'link'));
  if (note !== undefined) notes.push(note);
  return { title: whole.slice(0, LONGEST_TITLE), link, notes };
}

function textOf(cells: LedgerRow['cells'], role: LedgerRole): string {
  return cells[role]?.text ?? '';
}

/** The first address of a cell; one without a scheme gets http://, and says so. */
export function linkOf(text: string): { readonly link: string; readonly note?: string } {
  const [first = '', ...others] = text.split(/[\s；;]+/u).filter((part) => part !== '');
  if (first === '') return { link: '' };
  const link = withScheme(first);
  if (linkTrouble(link) !== undefined) return { link: '', note: `链接“${text}”不是完整的网址，没有写入` };
  const said = [...(link === first ? [] : ['链接前补了 http://']), ...(others.length > 0 ? ['只取第一个链接'] : [])];
  return said.length === 0 ? { link } : { link, note: said.join('，') };
}
