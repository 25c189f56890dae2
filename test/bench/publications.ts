import { read, utils } from 'xlsx';
import { matchPublications } from '../../electron/domain/publications/match.ts';
import { districtYear } from '../support/district.ts';
import { judge, type Judged } from '../support/districtJudge.ts';
import { SECOND_SCHEME } from '../support/districtSecond.ts';
import { FIRST_SCHEME } from '../support/districtTitles.ts';
import { workbookBytes } from '../support/fixtures.ts';
import { median, type Ratio } from './measure.ts';
import { throughTheApp } from './publicationsApp.ts';

const share = (part: number, whole: number): string =>
  whole === 0 ? '  –  ' : `${((100 * part) / whole).toFixed(1)}%`;

function line(what: string, { count, true: known, ticked, right, found }: Judged): string {
  const figures = [`n ${count}`, `ticked ${ticked}`, `of them right ${share(right, ticked)}`];
  const ofTrue =
    known === 0 ? [] : [`of the true ticked ${share(right, known)}, ticked or proposed ${share(found, known)}`];
  return `  ${what.padEnd(36)} ${[...figures, ...ofTrue].join(', ')}`;
}

/** How right matching is on years of invented districts, over all and by manner of title. */
export function benchMatching(seeds: readonly number[]): readonly string[] {
  return [FIRST_SCHEME, SECOND_SCHEME].flatMap((scheme, index) => {
    const titles = [];
    const matches = [];
    for (const seed of seeds) {
      const year = districtYear(seed, scheme);
      titles.push(...year.titles);
      const publications = year.titles.map(({ publication }) => publication);
      matches.push(...matchPublications({ ...year, publications, fulfilments: [] }));
    }
    const { all, manners } = judge(titles, matches);
    const byManner = [...manners].toSorted(([, a], [, b]) => b.count - a.count);
    const first = line(`titles of scheme ${index + 1}, ${seeds.length} years`, all);
    return [first].concat(byManner.map(([manner, own]) => line(manner, own)));
  });
}

const [LINES, NOISE, MORE_TOWNS] = [50_000, 32_500, 265];

/** 50,000 publications set beside some 20,000 due items, against the library's bare parse of the list that brings them. */
export async function benchPublications(): Promise<Ratio[]> {
  const year = districtYear(1, FIRST_SCHEME, { noise: NOISE, moreTowns: MORE_TOWNS });
  const publications = year.titles.map(({ publication }) => publication).slice(0, LINES);
  const rows = publications.map(({ title, units, column, publishedOn, link }) => [
    title,
    units[0] ?? '',
    column,
    publishedOn,
    link,
  ]);
  const bytes = workbookBytes([{ name: '公开信息', rows: [['标题', '来源', '栏目', '发布时间', '链接'], ...rows] }]);
  const baseline = 'bare xlsx parse of that list';
  const bare = await median(3, () => {
    const { Sheets, SheetNames } = read(bytes);
    const sheet = Sheets[SheetNames[0] ?? ''];
    return sheet && utils.sheet_to_json(sheet, { header: 1 });
  });
  const { whole, waits } = await throughTheApp(year, bytes);
  const { undo, ...meanwhile } = waits;
  const size = `${publications.length} lines and ${year.occurrences.length} due items`;
  return [
    { what: `${size} through the app: read, looked at, recorded, matched`, ours: whole, baseline, bare },
    {
      what: 'the longest that another method waited meanwhile',
      ours: Math.max(...Object.values(meanwhile)),
      baseline,
      bare,
    },
    { what: 'the longest that it waited while the list was taken back', ours: undo, baseline, bare },
    {
      what: `${publications.length} publications matched to ${year.occurrences.length} due items`,
      ours: await median(3, () => matchPublications({ ...year, publications, fulfilments: [] })),
      baseline,
      bare,
    },
  ];
}
