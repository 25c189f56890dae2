import type { RuleVersionView } from '../../electron/contract/duties.ts';
import { clsx } from 'clsx';
import { parsePlainDate } from '../../electron/domain/dates/plainDate.ts';
import { longDate } from '../ui/dates.ts';
import css from './RuleHistory.module.css';

/** 至2021年5月31日, 自2021年6月1日起, or both. */
function spanWords({ validFrom, validTo }: Pick<RuleVersionView, 'validFrom' | 'validTo'>): string {
  const day = (text: string | undefined) => {
    const date = parsePlainDate(text ?? '');
    return date && longDate(date);
  };
  const [from, to] = [day(validFrom), day(validTo)];
  if (from && to) return `${from}至${to}`;
  if (from) return `自${from}起`;
  return to ? `至${to}止` : '全年';
}

/** Every version of a duty's rules with the days it holds for, earliest first. */
export function RuleHistory({ history }: { readonly history: readonly RuleVersionView[] }) {
  return (
    <ol className={css['history']} aria-label="时限沿革">
      {history.map((version) => (
        <li key={version.id}>
          <span className={clsx('grow', !(version.validTo === undefined) && 'sub')}>{version.sentence}</span>
          <span className="sub num">{spanWords(version)}</span>
        </li>
      ))}
    </ol>
  );
}
