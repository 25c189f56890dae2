import { Fragment, type ReactNode } from 'react';
import { clsx } from 'clsx';
import { Link } from 'wouter';
import type { WorkspaceStatus } from '../../electron/contract/workspace.ts';
import { ROUTES, type RailCount } from './routes.tsx';
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
        const number = shown && <Count shown={shown} />;
        return (
          <Fragment key={at}>
            <Entry jump={shown?.href === undefined ? undefined : `${shown.href}&year=${year ?? ''}`} number={number}>
              <Link
                href={year === undefined ? at : `${at}?year=${year}`}
                className={clsx(css['item'], on && css['on'])}
                aria-current={path === at ? 'page' : undefined}
                title={name}
              >
                <span className={css['name']}>{name}</span>
                {shown?.href === undefined && number}
              </Link>
            </Entry>
            {separator && <hr />}
          </Fragment>
        );
      })}
    </nav>
  );
}

function Count({ shown }: { readonly shown: RailCount }) {
  return (
    <i className="num" data-tone={shown.tone} title={shown.meaning}>
      <span aria-hidden="true">
        {shown.word} {shown.value > 999 ? '999+' : shown.value}
      </span>
      <span className="visually-hidden">（{shown.meaning}）</span>
    </i>
  );
}

interface EntryProps {
  /** Where the number leads, where that is not the screen itself. */
  readonly jump: string | undefined;
  readonly number: ReactNode;
  readonly children: ReactNode;
}

/** A screen's link, and over its end the number's own. */
function Entry({ jump, number, children }: EntryProps) {
  if (jump === undefined) return children;
  return (
    <div className={css['entry']}>
      {children}
      <Link href={jump} className={css['jump']}>
        {number}
      </Link>
    </div>
  );
}
