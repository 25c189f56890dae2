import type { HolidayShift, RuleSpan, TimeRule } from '../../model/timeRule.ts';
import { ruleFaults } from '../../rules/checkRule.ts';
import type { RuleReading, Span, TimeReading } from './reading.ts';
import { takeBoxes } from './boxes.ts';
import { readablePart, tooLong } from './longest.ts';
import { assemble, type Assembled } from './time/assemble.ts';
import { words } from './time/lexer.ts';
import type { TimeItem } from './time/pairs.ts';
import { plainText, type PlainText } from './time/plainText.ts';
import { resolve } from './time/resolve.ts';
import { ROWS } from './time/rows.ts';
import type { TimeReadingOptions, TimeToken } from './time/token.ts';
import { foldText } from './unitsText.ts';

function spanOf(wording: string, plain: PlainText, start: number, end: number): Span {
  const from = plain.starts[start] ?? 0;
  const to = plain.ends[end - 1] ?? wording.length;
  return { start: from, end: to, text: wording.slice(from, to) };
}

function withShift(rule: TimeRule, shift: HolidayShift | undefined): TimeRule {
  return shift === undefined || !('shift' in rule) || rule.shift.kind !== 'none' ? rule : { ...rule, shift };
}

/** The times of day that stand inside an item or right behind it; several make as many rules (每天9点、15点前). */
function clocksOf(plain: PlainText, item: TimeItem): readonly (string | undefined)[] {
  const times = plain.clocks.filter(({ at }) => item.start < at && at <= item.end + 1).map(({ time }) => time);
  return times.length > 0 ? times : [undefined];
}

function withTime(rule: TimeRule, time: string | undefined): TimeRule {
  return time === undefined || !('shift' in rule) ? rule : { ...rule, time };
}

/** Whether what is to be published speaks of the year before: a report, a statistic, and no plan or list. */
export function reportsYearBefore(subject: string): boolean {
  if (/计划|要点|目录|预算|安排|清单/u.test(subject)) return false;
  return /年度报告|年报|工作报告|情况(?:的)?报告|情况通报|总结|统计公报|决算|执行情况|完成情况/u.test(subject);
}

/** A yearly report or statistic that falls due early in the year speaks of the year before; a yearly plan or list does not. */
function coversYearBefore(rule: TimeRule, subject: string): boolean {
  if (rule.type !== 'recurring' || rule.every !== 'year' || rule.due.at !== 'dayInPeriod') return false;
  return rule.due.month <= 4 && reportsYearBefore(subject);
}

/** 6月底前建立，每月更新: what comes round holds for part of the year. */
function withPart(rule: TimeRule, during: RuleSpan | undefined): TimeRule {
  const comesRound = rule.type === 'recurring' || rule.type === 'interval' || rule.type === 'quota';
  return comesRound && during !== undefined ? { ...rule, during } : rule;
}

function reading(read: TimeRule, item: TimeItem, span: Span, subject: string): RuleReading {
  const before = coversYearBefore(read, subject);
  const rule = withPart(before && read.type === 'recurring' ? { ...read, covers: 'previous' } : read, item.during);
  const note = `${item.note ?? ''}${before ? '按事项名称，公开的是上一年度的情况。' : ''}`;
  return { rule, span, confidence: item.confidence ?? 'read', ...(note === '' ? {} : { note }) };
}

function readings(
  wording: string,
  plain: PlainText,
  { items }: Assembled,
  context: { shift?: HolidayShift; subject: string },
): RuleReading[] {
  return items.flatMap((item) => {
    const span = spanOf(wording, plain, item.start, item.end);
    const timedRules = item.rules.flatMap((read) =>
      clocksOf(plain, item).map((time) => withTime(withShift(read, context.shift), time)),
    );
    return timedRules.map((rule) => reading(rule, item, span, context.subject));
  });
}

/** A question about a token quotes its words; the person sees them as they were written, not as they were folded for reading. */
function inOriginalWords(
  check: string | undefined,
  wording: string,
  plain: PlainText,
  at: { start: number; end: number },
) {
  return check?.replace(
    `“${plain.text.slice(at.start, at.end)}”`,
    `“${spanOf(wording, plain, at.start, at.end).text}”`,
  );
}

const LEFT_OVER = words`\d|(?<![^□,。;])[一二三四五六七八九十]{1,3}(?![^□,。;])|{number}个?(?:工作日|日|天|周|星期|季度|小时|分钟|月|旬|年)|每|逢|[年季月周旬]|星期|礼拜|节[前后]|前夕|期间|时期|工作日|双休|学期|[隔次翌当][日天]|日[前后]`;
const LONGEST_QUOTE = 40;
const IDLE = words`{idle}`;

/** Words of a time-limit cell that speak of time and that nothing has read. */
function leftOver(text: string, tokens: readonly TimeToken[]): string | undefined {
  let rest = text;
  for (const { start, end } of tokens) rest = rest.slice(0, start) + '□'.repeat(end - start) + rest.slice(end);
  if (rest.search(LEFT_OVER) < 0) return undefined;
  const clause = rest.split(/[,。;:()\n□]/u).find((part) => part.replace(IDLE, '').search(LEFT_OVER) >= 0);
  if (clause === undefined) return undefined;
  return `“${clause.length > LONGEST_QUOTE ? `${clause.slice(0, LONGEST_QUOTE)}…` : clause}”没有读懂，请人工设定。`;
}

function unread(wording: string, shift: HolidayShift | undefined): string {
  const text = wording.trim();
  if (text === '') return '没有写公开时限，请设定。';
  if (shift !== undefined) return '只写了节假日顺延办法，没有写时限，请与所属时限一并设定。';
  if (/^[同如]?(?:上|前)(?:款|项|行|条)?$|^[〃″”"]+$|^[-—]+$/u.test(text))
    return `写的是“${text}”，没有可以照抄的时限，请填写具体时限。`;
  return `没有从“${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}”中读出时限，请人工设定。`;
}

/** Signs of boxes; most wordings have none. */
const BOX_SIGN = /[☐□◻▢☑☒✅√✓✔]/u;
const A_TIME = /^(?:[每按逐](?:日|天|周|月|季度?|半年|年)度?|即时|实时|长期|定期|适时|动态|随时)(?:公开|更新)?$/u;

/** □即时 ☑每月 □每季度: a form's boxes say which of its times holds. */
function boxesIn(wording: string, { source }: TimeReadingOptions): { readonly text: string; readonly check?: string } {
  if (source === 'content' || !BOX_SIGN.test(wording)) return { text: wording };
  const { text, check } = takeBoxes(foldText(wording), A_TIME);
  // What stands first begins the wording.
  const first = text.folded.replace(/^[\s、]+/u, (signs) => ' '.repeat(signs.length));
  return check === undefined ? { text: wording } : { text: first, check };
}

function asProposed(reading: RuleReading): RuleReading {
  return { ...reading, confidence: 'proposed' };
}

/**
 * Reads a time wording: typed rules, the part of the wording each came from, how sure that is, and in `check` what a person must decide.
 *
 * Deterministic, by patterns of the wordings that offices use. With `source: 'time'` every word of the cell is about time: what stays unread is
 * a check, also an empty cell. With `source: 'content'` the text is a measure's prose: dates count only where the words make them deadlines, no
 * time words give no rules and no check (the caller takes the measure as continuous), and of the vague promises only publishing 定期 or 适时,
 * and acting 及时 after a named event, are asked about. A rule that is only proposed has confidence `ask`, and `check` says what is asked.
 */
export function readTimeWording(wording: string, options: TimeReadingOptions): TimeReading {
  const boxes = boxesIn(readablePart(wording, 'time'), options);
  const plain = plainText(boxes.text);
  const tokens = resolve(plain.text, ROWS, options);
  const assembled = assemble(plain.text, tokens, options);
  const shiftToken = tokens.find((token) => token.kind === 'shift');
  const shift = shiftToken?.kind === 'shift' ? shiftToken.shift : undefined;
  const found = readings(wording, plain, assembled, {
    ...(shift === undefined ? {} : { shift }),
    subject: options.subject ?? '',
  });
  const valid = found.filter(({ rule }) => ruleFaults(rule).length === 0);
  const possible =
    boxes.check === undefined ? valid : valid.map((one) => (one.confidence === 'read' ? asProposed(one) : one));
  const rules = possible.filter(({ confidence }) => confidence !== 'asked');
  const suggestions = possible.filter(({ confidence }) => confidence === 'asked');

  const checks = [...assembled.items, ...assembled.open]
    .map((at) => inOriginalWords(at.check, wording, plain, at))
    .filter((check) => check !== undefined);
  if (boxes.check !== undefined) checks.unshift(boxes.check);
  for (const { span } of found.filter((each) => !valid.includes(each)))
    checks.push(`“${span.text}”超出时限可设的范围，请人工设定。`);
  const rest = options.source === 'time' ? leftOver(plain.text, tokens) : undefined;
  if (rest !== undefined) checks.push(rest);
  if (rules.length === 0 && checks.length === 0 && (options.source === 'time' || shift !== undefined))
    checks.push(unread(wording, shift));
  const cut = tooLong(wording, 'time');
  if (cut !== undefined) checks.push(cut);
  const check = [...new Set(checks)].join('');
  const lone = possible.length === 0 && shift !== undefined ? { shift } : {};
  return { rules, ...(suggestions.length === 0 ? {} : { suggestions }), ...(check === '' ? {} : { check }), ...lone };
}
