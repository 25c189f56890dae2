import type {
  Adoption,
  PieceLineView,
  PieceListChoicesInput,
  PieceListPreview,
  PieceView,
} from '../../electron/contract/pieces.ts';
import type { UnitId, Year } from '../../electron/domain/brand.ts';
import { dayInMonth, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { ADOPTION_LEVEL_WORDS } from '../../electron/domain/words/pieces.ts';

/** A piece as it stands in a form. */
export interface PieceDraft {
  readonly title: string;
  readonly on: PlainDate | undefined;
  readonly channel: string;
  readonly link: string;
  readonly adoptions: readonly Adoption[];
}

/** A new piece of a month: its day is today where the month runs, else the month's last. */
export function newDraft(year: Year, month: number, today: PlainDate): PieceDraft {
  const last = dayInMonth(year, month, 'last');
  const first = dayInMonth(year, month, 1);
  const on = today >= first && today <= last ? today : last;
  return { title: '', on: on <= today ? on : undefined, channel: '', link: '', adoptions: [] };
}

/** What is sent of a draft; `undefined` while something is lacking. */
export function sentOf({ title, on, ...rest }: PieceDraft, unitId: UnitId) {
  if (title.trim() === '' || on === undefined) return undefined;
  return { ...rest, unitId, title: title.trim(), on, adoptions: [...rest.adoptions] };
}

/** 市级 4月20日 市政务信息. */
export function adoptionWords({ level, on, outlet }: Adoption): string {
  const [, month = '', day = ''] = on.split('-');
  return `${ADOPTION_LEVEL_WORDS[level]} ${Number(month)}月${Number(day)}日${outlet === '' ? '' : ` ${outlet}`}`;
}

export function draftOf({ title, on, channel, link, adoptions }: PieceView): PieceDraft {
  return { title, on, channel, link, adoptions };
}

export const NO_CHOICES: PieceListChoicesInput = { units: {}, left: [] };

export type LineFilter = PieceLineView['state'];
export const LINE_FILTERS: readonly LineFilter[] = ['left', 'add', 'adopt', 'already'];

export const STATE_WORDS: Readonly<Record<LineFilter, string>> = {
  left: '对不上',
  add: '将记入',
  adopt: '补记采用',
  already: '已有',
};

/** What is shown first: what asks for a person, else what will be written. */
export function firstFilter({ counts }: PieceListPreview): LineFilter {
  return LINE_FILTERS.find((state) => counts[state] > 0) ?? 'add';
}

/** A line is taken, or not. */
export function leaveLine(choices: PieceListChoicesInput, key: string, isLeft: boolean): PieceListChoicesInput {
  const others = choices.left.filter((each) => each !== key);
  return { ...choices, left: isLeft ? [...others, key] : others };
}

/** A name means a unit. */
export function chooseUnit(
  choices: PieceListChoicesInput,
  name: string,
  unitId: UnitId | undefined,
): PieceListChoicesInput {
  const { [name]: _before, ...others } = choices.units;
  return { ...choices, units: unitId === undefined ? others : { ...others, [name]: unitId } };
}

/** What becomes of a line: the piece that it is, what was supposed of it, or why it is left. */
export function lineWords({ state, meant, notes, reason = '' }: PieceLineView): string {
  if (state === 'left' || meant === undefined) return reason;
  const { unit, on, adoptions } = meant;
  return [`${unit} ${on}`, ...adoptions.map(adoptionWords), ...notes].join('；');
}
