import { Link } from 'wouter';
import type { WorkspaceStatus } from '../../electron/contract/workspace.ts';
import { useCurrentYear } from '../address/year.ts';
import { Notice } from '../ui/Notice.tsx';

/** Screens of what belongs to no year: they can be written to whatever the state of the year that is chosen. */
const OF_NO_YEAR: ReadonlySet<string> = new Set([
  '/years',
  '/yearOpening',
  '/requests',
  '/yearlyReport',
  '/cases',
  '/units',
  '/expressions',
  '/settings',
  '/workdays',
  '/backups',
]);

/** Said once on every screen of a closed year: 已关闭，只读. */
export function ClosedYearNotice({ status, path }: { readonly status: WorkspaceStatus; readonly path: string }) {
  const year = useCurrentYear();
  const isClosed = status.years.some((each) => each.year === year && each.state === 'closed');
  if (!isClosed || OF_NO_YEAR.has(path)) return null;
  return (
    <Notice actions={<Link href={`/years?year=${year}`}>到年度</Link>}>
      {year} 年度已关闭，只读：可以查看、导出和打印，不能登记和修改。
    </Notice>
  );
}
