import { clsx } from 'clsx';
import { useCallback, useState } from 'react';
import { Link } from 'wouter';
import type { DutyDetail, DutyRow, OccurrenceView } from '../../electron/contract/duties.ts';
import type { DutyId, UnitId, Year } from '../../electron/domain/brand.ts';
import { occurrenceText, sameDutyPeriod } from '../../electron/domain/model/occurrenceKey.ts';
import { slipsHref } from '../address/slips.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Evidence } from '../occurrence/Evidence.tsx';
import { FulfilmentList } from '../occurrence/FulfilmentList.tsx';
import { UnitRows } from '../occurrence/UnitRows.tsx';
import { ExceptionNotes } from '../occurrence/ExceptionNotes.tsx';
import { OccurrenceActions } from '../occurrence/OccurrenceActions.tsx';
import { RuleHistory } from '../rules/RuleHistory.tsx';
import { WhyThisDay } from '../occurrence/WhyThisDay.tsx';
import { longDateWithWeekday } from '../ui/dates.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { TableActions } from '../grid/TableActions.tsx';
import { ToCheckTag, UnitTag } from '../ui/Tags.tsx';
import { DutyTriggers } from './DutyTriggers.tsx';
import { OccurrenceGrid } from './OccurrenceGrid.tsx';
import { occurrenceTable } from './occurrenceTable.ts';
import { Originals } from './Originals.tsx';
import { UnitReports } from './UnitReports.tsx';
import { PROGRESS, progressText } from '../../electron/domain/words/assessment.ts';
import { BY_PIECES, DUTY_KIND_WORDS, FOLLOWING_WORDS } from '../../electron/domain/words/duties.ts';
import { DUTY_STATE_LAMPS, DUTY_STATE_WORDS } from '../../electron/domain/words/states.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import panelSectionCss from './panelSection.module.css';
import formCss from '../occurrence/form.module.css';
import css from './TaskPanel.module.css';

interface TaskPanelProps {
  readonly year: Year;
  readonly id: DutyId;
  readonly onClose: () => void;
  readonly onSetRules: (row: DutyRow) => void;
  readonly onSetUnits: (row: DutyRow) => void;
  readonly onFollow: (row: DutyRow) => void;
}

const WIDTH = 620;

/** One duty: its original wordings and where they stand, its rules, and every unit with what it has done. */
export function TaskPanel({ year, id, onClose, onSetRules, onSetUnits, onFollow }: TaskPanelProps) {
  const query = useAppQuery('duties.get', { id });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const clear = useCallback(() => setChosen(new Set()), []);
  const occurrences = query.data?.occurrences ?? [];
  const open = occurrences.filter((each) => chosen.has(occurrenceText(each)) && each.mayRegister);
  const row = query.data?.duty;
  return (
    <SidePanel
      label={row?.content ?? '事项'}
      title={row ? titleOf(row) : '正在读取'}
      extra={
        row && (
          <>
            <LampWord lamp={DUTY_STATE_LAMPS[row.state]}>{DUTY_STATE_WORDS[row.state]}</LampWord>
            {(row.overdue > 0 || row.state === 'dueSoon') && <Link href={slipsHref({ year, duty: id })}>催办单</Link>}
          </>
        )
      }
      width={WIDTH}
      onClose={onClose}
      {...(open.length > 0
        ? {
            footer: (
              <div className={clsx(formCss['wide'], css['register'])}>
                <OccurrenceActions
                  occurrences={open}
                  onDone={clear}
                  onCancel={clear}
                  {...(open.length === 1 && open[0] ? { aside: <WhichOne occurrence={open[0]} /> } : {})}
                />
              </div>
            ),
          }
        : {})}
    >
      <Loaded query={query}>
        {(detail) => (
          <>
            {detail.duty.kind === 'submission' && <ByPieces year={year} />}
            <Facts detail={detail} year={year} onSetRules={onSetRules} onSetUnits={onSetUnits} onFollow={onFollow} />
            {detail.duty.rules.some(({ rule }) => rule.type === 'triggered') && <DutyTriggers detail={detail} />}
            <Occurrences detail={detail} chosen={chosen} onChoose={setChosen} />
            <UnitReports reports={detail.reports} />
          </>
        )}
      </Loaded>
    </SidePanel>
  );
}

/** A duty of 信息报送 is done by the pieces that are sent, on whichever screen they are entered. */
function ByPieces({ year }: { readonly year: Year }) {
  return (
    <p className={css['pieces']}>
      <span className="grow">{BY_PIECES}</span>
      <Link href={`/submissions?year=${year}`}>到信息报送填写</Link>
    </p>
  );
}

/** The one occurrence that is chosen, and how its date came about. */
function WhichOne({ occurrence }: { readonly occurrence: OccurrenceView }) {
  const { period, dueOn, originalDueOn } = occurrence;
  return (
    <>
      <span className="sub num">
        {period}
        {originalDueOn && (
          <>
            {' · '}
            <s>{longDateWithWeekday(originalDueOn)}</s>
          </>
        )}
        {dueOn && ` · ${longDateWithWeekday(dueOn)}到期`}
      </span>
      <WhyThisDay occurrence={occurrence} />
    </>
  );
}

/** Where the duty stands in the plan; its own words follow below. */
function titleOf({ task, subtask, kind }: DutyRow): string {
  return [task, subtask].filter((part) => part !== '').join(' › ') || DUTY_KIND_WORDS[kind];
}

function Facts(props: {
  readonly detail: DutyDetail;
  readonly year: Year;
  readonly onSetRules: (row: DutyRow) => void;
  readonly onSetUnits: (row: DutyRow) => void;
  readonly onFollow: (row: DutyRow) => void;
}) {
  const { detail, year, onSetRules, onSetUnits, onFollow } = props;
  const row = detail.duty;
  return (
    <div className={css['facts']}>
      <Originals detail={detail} year={year} />
      <dl className={clsx('facts', css['names'])}>
        <dt>时限</dt>
        <dd>
          {detail.history.length > 0 ? (
            <RuleHistory history={detail.history} />
          ) : (
            row.rules.map((rule) => <div key={rule.id}>{rule.sentence}</div>)
          )}
          {row.timeCheck !== undefined && (
            <div className={css['check']}>
              <ToCheckTag reason={row.timeCheck} onOpen={() => onSetRules(row)} /> {row.timeCheck}
            </div>
          )}
          <WriteButton type="link" size="small" onClick={() => onSetRules(row)}>
            设定时限
          </WriteButton>
        </dd>
        <dt>责任单位</dt>
        <dd>
          <div className={css['units']}>
            {row.assignments.map(({ party, name, role, members }) => (
              <UnitTag key={`${role} ${party.id}`} name={name} role={role} members={members} />
            ))}
          </div>
          {row.unitsCheck !== undefined && (
            <div className={css['check']}>
              <ToCheckTag reason={row.unitsCheck} onOpen={() => onSetUnits(row)} /> {row.unitsCheck}
            </div>
          )}
          <WriteButton type="link" size="small" onClick={() => onSetUnits(row)}>
            设定责任单位
          </WriteButton>
        </dd>
        <dt>计入方式</dt>
        <dd>
          <span>
            {`${FOLLOWING_WORDS[row.followedAs]} · ${DUTY_KIND_WORDS[row.kind]} · ${row.startsOn === undefined ? '1月1日起' : `${row.startsOn} 起施行`}${row.isVerified === undefined ? '' : row.isVerified ? ' · 要核验' : ' · 不核验'}`}
          </span>
          <WriteButton type="link" size="small" onClick={() => onFollow(row)}>
            修改
          </WriteButton>
        </dd>
      </dl>
    </div>
  );
}

interface OccurrencesProps {
  readonly detail: DutyDetail;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

function Occurrences({ detail, chosen, onChoose }: OccurrencesProps) {
  const { occurrences, duty } = detail;
  const [looked, setLooked] = useState<string>();
  const first = occurrences[0];
  if (!first) return <EmptyState title="还没有应办事项" hint={whyNone(duty)} />;
  const looking = occurrences.find((each) => occurrenceText(each) === looked);
  const single = occurrences.every((each) => sameDutyPeriod(each, first));
  return (
    <section>
      <h3 className={panelSectionCss['section']}>
        办理情况
        <span className="sub num" title={PROGRESS}>
          {progressText(duty)}
        </span>
        {!single && <span className="faint text-xs">点选未办的格子登记，点单位或所属期选一整行、一整列</span>}
        <span className="to-end">
          <TableActions small table={() => occurrenceTable(duty.content, occurrences)} />
        </span>
      </h3>
      {single ? (
        <UnitRows
          occurrences={occurrences}
          chosen={unitsChosen(occurrences, chosen)}
          onChoose={(units) =>
            onChoose(new Set(occurrences.filter((each) => units.has(each.unitId)).map(occurrenceText)))
          }
        />
      ) : (
        <OccurrenceGrid
          occurrences={occurrences}
          chosen={chosen}
          onToggle={(some) => onChoose(toggled(chosen, some))}
          onLook={(occurrence) => setLooked(occurrenceText(occurrence))}
        />
      )}
      {!single && looking && !chosen.has(occurrenceText(looking)) && (
        <div className={css['look']}>
          <p className="num">
            {looking.unit} · {looking.period}
            {looking.dueOn && ` · ${longDateWithWeekday(looking.dueOn)}到期`}
          </p>
          <WhyThisDay occurrence={looking} />
          <ExceptionNotes occurrence={looking} />
          {looking.fulfilments.length > 0 && <FulfilmentList occurrence={looking} />}
          <Evidence item={looking} />
        </div>
      )}
    </section>
  );
}

function unitsChosen(occurrences: readonly OccurrenceView[], chosen: ReadonlySet<string>): ReadonlySet<UnitId> {
  return new Set(occurrences.filter((each) => chosen.has(occurrenceText(each))).map((each) => each.unitId));
}

function toggled(chosen: ReadonlySet<string>, some: readonly OccurrenceView[]): ReadonlySet<string> {
  const keys = some.map(occurrenceText);
  const next = new Set(chosen);
  const all = keys.every((key) => chosen.has(key));
  for (const key of keys) {
    if (all) next.delete(key);
    else next.add(key);
  }
  return next;
}

function whyNone(duty: DutyRow): string {
  if (duty.nothingDueWhy !== undefined) return duty.nothingDueWhy;
  if (duty.followedAs === 'none') return '计入方式为“不计入”，不产生应办。';
  if (duty.assignments.length === 0) return '先设定责任单位，应办事项随即列出。';
  if (duty.rules.length === 0) return '先设定时限，应办事项随即列出。';
  if (duty.rules.every(({ rule }) => rule.type === 'triggered')) return '登记触发事件后，各单位的到期日随即列出。';
  return '责任单位（组）里还没有单位，或本年度没有到期的所属期。';
}
