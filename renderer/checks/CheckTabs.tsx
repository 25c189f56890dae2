import { ScreenTabs } from '../ui/ScreenTabs.tsx';

const TABS = [
  ['/checks', '发布前检查'],
  ['/expressions', '表述库'],
  ['/links', '链接检查'],
] as const;

/** The screens of 内容检查: what goes out, and what is out. */
export function CheckTabs({ at }: { readonly at: (typeof TABS)[number][0] }) {
  return <ScreenTabs label="内容检查" tabs={TABS} at={at} />;
}
