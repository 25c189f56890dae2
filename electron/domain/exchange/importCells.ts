import type { DutyId } from '../brand.ts';
import { DUTY_TEXT_FIELDS, type Duty, type DutyTextField, type DutyTexts } from '../model/duty.ts';
import type { RecognisedTable, TableRow } from '../reading/tables/recognisedTable.ts';
import type { StampedRow } from '../sheets/stamp.ts';
import type { Match } from './importMatching.ts';
import { DUTY_TEXT_WORDS } from '../words/duties.ts';
import { sameText } from './importTexts.ts';
import { changeOf, type CellChange, type CellVersions } from './threeWay.ts';

/** One cell of a file that differs from what is stored. */
export interface SourceChange extends CellChange<DutyTextField> {
  /** Its Chinese name: 公开时限. */
  readonly label: string;
}

/** What the office made of its duties beyond their wordings. */
export interface OfficeEdits {
  duty(id: DutyId): Duty | undefined;
  /** Time limit and units as the tables of ours print them. */
  printed(duty: Duty): { readonly timeWording: string; readonly unitsWording: string };
  /** Rules that a person set: not those that its wording reads as. */
  rulesByHand(duty: Duty): boolean;
  /** Parties that a person set: not those that its wording names. */
  partiesByHand(duty: Duty): boolean;
  /** Whether a row of a file reads as the rules that the duty has. */
  hasRulesOf(duty: Duty, row: TableRow): boolean;
  hasPartiesOf(duty: Duty, row: TableRow): boolean;
  /** Nobody answers for it, and no name waits to be known. */
  hasNoParties(duty: Duty): boolean;
}

/** The fields that a table has a column for: only there is an empty cell one that was emptied. */
export function columnFields({ columns }: RecognisedTable): ReadonlySet<DutyTextField> {
  const fields = columns.flatMap(({ role }): readonly DutyTextField[] => {
    switch (role) {
      case 'number':
      case 'task':
      case 'subtask':
      case 'content':
        return [role];
      case 'time':
        return ['timeWording'];
      case 'units':
      case 'leadUnits':
      case 'supportUnits':
        return ['unitsWording'];
      default:
        return [];
    }
  });
  return new Set(fields);
}

/** `base` is absent where the file was never imported: the office wrote the duty itself. */
function compared(
  field: DutyTextField,
  sides: CellVersions,
  emptyClears: boolean,
  isOwn: () => boolean,
): readonly SourceChange[] {
  const change = changeOf(field, sides, { same: sameText, emptyClears, isOwn });
  return change ? [{ ...change, label: DUTY_TEXT_WORDS[field] }] : [];
}

interface RowBesideDuty {
  readonly row: TableRow;
  readonly texts: DutyTexts;
  readonly duty: Duty;
  readonly office: OfficeEdits;
  /** Fields that the table has a column for. */
  readonly fields: ReadonlySet<DutyTextField>;
}

/** A row beside the duty that it was last imported to, or whose text it has. */
export function sourceChanges(
  beside: RowBesideDuty,
  { duty: stored, said, numberedElsewhere }: Pick<Match, 'duty' | 'said' | 'numberedElsewhere'>,
): readonly SourceChange[] {
  const { texts, duty, office, fields } = beside;
  // A document that never said it is set beside what the first one did; a copy of an earlier year's duty beside that.
  const base = (said ?? stored.sources[0])?.row ?? stored.carried;
  return DUTY_TEXT_FIELDS.flatMap((field) => {
    if (field === 'number' && numberedElsewhere) return [];
    const sides = { base: base?.[field], ours: stored[field], theirs: texts[field] };
    const isOwn = () => (base ? byHand(office, duty, field) : saysOtherwise(beside, field));
    return compared(field, sides, fields.has(field), isOwn).map((change) => shown(change, office, duty));
  });
}

/** Rules or parties that a person set stand against a new wording, though the wording itself was never edited. */
function byHand(office: OfficeEdits, duty: Duty, field: DutyTextField): boolean {
  if (field === 'timeWording') return office.rulesByHand(duty);
  return field === 'unitsWording' && office.partiesByHand(duty);
}

/** Whether a duty that no file said this of has something there already, and something else. */
function saysOtherwise({ row, duty, office }: RowBesideDuty, field: DutyTextField): boolean {
  if (field === 'timeWording') {
    const open = rulesWait(duty);
    return duty.timeWording !== '' || !(open || office.hasRulesOf(duty, row));
  }
  if (field !== 'unitsWording') return duty[field] !== '';
  return duty.unitsWording !== '' || !(office.hasNoParties(duty) || office.hasPartiesOf(duty, row));
}

function rulesWait({ rules }: Duty): boolean {
  return rules.every(({ rule }) => rule.type === 'continuous');
}

/** Where a wording does not say what now holds, the person is shown what does. */
function shown(change: SourceChange, office: OfficeEdits, duty: Duty): SourceChange {
  const { field } = change;
  if (!change.conflict || (field !== 'timeWording' && field !== 'unitsWording')) return change;
  if (change.base !== undefined && !sameText(change.before, change.base)) return change;
  const words = office.printed({ ...duty, timeWording: '' });
  return { ...change, before: words[field] || change.before };
}

/** A row of a workbook of ours beside its duty: the workbook printed some cells otherwise than they are stored. */
export function printedChanges(beside: RowBesideDuty, { cells }: StampedRow): readonly SourceChange[] {
  const { texts, duty, office, fields } = beside;
  let words: ReturnType<OfficeEdits['printed']> | undefined;
  return DUTY_TEXT_FIELDS.flatMap((field): readonly SourceChange[] => {
    const base = cells[field];
    if (base === undefined || sameText(texts[field], base)) return [];
    // 序号 that only counts the rows of the workbook says nothing of the duty.
    if (field === 'number' && !sameText(base, duty.number)) return [];
    const target = storedField(field, cells, duty);
    words ??= office.printed(duty);
    const ours = field === 'timeWording' || field === 'unitsWording' ? words[field] : duty[target];
    const isOwn = () => field === 'timeWording' && duty.timeWording !== '' && office.rulesByHand(duty);
    return compared(target, { base, ours, theirs: texts[field] }, fields.has(field), isOwn);
  });
}

/** A table that prints only the lower of two labels has it where others have the upper one. */
function storedField(field: DutyTextField, cells: StampedRow['cells'], duty: Duty): DutyTextField {
  const lower = field === 'task' && duty.task === '' && duty.subtask !== '' && (cells['subtask'] ?? '') === '';
  return lower ? 'subtask' : field;
}

/** A measure of a plan beside the same one in a table, or the other way round: only what fills a gap, or contradicts, is news. */
export function acrossKindsChanges(beside: RowBesideDuty): readonly SourceChange[] {
  const { row, texts, duty, office } = beside;
  return (['timeWording', 'unitsWording'] as const).flatMap((field): readonly SourceChange[] => {
    const sides = { base: undefined, ours: duty[field], theirs: texts[field] };
    const [change] = compared(field, sides, false, () => saysOtherwise(beside, field));
    if (!change) return [];
    const agrees = field === 'timeWording' ? office.hasRulesOf(duty, row) : office.hasPartiesOf(duty, row);
    if (agrees) return [];
    return [change.conflict ? { ...change, before: office.printed(duty)[field] } : change];
  });
}
