import type { ParsedInputOf } from '../../contract/index.ts';
import type { CaseRow } from '../../contract/registers.ts';
import type { FulfilmentId, UnitId } from '../../domain/brand.ts';
import { stepLinkWord, stepNoteWord } from '../../domain/exchange/caseColumns.ts';
import type { Moment } from '../../domain/model/caseRecord.ts';
import type { CellSpec, ColumnSpec } from '../../domain/sheets/workbookSpec.ts';
import { REGISTER_DEFINITIONS } from '../../domain/words/registerDefinitions.ts';
import type { FieldDefinition, RegisterDefinition, StepDefinition } from '../../domain/words/registerForms.ts';
import { caseStateText, choiceWord, fieldText } from '../../domain/words/registers.ts';
import type { StoredCase } from '../../store/repositories/cases.ts';
import type { ServiceContext } from '../app/context.ts';
import { listWorkbook, textCell, writeList } from '../app/listWorkbook.ts';
import { countedTo, namesOf, registerView } from './caseViews.ts';

/** A case with its steps. */
interface ListedCase {
  readonly row: CaseRow;
  readonly steps: StoredCase['steps'];
}

interface ListColumn {
  readonly column: ColumnSpec;
  readonly cell: (one: ListedCase) => CellSpec;
  /** Left out where it is empty for all. */
  readonly isOptional?: boolean;
}

interface ListOptions {
  /** What is private is shown. */
  readonly revealed: boolean;
  readonly names: ReadonlyMap<UnitId, string>;
  /** What an event counts to by its registration. */
  readonly countedTo: (id: FulfilmentId) => string;
}

const ERASED = '已清除';

function textColumn(
  word: string,
  width: number,
  text: (one: ListedCase) => string,
  align: ColumnSpec['align'] = 'center',
): ListColumn {
  return { column: { header: [word], width, align }, cell: (one) => textCell(text(one)) };
}

/** 2021-05-10 14:30. */
function momentText(moment: Moment | undefined): string {
  if (moment === undefined) return '';
  return moment.at === undefined ? moment.on : `${moment.on} ${moment.at}`;
}

function fieldColumn(definition: RegisterDefinition, { key, word, kind, isPrivate }: FieldDefinition): ListColumn {
  const width = kind === 'long' ? 34 : kind === 'day' ? 12 : 14;
  const text = ({ row }: ListedCase) =>
    isPrivate && row.erasedOn !== undefined ? ERASED : fieldText(definition, row, key);
  return textColumn(word, width, text, kind === 'day' || kind === 'choice' ? 'center' : 'left');
}

/** The last step of a kind: its day, and what else its kind has. */
function stepColumns(
  { isTimed, isPrivate }: RegisterDefinition,
  { kind, word, until, choice, unit, count, counts, reason, isPublished }: StepDefinition,
  { revealed, names, countedTo }: ListOptions,
): readonly ListColumn[] {
  const last = ({ steps }: ListedCase) => steps.findLast(({ step }) => step.kind === kind);
  const columns: ListColumn[] = [
    textColumn(`${word}${isTimed ? '时间' : '日期'}`, isTimed ? 17 : 12, (one) => momentText(last(one)?.step)),
  ];
  if (unit !== undefined) {
    const named = (one: ListedCase) => {
      const id = last(one)?.step.unitId;
      return id === undefined ? '' : (names.get(id) ?? '');
    };
    columns.push(textColumn(`${word}单位`, 16, named, 'left'));
  }
  if (until) columns.push(textColumn(until.word, 12, (one) => last(one)?.step.until ?? ''));
  if (choice)
    columns.push(textColumn(choice.word, 12, (one) => choiceWord(choice.options, last(one)?.step.choice ?? '')));
  if (count !== undefined) columns.push(textColumn(count, 10, (one) => String(last(one)?.step.count ?? '')));
  if (counts !== undefined) {
    const named = (one: ListedCase) => {
      const id = last(one)?.fulfilmentId;
      return id === undefined ? '' : countedTo(id);
    };
    columns.push(textColumn(counts, 24, named, 'left'));
  }
  const note = (one: ListedCase) => last(one)?.texts.note ?? '';
  if (revealed || !isPrivate) {
    columns.push({ ...textColumn(reason ?? stepNoteWord(word), 24, note, 'left'), isOptional: reason === undefined });
  }
  if (isPublished) {
    const link = (one: ListedCase) => last(one)?.texts.link ?? '';
    columns.push({ ...textColumn(stepLinkWord(word), 24, link, 'left'), isOptional: true });
  }
  return columns;
}

function nextWords({ next }: CaseRow): string {
  const first = next.find(({ isOptional }) => !isOptional) ?? next[0];
  if (first === undefined) return '';
  return first.by === undefined ? first.word : `${first.word}（${momentText(first.by)}）`;
}

function columnsOf(definition: RegisterDefinition, options: ListOptions): readonly ListColumn[] {
  const { numberWord, titleWord, unitWord, coUnitsWord, isPrivate } = definition;
  // Of who wrote the name alone is shown masked; the other private fields would be empty.
  const fields = definition.fields.filter((field) => options.revealed || !field.isPrivate || field.key === 'author');
  const title = ({ row }: ListedCase) => (isPrivate && row.erasedOn !== undefined ? ERASED : row.title);
  return [
    textColumn(numberWord, 14, ({ row }) => row.number),
    textColumn(titleWord, 34, title, 'left'),
    ...fields.map((field) => fieldColumn(definition, field)),
    textColumn(unitWord, 16, ({ row }) => row.unit, 'left'),
    ...(coUnitsWord === undefined ? [] : [textColumn(coUnitsWord, 16, ({ row }) => row.coUnits.join('、'), 'left')]),
    ...definition.steps.flatMap((step) => stepColumns(definition, step, options)),
    textColumn('期限', definition.isTimed ? 17 : 12, ({ row }) => momentText(row.clock?.due)),
    {
      column: { header: ['状态'], width: 18, align: 'center' },
      cell: ({ row }) =>
        textCell(caseStateText(row), row.isBroken || (row.isLate && !row.isDone) ? 'alarm' : undefined),
    },
    textColumn('下一步', 24, ({ row }) => nextWords(row), 'left'),
  ];
}

/** A register as a workbook to be printed; what is private is masked or left out unless it was asked for, and then the file says so. */
export function exportCases(context: ServiceContext, { register, ids, revealed }: ParsedInputOf<'registers.export'>) {
  const view = registerView(context, { register, revealed });
  if (!view.ok) return view;
  const definition = REGISTER_DEFINITIONS[register];
  const { name, measure, isPrivate } = definition;
  const isShown = isPrivate === true && revealed;
  const wanted = ids === undefined ? undefined : new Set(ids);
  const rows = view.value.rows.filter(({ id }) => wanted?.has(id) ?? true);
  const steps = new Map(context.store.cases.all().map((one) => [one.id, one.steps]));
  const listed = rows.map((row): ListedCase => ({ row, steps: steps.get(row.id) ?? [] }));
  const columns = columnsOf(definition, {
    revealed,
    names: namesOf(context),
    countedTo: (id) => countedTo(context, id),
  }).filter(({ cell, isOptional }) => !isOptional || listed.some((one) => cell(one).kind !== 'empty'));
  const open = rows.filter(({ isDone }) => !isDone).length;
  const warning = '本表含个人信息，只限办理使用，不得转发、公开；用后请删除。';
  const masked = '说明：个人信息已遮盖或略去。';
  return writeList(context, undefined, (heading) =>
    listWorkbook(heading, {
      name,
      title: `${name}登记簿${isShown ? '（含个人信息，注意保密）' : ''}`,
      caption: `共 ${rows.length} ${measure}，未办结 ${open} ${measure}${isShown ? `　${warning}` : ''}`,
      columns: columns.map(({ column }) => column),
      rows: listed.map((one) => columns.map(({ cell }) => cell(one))),
      footer: [
        ...(isShown ? [`注意：${warning}`] : isPrivate ? [masked] : []),
        '步骤多次的，为最近一次（重新导入时只有这一次）；期限按各登记簿的时限推算。',
      ],
    }),
  );
}
