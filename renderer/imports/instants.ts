const clock = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short' });

/** 2021年6月28日 09:30, in the machine's time zone. */
export function instantWords(instant: string): string {
  return clock.format(new Date(instant));
}
