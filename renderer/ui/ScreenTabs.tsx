import { clsx } from 'clsx';
import { Link } from 'wouter';
import { useYear } from '../address/year.ts';
import css from './ScreenTabs.module.css';

interface ScreenTabsProps<Path extends string> {
  /** Of all of them together. */
  readonly label: string;
  readonly tabs: readonly (readonly [path: Path, name: string])[];
  readonly at: Path;
  /** What goes along to each of them: `&class=…`. */
  readonly more?: string;
  /** Something is chosen beside them. */
  readonly isBeforeChoices?: boolean;
}

/** Screens that belong together, side by side. */
export function ScreenTabs<Path extends string>({
  label,
  tabs,
  at,
  more = '',
  isBeforeChoices = false,
}: ScreenTabsProps<Path>) {
  const year = useYear();
  return (
    <nav className={clsx(css['tabs'], isBeforeChoices && css['before-choices'])} aria-label={label}>
      {tabs.map(([path, name]) => (
        <Link key={path} href={`${path}?year=${year}${more}`} aria-current={path === at ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
