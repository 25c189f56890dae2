import { Link } from 'wouter';
import { useYear } from '../address/year.ts';
import css from './ExchangeTabs.module.css';

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
  const year = useYear();
  return (
    <nav className={css['tabs']} aria-label="导入导出">
      {TABS.map(([path, name]) => (
        <Link key={path} href={`${path}?year=${year}`} aria-current={path === at ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
