import { Button } from 'antd';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { UnitDuty, UnitPage } from '../../electron/contract/unitPage.ts';
import type { UnitId, Year } from '../../electron/domain/brand.ts';
import { DUTY_KIND_WORDS, PARTY_ROLE_WORDS, UNIT_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import { DUTY_STATE_LAMPS, DUTY_STATE_WORDS } from '../../electron/domain/words/states.ts';
import { text, useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { instantWords, shortDate } from '../ui/dates.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { Faults, Pieces, Score, Slips } from './Parts.tsx';
import { People } from './People.tsx';
import css from './UnitScreen.module.css';

const ADDRESS = { unit: text<UnitId>() };

/** One unit on one page: whom to call, what it owes and has done, what was found, how it scores, what was done to it. */
export function UnitScreen() {
  const year = useYear();
  const [{ unit }, setAddress] = useAddressState(ADDRESS);
  const chooser = (
    <UnitSelect
      value={unit === '' ? undefined : unit}
      placeholder="选择单位"
      width={240}
      onChange={(id) => setAddress({ unit: id ?? '' })}
    />
  );
  if (unit === '') {
    return (
      <Page title="单位" filters={chooser}>
        <EmptyState title="选择一个单位" hint="它的事项、逾期、信息报送、问题、得分和联系人都在一页上。" />
      </Page>
    );
  }
  return <OneUnit key={unit} unit={unit} year={year} chooser={chooser} />;
}

interface OneUnitProps {
  readonly unit: UnitId;
  readonly year: Year;
  readonly chooser: ReactNode;
}

function OneUnit({ unit, year, chooser }: OneUnitProps) {
  const query = useAppQuery('unit.page', { year, unitId: unit });
  const { data } = query;
  return (
    <Page
      title={data?.unit ?? '单位'}
      sub={data && standing(data)}
      filters={chooser}
      aside={<Link href={`/units?year=${year}&open=${unit}`}>单位设置</Link>}
      actions={
        <>
          <Link href={`/ledger?year=${year}&unit=${unit}`} asChild>
            <Button>工作台账</Button>
          </Link>
          <Link href={`/calendar?year=${year}&unit=${unit}`} asChild>
            <Button>日历</Button>
          </Link>
        </>
      }
    >
      <Loaded query={query}>
        {(page) => (
          <div className={css['columns']}>
            <div className={css['column']}>
              <Overdue page={page} year={year} />
              <Duties page={page} year={year} />
              <History page={page} />
            </div>
            <div className={css['column']}>
              <People page={page} />
              <Pieces page={page} year={year} />
              <Faults page={page} year={year} />
              <Slips page={page} year={year} />
              <Score page={page} year={year} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** 部门 · 又名区财政 · 事项 12 · 逾期 2 · 按时率 93.2% */
function standing({ kind, aliases, duties, overdue, onTime }: UnitPage): string {
  return [
    UNIT_KIND_WORDS[kind],
    ...(aliases.length > 0 ? [`又名${aliases.slice(0, 2).join('、')}`] : []),
    `事项 ${duties}`,
    `逾期 ${overdue}`,
    ...(onTime.percent === undefined ? [] : [`按时率 ${onTime.percent}%（${onTime.onTime}/${onTime.due}）`]),
  ].join(' · ');
}

interface PartProps {
  readonly page: UnitPage;
  readonly year: Year;
}

function Overdue({ page, year }: PartProps) {
  const { overdueItems } = page;
  if (overdueItems.length === 0) return null;
  return (
    <Card title={`逾期 ${overdueItems.length}`} extra={<Link href={`/papers?year=${year}`}>催办单</Link>}>
      <ul className="plain-list" aria-label="逾期事项">
        {overdueItems.map(({ dutyId, ruleId, periodKey, content, period, dueOn, newDueOn = dueOn, daysLate }) => (
          <li key={`${dutyId} ${ruleId} ${periodKey}`}>
            <Link className={css['overdue']} href={`/tasks?year=${year}&duty=${dutyId}`}>
              <span className="ellipsis" title={content}>
                {content}
              </span>
              <span className="num sub">{period}</span>
              <span className="num sub">{newDueOn === undefined ? '' : shortDate(newDueOn, year)}</span>
              <LampWord lamp="overdue">逾期 {daysLate} 天</LampWord>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Duties({ page, year }: PartProps) {
  const { list } = page;
  return (
    <Card title={`事项 ${list.length}`}>
      {list.length === 0 ? (
        <p className={css['none']}>本年度没有承担的事项。</p>
      ) : (
        <ul className="plain-list" aria-label="承担的事项">
          {list.map((duty) => (
            <li key={duty.dutyId}>
              <Link className={css['duty']} href={`/tasks?year=${year}&duty=${duty.dutyId}`}>
                <Duty duty={duty} year={year} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Duty({ duty, year }: { readonly duty: UnitDuty; readonly year: Year }) {
  const { content, kind, role, done, total, nextDue, state, contact } = duty;
  return (
    <>
      <span className={css['what']}>
        <span className={css['clamped']} title={content}>
          {content}
        </span>
        <span className="sub text-xs">
          {DUTY_KIND_WORDS[kind]} · {PARTY_ROLE_WORDS[role]}
          {contact !== undefined && ` · ${contact}`}
        </span>
      </span>
      <ProgressBar done={done} total={total} label="已办" width={72} />
      <span className="num sub">
        {done}/{total}
      </span>
      <span className="num sub">{nextDue === undefined ? '' : shortDate(nextDue, year)}</span>
      <LampWord lamp={DUTY_STATE_LAMPS[state]} placed>
        {DUTY_STATE_WORDS[state]}
      </LampWord>
    </>
  );
}

function History({ page }: { readonly page: UnitPage }) {
  const { history } = page;
  return (
    <Card title="历史">
      {history.length === 0 ? (
        <p className={css['none']}>还没有涉及它的操作。</p>
      ) : (
        <ul className={clsx('plain-list', css['history'])} aria-label="涉及它的操作">
          {history.map(({ id, label, at, isUndone }) => (
            <li key={id} className={css['command']}>
              <span className="num sub">{instantWords(at)}</span>
              <span className={clsx('grow', isUndone && 'faint')}>
                {label}
                {isUndone && '（已撤销）'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
