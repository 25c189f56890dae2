import { Link } from 'wouter';
import { useYear } from '../address/year.ts';
import css from './ScreenTabs.module.css';

interface ScreenTabsProps<Path extends string> {
  /** Of all of them together. */
  readonly label: string;
  readonly tabs: readonly (readonly [path: Path, name: string])[];
  readonly at: Path;
  /** What goes along in the address, with its & before it. */
  readonly rest?: string;
}

/** Screens that belong together, side by side. */
export function ScreenTabs<Path extends string>({ label, tabs, at, rest = '' }: ScreenTabsProps<Path>) {
  const year = useYear();
  return (
    <nav className={css['tabs']} aria-label={label}>
      {tabs.map(([path, name]) => (
        <Link key={path} href={`${path}?year=${year}${rest}`} aria-current={path === at ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
