import type { WorkspaceStatus } from '../../electron/contract/workspace.ts';
import type { Year } from '../../electron/domain/brand.ts';

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

/** The year that a page with this search shows. */
export function yearOfPage(status: Pick<WorkspaceStatus, 'years' | 'today'>, search: string): Year | undefined {
  return chooseYear(status, [new URLSearchParams(search).get('year'), localStorage.getItem(KEY)]);
}

/** For next time. */
export function rememberYear(year: Year): void {
  localStorage.setItem(KEY, String(year));
}
