import type { DutyId, PublicationId, PublicationListId, UnitId } from '../../electron/domain/brand.ts';
import { addDays, dateParts, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import type { Duty } from '../../electron/domain/model/duty.ts';
import type { Occurrence } from '../../electron/domain/model/occurrence.ts';
import { occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import type { Publication } from '../../electron/domain/model/publication.ts';
import { NO_SHIFT, type PeriodUnit, type TimeRule } from '../../electron/domain/model/timeRule.ts';
import type { Unit } from '../../electron/domain/model/unit.ts';
import { deriveOccurrences } from '../../electron/domain/occurrences/derive.ts';
import { builtInCalendar } from '../../electron/domain/workdays/workCalendar.ts';
import {
  day,
  duty as plainDuty,
  facts,
  group,
  grouped,
  named,
  trigger,
} from '../domain/occurrences/occurrenceFacts.ts';
import { DISTRICT, DISTRICT_DUTIES, DISTRICT_UNITS, type DistrictDuty } from './districtWords.ts';

/** A publication of the invented year with what it truly is; `truth` absent: nothing that was due. */
export interface TrueTitle {
  readonly publication: Publication;
  readonly truth: string | undefined;
  readonly manner: string;
}

export interface DistrictYear {
  readonly units: readonly Unit[];
  readonly duties: readonly Duty[];
  readonly occurrences: readonly Occurrence[];
  readonly titles: readonly TrueTitle[];
  readonly district: string;
}

/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Dice {
  readonly next: () => number;
  readonly of: <Value>(list: readonly Value[]) => Value;
  readonly within: (first: number, last: number) => number;
  readonly happens: (share: number) => boolean;
}

export function dice(seed: number): Dice {
  const next = chance(seed);
  const within = (first: number, last: number) => first + Math.floor(next() * (last - first + 1));
  return {
    next,
    within,
    of: (list) => {
      const one = list[within(0, list.length - 1)];
      if (one === undefined) throw new Error('nothing to choose from');
      return one;
    },
    happens: (share) => next() < share,
  };
}

const DAYS: Readonly<Record<PeriodUnit, number>> = {
  day: 1,
  week: 7,
  month: 31,
  quarter: 92,
  halfYear: 184,
  year: 366,
};

function ruleOf({ time }: DistrictDuty): TimeRule {
  const [kind = '', more = ''] = time.split(' ');
  switch (kind) {
    case 'quota':
      return { type: 'quota', per: more as PeriodUnit, atLeast: 1 };
    case 'event':
      return { type: 'triggered', event: 'documentIssued', n: 3, count: 'workday', shift: NO_SHIFT };
    case 'once':
      return { type: 'once', month: Number(more), day: 'last', shift: NO_SHIFT };
    case 'report':
      return {
        type: 'recurring',
        every: 'year',
        due: { at: 'dayInPeriod', month: Number(more), day: 'last' },
        covers: 'previous',
        shift: NO_SHIFT,
      };
    case 'yearly':
      return {
        type: 'recurring',
        every: 'year',
        due: { at: 'dayInPeriod', month: Number(more), day: 'last' },
        covers: 'same',
        shift: NO_SHIFT,
      };
    default:
      return {
        type: 'recurring',
        every: kind as PeriodUnit,
        due: { at: 'periodEnd' },
        covers: 'same',
        shift: NO_SHIFT,
      };
  }
}

const FIRST = day('2021-01-01');

type Names = (typeof DISTRICT_UNITS)[number];

const BEFORE = Array.from('东西南北上下大小前后青白金银石柳');
const BEHIND = Array.from('河山湖桥庄店坪岭口关塘坡沟寨铺湾');

/** The district's units, and more towns than any district has where the size matters. */
function namesOf(moreTowns: number): readonly Names[] {
  const more = BEFORE.flatMap((first) => BEHIND.flatMap((second) => [`${first}${second}镇`, `${second}${first}乡`]));
  return [...DISTRICT_UNITS, ...more.slice(0, moreTowns).map((name, index): Names => [`x${index}`, name])];
}

const isTown = (name: string) => /[镇乡]$|街道$/u.test(name);

function unitsOf(names: readonly Names[]): readonly Unit[] {
  return names.map(([key, name, ...aliases]) => ({
    id: key as UnitId,
    name,
    kind: isTown(name) ? 'town' : /公司$|中心$/u.test(name) ? 'other' : 'department',
    aliases,
  }));
}

/** The documents of the year, each with its explanation due three working days later. */
function triggersOf(duties: readonly DistrictDuty[], { of, within }: Dice) {
  return duties.flatMap((asked, index) => {
    if (!asked.time.startsWith('event')) return [];
    return (asked.events ?? []).map((title, nth) => {
      const units = [of(DISTRICT_UNITS.slice(0, 28))[0]];
      return trigger(`t${index}-${nth}`, `d${index}`, addDays(FIRST, within(10, 350)), units, title);
    });
  });
}

/** How one scheme of titles writes; each gives a title, and whether its words name the period. */
export interface Manner {
  readonly name: string;
  readonly fits: (asked: DistrictDuty, occurrence: Occurrence) => boolean;
  readonly write: (told: Told, dice: Dice) => string;
}

/** What a title is made of. */
export interface Told {
  readonly asked: DistrictDuty;
  readonly occurrence: Occurrence;
  /** 区民政局, or another of its names. */
  readonly unit: string;
  /** Its name with the district's before it. */
  readonly full: string;
  readonly says: string;
  readonly year: number;
  readonly month: number;
}

export interface Scheme {
  readonly manners: readonly Manner[];
  readonly says: (asked: DistrictDuty) => readonly string[];
  readonly noise: (
    unit: string,
    dice: Dice,
    date: PlainDate,
  ) => { readonly title: string; readonly column: string; readonly manner: string };
  readonly column: (asked: DistrictDuty, dice: Dice) => string;
  readonly source: (unit: readonly [string, string, ...string[]], dice: Dice) => string;
}

/** How much there is: publications that no duty asks for, and towns beyond the district's. */
export interface DistrictSize {
  readonly noise?: number;
  readonly moreTowns?: number;
}

/** A year of a district by a scheme of titles: mostly what was due, some late, some missing, and what no duty asks for. */
export function districtYear(
  seed: number,
  scheme: Scheme,
  { noise = 900, moreTowns = 0 }: DistrictSize = {},
): DistrictYear {
  const roll = dice(seed);
  const names = namesOf(moreTowns);
  const units = unitsOf(names);
  const duties = DISTRICT_DUTIES.map((asked, index) =>
    plainDuty(`d${index}`, [ruleOf(asked)], {
      content: asked.content,
      assignments:
        asked.unit === 'all' ? [grouped('all')] : asked.unit === 'towns' ? [grouped('towns')] : [named(asked.unit)],
    }),
  );
  const member = ([key]: readonly [string, ...string[]]) => ({ unitId: key as UnitId });
  const given = facts({
    units,
    groups: [group('all', names.map(member)), group('towns', names.filter(([, name]) => isTown(name)).map(member))],
    duties,
    triggers: triggersOf(DISTRICT_DUTIES, roll),
  });
  const occurrences = deriveOccurrences(given, { today: day('2022-02-10'), calendar: builtInCalendar() });
  return {
    units,
    duties,
    occurrences,
    titles: titlesOf(occurrences, { scheme, names, noise }, roll),
    district: DISTRICT,
  };
}

function askedOf(dutyId: DutyId): DistrictDuty {
  const asked = DISTRICT_DUTIES[Number(dutyId.slice(1))];
  if (asked === undefined) throw new Error(`no duty ${dutyId}`);
  return asked;
}

function nameOf(names: ReadonlyMap<string, Names>, unitId: UnitId): Names {
  const found = names.get(unitId);
  if (found === undefined) throw new Error(`no unit ${unitId}`);
  return found;
}

/** When it came out: inside or shortly after the period, now and then late. */
function cameOut(
  { period, dueOn = period.to }: Occurrence,
  asked: DistrictDuty,
  roll: Dice,
): { readonly on: PlainDate; readonly isLate: boolean } {
  const isLate = roll.happens(0.06);
  const length = DAYS[(asked.time.split(' ')[0] ?? 'month') as PeriodUnit] ?? 31;
  if (asked.time.startsWith('event'))
    return { on: addDays(period.from, isLate ? roll.within(8, 40) : roll.within(0, 5)), isLate };
  if (asked.genre === 'news' || asked.time.startsWith('quota')) {
    return {
      on: isLate
        ? addDays(period.to, roll.within(1, 4))
        : addDays(period.from, roll.within(0, Math.min(length, 30) - 2)),
      isLate,
    };
  }
  if (dueOn > period.to)
    return { on: isLate ? addDays(dueOn, roll.within(1, 20)) : addDays(dueOn, -roll.within(0, 18)), isLate };
  if (length > 100)
    return { on: isLate ? addDays(dueOn, roll.within(1, 40)) : addDays(dueOn, -roll.within(0, 45)), isLate };
  return { on: isLate ? addDays(period.to, roll.within(10, 40)) : addDays(period.to, roll.within(-2, 9)), isLate };
}

interface Asked {
  readonly scheme: Scheme;
  readonly names: readonly Names[];
  readonly noise: number;
}

function titlesOf(
  occurrences: readonly Occurrence[],
  { scheme, names: all, noise }: Asked,
  roll: Dice,
): readonly TrueTitle[] {
  const byKey = new Map(all.map((one) => [one[0], one]));
  const found: TrueTitle[] = [];
  const add = (
    title: string,
    units: readonly string[],
    column: string,
    on: PlainDate,
    truth: string | undefined,
    manner: string,
  ): void => {
    const index = found.length;
    found.push({
      publication: {
        id: `p${index}` as PublicationId,
        listId: 'list' as PublicationListId,
        title,
        units,
        column,
        publishedOn: on,
        dayBasis: 'published',
        link: `http://www.qinghe.example.cn/xxgk/${on.replaceAll('-', '')}/${index}.html`,
        indexNumber: '',
      },
      truth,
      manner,
    });
  };
  for (const occurrence of occurrences) {
    const asked = askedOf(occurrence.dutyId);
    if (!roll.happens(asked.genre === 'news' ? 0.82 : 0.9)) continue;
    const fitting = scheme.manners.filter(({ fits }) => fits(asked, occurrence));
    if (fitting.length === 0) continue;
    const manner = roll.of(fitting);
    const names = nameOf(byKey, occurrence.unitId);
    const [, own, ...others] = names;
    const { on, isLate } = cameOut(occurrence, asked, roll);
    const { year, month } = dateParts(occurrence.period.to);
    const unit = roll.of([own, ...others]);
    const full = own.startsWith('区') ? `${DISTRICT.slice(0, -1)}${own}` : own;
    const told: Told = { asked, occurrence, unit, full, says: roll.of(scheme.says(asked)), year, month };
    const title = manner.write(told, roll);
    const column = scheme.column(asked, roll);
    const truth = occurrenceText(occurrence);
    const isSection = roll.happens(0.04);
    const isWrong = !isSection && asked.genre === undefined && roll.happens(0.06);
    const source = isSection
      ? `${own}${roll.of(['办公室', '综合科', '业务科', '服务中心'])}`
      : isWrong
        ? roll.of(all)[1]
        : scheme.source(names, roll);
    const kind = isSection
      ? 'section'
      : isWrong
        ? 'wrongSource'
        : isLate && asked.genre !== 'news'
          ? `late ${manner.name}`
          : manner.name;
    add(title, [source], column, on, truth, kind);
    // The same again, by whoever collects what others publish.
    if (roll.happens(0.04)) add(title, ['区政府办公室'], '要闻', addDays(on, roll.within(1, 6)), undefined, 'repeated');
    // A week's second piece of news is nobody's: the first served.
    if (asked.genre === 'news' && !isLate && asked.time === 'week' && roll.happens(0.2)) {
      const again = addDays(on, roll.within(1, 3));
      if (again <= occurrence.period.to)
        add(
          manner.write({ ...told, says: roll.of(scheme.says(asked)) }, roll),
          [scheme.source(names, roll)],
          column,
          again,
          undefined,
          'second of the week',
        );
    }
  }
  for (let index = 0; index < noise; index += 1) {
    const names = roll.of(all);
    const on = addDays(FIRST, roll.within(0, 395));
    const made = scheme.noise(roll.of(names.slice(1)), roll, on);
    add(made.title, [scheme.source(names, roll)], made.column, on, undefined, made.manner);
  }
  return found;
}
