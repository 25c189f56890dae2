import type { PublicationFacts } from '../../domain/model/publication.ts';
import { wholeDays, type ShownDay } from '../../domain/sites/shownDays.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { dayIn } from '../../domain/sites/shownDays.ts';
import { elementsOf, isUnseen, shownText, type PageElement } from './pageTree.ts';
import type { ListRow, RowGroup } from './listRows.ts';

/** A line before its day is whole. */
export interface Line extends Omit<PublicationFacts, 'publishedOn'> {
  readonly shown: ShownDay | undefined;
}

/** What a list's lines say, with the days whole, and how many of them have none. */
export function itemsOf(
  lines: readonly Line[],
  noLaterThan: PlainDate,
): { readonly items: readonly PublicationFacts[]; readonly withoutDay: number } {
  const days = wholeDays(lines, noLaterThan);
  const items = lines.flatMap(({ title, units, column, dayBasis, link, indexNumber }, at): PublicationFacts[] => {
    const publishedOn = days[at];
    return publishedOn === undefined ? [] : [{ title, units, column, publishedOn, dayBasis, link, indexNumber }];
  });
  return { items, withoutDay: lines.length - items.length };
}

const UNIT_WORD =
  /^(?:信息)?(?:来源|发布机构|发布单位|发布机关|发布部门|发文机关|发文单位|公开单位|公开机构|责任部门|责任单位|作者|供稿|供稿单位|撰稿)$/u;
const COLUMN_WORD = /^(?:栏目|所属栏目|目录|信息分类|主题分类|类别|分类|栏目名称)$/u;
const PUBLISHED_WORD = /^(?:发布|公开|发文|上网|更新)?(?:时间|日期)$/u;
const FORMED_WORD = /^(?:成文|生成|印发|制定)(?:时间|日期)$/u;
const INDEX_WORD = /^(?:索引号|信息索引号?|索引)$/u;
const TITLE_WORD = /^(?:标题|信息名称|名称|文件名称|信息标题|公文名称|文件标题)$/u;

interface Heads {
  readonly unit: readonly number[];
  readonly column: readonly number[];
  readonly published: readonly number[];
  readonly formed: readonly number[];
  readonly index: readonly number[];
}

/** The lines of a group, with what stands beside their titles. */
export function linesOf({ rows, holder }: RowGroup, pageColumn: string, today: PlainDate): readonly Line[] {
  const heads = headsOf(holder, rows);
  return rows.map((row) => {
    const cells = heads && row.row ? cellsOf(row.row) : [];
    const cell = (places: readonly number[] = []): string[] =>
      places.map((place) => cells[place] ?? '').filter((text) => text !== '' && text !== '-');
    const beside = besideTitle(row);
    const [published] = cell(heads?.published);
    const [formed] = cell(heads?.formed);
    const inCell = published ?? formed;
    return {
      title: withoutDayAtEdge(row.link.title, row.day !== undefined || inCell !== undefined),
      units: unique([...cell(heads?.unit), ...beside.units]),
      column: cell(heads?.column)[0] ?? columnOf(row, beside.text) ?? pageColumn,
      dayBasis: published === undefined && formed !== undefined ? 'formed' : beside.dayBasis,
      link: row.link.url,
      indexNumber: cell(heads?.index)[0] ?? beside.indexNumber,
      shown:
        (inCell === undefined ? undefined : dayIn(inCell, today)) ?? row.day?.shown ?? dayAtEdge(row.link.title, today),
    };
  });
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function cellsOf(row: PageElement): readonly string[] {
  return row.children.flatMap((child) => (typeof child === 'string' ? [] : [shownText(child)]));
}

/** The columns of a table, or of a list that has a head like one, by their words. */
function headsOf(holder: PageElement, rows: readonly ListRow[]): Heads | undefined {
  const [first] = rows;
  if (!first?.row) return undefined;
  const table = [holder, holder.parent].find((each) => each?.name === 'table') ?? holder.parent ?? holder;
  for (const element of elementsOf(table, ({ at }) => at < (first.row?.at ?? 0))) {
    if (element.at >= first.row.at) break;
    const words = cellsOf(element).map((each) => each.replaceAll(/\s/gu, ''));
    if (words.length < 2 || words.length > 12 || !words.some((each) => TITLE_WORD.test(each))) continue;
    const where = (pattern: RegExp): number[] => words.flatMap((each, at) => (pattern.test(each) ? [at] : []));
    return {
      unit: where(UNIT_WORD),
      column: where(COLUMN_WORD),
      published: where(PUBLISHED_WORD),
      formed: where(FORMED_WORD),
      index: where(INDEX_WORD),
    };
  }
  return undefined;
}

const LABELLED_UNIT =
  /(?:(?:信息)?来源|发布机构|发布单位|发布机关|发布部门|发文机关|发文单位|公开单位|责任部门|作者|供稿(?:单位)?)\s*[:：]\s*([^\s:：|｜\]】)）]{2,40})/gu;
const LABELLED_INDEX = /索引号\s*[:：]\s*([\w\-/〔〕[\]（）()]{4,60})/u;
const UNIT_CLASS = /(?:^|[\s_-])(?:source|laiyuan|ly|unit|dept|org|fbjg|author|from)(?:$|[\s_-])/iu;
const FORMED_LABEL = /(?:成文|生成|印发)(?:时间|日期)\s*[:：]/u;
const PUBLISHED_LABEL = /(?:发布|公开|发文)(?:时间|日期)\s*[:：]/u;

/** So much of what stands beside a title is looked at. */
const LONGEST_BESIDE = 2000;

interface Beside extends Pick<Line, 'units' | 'indexNumber' | 'dayBasis'> {
  readonly text: string;
}

function besideTitle({ row, link }: ListRow): Beside {
  if (!row) return { text: '', units: [], indexNumber: '', dayBasis: 'published' };
  // What is only shown when the mouse stands on a line says more of it.
  const hidden = [...elementsOf(row)].filter(
    (each) => isUnseen(each) && each.name !== 'script' && each.name !== 'style',
  );
  const text = [
    shownText(row, (each) => each === link.element, LONGEST_BESIDE),
    ...hidden.map((each) => shownText(each, undefined, LONGEST_BESIDE)),
  ].join(' ');
  const named = [...text.matchAll(LABELLED_UNIT)].map(([, unit = '']) => unit.replace(/[，。；,;]+$/u, ''));
  const marked = [...elementsOf(row)]
    .filter(({ attributes }) => UNIT_CLASS.test(attributes['class'] ?? ''))
    .map((each) => shownText(each).replace(/^[^:：]*[:：]\s*/u, ''))
    .filter((each) => each.length >= 2 && each.length <= 40 && !/^\d|\d{4}-\d/u.test(each) && each !== link.title);
  const isFormed = hidden.length === 0 && FORMED_LABEL.test(text) && !PUBLISHED_LABEL.test(text);
  return {
    text,
    units: unique([...named, ...marked]),
    indexNumber: LABELLED_INDEX.exec(text)?.[1] ?? '',
    dayBasis: isFormed ? 'formed' : 'published',
  };
}

/** [部门动态] before a title, as a link or as text. */
function columnOf({ others, link }: ListRow, beside: string): string | undefined {
  const linked = others.find(({ title, element }) => title.length <= 20 && element.at < link.element.at)?.title;
  const bracketed = /^\s*(?:[·•]\s*)?[[【〔]\s*([^\]】〕\d]{2,20}?)\s*[\]】〕]/u.exec(beside)?.[1];
  return linked?.replaceAll(/[[\]【】〔〕]/gu, '').trim() ?? bracketed;
}

/** A day at an edge of the link's own words: “[2021-05-10] 标题”, “标题 2021-05-10”. One in words (2021年5月10日) is the title's. */
const EDGE =
  /^(?:[[(（【]\s*((?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}-\d{1,2})\s*[\])）】]|((?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2})\s)\s*|\s*[[(（【]?((?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2})(?: \d{1,2}:\d{2}(?::\d{2})?)?\s*[\])）】]?$/u;

function dayAtEdge(title: string, today: PlainDate): ShownDay | undefined {
  const [, bracketed, before, behind] = EDGE.exec(title) ?? [];
  const text = bracketed ?? before ?? behind;
  return text === undefined ? undefined : dayIn(text, today);
}

function withoutDayAtEdge(title: string, hasDay: boolean): string {
  const without = title.replace(EDGE, '').trim();
  // A day that stands beside the link too was shown in it once more.
  return without.length >= 4 && (!hasDay || /\d{4}/u.test(title)) ? without : title;
}
