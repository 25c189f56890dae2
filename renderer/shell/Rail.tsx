import { Fragment } from 'react';
import { clsx } from 'clsx';
import { Link } from 'wouter';
import type { WorkspaceStatus } from '../../electron/contract/workspace.ts';
import { ROUTES } from './routes.tsx';
import { useCurrentYear } from '../address/year.ts';
import css from './Rail.module.css';

const RAIL = ROUTES.filter((route) => route.under === undefined);

/** The left rail: the screens that exist, with their counts for the current year. */
export function Rail({ status, path }: { readonly status: WorkspaceStatus; readonly path: string }) {
  const year = useCurrentYear();
  const view = status.years.find((each) => each.year === year);
  const under = ROUTES.find((route) => route.path === path)?.under;
  return (
    <nav className={css['rail']} aria-label="功能">
      {RAIL.map(({ path: at, name, count, separator }) => {
        const shown = view && count?.(view);
        const on = path === at || under === at;
        return (
          <Fragment key={at}>
            <Link
              href={year === undefined ? at : `${at}?year=${year}`}
              className={clsx(css['item'], on && css['on'])}
              aria-current={path === at ? 'page' : undefined}
              title={name}
            >
              <span className={css['name']}>{name}</span>
              {shown && (
                <i className="num" data-tone={shown.tone} title={shown.meaning}>
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
