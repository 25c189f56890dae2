import type {
  ListLineState,
  ListPreview,
  ListRole,
  ListTableView,
  ProposedCoverage,
} from '../../electron/contract/publicationLists.ts';

export const LINE_STATES: readonly ListLineState[] = ['new', 'changed', 'known', 'doubled'];

export const LINE_WORDS: Readonly<Record<ListLineState, string>> = {
  new: '新增',
  changed: '标题或日期有变',
  known: '已有',
  doubled: '表内重复',
};

export const ROLE_WORDS: Readonly<Record<ListRole, string>> = {
  title: '标题',
  unit: '发布单位',
  source: '来源',
  author: '作者',
  column: '栏目',
  published: '发布时间',
  formed: '成文日期',
  link: '链接',
  indexNumber: '索引号',
  ignored: '不读',
};

export const ROLES: readonly ListRole[] = [
  'title',
  'published',
  'formed',
  'unit',
  'source',
  'author',
  'column',
  'link',
  'indexNumber',
  'ignored',
];

const ASK_WORDS: Readonly<Record<ListTableView['asks'][number], string>> = {
  title: '没有找到标题一列，请在下面指定。',
  day: '没有找到发布时间一列，请在下面指定。',
  formed: '只有成文日期，没有发布时间。成文日期往往早于实际上网的日期：确认用它代替后才能记入，并逐条注明。',
};

/** What a table asks before it can be recorded, in sentences. */
export function asksOf({ asks }: ListTableView): readonly string[] {
  return asks.map((ask) => ASK_WORDS[ask]);
}

/** 共读出 412 条：新增 96，已有 316；2 行没有读 */
export function countsLine({ counts }: ListPreview): string {
  const parts = LINE_STATES.filter((state) => counts[state] > 0).map(
    (state) => `${LINE_WORDS[state]} ${counts[state]}`,
  );
  const left = counts.left > 0 ? `；${counts.left} 行没有读` : '';
  return `共读出 ${counts.lines} 条${parts.length > 0 ? `：${parts.join('，')}` : ''}${left}`;
}

/** The roles that a person has given a table's columns, with one changed: a role but 栏目 stands in one column only. */
export function withRole(
  { columns }: ListTableView,
  letters: string,
  role: ListRole,
): Readonly<Record<string, ListRole>> {
  const isSingle = role !== 'column' && role !== 'ignored';
  return Object.fromEntries(
    columns.map((column): [string, ListRole] => {
      if (column.letters === letters) return [letters, role];
      const own = column.role ?? 'ignored';
      return [column.letters, isSingle && own === role ? 'ignored' : own];
    }),
  );
}

function unsaid({ columns, units }: ProposedCoverage): readonly string[] {
  return [...(columns === undefined ? ['栏目'] : []), ...(units === undefined ? ['单位'] : [])];
}

/** What is still to be said of what a list covers, and why, in sentences. */
export function coverageAsks(covers: ProposedCoverage): readonly string[] {
  return unsaid(covers).map(
    (what) =>
      `清单没有逐条写明${what}，看不出覆盖哪些${what}。请选择导出时选的${what}；导出的确实是全部${what}，才勾选“全部${what}”。`,
  );
}

/** Absent units that are named; of the others how many there are. */
const NAMED = 3;

/** Why a list that names some units may be of all, and what is at stake, in sentences. */
export function allUnitsWords({ named, absent, columns, saidOf }: NonNullable<ListPreview['allUnits']>): string {
  const where = columns > 1 ? `，分在 ${columns} 个栏目` : '';
  const before = saidOf === undefined ? '' : `；上一份清单“${saidOf}”也是按全部单位记入的`;
  const names = `${absent.slice(0, NAMED).join('、')}${absent.length > NAMED ? '等' : ''} ${absent.length} 个单位`;
  return `清单里有 ${named} 个单位的信息（共 ${named + absent.length} 个）${where}${before}，像是全部单位的。${names}没有信息，现在算“未覆盖”，不会列为没有公开。`;
}

/** The same in short, for a place that is always in sight: 记入前请选好覆盖的栏目、单位. */
export function unsaidLine(covers: ProposedCoverage | undefined): readonly string[] {
  const left = covers === undefined ? [] : unsaid(covers);
  return left.length > 0 ? [`记入前请选好覆盖的${left.join('、')}`] : [];
}

/** A coverage as it is sent, once all of it is said. */
export function sentCoverage({ columns, units, firstDay, lastDay }: ProposedCoverage) {
  return columns === undefined || units === undefined
    ? undefined
    : { columns: [...columns], units: [...units], firstDay, lastDay };
}

/** 2021-03-30 至 2021-06-11，5 个栏目，全部单位 */
export function coversWords({ columns, units, firstDay, lastDay }: ProposedCoverage): string {
  const of = (what: string, named: readonly unknown[] | undefined): string =>
    named === undefined ? `${what}待选` : named.length === 0 ? `全部${what}` : `${named.length} 个${what}`;
  return `${firstDay} 至 ${lastDay}，${of('栏目', columns)}，${of('单位', units)}`;
}
