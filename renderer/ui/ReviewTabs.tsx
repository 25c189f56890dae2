import { ScreenTabs } from './ScreenTabs.tsx';

const TABS = [
  ['/look-back', '回头看'],
  ['/compare', '年度对比'],
  ['/summary', '年度总结'],
] as const;

/** The screens that look at whole years: what the one before left open, two beside each other, what a year came to. */
export function ReviewTabs({ at }: { readonly at: (typeof TABS)[number][0] }) {
  return <ScreenTabs label="年度回顾" tabs={TABS} at={at} isBeforeChoices />;
}
