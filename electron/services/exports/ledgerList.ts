import type { ItemView } from '../../contract/ledger.ts';
import type { UnitId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { ItemFilter, ItemSort } from '../../domain/ledger/items.ts';
import type { ItemState } from '../../domain/model/occurrence.ts';
import type { CellSpec, CellTone, ColumnSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { EXPORT_KIND_WORDS } from '../../domain/words/documents.ts';
import { DUTY_KIND_WORDS } from '../../domain/words/duties.ts';
import { ITEM_MARK_WORDS, ITEM_STATE_WORDS, LEDGER_WORDS, markWords } from '../../domain/words/ledger.ts';
import {
  asOfWords,
  fileNameOf,
  numberCell,
  sentenceRow,
  SIGNATURE,
  textCell,
  titleOf,
  type SheetHeading,
} from './sheet.ts';

const { title: TABLE, short: SHEET } = EXPORT_KIND_WORDS.items;

const COLUMNS: readonly ColumnSpec[] = [
  { header: ['序号'], width: 6, align: 'center' },
  { header: [LEDGER_WORDS.state], width: 10, align: 'center' },
  { header: [LEDGER_WORDS.unit], width: 20, align: 'left' },
  { header: ['事项编号'], width: 9, align: 'center' },
  { header: [LEDGER_WORDS.content], width: 40, align: 'left' },
  { header: [LEDGER_WORDS.period], width: 14, align: 'center' },
  { header: [LEDGER_WORDS.dueOn], width: 12, align: 'center' },
  { header: [LEDGER_WORDS.doneOn], width: 12, align: 'center' },
  { header: [LEDGER_WORDS.verifiedOn], width: 12, align: 'center' },
  { header: [LEDGER_WORDS.next], width: 12, align: 'center' },
  { header: [LEDGER_WORDS.marks], width: 12, align: 'center' },
  { header: [LEDGER_WORDS.note], width: 28, align: 'left' },
];

const TONES: Readonly<Partial<Record<ItemState, CellTone>>> = {
  overdue: 'alarm',
  returned: 'strong',
  toVerify: 'strong',
  reported: 'strong',
  noReply: 'strong',
  checkDue: 'strong',
};

/** 工作台账明细: the lines of the working ledger as a person filtered and sorted them; `chosen` says how. */
export function ledgerList(heading: SheetHeading, items: readonly ItemView[], chosen: string): WorkbookSpec {
  const rows = items.map((item, index): readonly CellSpec[] => [
    numberCell(index + 1),
    textCell(stateText(item), TONES[item.state]),
    textCell(item.unit),
    textCell(item.number),
    textCell(item.content),
    textCell(item.period),
    textCell(item.dueOn ?? ''),
    textCell(item.doneOn ?? ''),
    textCell(item.verifiedOn ?? ''),
    textCell(item.next),
    textCell(markWords(item).join('、')),
    textCell(remarksOf(item)),
  ]);
  return {
    fileName: fileNameOf(heading, TABLE),
    sheets: [
      {
        name: SHEET,
        title: titleOf(heading, TABLE),
        caption: [`共${items.length}项${chosen === '' ? '' : `；${chosen}`}`, asOfWords(heading)],
        columns: COLUMNS,
        ...(rows.length > 0 ? { rows, merges: [] } : sentenceRow('没有符合筛选条件的。', COLUMNS.length)),
        footer: [SIGNATURE],
        paper: heading.paper,
      },
    ],
  };
}

/** 逾期; of a quota 待核验 1/2. */
function stateText({ state, needed, done }: ItemView): string {
  return needed > 1 ? `${ITEM_STATE_WORDS[state]} ${done}/${needed}` : ITEM_STATE_WORDS[state];
}

/** Days that moved, and the latest note. */
function remarksOf({ originalDueOn, newDueOn, note }: ItemView): string {
  return [
    ...(originalDueOn === undefined ? [] : [`原定${originalDueOn}，已延期`]),
    ...(newDueOn === undefined ? [] : [`退回后${newDueOn}前补正`]),
    ...(note === undefined ? [] : [note]),
  ].join('；');
}

/** How the lines were chosen and ordered, in words: 筛选：逾期、退回整改；单位：区财政局；按到期从晚到早. Empty where all stand in the usual order. */
export function chosenWords(filter: ItemFilter, sort: ItemSort | undefined, nameOf: (id: UnitId) => string): string {
  const { states, marks, units, duties, kinds, text = '', from, to } = filter;
  const parts = [
    ...listed(
      '状态',
      states?.map((state) => ITEM_STATE_WORDS[state]),
    ),
    ...listed(
      '标记',
      marks?.map((mark) => ITEM_MARK_WORDS[mark]),
    ),
    ...listed('单位', units?.map(nameOf)),
    ...(duties === undefined ? [] : [`选定的 ${duties.length} 件事项`]),
    ...listed(
      '类别',
      kinds?.map((kind) => DUTY_KIND_WORDS[kind]),
    ),
    ...(text.trim() === '' ? [] : [`含“${text.trim()}”`]),
    ...dueWords(from, to),
  ];
  const order = sort && `按${LEDGER_WORDS[sort.by]}${sort.descending ? '倒序' : '顺序'}`;
  return [...(parts.length > 0 ? [`筛选：${parts.join('，')}`] : []), ...(order === undefined ? [] : [order])].join(
    '；',
  );
}

/** So many names are written out. */
const MOST_NAMES = 5;

function listed(what: string, words: readonly string[] | undefined): readonly string[] {
  if (words === undefined) return [];
  const shown = words.slice(0, MOST_NAMES).join('、');
  return [`${what}为${shown}${words.length > MOST_NAMES ? `等 ${words.length} 个` : ''}`];
}

function dueWords(from: PlainDate | undefined, to: PlainDate | undefined): readonly string[] {
  if (from === undefined && to === undefined) return [];
  return [
    `到期日${from === undefined ? '' : `自 ${from}`}${to === undefined ? '起' : `${from === undefined ? '' : ' '}至 ${to}`}`,
  ];
}
