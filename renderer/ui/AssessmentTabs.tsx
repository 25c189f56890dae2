import { ScreenTabs } from './ScreenTabs.tsx';

const TABS = [
  ['/assessment', '得分'],
  ['/scoreCharts', '图表'],
  ['/scoreFacts', '考核事实'],
  ['/scoreProcess', '考核过程'],
  ['/schemes', '考核方案'],
] as const;

interface AssessmentTabsProps {
  readonly at: (typeof TABS)[number][0];
  /** The class that is shown goes along. */
  readonly classId?: string;
}

/** The screens of the year-end assessment: its figures, what they are reckoned from, and what is made of them. */
export function AssessmentTabs({ at, classId = '' }: AssessmentTabsProps) {
  return (
    <ScreenTabs label="考核评分" tabs={TABS} at={at} more={classId === '' ? '' : `&class=${classId}`} isBeforeChoices />
  );
}
