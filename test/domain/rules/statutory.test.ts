import { describe, expect, it } from 'vitest';
import { timeRule } from '../../../electron/contract/shared.ts';
import { parsePlainDate, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { TriggerId } from '../../../electron/domain/brand.ts';
import { dueDates, triggeredDue } from '../../../electron/domain/rules/dueDates.ts';
import { STATUTORY_RULES } from '../../../electron/domain/rules/statutory.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';

const calendar = builtInCalendar();
const ruleOf = (id: string) => {
  const found = STATUTORY_RULES.find((each) => each.id === id);
  if (!found) throw new Error(`no rule ${id}`);
  return found.rule;
};

function dueAfter(id: string, on: string): PlainDate | undefined {
  const rule = ruleOf(id);
  const date = parsePlainDate(on);
  if (rule.type !== 'triggered' || date === undefined) throw new Error('not a clock');
  return triggeredDue(rule, { id: 't' as TriggerId, title: '', on: date }, calendar).dueOn;
}

describe('the statutory time limits', () => {
  it('are whole rules with their source, each under a name of its own', () => {
    expect(new Set(STATUTORY_RULES.map(({ id }) => id)).size).toBe(STATUTORY_RULES.length);
    for (const { rule, title, sentence, source, article, basis, note } of STATUTORY_RULES) {
      expect(timeRule.safeParse(rule).success, title).toBe(true);
      expect(
        [title, sentence, source].every((text) => text !== ''),
        title,
      ).toBe(true);
      expect(article !== '', title).toBe(basis === 'law');
      if (basis === 'custom') expect(note).toContain('核对本地文件');
    }
  });

  it.each([
    ['disclosure', '2021-04-01', '2021-04-29'],
    ['request-answer', '2021-02-10', '2021-03-16'],
    ['request-answer-extended', '2021-04-01', '2021-05-31'],
    ['request-correction', '2021-03-01', '2021-03-10'],
    ['third-party', '2021-03-03', '2021-03-24'],
    ['co-author', '2021-03-03', '2021-03-24'],
    ['interpretation', '2025-09-26', '2025-09-30'],
    ['message', '2026-04-30', '2026-05-11'],
    // Calendar days: the holiday is within.
    ['budget', '2021-02-01', '2021-02-21'],
  ])('%s from %s ends on %s', (id, on, due) => {
    expect(dueAfter(id, on)).toBe(due);
  });

  it('have the yearly reports on their days, for the year before', () => {
    for (const [id, due] of [
      ['yearly-report-department', '2022-01-31'],
      ['yearly-report-government', '2022-03-31'],
    ] as const) {
      const dates = dueDates({ rule: ruleOf(id) }, 2022, calendar);
      expect(dates.map(({ dueOn, period }) => [dueOn, period.key])).toEqual([[due, '2021']]);
    }
  });

  it('keep a comment period open for 30 days', () => {
    expect(ruleOf('comments')).toEqual({ type: 'minimumDuration', n: 30, count: 'day' });
  });
});
