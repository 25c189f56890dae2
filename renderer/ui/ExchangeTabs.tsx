import { ScreenTabs } from './ScreenTabs.tsx';

const TABS = [
  ['/imports', '导入'],
  ['/oldLedger', '旧台账'],
  ['/exports', '导出'],
  ['/fill-in', '单位填报'],
  ['/papers', '公文'],
] as const;

export type ExchangePath = (typeof TABS)[number][0];

/** The screens of 导入导出: what comes in and what goes out. */
export function ExchangeTabs({ at }: { readonly at: ExchangePath }) {
  return <ScreenTabs label="导入导出" tabs={TABS} at={at} />;
}
