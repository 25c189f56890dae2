import { Button, Segmented } from 'antd';
import { clsx } from 'clsx';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { AssessmentTable, ClassScores, MonthBefore } from '../../electron/contract/assessment.ts';
import type { UnitClassId } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { CONTRIBUTION_WORDS } from '../../electron/domain/words/assessment.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { TableActions } from '../grid/TableActions.tsx';
import { AssessmentTabs } from '../ui/AssessmentTabs.tsx';
import { longDate } from '../ui/dates.ts';
import { ExportButton } from '../ui/ExportButton.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { useMake } from '../ui/useMake.tsx';
import { AfterCutOff } from './AfterCutOff.tsx';
import { assessmentAddress } from './address.ts';
import { Legend } from './Legend.tsx';
import { ScoreTable } from './ScoreTable.tsx';
import { filledClasses, headline, legendOf, scoresPaper, scoresTable, shownClass, sortedRows } from './scores.ts';
import { UnitCard } from './UnitCard.tsx';
import css from './AssessmentScreen.module.css';

const PAPERS = ['scoreWhole', 'assessment', 'scoreSheets', 'scoreDeductions', 'scoreFormulas', 'scoreScheme'] as const;

/** 考核评分: every unit's score from what was registered, ranked within its class. */
export function AssessmentScreen() {
  const year = useYear();
  const [address] = useAddressState(assessmentAddress);
  const query = useAppQuery('assessment.table', { year });
  const shown = query.data && shownClass(query.data, address);
  return (
    <Page
      fill
      title="考核评分"
      sub={query.data && shown ? headline(query.data, shown) : `${year}年`}
      actions={<Exports shown={shown} />}
      filters={
        <>
          <AssessmentTabs at="/assessment" {...(shown ? { classId: shown.classId } : {})} />
          {query.data && shown && <Classes table={query.data} shown={shown} />}
        </>
      }
      {...(query.data && shown ? { aside: <Aside table={query.data} shown={shown} /> } : {})}
    >
      <Loaded query={query}>
        {(table) => {
          const found = shownClass(table, address);
          return (
            <>
              <Questions questions={table.questions} />
              {found ? <Scores table={table} shown={found} /> : <NoUnits />}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Exports({ shown }: { readonly shown: ClassScores | undefined }) {
  const year = useYear();
  const scope = shown && { classId: shown.classId };
  const circular = useMake('正在生成考核情况通报');
  return (
    <>
      <ExportButton
        kinds={PAPERS}
        {...(scope ? { scope } : {})}
        papers={
          shown?.stage.frozen === undefined
            ? []
            : [
                {
                  name: '考核得分表',
                  label: '考核得分表（现时计算，附公布分）',
                  ask: () =>
                    call('exports.workbook', { year, kind: 'assessment', paper: 'A4', figures: 'now', ...scope }),
                },
              ]
        }
        more={[
          {
            key: 'circular',
            label: '考核情况通报初稿（Word，生成并检查内容）',
            onClick: () => circular.startChecked(() => call('scoreProcess.circular', { year, ...scope })),
          },
        ]}
      />
      {circular.dialog}
    </>
  );
}

function NoUnits() {
  return (
    <Card className="pane">
      <EmptyState
        title="还没有可以评分的单位"
        hint="导入任务分解表、定时公开指标明细表后，按登记情况即时计分。"
        actions={
          <Link href="/imports">
            <Button type="primary">导入表格</Button>
          </Link>
        }
      />
    </Card>
  );
}

function Classes({ table, shown }: { readonly table: AssessmentTable; readonly shown: ClassScores }) {
  const [, setAddress] = useAddressState(assessmentAddress);
  return (
    <Segmented<UnitClassId>
      aria-label="考核类别"
      value={shown.classId}
      options={filledClasses(table).map(({ classId, name, rows }) => ({
        value: classId,
        label: `${name} ${rows.length}`,
      }))}
      onChange={(id) => setAddress({ class: id, unit: '', node: '', sort: '', down: false })}
    />
  );
}

function Aside({ table, shown }: { readonly table: AssessmentTable; readonly shown: ClassScores }) {
  const year = useYear();
  const [{ unit, sort, down, moved }, setAddress] = useAddressState(assessmentAddress);
  const before = useMonthBefore(shown);
  const rows = () => sortedRows(shown.rows, sort, down);
  return (
    <>
      <span className={css['how']}>{CONTRIBUTION_WORDS[table.contributionFrom]}</span>
      <Button aria-pressed={moved} onClick={() => setAddress({ moved: !moved }, { replace: true })}>
        {moved ? '不看较上月' : '较上月'}
      </Button>
      <TableActions
        table={() => scoresTable(shown, rows(), year, before)}
        paper={() =>
          scoresPaper(shown, rows(), {
            year,
            headline: headline(table, shown),
            legend: legendWith(shown, before),
            moved: before,
          })
        }
        // A unit that is open is what is printed.
        prints={!shown.rows.some(({ unitId }) => unitId === unit)}
      />
    </>
  );
}

/** Units in two classes or in none: said in sight, with the way to settle it. */
function Questions({ questions }: { readonly questions: AssessmentTable['questions'] }) {
  const year = useYear();
  const [first] = questions;
  if (!first) return null;
  return (
    <section className={css['questions']} aria-label="待核的类别">
      <span className="grow">
        <b>待核</b> {first.message}
        {questions.length > 1 && ` 另有 ${questions.length - 1} 个单位的类别待定。`}
      </span>
      <Link href={`/schemes?year=${year}`}>
        <Button size="small">确定考核类别</Button>
      </Link>
    </section>
  );
}

function movedWords(asOf: PlainDate | undefined): string {
  if (asOf === undefined) return '一月没有上月可比';
  return `总分减${longDate(asOf)}的总分，都按当时已知的情况；有一边暂计的写明`;
}

/** What the change since the month before is told from, where it is asked for. */
function useMonthBefore({ classId }: ClassScores): MonthBefore | undefined {
  const year = useYear();
  const [{ moved }] = useAddressState(assessmentAddress);
  const query = useAppQuery('assessment.monthBefore', { year, classId }, { enabled: moved });
  return moved ? query.data : undefined;
}

function legendWith(shown: ClassScores, before: MonthBefore | undefined): ReturnType<typeof legendOf> {
  return [...legendOf(shown), ...(before ? [['较上月', movedWords(before.asOf)] as const] : [])];
}

function Scores({ table, shown }: { readonly table: AssessmentTable; readonly shown: ClassScores }) {
  const [{ unit, sort, down }, setAddress] = useAddressState(assessmentAddress);
  const before = useMonthBefore(shown);
  const rows = useMemo(() => sortedRows(shown.rows, sort, down), [shown, sort, down]);
  const chosen = rows.find(({ unitId }) => unitId === unit);
  return (
    <div className={clsx(css['assessment'], chosen && css['open'])}>
      <Card className="pane">
        <ScoreTable
          key={shown.classId}
          shown={shown}
          rows={rows}
          before={before}
          chosen={chosen?.unitId}
          sorting={{ column: sort, isDown: down }}
          onSort={({ column, isDown }) => setAddress({ sort: column, down: isDown }, { replace: true })}
          onOpen={(unitId) => setAddress({ unit: unitId }, { replace: chosen !== undefined })}
        />
        <Legend entries={legendWith(shown, before)} />
        <AfterCutOff table={table} units={new Set(shown.rows.map(({ unitId }) => unitId))} />
      </Card>
      {chosen && <UnitCard key={chosen.unitId} unitId={chosen.unitId} unit={chosen.unit} shown={shown} />}
    </div>
  );
}
