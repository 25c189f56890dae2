import type { ReactNode } from 'react';
import './page.css';

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
    <div className={fill ? 'page page-fill' : 'page'}>
      <div className="page-head">
        <div className="page-title">
          <h1>{title}</h1>
          {sub !== undefined && <span className="sub num">{sub}</span>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </div>
      {(filters !== undefined || aside !== undefined) && (
        <div className="page-filters">
          {filters}
          {aside !== undefined && <div className="page-aside">{aside}</div>}
        </div>
      )}
      <div className="page-body">{children}</div>
    </div>
  );
}

interface CardProps {
  readonly title?: ReactNode;
  readonly extra?: ReactNode;
  /** Padding around the body; tables and lists bring their own. */
  readonly padded?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A white sheet with a hairline border. */
export function Card({ title, extra, padded, className, children }: CardProps) {
  return (
    <section className={className ? `card ${className}` : 'card'}>
      {(title !== undefined || extra !== undefined) && (
        <div className="card-head">
          <h2>{title}</h2>
          {extra}
        </div>
      )}
      {padded ? <div className="card-body">{children}</div> : children}
    </section>
  );
}
