import type { CellChange, SourceField } from '../../contract/imports.ts';
import type { Duty } from '../../domain/model/duty.ts';
import type { RecognisedTable, TableRow } from '../../domain/reading/tables/recognisedTable.ts';
import type { StampedRow } from '../../domain/sheets/stamp.ts';
import type { ImportedDuty, SourceRow } from '../../store/repositories/dutyRecords.ts';
import type { Office } from './office.ts';
import { comparable, FIELDS, sameText } from './texts.ts';
import { DUTY_TEXT_WORDS } from '../../domain/words/duties.ts';

/** A cell as it was when the file was last imported or went out, as it is stored now, and as the file has it. */
interface Sides {
  readonly field: SourceField;
  /** Absent where the file was never imported: the office wrote the duty itself. */
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
}

/** The fields that a table has a column for: only there is an empty cell one that was emptied. */
export function columnFields({ columns }: RecognisedTable): ReadonlySet<SourceField> {
  const fields = columns.flatMap(({ role }): readonly SourceField[] => {
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

/**
 * Three ways: what the file does not say otherwise than before is no change, whatever the office made of it since; what it says otherwise is one,
 * and a conflict where the office changed the cell too. An emptied cell clears nothing by itself.
 */
function compared(
  { field, base, ours, theirs }: Sides,
  hasColumn: boolean,
  isEdited: () => boolean,
): readonly CellChange[] {
  if ((base !== undefined && sameText(theirs, base)) || sameText(theirs, ours)) return [];
  const clears = comparable(theirs) === '';
  if (clears && !hasColumn) return [];
  const conflict = base === undefined ? isEdited() : !sameText(ours, base) || isEdited();
  return [
    {
      field,
      label: DUTY_TEXT_WORDS[field],
      before: ours,
      after: theirs,
      ...(base === undefined ? {} : { base }),
      conflict,
      clears,
    },
  ];
}

interface Beside {
  readonly row: TableRow;
  readonly texts: SourceRow;
  readonly duty: Duty;
  readonly office: Office;
  /** Fields that the table has a column for. */
  readonly fields: ReadonlySet<SourceField>;
}

/** A row beside the duty that it was last imported to, or whose text it has. */
export function sourceChanges(beside: Beside, stored: ImportedDuty): readonly CellChange[] {
  const { texts, duty, office, fields } = beside;
  return FIELDS.flatMap((field) => {
    const sides = { field, base: stored.source?.row[field], ours: stored[field], theirs: texts[field] };
    const edited = () => (stored.source ? byHand(office, duty, field) : saysOtherwise(beside, field));
    return compared(sides, fields.has(field), edited).map((change) => shown(change, office, duty));
  });
}

/** Rules or parties that a person set stand against a new wording, though the wording itself was never edited. */
function byHand(office: Office, duty: Duty, field: SourceField): boolean {
  if (field === 'timeWording') return office.rulesByHand(duty);
  return field === 'unitsWording' && office.partiesByHand(duty);
}

/** Whether a duty that no file said this of has something there already, and something else. */
function saysOtherwise({ row, duty, office }: Beside, field: SourceField): boolean {
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
function shown(change: CellChange, office: Office, duty: Duty): CellChange {
  const { field } = change;
  if (!change.conflict || (field !== 'timeWording' && field !== 'unitsWording')) return change;
  if (change.base !== undefined && !sameText(change.before, change.base)) return change;
  const words = office.printed({ ...duty, timeWording: '' });
  return { ...change, before: words[field] || change.before };
}

/** A row of a workbook of ours beside its duty: the workbook printed some cells otherwise than they are stored. */
export function printedChanges(beside: Beside, { cells }: StampedRow): readonly CellChange[] {
  const { texts, duty, office, fields } = beside;
  let words: ReturnType<Office['printed']> | undefined;
  return FIELDS.flatMap((field): readonly CellChange[] => {
    const base = cells[field];
    if (base === undefined || sameText(texts[field], base)) return [];
    // 序号 that only counts the rows of the workbook says nothing of the duty.
    if (field === 'number' && !sameText(base, duty.number)) return [];
    const target = storedField(field, cells, duty);
    words ??= office.printed(duty);
    const ours = field === 'timeWording' || field === 'unitsWording' ? words[field] : duty[target];
    const edited = () => field === 'timeWording' && duty.timeWording !== '' && office.rulesByHand(duty);
    return compared({ field: target, base, ours, theirs: texts[field] }, fields.has(field), edited);
  });
}

/** A table that prints only the lower of two labels has it where others have the upper one. */
function storedField(field: SourceField, cells: StampedRow['cells'], duty: Duty): SourceField {
  const lower = field === 'task' && duty.task === '' && duty.subtask !== '' && (cells['subtask'] ?? '') === '';
  return lower ? 'subtask' : field;
}

/** A measure of a plan beside the same one in a table, or the other way round: only what fills a gap, or contradicts, is news. */
export function acrossKindsChanges(beside: Beside): readonly CellChange[] {
  const { row, texts, duty, office } = beside;
  return (['timeWording', 'unitsWording'] as const).flatMap((field): readonly CellChange[] => {
    const theirs = texts[field];
    if (comparable(theirs) === '' || sameText(theirs, duty[field])) return [];
    const agrees = field === 'timeWording' ? office.hasRulesOf(duty, row) : office.hasPartiesOf(duty, row);
    if (agrees) return [];
    const conflict = saysOtherwise(beside, field);
    const change = {
      field,
      label: DUTY_TEXT_WORDS[field],
      before: duty[field],
      after: theirs,
      conflict,
      clears: false,
    };
    return [conflict ? { ...change, before: office.printed(duty)[field] } : change];
  });
}
