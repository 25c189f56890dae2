import type { Year } from '../../domain/brand.ts';
import { endOfMonth, type PlainDate } from '../../domain/dates/plainDate.ts';
import { ADOPTION_LEVELS } from '../../domain/model/piece.ts';
import {
  ADOPTION_ORDER,
  rankedAdoptions,
  takenTotal,
  type AdoptionFigures,
  type AdoptionUnit,
  type RankedAdoption,
} from '../../domain/papers/adoptions.ts';
import type { CellSpec, ColumnSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { EXPORT_KIND_WORDS } from '../../domain/words/documents.ts';
import { UNIT_KIND_WORDS } from '../../domain/words/duties.ts';
import { ADOPTION_LEVEL_WORDS } from '../../domain/words/pieces.ts';
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

const SPANS = ['当月', '累计'] as const;
const COLUMNS: readonly ColumnSpec[] = [
  { header: ['序号'], width: 5, align: 'center' },
  { header: ['类别'], width: 8, align: 'center' },
  { header: ['单位'], width: 24, align: 'left' },
  ...SPANS.flatMap((span): ColumnSpec[] =>
    ['报送', ...ADOPTION_LEVELS.map((level) => ADOPTION_LEVEL_WORDS[level]), '采用篇次', '名次'].map((name) => ({
      header: [span, name],
      width: 8,
      align: 'center',
    })),
  ),
];

/** The last month of the year that is over by a day; January before that. */
export function lastMonthOver(year: Year, today: PlainDate): number {
  return Array.from({ length: 12 }, (_, index) => 12 - index).find((month) => endOfMonth(year, month) < today) ?? 1;
}

/** 信息采用情况表: what each unit sent and how often it was taken up, in the month and in the year so far. Places are among all units of a kind. */
export function adoptionTable(
  heading: SheetHeading,
  month: number,
  units: readonly AdoptionUnit[],
  { shown, counting }: { readonly shown: ReadonlySet<string>; readonly counting: string },
): WorkbookSpec {
  const table = `${month}月${EXPORT_KIND_WORDS.adoptions.title}`;
  const rows = rankedAdoptions(units).filter(({ unit }) => shown.has(unit.name));
  return {
    fileName: fileNameOf(heading, table),
    sheets: [
      {
        name: EXPORT_KIND_WORDS.adoptions.short,
        title: titleOf(heading, table),
        caption: [`共${rows.length}个单位，累计为1月至${month}月`, asOfWords(heading)],
        columns: COLUMNS,
        ...(rows.length > 0
          ? { rows: rows.map(unitRow), merges: [] }
          : sentenceRow('没有应报信息的单位。', COLUMNS.length)),
        footer: [`说明：采用按采用日期计入当月；${counting}；${ADOPTION_ORDER}。`, SIGNATURE],
        paper: heading.paper,
      },
    ],
  };
}

function unitRow({ unit, monthRank, yearRank }: RankedAdoption, index: number): readonly CellSpec[] {
  const { name, kind, month, year } = unit;
  return [
    numberCell(index + 1),
    textCell(UNIT_KIND_WORDS[kind]),
    textCell(name),
    ...figures(month, monthRank),
    ...figures(year, yearRank),
  ];
}

function figures(of: AdoptionFigures, rank: number | undefined): readonly CellSpec[] {
  return [
    numberCell(of.sent),
    ...ADOPTION_LEVELS.map((level) => numberCell(of.taken[level])),
    numberCell(takenTotal(of), '0', 'strong'),
    rank === undefined ? textCell('—', 'muted') : numberCell(rank),
  ];
}
