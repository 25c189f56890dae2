import type { DutyKind } from '../../electron/contract/shared.ts';

/** Kinds of duty as the screens call them. */
export const DUTY_KIND_WORDS: Readonly<Record<DutyKind, string>> = {
  disclosure: '定时公开',
  measure: '任务举措',
  submission: '信息报送',
  case: '时限办件',
};
