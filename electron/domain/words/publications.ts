import type { MatchClass, MatchRule } from '../model/publication.ts';
import type {
  CoverageState,
  DayReason,
  DefaultIgnore,
  DutyReason,
  MatchDoubt,
  PeriodReason,
  PublicationMatch,
  UnitNameKind,
  UnitReason,
} from '../model/publicationMatch.ts';

/** How a publication stands beside the year's items, in the order in which a person looks at them. */
export const MATCH_CLASSES: readonly MatchClass[] = ['sure', 'likely', 'contradicts', 'none', 'ignored', 'registered'];

export const MATCH_CLASS_WORDS: Readonly<Record<MatchClass, string>> = {
  sure: '可认',
  likely: '拟认',
  contradicts: '与登记不符',
  none: '无对应',
  ignored: '不计',
  registered: '已登记',
};

/** Why a publication counts for nothing by default. */
export const DEFAULT_IGNORE_REASONS: Readonly<Record<DefaultIgnore, string>> = {
  reprint: '转载',
  notice: '通知',
  recruitment: '招聘',
  tender: '招标采购',
  reminder: '提示预告',
  correction: '更正',
  test: '测试',
};

/** What keeps a candidate from being sure, as a person is told. */
export const MATCH_DOUBT_WORDS: Readonly<Record<MatchDoubt, string>> = {
  section: '署名是内设机构或账号，不是单位本身',
  unitInferred: '清单没有写单位，或不是名册里的单位',
  twoUnits: '清单和标题指向不同的单位',
  otherPlace: '像是上级或外地的信息',
  fewWords: '与事项相同的词不多',
  moreWords: '标题里还有事项没有说的内容',
  otherKind: '文种不同（新闻、通知、解读或征求意见）',
  otherText: '标题里的词说的是另一回事（延期、预告、方案、计划、办法、指南、总结、答复等）',
  severalDuties: '另有相近的事项',
  severalPeriods: '没有写所属期，不止一期还没有公开',
  lastPeriod: '没有写所属期，可能是上一期的',
  partOfPeriod: '写的时间只是所属期的一部分',
  twoPeriods: '标题里有两个时间',
  otherTime: '标题写的时间不是这一期，按发布日期归入',
  early: '所属期还没有开始',
  long: '离所属期已经很久',
  otherEvent: '标题里没有这份文件的名称',
  repeated: '同一标题此前已由别的单位发布',
};

const NAME_WORDS: Readonly<Record<UnitNameKind, string>> = {
  own: '单位名称',
  alias: '单位别名',
  spelt: '单位简称',
  section: '单位的内设机构',
  mirror: '单位的网站或账号',
};

/** Why it is the unit's: 署名是单位名称. */
export function unitReasonWords(reason: UnitReason): string {
  switch (reason.by) {
    case 'written':
      return `署名是${NAME_WORDS[reason.name]}`;
    case 'title':
      return `标题以${NAME_WORDS[reason.name]}开头`;
    case 'mention':
      return `标题提到${NAME_WORDS[reason.name]}`;
    case 'column':
      return `栏目是${NAME_WORDS[reason.name]}`;
    case 'only':
      return '该事项只由这个单位负责';
    case 'rule':
      return '按对应规则';
    default:
      return reason satisfies never;
  }
}

/** Why it is of the duty: 与事项相同的词占 83%. */
export function dutyReasonWords(reason: DutyReason): string {
  switch (reason.by) {
    case 'rule':
      return '按对应规则';
    case 'words':
      return `与事项同义的词占 ${Math.round(reason.share * 100)}%`;
    case 'genre':
      return reason.genre === 'news' ? '标题像工作动态' : '标题像政策解读';
    default:
      return reason satisfies never;
  }
}

const PERIOD_WORDS: Readonly<Record<PeriodReason['by'], string>> = {
  words: '标题写了所属期',
  upTo: '标题写的时间截至所属期末',
  part: '标题写的时间在所属期内',
  yearBefore: '报告的是上一年度',
  event: '标题与文件名称相符',
  day: '按发布日期',
};

export function periodReasonWords({ by }: PeriodReason): string {
  return PERIOD_WORDS[by];
}

const DAY_WORDS: Readonly<Record<DayReason['fit'], string>> = { inTime: '按时', late: '迟于时限', early: '早于所属期' };

export function dayReasonWords({ fit }: DayReason): string {
  return DAY_WORDS[fit];
}

/** What lists say of what was due. */
export const COVERAGE_STATE_WORDS: Readonly<Record<CoverageState, string>> = {
  published: '已公开',
  proposed: '待认定',
  notPublished: '未公开',
  notCovered: '未覆盖',
};

/** What a rule of the matching says, in one line: 栏目“财政收支”→ 财政收支简报. `names`: of its unit and its duty. */
export function matchRuleSentence(
  { column, words, effect }: Omit<MatchRule, 'id'>,
  names: { readonly unit?: string; readonly duty?: string },
): string {
  const asks = [
    ...(names.unit === undefined ? [] : [names.unit]),
    ...(column === '' ? [] : [`栏目“${column}”`]),
    ...(words.length === 0 ? [] : [`标题含${words.map((word) => `“${word}”`).join('')}`]),
  ];
  return `${asks.join(' + ')} → ${effectWords(effect, names.duty ?? '')}`;
}

function effectWords(effect: MatchRule['effect'], duty: string): string {
  switch (effect.kind) {
    case 'duty':
      return duty;
    case 'notDuty':
      return `不是 ${duty}`;
    case 'ignore':
      return `不计（${effect.reason}）`;
    default:
      return effect satisfies never;
  }
}

const NONE_WORDS: Readonly<Record<Extract<PublicationMatch, { readonly class: 'none' }>['why'], string>> = {
  noUnit: '看不出是哪个单位的',
  noDuty: '没有相符的事项',
  noPeriod: '没有对应的所属期',
  rejected: '已排除',
  served: '这一项已有更早的一条',
};

/** Why a publication stands where it does; empty where its candidates say it. */
export function matchWords(match: PublicationMatch): string {
  switch (match.class) {
    case 'sure':
    case 'likely':
    case 'registered':
      return '';
    case 'none':
      return NONE_WORDS[match.why];
    case 'ignored':
      return match.reason.by === 'rule'
        ? `规则：不计（${match.reason.reason}）`
        : `${DEFAULT_IGNORE_REASONS[match.reason.default]}类不计`;
    case 'contradicts':
      return match.differs === 'day' ? '已登记，日期不同' : '已登记，链接不同';
    default:
      return match satisfies never;
  }
}
