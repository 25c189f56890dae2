import type { ScoreEventView } from '../../../electron/contract/scoreFacts.ts';
import type { InputOf } from '../../../electron/contract/index.ts';
import type { UnitId, Year } from '../../../electron/domain/brand.ts';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { EVENT_LEVEL_WORDS, EVENT_ORGAN_WORDS, SCORE_EVENT_WORDS } from '../../../electron/domain/words/scoreRules.ts';
import type { TableCopy } from '../../grid/csv.ts';
import { typedPoints } from '../points.ts';

export type ScoreEventType = ScoreEventView['type'];
type EventInput = InputOf<'scoreFacts.saveEvent'>;

type EventLevel = NonNullable<EventInput['level']>;
type EventOrgan = NonNullable<EventInput['organ']>;

// Keys of records of the domain's words.
const TYPES = Object.keys(SCORE_EVENT_WORDS) as readonly ScoreEventType[];
const LEVELS = Object.keys(EVENT_LEVEL_WORDS) as readonly EventLevel[];
const ORGANS = Object.keys(EVENT_ORGAN_WORDS) as readonly EventOrgan[];

/** What may be chosen of an event. */
export const EVENT_OPTIONS = {
  type: TYPES.map((value) => ({ value, label: SCORE_EVENT_WORDS[value] })),
  level: LEVELS.map((value) => ({ value, label: EVENT_LEVEL_WORDS[value] })),
  organ: ORGANS.map((value) => ({ value, label: EVENT_ORGAN_WORDS[value] })),
};

/** An event while it is written. */
export interface EventDraft {
  readonly unitId: UnitId | undefined;
  readonly on: PlainDate | undefined;
  readonly type: ScoreEventType;
  readonly name: string;
  readonly level: EventLevel | undefined;
  readonly organ: EventOrgan | undefined;
  readonly outlet: string;
  readonly matter: string;
  readonly basis: string;
  readonly reason: string;
  readonly by: string;
  readonly points: string;
}

export function draftOf(view: ScoreEventView | undefined, first: Pick<EventDraft, 'unitId' | 'on' | 'by'>): EventDraft {
  if (!view) {
    const empty = {
      name: '',
      level: undefined,
      organ: undefined,
      outlet: '',
      matter: '',
      basis: '',
      reason: '',
      points: '',
    };
    return { ...empty, ...first, type: 'criticism' };
  }
  const { unitId, on, type, name, level, organ, outlet, matter, basis, reason, by, points = '' } = view;
  return { unitId, on, type, name, level, organ, outlet, matter, basis, reason, by, points };
}

/** Whether the day lies outside the year in which it counts: that asks for a document. */
export function isOutside(on: PlainDate | undefined, year: Year): boolean {
  return on !== undefined && on.slice(0, 4) !== String(year);
}

/** What still keeps an event from being recorded, in Chinese; '' where nothing does. */
export function eventTrouble(draft: EventDraft, year: Year): string {
  if (draft.unitId === undefined) return '请选择单位';
  if (draft.on === undefined) return '请填写日期';
  if (draft.type === 'other' && draft.name.trim() === '') return '“其他”要写明名称';
  if (draft.reason.trim() === '') return '请写明事由';
  if (draft.by.trim() === '') return '请写明登记人';
  if (draft.basis.trim() === '' && isOutside(draft.on, year)) {
    return `日期不在 ${year} 年度内，请写明依据文件：为什么计入 ${year} 年度`;
  }
  if (draft.points.trim() !== '' && typedPoints(draft.points) === undefined) return '分值应为不超过四位小数的数字';
  return '';
}

/** What is sent, once nothing is in its way. */
export function inputOf(draft: EventDraft, year: Year): Omit<EventInput, 'id'> | undefined {
  const { unitId, on, level, organ, points, ...texts } = draft;
  if (unitId === undefined || on === undefined || eventTrouble(draft, year) !== '') return undefined;
  return {
    ...texts,
    year,
    unitId,
    on,
    level: level ?? null,
    organ: organ ?? null,
    points: points.trim() === '' ? null : (typedPoints(points) ?? null),
  };
}

/** 通报批评（市级）; of 其他 its name. */
export function eventTitle({
  type,
  name,
  level,
  organ,
  outlet,
}: Pick<ScoreEventView, 'type' | 'name' | 'level' | 'organ' | 'outlet'>): string {
  const word = name === '' ? SCORE_EVENT_WORDS[type] : name;
  const who = [
    ...(level === undefined ? [] : [EVENT_LEVEL_WORDS[level]]),
    ...(organ === undefined ? [] : [EVENT_ORGAN_WORDS[organ]]),
    ...(outlet === '' ? [] : [outlet]),
  ].join('');
  return who === '' ? word : `${word}（${who}）`;
}

export function eventsTable(events: readonly ScoreEventView[], year: Year): TableCopy {
  return {
    name: `${year}年考核事件`,
    header: [
      '日期',
      '单位',
      '类型',
      '名称',
      '级别',
      '机关',
      '刊物',
      '同一件事',
      '依据文件',
      '事由',
      '登记人',
      '分值',
      '计入',
    ],
    rows: events.map((event) => [
      event.on,
      event.unit,
      SCORE_EVENT_WORDS[event.type],
      event.name,
      event.level === undefined ? '' : EVENT_LEVEL_WORDS[event.level],
      event.organ === undefined ? '' : EVENT_ORGAN_WORDS[event.organ],
      event.outlet,
      event.matter,
      event.basis,
      event.reason,
      event.by,
      event.points === undefined ? undefined : Number(event.points),
      event.countedIn.map(({ name }) => name).join('、'),
    ]),
  };
}
