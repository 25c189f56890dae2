import { useEffect } from 'react';
import { addDays, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import type { KeyHint } from '../grid/KeyHints.tsx';
import { turned, VIEWS, type ViewName } from './view.ts';

export const CALENDAR_KEYS: readonly KeyHint[] = [
  ['← →', '前一天、后一天'],
  ['↑ ↓', '上一周、下一周的同一天'],
  ['Enter', '打开所在的一天或事项'],
  ['PageUp PageDown', '上一页、下一页'],
  ['T', '回到今天'],
  ['1 2 3 4 5', '年、月、周、日、日程'],
  ['P', '打印'],
  ['Alt R', '登记公开（在任何页面）'],
  ['Esc', '关闭右侧列表'],
];

/** What a key asks of the calendar. `focus`: the keyboard goes to the day. */
export type CalendarKeyAction =
  | { readonly kind: 'go'; readonly date: PlainDate; readonly focus: boolean }
  | { readonly kind: 'view'; readonly view: ViewName }
  | { readonly kind: 'print' };

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** What a key means on a day of a view; `undefined` for keys that are not the calendar's. */
export function calendarKeyAction(
  key: string,
  view: ViewName,
  date: PlainDate,
  today: PlainDate,
): CalendarKeyAction | undefined {
  const step = STEPS[key];
  // A list scrolls with ↑ and ↓.
  if (step !== undefined && !((view === 'agenda' || view === 'day') && Math.abs(step) === 7)) {
    return { kind: 'go', date: addDays(date, step), focus: true };
  }
  if (key === 'PageUp' || key === 'PageDown') {
    return { kind: 'go', date: turned(view, date, key === 'PageUp' ? -1 : 1), focus: true };
  }
  if (key === 't' || key === 'T') return { kind: 'go', date: today, focus: true };
  if (key === 'p' || key === 'P') return { kind: 'print' };
  const wanted = /^[1-5]$/.test(key) ? VIEWS[Number(key) - 1] : undefined;
  return wanted && { kind: 'view', view: wanted };
}

/** Where keys have a meaning of their own: fields, lists and menus that are open, the panel and dialogs. */
const TAKEN =
  'input, textarea, select, [contenteditable], dialog, [role="dialog"], [role="listbox"], [role="menu"], .ant-select';

function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return true;
  return event.target instanceof Element && event.target.closest(TAKEN) !== null;
}

/** Hears the calendar's keys anywhere on its page. */
export function useCalendarKeys(
  view: ViewName,
  date: PlainDate,
  today: PlainDate,
  onAsk: (ask: CalendarKeyAction) => void,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTaken(event)) return;
      const ask = calendarKeyAction(event.key, view, date, today);
      if (!ask) return;
      event.preventDefault();
      onAsk(ask);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [view, date, today, onAsk]);
}

/** Puts the keyboard on a day of the page; Enter then opens it. False where the view shows no such day. */
export function focusDay(date: PlainDate): boolean {
  const days = document.querySelectorAll<HTMLElement>(`[data-day="${date}"]`);
  const [day] = days;
  day?.focus({ preventScroll: false });
  return day !== undefined;
}
