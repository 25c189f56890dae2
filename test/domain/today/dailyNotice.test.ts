import { describe, expect, test } from 'vitest';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { dailyNotice, type NoticeMoment } from '../../../electron/domain/today/dailyNotice.ts';

const MOMENT: NoticeMoment = {
  today: '2026-09-18' as PlainDate,
  hour: 9,
  enabled: true,
  lastShownOn: '2026-09-17' as PlainDate,
  overdue: 3,
  dueThisWeek: 5,
};

describe('the day’s one notice', () => {
  test('says what is overdue and due', () => {
    expect(dailyNotice(MOMENT)?.body).toBe('逾期 3 项，本周到期 5 项。');
    expect(dailyNotice({ ...MOMENT, overdue: 0 })?.body).toBe('本周到期 5 项。');
    expect(dailyNotice({ ...MOMENT, dueThisWeek: 0, lastShownOn: undefined })?.body).toBe('逾期 3 项。');
  });

  test.each([
    ['shown today already', { lastShownOn: MOMENT.today }],
    ['the clock was set back', { lastShownOn: '2026-10-01' as PlainDate }],
    ['before eight', { hour: 7 }],
    ['switched off', { enabled: false }],
    ['nothing to say', { overdue: 0, dueThisWeek: 0 }],
  ])('none: %s', (_why, change) => {
    expect(dailyNotice({ ...MOMENT, ...change })).toBeUndefined();
  });
});
