import { useCallback } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Year } from '../../electron/domain/brand.ts';
import type { WorkspaceStatus } from '../../electron/contract/workspace.ts';
import { useAppQuery } from '../bridge/hooks.ts';

const KEY = 'desk.year';

/** The year of the address, else the one last looked at, else today's, else the latest. Only years that are open here count. */
export function chooseYear(
  status: Pick<WorkspaceStatus, 'years' | 'today'>,
  asked: readonly (string | null | undefined)[],
): Year | undefined {
  const years = status.years.map(({ year }) => year);
  const wanted = [...asked, status.today.slice(0, 4)].map(Number);
  for (const each of wanted) {
    const known = years.find((year) => year === each);
    if (known !== undefined) return known;
  }
  return years.toSorted((a, b) => b - a)[0];
}

/** The current year, or `undefined` before the first start is answered. */
export function useCurrentYear(): Year | undefined {
  const search = useSearch();
  const status = useAppQuery('workspace.status', {}).data;
  if (!status) return undefined;
  return chooseYear(status, [new URLSearchParams(search).get('year'), localStorage.getItem(KEY)]);
}

/** The year that every screen shows. Screens stand inside the shell, which opens only when there is one. */
export function useYear(): Year {
  const year = useCurrentYear();
  if (year === undefined) throw new Error('A screen is shown before a year is open');
  return year;
}

/** Changes the year of the address, keeps the screen, and remembers it for next time. Filters of the old year go. */
export function useSetYear(): (year: Year) => void {
  const [path, navigate] = useLocation();
  return useCallback(
    (year) => {
      localStorage.setItem(KEY, String(year));
      navigate(`${path}?year=${year}`);
    },
    [navigate, path],
  );
}
