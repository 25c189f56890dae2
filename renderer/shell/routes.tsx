import { lazy, useState, type ComponentType } from 'react';
import type { YearView } from '../../electron/contract/workspace.ts';
import { TodayScreen } from '../today/TodayScreen.tsx';
import { loadWhenThere } from './connection.ts';

/** What stands at the right of a rail entry. */
export interface RailCount {
  readonly value: number;
  /** A word before the number where the number alone would not say enough. */
  readonly word?: string;
  /** What is counted, for the tooltip and screen readers. */
  readonly meaning: string;
  readonly tone: 'quiet' | 'alarm';
  /** Where the number leads to what it counts, apart from the screen itself; the year is added. */
  readonly href?: string;
}

export interface ScreenRoute {
  readonly path: string;
  readonly name: string;
  readonly Screen: ComponentType;
  /** Fetches the screen's script. */
  readonly load: () => Promise<unknown>;
  readonly count?: (year: YearView) => RailCount | undefined;
  /** The screen that this one is opened from; it has no place of its own in the rail. */
  readonly under?: string;
  /** Ends the first part of the rail. */
  readonly separator?: boolean;
}

/**
 * A screen with its script: fetched when idle or when it is first opened, and where the host is gone then, when it is back. One that is here is drawn
 * at once: React keeps what had to be waited for back for some 300 ms.
 */
function screen(fetchScreen: () => Promise<ComponentType>): Pick<ScreenRoute, 'Screen' | 'load'> {
  let known: ComponentType | undefined;
  const load = async () => (known ??= await fetchScreen());
  const Awaited = lazy(async () => ({ default: await loadWhenThere(load) }));
  const Screen = () => {
    // Which of the two is settled when the screen is opened: it must not begin anew.
    const [Chosen] = useState<ComponentType>(() => known ?? Awaited);
    return <Chosen />;
  };
  return { Screen, load };
}

/** The first screen comes with the page: nothing is waited for. */
function atOnce(Screen: ComponentType): Pick<ScreenRoute, 'Screen' | 'load'> {
  return { Screen, load: () => Promise.resolve() };
}

function countOf(value: number, meaning: string, rest: Omit<RailCount, 'value' | 'meaning'>): RailCount | undefined {
  return value > 0 ? { value, meaning, ...rest } : undefined;
}

/** The screens that exist, in the rail's order. The first one opens at start. */
export const ROUTES: readonly ScreenRoute[] = [
  {
    path: '/',
    name: '今日',
    ...atOnce(TodayScreen),
    count: (year) => countOf(year.overdue, `逾期 ${year.overdue} 项`, { tone: 'alarm' }),
  },
  {
    path: '/before',
    name: '此前',
    ...screen(async () => (await import('../before/BeforeScreen.tsx')).BeforeScreen),
    under: '/',
  },
  {
    path: '/items',
    name: '今日清单',
    ...screen(async () => (await import('../today/ListScreen.tsx')).ListScreen),
    under: '/',
  },
  {
    path: '/calendar',
    name: '日历',
    ...screen(async () => (await import('../calendar/CalendarScreen.tsx')).CalendarScreen),
  },
  {
    path: '/heat',
    name: '热力图',
    ...screen(async () => (await import('../heat/HeatScreen.tsx')).HeatScreen),
  },
  {
    path: '/tasks',
    name: '任务分解',
    ...screen(async () => (await import('../tasks/TasksScreen.tsx')).TasksScreen),
    count: (year) =>
      countOf(year.toCheck, `待核 ${year.toCheck} 项`, { tone: 'quiet', word: '待核' }) ??
      countOf(year.duties, `共 ${year.duties} 项`, { tone: 'quiet' }),
  },
  {
    path: '/ledger',
    name: '工作台账',
    ...screen(async () => (await import('../ledger/LedgerScreen.tsx')).LedgerScreen),
    count: (year) =>
      countOf(year.toVerify, `待核验 ${year.toVerify} 项`, {
        tone: 'quiet',
        word: '待核验',
        href: '/ledger?verify=1',
      }),
  },
  {
    path: '/look-back',
    name: '回头看',
    ...screen(async () => (await import('../lookBack/LookBackScreen.tsx')).LookBackScreen),
    under: '/ledger',
  },
  {
    path: '/compare',
    name: '年度对比',
    ...screen(async () => (await import('../assessment/years/CompareScreen.tsx')).CompareScreen),
    under: '/ledger',
  },
  {
    path: '/summary',
    name: '年度总结',
    ...screen(async () => (await import('../assessment/years/SummaryScreen.tsx')).SummaryScreen),
    under: '/ledger',
  },
  {
    path: '/publications',
    name: '发布比对',
    ...screen(async () => (await import('../publications/PublicationsScreen.tsx')).PublicationsScreen),
  },
  {
    path: '/findings',
    name: '问题整改',
    ...screen(async () => (await import('../findings/FindingsScreen.tsx')).FindingsScreen),
    count: (year) => countOf(year.toRecheck ?? 0, `待复核 ${year.toRecheck} 个问题`, { tone: 'quiet', word: '待复核' }),
  },
  {
    path: '/checks',
    name: '内容检查',
    ...screen(async () => (await import('../checks/ChecksScreen.tsx')).ChecksScreen),
  },
  {
    path: '/expressions',
    name: '表述库',
    ...screen(async () => (await import('../checks/ExpressionsScreen.tsx')).ExpressionsScreen),
    under: '/checks',
  },
  {
    path: '/links',
    name: '链接检查',
    ...screen(async () => (await import('../checks/LinksScreen.tsx')).LinksScreen),
    under: '/checks',
  },
  {
    path: '/coverage',
    name: '覆盖检查',
    ...screen(async () => (await import('../coverage/CoverageScreen.tsx')).CoverageScreen),
  },
  {
    path: '/submissions',
    name: '信息报送',
    ...screen(async () => (await import('../submissions/SubmissionsScreen.tsx')).SubmissionsScreen),
  },
  {
    path: '/requests',
    name: '依申请公开',
    ...screen(async () => (await import('../cases/RegisterScreen.tsx')).RegisterScreen),
  },
  {
    path: '/yearlyReport',
    name: '年度报告',
    ...screen(async () => (await import('../cases/YearlyReportScreen.tsx')).YearlyReportScreen),
    under: '/requests',
  },
  {
    path: '/registers',
    name: '办件登记',
    ...screen(async () => (await import('../cases/RegistersScreen.tsx')).RegistersScreen),
  },
  {
    path: '/cases',
    name: '期限推算',
    ...screen(async () => (await import('../cases/CasesScreen.tsx')).CasesScreen),
  },
  {
    path: '/assessment',
    name: '考核评分',
    ...screen(async () => (await import('../assessment/AssessmentScreen.tsx')).AssessmentScreen),
    separator: true,
  },
  {
    path: '/scoreCharts',
    name: '考核图表',
    ...screen(async () => (await import('../assessment/ChartsScreen.tsx')).ChartsScreen),
    under: '/assessment',
  },
  {
    path: '/scoreFacts',
    name: '考核事实',
    ...screen(async () => (await import('../assessment/facts/FactsScreen.tsx')).FactsScreen),
    under: '/assessment',
  },
  {
    path: '/scoreProcess',
    name: '考核过程',
    ...screen(async () => (await import('../assessment/process/ProcessScreen.tsx')).ProcessScreen),
    under: '/assessment',
  },
  {
    path: '/schemes',
    name: '考核方案',
    ...screen(async () => (await import('../schemes/SchemesScreen.tsx')).SchemesScreen),
    under: '/assessment',
  },
  {
    path: '/units',
    name: '单位',
    ...screen(async () => (await import('../units/UnitsScreen.tsx')).UnitsScreen),
    count: (year) => countOf(year.units, `共 ${year.units} 个单位`, { tone: 'quiet' }),
  },
  {
    path: '/unit',
    name: '单位页',
    ...screen(async () => (await import('../unit/UnitScreen.tsx')).UnitScreen),
    under: '/units',
  },
  {
    path: '/imports',
    name: '导入导出',
    ...screen(async () => (await import('../imports/ImportsScreen.tsx')).ImportsScreen),
  },
  {
    path: '/oldLedger',
    name: '旧台账',
    ...screen(async () => (await import('../oldLedger/LedgerScreen.tsx')).LedgerScreen),
    under: '/imports',
  },
  {
    path: '/exports',
    name: '导出',
    ...screen(async () => (await import('../exports/ExportsScreen.tsx')).ExportsScreen),
    under: '/imports',
  },
  {
    path: '/fill-in',
    name: '单位填报',
    ...screen(async () => (await import('../fillIn/FillInScreen.tsx')).FillInScreen),
    under: '/imports',
  },
  {
    path: '/papers',
    name: '公文',
    ...screen(async () => (await import('../papers/PapersScreen.tsx')).PapersScreen),
    under: '/imports',
  },
  {
    path: '/settings',
    name: '设置',
    ...screen(async () => (await import('../settings/SettingsScreen.tsx')).SettingsScreen),
  },
  {
    path: '/years',
    name: '年度',
    ...screen(async () => (await import('../years/YearsScreen.tsx')).YearsScreen),
    under: '/settings',
  },
  {
    path: '/yearOpening',
    name: '新开年度',
    ...screen(async () => (await import('../years/OpeningScreen.tsx')).OpeningScreen),
    under: '/settings',
  },
  {
    path: '/workdays',
    name: '放假安排',
    ...screen(async () => (await import('../workdays/WorkdaysScreen.tsx')).WorkdaysScreen),
    under: '/settings',
  },
  {
    path: '/backups',
    name: '备份与恢复',
    ...screen(async () => (await import('../backups/BackupsScreen.tsx')).BackupsScreen),
    under: '/settings',
  },
];
