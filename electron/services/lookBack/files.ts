import type { ParsedInputOf } from '../../contract/index.ts';
import type { LookBackItemView, LookBackView } from '../../contract/lookBack.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { fail, succeed } from '../../domain/failure.ts';
import type { CellSpec, ColumnSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { DUTY_KIND_WORDS } from '../../domain/words/duties.ts';
import { ITEM_STATE_WORDS } from '../../domain/words/ledger.ts';
import { LOOK_BACK_OUTCOME_WORDS, lookBackWords, UNDECIDED } from '../../domain/words/lookBack.ts';
import type { ServiceContext } from '../app/context.ts';
import {
  asOfWords,
  EMPTY_CELL,
  fileNameOf,
  mergeLabels,
  numberCell,
  sentenceRow,
  SIGNATURE,
  textCell,
  titleOf,
  type SheetHeading,
} from '../exports/sheet.ts';
import { asReport } from '../exports/stamp.ts';
import { writeWorkbookJob } from '../exports/writing.ts';
import { factsIndex } from '../year/views.ts';
import { lookBackOf } from '../year/lookBack.ts';

const COLUMNS: readonly ColumnSpec[] = [
  { header: ['序号'], width: 6, align: 'center' },
  { header: ['责任单位'], width: 20, align: 'left' },
  { header: ['事项类别'], width: 10, align: 'center' },
  { header: ['事项'], width: 42, align: 'left' },
  { header: ['来源'], width: 22, align: 'left' },
  { header: ['所属期'], width: 14, align: 'center' },
  { header: ['应办日期'], width: 16, align: 'center' },
  { header: ['截止时'], width: 9, align: 'center' },
  { header: ['处理'], width: 8, align: 'center' },
  { header: ['日期'], width: 16, align: 'center' },
  { header: ['说明'], width: 26, align: 'left' },
];

/** Makes the printed list in the background. */
export function exportLookBack(context: ServiceContext, { year, paper }: ParsedInputOf<'lookBack.export'>) {
  const { store, clock, ids } = context;
  const district = store.workspace.setting('district');
  if (district === undefined) return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  if (!store.workspace.year(year)) return fail('not-found', `还没有 ${year} 年度。`);
  const view = lookBackOf(context, year);
  const heading: SheetHeading = { district, year, paper, asOf: clock.today() };
  const { duties } = factsIndex(store.facts(year));
  const titleOfDuty = ({ carriedTo }: LookBackItemView) =>
    carriedTo === undefined ? undefined : duties.get(carriedTo)?.content;
  const workspace = store.workspace.setting('workspace') ?? '';
  const origin = { workspace, district, year, book: ids.next(), madeAt: clock.now() };
  const spec = asReport(lookBackList(heading, view, titleOfDuty), origin);
  return succeed({ jobId: writeWorkbookJob(context, spec) });
}

/** 回头看清单: what the year before left open at its cut-off and what becomes of it, by unit. */
function lookBackList(
  heading: SheetHeading,
  { from, cutOff, items, counts, isEarly }: LookBackView,
  carrierOf: (item: LookBackItemView) => string | undefined,
): WorkbookSpec {
  const table = '政务公开回头看清单';
  const units = mergeLabels(
    items.map(({ unit }) => unit),
    1,
  );
  const rows = items.map((item, row): readonly CellSpec[] => [
    numberCell(row + 1),
    units.cells[row] ?? EMPTY_CELL,
    textCell(DUTY_KIND_WORDS[item.kind]),
    textCell(item.content),
    textCell(originWords(item)),
    textCell(item.period),
    item.dueOn === undefined ? EMPTY_CELL : textCell(chineseDate(item.dueOn)),
    textCell(ITEM_STATE_WORDS[item.state]),
    item.decision === undefined
      ? textCell(UNDECIDED, 'strong')
      : textCell(LOOK_BACK_OUTCOME_WORDS[item.decision.outcome]),
    item.decision === undefined ? EMPTY_CELL : textCell(chineseDate(item.decision.on)),
    textCell(remarkOf(item, carrierOf(item))),
  ]);
  const none = from === undefined ? '之前没有其他年度。' : `${from}年度没有截止时未办结的事项。`;
  const cut = cutOff === undefined ? '' : `，考核截止日${chineseDate(cutOff)}`;
  return {
    fileName: fileNameOf(heading, table),
    sheets: [
      {
        name: '回头看清单',
        title: titleOf(heading, table),
        caption: [lookBackWords(counts), asOfWords(heading)],
        columns: COLUMNS,
        ...(rows.length > 0 ? { rows, merges: units.merges } : sentenceRow(none, COLUMNS.length)),
        footer: [
          ...(from === undefined
            ? []
            : [
                `说明：列入${from}年度${isEarly ? '到今天' : '截止时'}没有办结的事项（逾期、退回未改和延期到截止日以后的）${cut}；已登记待核验的、免除的和不计入考核的不列。`,
              ]),
          SIGNATURE,
        ],
        paper: heading.paper,
      },
    ],
  };
}

/** 《2021年政务公开工作要点》1-2. */
function originWords({ plan, number, isCase }: LookBackItemView): string {
  if (isCase) return '登记簿';
  return [plan, number === '' ? '' : `第${number}项`].filter((each) => each !== '').join(' ');
}

function remarkOf({ decision, since, isCase }: LookBackItemView, carrier: string | undefined): string {
  const carried =
    carrier === undefined ? (isCase ? '在登记簿里继续办理' : '本年度没有沿用这个事项') : `本年度事项：${carrier}`;
  return [
    ...(decision?.reason === undefined || decision.reason === '' ? [] : [decision.reason]),
    ...(decision?.outcome === 'carriedOn' ? [carried] : []),
    ...(since === undefined ? [] : [`截止后：${since}`]),
  ].join('；');
}
