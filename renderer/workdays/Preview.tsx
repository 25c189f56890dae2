import { Button } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { MovedDue, SpecialDay, WorkdayPreview } from '../../electron/contract/workdays.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { dutyPeriodText } from '../../electron/domain/model/occurrenceKey.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { shortDateWithWeekday } from '../ui/dates.ts';
import { Loaded } from '../ui/states.tsx';
import partCss from './part.module.css';
import css from './Preview.module.css';

interface PreviewProps {
  readonly year: Year;
  /** `null`: the office's own days are taken away. */
  readonly days: readonly SpecialDay[] | null;
}

/** One answer for the list and for the line beside the confirmation. */
function usePreview({ year, days }: PreviewProps) {
  return useAppQuery('workdays.preview', { year, days: days === null ? null : [...days] });
}

/** How many due dates would move, in a few words. */
export function MovedCount(props: PreviewProps) {
  const moved = usePreview(props).data?.occurrences;
  if (moved === undefined) return <span />;
  return <span className="num">{moved === 0 ? '到期日不变动' : `${moved} 项到期日将变动`}</span>;
}

/** What the arrangement on screen would move, before it is confirmed. */
export function Preview({ year, days }: PreviewProps) {
  const query = usePreview({ year, days });
  return (
    <section className={partCss['part']} aria-label="变动预览">
      <Loaded query={query}>{(preview) => <Moves key={year} preview={preview} year={year} />}</Loaded>
    </section>
  );
}

const SHOWN = 200;

function Moves({ preview, year }: { readonly preview: WorkdayPreview; readonly year: Year }) {
  const { moved, occurrences } = preview;
  const [all, setAll] = useState(false);
  const shown = all ? moved : moved.slice(0, SHOWN);
  return (
    <>
      <h3>{occurrences === 0 ? '未办结应办的到期日都不变动' : `${occurrences} 项未办结应办的到期日将变动`}</h3>
      <p className="sub num">{asideLine(preview)}</p>
      {moved.length > 0 && (
        <ol className={css['moves']}>
          {shown.map((move) => (
            <Move key={`${dutyPeriodText(move)} ${move.from} ${move.to}`} move={move} year={year} />
          ))}
        </ol>
      )}
      {shown.length < moved.length && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          另有 {moved.length - shown.length} 行，全部显示
        </Button>
      )}
    </>
  );
}

/** Everything besides the moves: changed days, marks that go or come, finished work. */
function asideLine({ changedDays, settled, unsettled, finishedMoved, finishedRejudged }: WorkdayPreview): string {
  return [
    `改动 ${changedDays} 天`,
    ...(settled > 0 ? [`${settled} 项到期日不变、不再暂定`] : []),
    ...(unsettled > 0 ? [`${unsettled} 项到期日不变、转为暂定`] : []),
    ...(finishedMoved > 0
      ? [
          `已办结的 ${finishedMoved} 项到期日随之变动${finishedRejudged > 0 ? `，其中 ${finishedRejudged} 项按时与迟办的判定改变` : ''}`,
        ]
      : []),
  ].join('；');
}

function Move({ move, year }: { readonly move: MovedDue; readonly year: Year }) {
  const { content, period, from, to, units, unitNames } = move;
  const day = (date: typeof from) => (date === undefined ? undefined : shortDateWithWeekday(date, year));
  return (
    <li>
      <details>
        <summary>
          <span className={clsx('num', css['days'])}>
            {from === undefined ? '新增' : <s>{day(from)}</s>}
            <span aria-hidden="true"> → </span>
            <span className="visually-hidden">改为</span>
            <b>{to === undefined ? '取消' : day(to)}</b>
          </span>
          <span className={css['duty']}>
            {content}
            <span className="faint"> {period}</span>
          </span>
          <span className="num sub">{units} 个单位</span>
        </summary>
        <p className="sub">{unitNames.join('、')}</p>
      </details>
    </li>
  );
}
