import { useCallback } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { rememberYear, yearOfPage } from './chosenYear.ts';

/** The current year, or `undefined` before the first start is answered. */
export function useCurrentYear(): Year | undefined {
  const search = useSearch();
  const status = useAppQuery('workspace.status', {}).data;
  if (!status) return undefined;
  return yearOfPage(status, search);
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
      rememberYear(year);
      navigate(`${path}?year=${year}`);
    },
    [navigate, path],
  );
}
