import { clsx } from 'clsx';
import { Link } from 'wouter';
import type { FindingDay } from '../../electron/contract/calendar.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useYear } from '../address/year.ts';
import { useGrid } from './gridContext.ts';
import css from './FindingsDue.module.css';

/** 整改到期 3 个，已整改 1 个，逾期 1 个 */
export function findingsWords({ total, settled, overdue }: FindingDay): string {
  return `整改到期 ${total} 个，已整改 ${settled} 个${overdue > 0 ? `，逾期 ${overdue} 个` : ''}`;
}

/** 整改 3: how many findings are to be rectified by a day; leads to them. `whole`: as a sentence, with how they stand. */
export function FindingsDue({ date, whole = false }: { readonly date: PlainDate; readonly whole?: boolean }) {
  const year = useYear();
  const { filter, findings } = useGrid();
  const due = findings.get(date);
  if (!due) return null;
  const { total, overdue } = due;
  const unit = filter.unitId === undefined ? '' : `&unit=${filter.unitId}`;
  const words = findingsWords(due);
  const short = `整改 ${total}`;
  return (
    <Link
      href={`/findings?year=${year}&day=${date}${unit}`}
      className={clsx('num', css['due'], overdue > 0 && 'over', whole && css['whole'])}
      title={words}
      aria-label={whole ? words : `${short}：${words}`}
    >
      {whole ? words : short}
    </Link>
  );
}
