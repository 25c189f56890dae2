import { Button } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import { Link } from 'wouter';
import type { YearClosing, YearRecordView } from '../../electron/contract/years.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { STANDING_KINDS, STANDING_WORDS } from '../../electron/domain/words/years.ts';
import { useSetYear, useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { longDate } from '../ui/dates.ts';
import { Card, Page } from '../ui/Page.tsx';
import { Loaded } from '../ui/states.tsx';
import { QuietTag } from '../ui/Tags.tsx';
import { CloseYear } from './CloseYear.tsx';
import { ReopenYear } from './ReopenYear.tsx';
import css from './YearsScreen.module.css';

/** 年度: every year with its state, the record of closing and reopening it, and the way to the next one. */
export function YearsScreen() {
  const query = useAppQuery('years.list', {});
  const next = Math.max(...(query.data ?? []).map(({ year }) => year)) + 1;
  return (
    <Page
      title="年度"
      sub={query.data && `${query.data.length} 个年度`}
      actions={
        query.data && (
          <Link href={`/yearOpening?to=${next}`} asChild>
            <Button type="primary">新开 {next} 年度</Button>
          </Link>
        )
      }
    >
      <Loaded query={query}>{(years) => <Years years={years} />}</Loaded>
    </Page>
  );
}

function Years({ years }: { readonly years: readonly YearRecordView[] }) {
  const [closing, setClosing] = useState<Year>();
  const [reopening, setReopening] = useState<Year>();
  return (
    <div className={css['cards']}>
      {years.map((view, index) => (
        <YearCard
          key={view.year}
          view={view}
          hasBefore={index < years.length - 1}
          onClose={() => setClosing(view.year)}
          onReopen={() => setReopening(view.year)}
        />
      ))}
      <p className="faint">
        关闭后，这一年的事项、登记、核验、问题、填报和考核都只能查看。备份、依申请公开的办理步骤、清除个人信息、链接检查、申诉和补记、年度报告不受影响。
      </p>
      {closing !== undefined && <CloseYear year={closing} onEnd={() => setClosing(undefined)} />}
      {reopening !== undefined && <ReopenYear year={reopening} onEnd={() => setReopening(undefined)} />}
    </div>
  );
}

interface YearCardProps {
  readonly view: YearRecordView;
  readonly hasBefore: boolean;
  readonly onClose: () => void;
  readonly onReopen: () => void;
}

function YearCard({ view: { year, state, duties, closings }, hasBefore, onClose, onReopen }: YearCardProps) {
  const current = useYear();
  const setYear = useSetYear();
  const isClosed = state === 'closed';
  return (
    <Card
      title={
        <span className={css['name']}>
          <span className="num">{year} 年度</span>
          {isClosed ? <QuietTag tone="accent">已关闭，只读</QuietTag> : <QuietTag tone="blue">进行中</QuietTag>}
        </span>
      }
      extra={
        <span className={css['actions']}>
          {year === current ? (
            <span className="faint">正在查看</span>
          ) : (
            <Button size="small" onClick={() => setYear(year)}>
              切换到这一年
            </Button>
          )}
          {!isClosed && hasBefore && (
            <Link href={`/yearOpening?year=${current}&to=${year}`} asChild>
              <Button size="small">沿用上年事项</Button>
            </Link>
          )}
          <Button
            size="small"
            aria-label={`${isClosed ? '重新打开' : '关闭'} ${year} 年度`}
            onClick={isClosed ? onReopen : onClose}
          >
            {isClosed ? '重新打开' : '关闭'}
          </Button>
        </span>
      }
      padded
    >
      <p className="sub num">{duties} 项事项</p>
      {closings.length > 0 && (
        <ul className={css['closings']} aria-label={`${year} 年度关闭和重新打开的记录`}>
          {closings.toReversed().map((closing) => (
            <li key={closing.recordedAt}>
              <span className="num">{longDate(closing.onDate)}</span>
              <span className={clsx('grow', css['words'])}>{closingWords(closing)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** 关闭，当时待核验 3 项；年度工作结束. */
function closingWords({ act, reason, standing }: YearClosing): string {
  const open = STANDING_KINDS.flatMap((kind) => {
    const count = standing[kind] ?? 0;
    return count === 0 ? [] : [STANDING_WORDS[kind](count)];
  });
  if (act === 'reopened') return `重新打开：${reason}`;
  const left = open.length === 0 ? '' : `，当时${open.join('、')}`;
  return `关闭${left}${reason === '' ? '' : `。${reason}`}`;
}
