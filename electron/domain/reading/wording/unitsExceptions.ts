import { MASK, trimRange, type FoldedText, type Range } from './unitsText.ts';

/** Units that a wording takes out of a set: 「除经济开发区外的各镇街」, 「各镇街，经济开发区除外」, 「各镇街，不含经济开发区」. */
const OUTSIDE = '(?:以外|之外|(?<![境海对内涉])外)';
const BEFORE_SET = `除(?!法|尘|雪|草|冰|四害|险)([^;。:]{2,60}?)${OUTSIDE}(?=的|[,、]|各|所有|全部|其他|其余|均|[区市县全镇]|$)`;
const BEHIND_SET = '(?<=[,;])([^,;。:]{2,60}?)(?=除外)';
const LEFT_OUT = '(?<=不含|不包含|不包括)([^,;。:]{2,60})(?=[,;。]|$)';
const EXCEPTIONS = new RegExp(`${BEFORE_SET}|${BEHIND_SET}|${LEFT_OUT}`, 'gu');

const AT_START = new RegExp(`^除(.+?)${OUTSIDE}(?:的|,)?(?:其他|其余|所有|全部)?`, 'u');
const AT_END = new RegExp(`(?<=.{2})(?:除(.+?)${OUTSIDE}|(?<![([【〔,;])(?:不含|不包含|不包括)([^()]+))$`, 'u');
const ALONE = /^(?:(.+?)除外|(?:不含|不包含|不包括)(.+))$/u;
/** 除另有规定外, 除涉密信息外 take no unit out. */
const NO_UNITS = /规定|(?:保密|涉密)(?!单位|部门|企业)|信息|情形|情况|事项|内容|要求/u;

/** The wording with the units of its exceptions blanked out, so that the signs between them part nothing. */
export function maskExceptions(text: FoldedText): FoldedText {
  const masked = text.masked.replaceAll(EXCEPTIONS, (whole, ...groups: (string | undefined)[]) => {
    const inner = groups.slice(0, 3).find((group) => group !== undefined) ?? '';
    const at = whole.indexOf(inner);
    return whole.slice(0, at) + MASK.repeat(inner.length) + whole.slice(at + inner.length);
  });
  return masked === text.masked ? text : { ...text, masked };
}

/** The units that a bracket behind a set takes out of it (各镇街（经济开发区除外）); `undefined` where it takes out none. */
export function exceptedIn(bracket: string): string | undefined {
  const [, before, behind, outside] =
    /^(?:(?!除)(.+?)除外|(?:不含|不包含|不包括)(.+)|除(?!外)(.+?)(?:以外|之外|外)?)$/u.exec(bracket.trim()) ?? [];
  const units = before ?? behind ?? outside;
  return units === undefined || NO_UNITS.test(units) ? undefined : units;
}

export interface ExceptionTaken {
  /** What is left of the range: the set itself, or nothing. */
  readonly rest: Range;
  /** The units taken out, as written; absent where the words take out no unit. */
  readonly except?: string;
  /** The set stands in front of the range, not in it. */
  readonly behind: boolean;
}

/** Takes the words of an exception off a piece; `undefined` where it has none. */
export function takeException(text: FoldedText, range: Range): ExceptionTaken | undefined {
  const folded = text.folded.slice(range.start, range.end);
  const first = AT_START.exec(folded);
  if (first) return taken(text, { start: range.start + first[0].length, end: range.end }, first[1], false);
  const last = AT_END.exec(folded);
  if (last) return taken(text, { start: range.start, end: range.start + last.index }, last[1] ?? last[2], false);
  const alone = ALONE.exec(folded);
  return alone ? taken(text, { start: range.end, end: range.end }, alone[1] ?? alone[2], true) : undefined;
}

function taken(text: FoldedText, rest: Range, words = '', behind: boolean): ExceptionTaken {
  const except = words.trim();
  const units = except !== '' && !NO_UNITS.test(except);
  return { rest: trimRange(text, rest), behind, ...(units ? { except } : {}) };
}
