import { ScreenTabs } from './ScreenTabs.tsx';

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
  const rest = classId === '' ? '' : `&class=${classId}`;
  return <ScreenTabs label="考核评分" tabs={TABS} at={at} rest={rest} />;
}
