import { clsx } from 'clsx';
import css from './ProgressBar.module.css';

interface ProgressBarProps {
  readonly done: number;
  /** `undefined` while it is not known: the bar moves without saying how far. */
  readonly total: number | undefined;
  /** What is counted, for screen readers. */
  readonly label: string;
  readonly width?: number | string;
}

/** A thin bar: how much of a whole is done. */
export function ProgressBar({ done, total, label, width = 120 }: ProgressBarProps) {
  const share = total === undefined || total === 0 ? 0 : Math.min(1, done / total);
  return (
    <div className={clsx(css['bar'], total === undefined && css['unknown'])} style={{ width }}>
      <progress
        className="visually-hidden"
        aria-label={label}
        {...(total === undefined ? {} : { value: done, max: total || 1 })}
      />
      <i style={{ width: `${share * 100}%` }} className={share === 1 ? css['full'] : undefined} />
    </div>
  );
}
