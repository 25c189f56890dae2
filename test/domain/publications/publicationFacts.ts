import type {
  DutyId,
  FulfilmentId,
  MatchRuleId,
  PublicationId,
  PublicationListId,
  UnitId,
} from '../../../electron/domain/brand.ts';
import type { Duty } from '../../../electron/domain/model/duty.ts';
import type { Occurrence } from '../../../electron/domain/model/occurrence.ts';
import type { Coverage, MatchRule, Publication, PublicationList } from '../../../electron/domain/model/publication.ts';
import type { PublicationMatch } from '../../../electron/domain/model/publicationMatch.ts';
import type { Fulfilment, Trigger } from '../../../electron/domain/model/registrations.ts';
import { NO_SHIFT, type PeriodUnit, type TimeRule } from '../../../electron/domain/model/timeRule.ts';
import type { Unit, UnitGroup } from '../../../electron/domain/model/unit.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { matchPublications, type MatchInput } from '../../../electron/domain/publications/match.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { day, done, duty, facts, named, unit } from '../occurrences/occurrenceFacts.ts';

export const CALENDAR = builtInCalendar();

/** Due on the last day of its period. */
function every(unitOfTime: PeriodUnit): TimeRule {
  return { type: 'recurring', every: unitOfTime, due: { at: 'periodEnd' }, covers: 'same', shift: NO_SHIFT };
}

export const MONTHLY = every('month');
export const QUARTERLY = every('quarter');
const WEEKLY = every('week');
const QUOTA: TimeRule = { type: 'quota', per: 'month', atLeast: 1 };
/** Of the year before, by the end of January. */
const REPORT: TimeRule = {
  type: 'recurring',
  every: 'year',
  covers: 'previous',
  due: { at: 'dayInPeriod', month: 1, day: 'last' },
  shift: NO_SHIFT,
};

export const UNITS: readonly Unit[] = [
  unit('czj', { name: '区财政局' }),
  unit('mzj', { name: '区民政局' }),
  unit('hbj', { name: '区生态环境分局' }),
  unit('wjj', { name: '区卫生健康局', aliases: ['区卫生局'] }),
  unit('zfb', { name: '区政府办公室' }),
  unit('clz', { name: '柳林镇', kind: 'town' }),
];

export const DUTIES: readonly Duty[] = [
  duty('money', [MONTHLY], { content: '财政收支简报', assignments: [named('czj')] }),
  duty('air', [MONTHLY], { content: '空气质量情况通报', assignments: [named('hbj')] }),
  duty('orphans', [QUARTERLY], { content: '孤儿福利发放情况', assignments: [named('mzj')] }),
  duty('disabled', [QUARTERLY], { content: '残疾人补贴发放情况', assignments: [named('mzj')] }),
  duty('report', [REPORT], {
    content: '政务公开工作年度报告',
    assignments: [named('czj'), named('mzj'), named('wjj')],
  }),
  duty('news', [WEEKLY], { content: '单位工作动态', assignments: [named('mzj'), named('wjj')] }),
  duty('health', [QUOTA], { content: '健康科普知识', assignments: [named('wjj')] }),
];

export function occurrencesOf(
  duties: readonly Duty[] = DUTIES,
  {
    fulfilments = [],
    triggers = [],
    units = UNITS,
    groups = [],
  }: {
    fulfilments?: readonly Fulfilment[];
    triggers?: readonly Trigger[];
    units?: readonly Unit[];
    groups?: readonly UnitGroup[];
  } = {},
): readonly Occurrence[] {
  const given = facts({ units, groups, duties, fulfilments, triggers });
  return deriveOccurrences(given, { today: day('2022-02-10'), calendar: CALENDAR });
}

let count = 0;

/** A publication by its title, whoever the list names and its day. */
export function page(title: string, units: string, on: string, more: Partial<Publication> = {}): Publication {
  count += 1;
  return {
    id: `p${count}` as PublicationId,
    listId: 'list' as PublicationListId,
    title,
    units: units === '' ? [] : [units],
    column: '',
    publishedOn: day(on),
    dayBasis: 'published',
    link: `http://www.qinghe.example.cn/${count}.html`,
    indexNumber: '',
    ...more,
  };
}

export function matches(
  publications: readonly Publication[],
  more: Partial<MatchInput> = {},
): readonly PublicationMatch[] {
  const { duties = DUTIES, units = UNITS, fulfilments = [] } = more;
  const occurrences = more.occurrences ?? occurrencesOf(duties, { fulfilments, units });
  return matchPublications({ occurrences, duties, units, fulfilments, district: '清河区', ...more, publications });
}

/** The class of one publication, with the duty and period of its candidates: `sure air 2021-05`. */
export function said(match: PublicationMatch | undefined): string {
  if (match === undefined) return 'absent';
  const candidates = match.candidates.map(({ dutyId, periodKey }) => `${dutyId} ${periodKey}`);
  return [match.class, ...candidates].join(' ');
}

export function matched(publication: Publication, more: Partial<MatchInput> = {}): PublicationMatch {
  const [match] = matches([publication], more);
  if (match === undefined) throw new Error('no match');
  return match;
}

export function doubtsOf(match: PublicationMatch): readonly string[] {
  return match.candidates[0]?.doubts ?? [];
}

export function rule(id: string, more: Partial<MatchRule> & Pick<MatchRule, 'effect'>): MatchRule {
  return { id: id as MatchRuleId, column: '', words: [], ...more };
}

export const ofDuty = (dutyId: string) => ({ kind: 'duty', dutyId: dutyId as DutyId }) as const;

export function registered(
  dutyId: string,
  periodKey: string,
  on: string,
  unitId: string,
  more: Partial<Fulfilment> = {},
): Fulfilment {
  const fulfilment = done(dutyId, periodKey, on, { unit: unitId });
  return { ...fulfilment, id: `${dutyId} ${periodKey}` as FulfilmentId, ...more };
}

export function list(id: string, recordedIn: number, covers: Partial<Coverage> = {}): PublicationList {
  return {
    id: id as PublicationListId,
    source: `${id}.xlsx`,
    covers: { columns: [], units: [], firstDay: day('2021-01-01'), lastDay: day('2021-06-30'), ...covers },
    recordedAt: '2021-07-01T00:00:00Z',
    recordedIn,
  };
}

export const asUnit = (id: string) => id as UnitId;
