import { cellSign } from './cellSigns.ts';
import type { ColumnFacts, FactsOf } from './columnFacts.ts';
import type { HeaderColumn } from './header.ts';
import { normaliseHeader, type HeaderMeaning } from './headerWords.ts';
import { PART_IN_IT } from './rowTexts.ts';

/**
 * What the columns of a header hold, by its words and by what stands below them. Words that are known say it; where they say nothing, or
 * leave it open (要求, 标准), the cells do. What the cells alone say is `doubtful`: proposed, for a person to look at.
 */
export function byEvidence(
  columns: readonly HeaderColumn[],
  factsOf: FactsOf,
  ofOneBody = false,
): readonly HeaderColumn[] {
  const ofBody: Step = (known) => sections(known, factsOf, ofOneBody);
  const steps: readonly Step[] = [numbers, stages, limits, matrix, bodies, ofBody, requirements, contents];
  return steps.reduce<readonly HeaderColumn[]>((known, step) => step(known, factsOf), columns);
}

type Step = (columns: readonly HeaderColumn[], factsOf: FactsOf) => readonly HeaderColumn[];

/** A column with its lowest header word and what stands below it. */
interface Seen extends ColumnFacts {
  readonly column: HeaderColumn;
  readonly word: string;
}

function seen(column: HeaderColumn, factsOf: FactsOf): Seen {
  return { column, word: lowestWord(column), ...factsOf(column.column) };
}

export function lowestWord({ words }: HeaderColumn): string {
  return normaliseHeader(words.at(-1) ?? '');
}

function meant(column: HeaderColumn, meaning: HeaderMeaning, sure: boolean): HeaderColumn {
  return sure ? { ...column, meaning } : { ...column, meaning, doubtful: true };
}

function rankOf({ meaning }: HeaderColumn): number {
  return meaning?.kind === 'label' ? meaning.rank : -1;
}

function labelsOf(columns: readonly HeaderColumn[]): readonly HeaderColumn[] {
  return columns.filter(({ meaning }) => meaning?.kind === 'label');
}

/** Which label column says what is to be done: the finest; among equals the rightmost. */
export function contentColumn(columns: readonly HeaderColumn[]): HeaderColumn | undefined {
  const labels = labelsOf(columns);
  const finest = Math.max(...labels.map(rankOf));
  return labels.findLast((label) => rankOf(label) === finest);
}

/** 「工作任务」 over 1, 2, 3 numbers the rows, unless a 序号 does; so does a column without words that are known. */
function numbers(columns: readonly HeaderColumn[], factsOf: FactsOf): readonly HeaderColumn[] {
  const hasLabels = labelsOf(columns).length > 1;
  const isNumbered = columns.some(({ meaning }) => meaning?.kind === 'number');
  let found = isNumbered;
  return columns.map((column) => {
    const { filled, numbersOnly } = factsOf(column.column);
    if (!numbersOnly || filled === 0) return column;
    if (column.meaning?.kind === 'label' && hasLabels) {
      const meaning = { kind: isNumbered ? 'other' : 'number' } as const;
      return { ...column, meaning };
    }
    if (column.meaning !== undefined || found) return column;
    found = true;
    return { ...column, meaning: { kind: 'number' } };
  });
}

/** Quarters and months, where no column says when: goals below them, or ticks. One alone is no series, and figures count. */
function stages(columns: readonly HeaderColumn[], factsOf: FactsOf): readonly HeaderColumn[] {
  const found = columns.filter(({ meaning }) => meaning?.kind === 'stage').map((column) => seen(column, factsOf));
  const hasTime = columns.some(({ meaning }) => meaning?.kind === 'time');
  const areStages = found.length > 1 && !hasTime && found.every(({ share }) => share('figure', 'number') < SOME);
  if (areStages)
    return columns.map((column) => (column.meaning?.kind === 'stage' ? { ...column, doubtful: true } : column));
  return columns.map((column) =>
    column.meaning?.kind === 'stage' ? { ...column, meaning: { kind: 'other' } } : column,
  );
}

/** Words of headers over limits; alone they say too little. */
const LIMIT_HINT = /时|期|频|限|更新|节点|截止|进度|多久/u;
/** Times at which something else is or was: done, signed, valid, kept. */
const OTHER_TIME =
  /实际|启动|开始|起始|交办|下达|接收|成立|填表|填报|制定|发文|成文|印发|上次|上一|创建|登记|有效|保管|保存|任期|服务|工期|合同|到期|批准|签|施行|生效|实施日期|出生|任职|会议|工龄|情况|进展|是否|依据|来源|渠道|电话|文号/u;
/** Half and more of the cells decide; fewer only propose. */
const MOST = 0.6;
const SOME = 0.3;

/** Columns whose cells mostly say when. Several are all read. */
function limits(columns: readonly HeaderColumn[], factsOf: FactsOf): readonly HeaderColumn[] {
  const hasTime = columns.some(({ meaning }) => meaning?.kind === 'time');
  return columns.map((column) => {
    const says = limitIn(seen(column, factsOf), columns, hasTime);
    return says === undefined ? column : meant(column, { kind: 'time' }, says === 'sure');
  });
}

function limitIn(
  { column, word, share, filled }: Seen,
  columns: readonly HeaderColumn[],
  hasTime: boolean,
): 'sure' | 'doubtful' | undefined {
  const { meaning } = column;
  if (filled === 0 || OTHER_TIME.test(word)) return undefined;
  const pure = share('limit');
  const timed = pure + share('timed');
  if (rankOf(column) === 0.5) return requirementLimit(column, columns, { pure, timed, hasTime });
  const isHinted = LIMIT_HINT.test(word);
  if (meaning !== undefined && !(meaning.kind === 'other' && isHinted && !hasTime)) return undefined;
  if (isHinted && timed >= MOST) return meaning === undefined ? 'sure' : 'doubtful';
  return pure >= MOST || (isHinted && !hasTime && timed >= SOME) ? 'doubtful' : undefined;
}

/** 公开要求, where no column says when and most of its cells do; what is to be done by then is a content. */
function requirementLimit(
  column: HeaderColumn,
  columns: readonly HeaderColumn[],
  { pure, timed, hasTime }: { readonly pure: number; readonly timed: number; readonly hasTime: boolean },
): 'sure' | 'doubtful' | undefined {
  const word = lowestWord(column);
  if (hasTime) return undefined;
  if (pure >= MOST) return /^(?:公开|公布|更新|发布|报送|时间|时限|完成)/u.test(word) ? 'sure' : 'doubtful';
  const others = labelsOf(columns).filter((label) => label !== column);
  const isOfPublication = /^(?:公开|更新|发布|工作|完成)?要求$/u.test(word);
  return isOfPublication && others.length > 1 && timed > 0.5 ? 'sure' : undefined;
}

/** Whether a column that is not read says when often enough to be looked at: 工作要求 beside 公开时限. */
export function saysWhenBesides(column: HeaderColumn, factsOf: FactsOf): boolean {
  if (column.meaning !== undefined && rankOf(column) !== 0.5) return false;
  return !OTHER_TIME.test(lowestWord(column)) && factsOf(column.column).share('limit', 'timed') >= SOME;
}

const BODY_HINT = /单位|部门|主体|机构|科|股|室|处|谁|方$|者$/u;
const ANSWERS_HINT = /责任|落实|牵头|配合|承办|承担|单位|部门|^.?[市区县镇乡].{0,3}$|镇街|街道/u;

/** Bodies as headers over ticks, or over who leads and who supports: each is named where its column is ticked. */
function matrix(columns: readonly HeaderColumn[], factsOf: FactsOf): readonly HeaderColumn[] {
  const isTicked = (column: HeaderColumn): boolean => {
    const { filled, share, someSay } = factsOf(column.column);
    const isOpen = column.meaning === undefined || namesBodies(column);
    return (
      isOpen && filled > 0 && cellSign(lastWord(column)) === 'unit' && (share('tick') >= MOST || someSay(PART_IN_IT))
    );
  };
  const found = columns.filter(isTicked);
  return found.length < 2
    ? columns
    : columns.map((column) => (found.includes(column) ? meant(column, { kind: 'units' }, false) : column));
}

function lastWord({ words }: HeaderColumn): string {
  return words.at(-1) ?? '';
}

/** Columns whose cells mostly name bodies: the first where no header word speaks of any, else those whose words speak of an answer. */
function bodies(columns: readonly HeaderColumn[], factsOf: FactsOf): readonly HeaderColumn[] {
  if (columns.some(namesBodies)) return moreBodies(columns, factsOf);
  const candidates = columns
    .filter(({ meaning }) => meaning === undefined)
    .map((column) => seen(column, factsOf))
    .filter(({ share }) => share('unit', 'section') >= MOST);
  const found = candidates.find(({ share }) => share('unit') >= MOST) ?? candidates[0];
  return columns.map((column) =>
    column === found?.column ? meant(column, { kind: 'units' }, BODY_HINT.test(found.word)) : column,
  );
}

function moreBodies(columns: readonly HeaderColumn[], factsOf: FactsOf): readonly HeaderColumn[] {
  return columns.map((column) => {
    const { word, share } = seen(column, factsOf);
    const isMore = column.meaning === undefined && ANSWERS_HINT.test(word) && share('unit') >= MOST;
    return isMore ? meant(column, { kind: 'units' }, true) : column;
  });
}

function namesBodies({ meaning }: HeaderColumn): boolean {
  return meaning?.kind === 'units' || meaning?.kind === 'leadUnits' || meaning?.kind === 'supportUnits';
}

/** 责任科室 beside 责任单位, or in the table of one body: the sections answer inside the body, and are a remark. */
function sections(columns: readonly HeaderColumn[], factsOf: FactsOf, ofOneBody: boolean): readonly HeaderColumn[] {
  const unitColumns = columns.filter(namesBodies).map((column) => seen(column, factsOf));
  const isSection = ({ word, share, filled }: Seen): boolean =>
    filled > 0 && (share('section') >= MOST || (/[科股处]室?$|内设机构$/u.test(word) && share('unit') < MOST));
  if (!ofOneBody && !unitColumns.some((column) => column.filled > 0 && !isSection(column))) return columns;
  const parts = new Set(unitColumns.filter(isSection).map(({ column }) => column));
  return columns.map((column) => (parts.has(column) ? { ...column, meaning: { kind: 'remarks' } } : column));
}

/** 要求, 标准, 目标 say what is to be done where they are finer than the tasks, or where they alone say more than its name. */
function requirements(columns: readonly HeaderColumn[], factsOf: FactsOf): readonly HeaderColumn[] {
  const content = contentColumn(columns);
  if (content === undefined) return columns;
  const now = seen(content, factsOf);
  const open = columns
    .filter((column) => column !== content && rankOf(column) === 0.5)
    .map((column) => seen(column, factsOf));
  // Beside a limit, what is said of an item is how it is published.
  const isItem = rankOf(content) >= 3 && columns.some(({ meaning }) => meaning?.kind === 'time');
  const best = open
    .filter((one) => one.filled > now.filled || ((!isItem || CONTENT_HINT.test(one.word)) && saysMore(one, now)))
    .toSorted((a, b) => b.mean - a.mean);
  const [found] = best;
  return columns.map((column) =>
    column === found?.column ? { ...column, meaning: { kind: 'label', rank: 5 } } : column,
  );
}

/** Whether a column beside names of tasks or items says what is to be done about them. */
function saysMore(one: Seen, content: Seen): boolean {
  if (rankOf(content.column) >= 4 || one.share('text', 'timed') < MOST) return false;
  return (one.mean >= content.mean * 1.2 && one.mean >= 6) || one.share('timed') >= SOME;
}

const NO_CONTENT =
  /依据|来源|法律|政策|文件|备注|意见|情况|原因|地址|网址|链接|领导|人员|姓名|职务|职称|电话|手机|邮箱|方式|渠道|载体|格式|样式|对象|金额|数量|单价/u;
/** Names and marks are shorter than what is to be done. */
const SHORTEST_CONTENT = 4;
const CONTENT_HINT = /内容|要素|措施|举措|步骤|路径|做法|办法|要点/u;

/** Where no header word says what is to be done, the column with the most to read; beside a mere name also one that says much more. */
function contents(columns: readonly HeaderColumn[], factsOf: FactsOf): readonly HeaderColumn[] {
  const content = contentColumn(columns);
  const open = columns
    .filter(({ meaning, words }) => meaning === undefined && !NO_CONTENT.test(words.join('')))
    .map((column) => seen(column, factsOf))
    .filter(
      ({ filled, mean, share }) =>
        filled > 0 && mean >= SHORTEST_CONTENT && share('text', 'timed', 'limit', 'unit') >= MOST,
    )
    .toSorted((a, b) => b.mean - a.mean);
  const now = content && seen(content, factsOf);
  const found = open.find((one) => now === undefined || isContent(one, now));
  return columns.map((column) =>
    column === found?.column
      ? meant(column, { kind: 'label', rank: 5 }, now !== undefined && CONTENT_HINT.test(found.word))
      : column,
  );
}

function isContent(one: Seen, now: Seen): boolean {
  if (one.share('text', 'timed') < MOST) return false;
  if (one.filled > now.filled || CONTENT_HINT.test(one.word)) return rankOf(now.column) < 4;
  return saysMore(one, now) && one.mean >= now.mean * 1.5 && one.mean >= 10;
}
