import type { ReactNode } from 'react';
import { clsx } from 'clsx';
import cardCss from './card.module.css';
import css from './Page.module.css';

interface PageProps {
  readonly title: ReactNode;
  /** One quiet line beside the title: figures of what is shown. */
  readonly sub?: ReactNode;
  /** Buttons at the right of the title; the main one last. */
  readonly actions?: ReactNode;
  readonly filters?: ReactNode;
  /** At the right end of the filter row. */
  readonly aside?: ReactNode;
  /** The body takes the height that is left and scrolls inside; without it the page scrolls. */
  readonly fill?: boolean;
  readonly children: ReactNode;
}

/** The frame of every screen: title line, filter row, body. */
export function Page({ title, sub, actions, filters, aside, fill, children }: PageProps) {
  return (
    <div className={clsx(css['page'], fill && css['fill'])}>
      <div className={css['head']}>
        <div className={css['title']}>
          <h1>{title}</h1>
          {sub !== undefined && <span className="sub num">{sub}</span>}
        </div>
        {actions !== undefined && <div className={css['actions']}>{actions}</div>}
      </div>
      {(filters !== undefined || aside !== undefined) && (
        <div className={css['filters']}>
          {filters}
          {aside !== undefined && <div className={css['aside']}>{aside}</div>}
        </div>
      )}
      <div className={css['body']}>{children}</div>
    </div>
  );
}

interface CardProps {
  readonly title?: ReactNode;
  readonly extra?: ReactNode;
  /** Padding around the body; tables and lists bring their own. */
  readonly padded?: boolean;
  readonly className?: string | undefined;
  readonly bodyClassName?: string | undefined;
  readonly children: ReactNode;
}

/** A white sheet with a hairline border. */
export function Card({ title, extra, padded, className, bodyClassName, children }: CardProps) {
  return (
    <section className={clsx(cardCss['card'], className)}>
      {(title !== undefined || extra !== undefined) && (
        <div className={cardCss['head']}>
          <h2>{title}</h2>
          {extra}
        </div>
      )}
      {padded ? <div className={clsx(cardCss['body'], bodyClassName)}>{children}</div> : children}
    </section>
  );
}
