import { clsx } from 'clsx';
import { Link } from 'wouter';
import { useYear } from '../address/year.ts';
import css from './ExchangeTabs.module.css';

const TABS = [
  ['/assessment', '得分'],
  ['/scoreCharts', '图表'],
  ['/scoreFacts', '考核事实'],
  ['/scoreProcess', '考核过程'],
  ['/schemes', '考核方案'],
] as const;

export type AssessmentPath = (typeof TABS)[number][0];

interface AssessmentTabsProps {
  readonly at: AssessmentPath;
  /** The class that is shown goes along. */
  readonly classId?: string;
}

/** The screens of the year-end assessment: its figures, what they are reckoned from, and what is made of them. */
export function AssessmentTabs({ at, classId = '' }: AssessmentTabsProps) {
  const year = useYear();
  const rest = classId === '' ? '' : `&class=${classId}`;
  return (
    <nav className={clsx(css['tabs'], css['before-choices'])} aria-label="考核评分">
      {TABS.map(([path, name]) => (
        <Link key={path} href={`${path}?year=${year}${rest}`} aria-current={path === at ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
