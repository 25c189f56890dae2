import type { SummaryFigures, SummaryView } from '../../contract/comparison.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { headingNumber } from '../../domain/papers/paper.ts';
import type { WordBlock, WordCell, WordPaper } from '../../domain/papers/wordPaper.ts';
import { NO_TASK } from '../../domain/words/comparison.ts';

/** The columns of the summary's tables: items first, then duties. */
export const figureHeaders: readonly (readonly [string, string])[] = [
  ['项次', '应办'],
  ['项次', '已落实'],
  ['项次', '其中迟办'],
  ['项次', '未落实'],
  ['项次', '未到期'],
  ['项次', '不计'],
  ['事项', '全部落实'],
  ['事项', '部分落实'],
  ['事项', '未落实'],
  ['事项', '未到期'],
  ['事项', '不计'],
];

/** A row's figures, in the order of the columns. */
export function figureCells({ owed, done, late, open, notDue, apart, duties }: SummaryFigures): readonly number[] {
  return [owed, done, late, open, notDue, apart, duties.all, duties.part, duties.none, duties.notDue, duties.apart];
}

interface PaperFrame {
  readonly fileName: string;
  readonly title: string;
  readonly office: string;
  readonly day: string;
}

/** More duties than these are left to the workbook. */
const MOST_OPEN = 200;

/** The yearly summary for Word: what it came to in sentences, then by key task, by unit, and what is not carried out. */
export function summaryPaper(view: SummaryView, { fileName, title, office, day }: PaperFrame): WordPaper {
  const { tasks, units, open, notes } = view;
  const parts: readonly (readonly [string, readonly WordBlock[]])[] = [
    ['总体情况', overall(view)],
    [
      '按重点任务',
      [
        figuresTable(
          '重点任务',
          tasks.map((task) => [task.name || NO_TASK, task]),
        ),
      ],
    ],
    [
      '按责任单位',
      [
        figuresTable(
          '单位',
          units.map((unit) => [unit.unit, unit]),
        ),
      ],
    ],
    ['未落实的事项', open.length === 0 ? [paragraph('到期的事项都已落实。')] : openBlocks(view)],
    ['统计口径', notes.map(paragraph)],
  ];
  const blocks = parts.flatMap(([heading, own], at): readonly WordBlock[] => {
    const head: readonly WordBlock[] = [{ kind: 'heading', text: `${headingNumber(at + 1)}、${heading}` }];
    return head.concat(own);
  });
  return { fileName, title, blocks, signature: [office, day] };
}

function paragraph(text: string): WordBlock {
  return { kind: 'paragraph', text };
}

function overall({ year, asOf, total, tasks, units }: SummaryView): readonly WordBlock[] {
  const { duties } = total;
  const sum = duties.all + duties.part + duties.none + duties.notDue + duties.apart;
  const late = total.late === 0 ? '' : `（其中迟办${total.late}）`;
  const apart = total.apart === 0 ? '' : `另有不计${total.apart}项次（其中免除${total.exempt}）。`;
  const worst = units
    .filter(({ open }) => open > 0)
    .toSorted((a, b) => b.open - a.open)
    .slice(0, 5)
    .map(({ unit, open }) => `${unit}（${open}）`);
  return [
    paragraph(
      `截至${chineseDate(asOf)}，${year}年度共有重点任务${tasks.filter(({ key }) => key !== '').length}项、事项${sum}项，涉及${units.length}个单位。应办${total.owed}项次，已落实${total.done}${late}，未落实${total.open}，未到期${total.notDue}。${apart}`,
    ),
    paragraph(
      `按事项计，全部落实${duties.all}项，部分落实${duties.part}项，未落实${duties.none}项，未到期${duties.notDue}项，不计${duties.apart}项。`,
    ),
    ...(worst.length === 0 ? [] : [paragraph(`未落实项次较多的单位：${worst.join('、')}。`)]),
  ];
}

function figuresTable(what: string, rows: readonly (readonly [string, SummaryFigures])[]): WordBlock {
  const groups = [...Map.groupBy(figureHeaders, ([group]) => group)];
  const label = (text: string): WordCell => ({ text, align: 'left' });
  return {
    kind: 'table',
    widths: [30, ...figureHeaders.map(() => 7)],
    headerRows: 2,
    rows: [
      [{ text: what, rows: 2 }, ...groups.map(([text, own]) => ({ text, columns: own.length }))],
      figureHeaders.map(([, text]) => ({ text })),
      ...rows.map(([name, figures]) => [
        label(name),
        ...figureCells(figures).map((value) => ({ text: String(value) })),
      ]),
    ],
  };
}

function openBlocks({ open }: SummaryView): readonly WordBlock[] {
  const shown = open.slice(0, MOST_OPEN);
  return [
    {
      kind: 'table',
      widths: [22, 42, 12, 24],
      headerRows: 1,
      rows: [
        ['重点任务', '事项', '未落实项次', '未落实的单位'].map((text) => ({ text })),
        ...shown.map((each): readonly WordCell[] => [
          { text: each.task, align: 'left' },
          { text: each.content, align: 'left' },
          { text: String(each.open) },
          { text: each.units.join('、'), align: 'left' },
        ]),
      ],
    },
    ...(open.length > MOST_OPEN ? [paragraph(`共${open.length}项，以上为前${MOST_OPEN}项，其余见表格文件。`)] : []),
  ];
}
