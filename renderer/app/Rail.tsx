import { Fragment } from 'react';
import { Link } from 'wouter';
import type { WorkspaceStatus } from '../../electron/contract/workspace.ts';
import { ROUTES } from './routes.tsx';
import { useCurrentYear } from './year.ts';

/** The left rail: the screens that exist, with their counts for the current year. */
export function Rail({ status, path }: { readonly status: WorkspaceStatus; readonly path: string }) {
  const year = useCurrentYear();
  const view = status.years.find((each) => each.year === year);
  return (
    <nav className="rail" aria-label="功能">
      {ROUTES.map(({ path: at, name, count, separator }) => {
        const shown = view && count?.(view);
        return (
          <Fragment key={at}>
            <Link
              href={year === undefined ? at : `${at}?year=${year}`}
              className={path === at ? 'rail-item rail-on' : 'rail-item'}
              aria-current={path === at ? 'page' : undefined}
            >
              {name}
              {shown && (
                <i className={`num rail-${shown.tone}`} title={shown.meaning}>
                  <span aria-hidden="true">
                    {shown.word} {shown.value > 999 ? '999+' : shown.value}
                  </span>
                  <span className="visually-hidden">（{shown.meaning}）</span>
                </i>
              )}
            </Link>
            {separator && <hr />}
          </Fragment>
        );
      })}
    </nav>
  );
}
