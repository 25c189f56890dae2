import { Link } from 'wouter';
import type { UnitId } from '../../electron/domain/brand.ts';
import { differenceWords } from '../../electron/domain/words/pieces.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { QuietTag } from '../ui/Tags.tsx';
import panelCss from './panel.module.css';

/** What a unit sent of 信息报送 this year, and the months in which list and typed figure differ. */
export function UnitPieces({ unitId }: { readonly unitId: UnitId }) {
  const year = useYear();
  const row = useAppQuery('submissions.matrix', { year }).data?.rows.find((each) => each.unitId === unitId);
  if (!row || (row.total === 0 && row.due === 0)) return null;
  return (
    <section className={panelCss['part']} aria-label="信息报送">
      <p className="num">
        <Link href={`/submissions?year=${year}`}>信息报送</Link>
        {`　${year}年 ${row.total} 篇${row.due > 0 ? `，达标 ${row.met}/${row.due} 个月` : ''}`}
      </p>
      {row.differs?.map(({ month, typed, count }) => (
        <p key={month} className="num sub">
          <QuietTag tone="accent">待核</QuietTag> {`${month}月${differenceWords(typed, count)}`}
        </p>
      ))}
    </section>
  );
}
