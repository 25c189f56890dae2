import { Link } from 'wouter';
import { clsx } from 'clsx';
import type {
  CoverageSumView,
  CoverageView,
  CoverageFindingView,
  GapCause,
  NoteCause,
} from '../../electron/contract/coverage.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { useYear } from '../address/year.ts';
import { oneOf, useAddressState } from '../address/useAddressState.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { Loaded } from '../ui/states.tsx';
import { TableActions } from '../grid/TableActions.tsx';
import { findingsTable } from './findingsTable.ts';
import { DUTY_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import { CAUSES, GAP_ORDER, NOTE_ORDER, placeOf } from './causes.ts';
import { AWAITS_TRIGGER } from '../../electron/domain/words/today.ts';
import css from './CoverageScreen.module.css';

const COVERAGE_ADDRESS = {
  /** Only findings of this cause; '' for all. */
  cause: oneOf(['', ...GAP_ORDER, ...NOTE_ORDER], ''),
};

/** 3216 → 3,216 */
function thousands(count: number): string {
  return count.toLocaleString('en-US');
}

/** Proves that every unit x duty x period is an occurrence, an exemption or a gap, and lists the gaps by cause. */
export function CoverageScreen() {
  const year = useYear();
  const query = useAppQuery('coverage.check', { year });
  const [{ cause }] = useAddressState(COVERAGE_ADDRESS);
  return (
    <Page
      title="覆盖检查"
      sub={query.data && `${query.data.units} 个单位 × ${query.data.duties} 项事项 × 各所属期`}
      actions={<Out check={query.data && (cause === '' ? query.data : ofCause(query.data, cause))} year={year} />}
    >
      <Loaded query={query}>
        {(check) =>
          cause === '' ? <Check check={check} year={year} /> : <OneCause check={check} year={year} cause={cause} />
        }
      </Loaded>
    </Page>
  );
}

function Out({ check, year }: { readonly check: CoverageView | undefined; readonly year: Year }) {
  if (!check) return null;
  const none = check.found.length + check.notes.length === 0;
  return <TableActions disabled={none} table={() => findingsTable(check, year)} />;
}

/** Only what has the cause that the address asks for: where a figure leads to what it counts. */
function ofCause(check: CoverageView, cause: GapCause | NoteCause): CoverageView {
  return {
    ...check,
    found: check.found.filter((finding) => finding.cause === cause),
    notes: check.notes.filter((finding) => finding.cause === cause),
  };
}

/** The findings of one cause, with the way to all of them. */
function OneCause({ check, year, cause }: CheckProps & { readonly cause: GapCause | NoteCause }) {
  const { found, notes } = ofCause(check, cause);
  return (
    <div className="cards">
      <Card padded>
        {cause === 'neverTriggered' && (
          <p>期限从一个事件（发文、来件等）算起的事项，{AWAITS_TRIGGER}；本年还没有登记过的没有到期日，也不会逾期。</p>
        )}
        <Link href={`/coverage?year=${year}`}>看全部检查结果</Link>
      </Card>
      {found.length > 0 ? (
        <Findings title="缺口" none="" order={GAP_ORDER} found={found} year={year} unit="项应办" tone="gap" />
      ) : (
        <Findings title="提示" none="没有这一类的。" order={NOTE_ORDER} found={notes} year={year} tone="note" />
      )}
    </div>
  );
}

interface CheckProps {
  readonly check: CoverageView;
  readonly year: Year;
}

function Check({ check, year }: CheckProps) {
  const faults = check.notes.filter(({ cause }) => cause === 'unexpected').length;
  return (
    <div className="cards">
      <Card padded>
        <Headline check={check} year={year} />
        <p className="sub">
          {check.gaps === 0 && faults === 0
            ? '每个单位、每项事项、每个所属期都已排为应办或免除，没有遗漏。'
            : '缺口逐项列在下面，按提示处理后，这里随即更新。'}
          应有数由另一套独立的算法按责任单位、单位组成员和时限逐日推算，再与日历逐项核对。
        </p>
        <Kinds check={check} />
      </Card>
      <Findings
        title="缺口"
        none="没有缺口。"
        order={GAP_ORDER}
        found={check.found}
        year={year}
        unit="项应办"
        tone="gap"
      />
      <Findings title="提示" none="没有需要提示的。" order={NOTE_ORDER} found={check.notes} year={year} tone="note" />
    </div>
  );
}

/** 应有 3,216 = 应办 3,190 + 免除 26 + 缺口 0 */
function Headline({ check, year }: { readonly check: CoverageSumView; readonly year: Year }) {
  return (
    <p className={clsx('num', css['sum'])}>
      应有 <b>{thousands(check.expected)}</b> = 应办 <b>{thousands(check.due)}</b>
      {check.before > 0 && (
        <>
          {' '}
          +{' '}
          <Link href={`/before?year=${year}`}>
            此前 <b>{thousands(check.before)}</b>
          </Link>
        </>
      )}
      {check.aside > 0 && (
        <>
          {' '}
          + 不计入考核 <b>{thousands(check.aside)}</b>
        </>
      )}{' '}
      + 免除 <b>{thousands(check.exempt)}</b> + 缺口{' '}
      <b className={check.gaps > 0 ? 'over' : 'ok'}>{thousands(check.gaps)}</b>
    </p>
  );
}

function Kinds({ check }: { readonly check: CoverageView }) {
  if (check.byKind.length === 0) return null;
  return (
    <table className={clsx('num', css['kinds'])}>
      <thead>
        <tr>
          <th>类型</th>
          <th>事项</th>
          <th>应有</th>
          <th>应办</th>
          <th>此前</th>
          <th>不计入考核</th>
          <th>免除</th>
          <th>缺口</th>
        </tr>
      </thead>
      <tbody>
        {check.byKind.map((row) => (
          <tr key={row.kind}>
            <th scope="row">{DUTY_KIND_WORDS[row.kind]}</th>
            <td>{thousands(row.duties)}</td>
            <td>{thousands(row.expected)}</td>
            <td>{thousands(row.due)}</td>
            <td>{thousands(row.before)}</td>
            <td>{thousands(row.aside)}</td>
            <td>{thousands(row.exempt)}</td>
            <td className={row.gaps > 0 ? 'over' : undefined}>{thousands(row.gaps)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface FindingsProps<Cause extends GapCause | NoteCause> {
  readonly title: string;
  readonly none: string;
  readonly order: readonly Cause[];
  readonly found: readonly CoverageFindingView<Cause>[];
  readonly year: Year;
  /** What the count of a line counts; not shown where it counts nothing but itself. */
  readonly unit?: string;
  readonly tone: 'gap' | 'note';
}

function Findings<Cause extends GapCause | NoteCause>(props: FindingsProps<Cause>) {
  const { title, none, order, found, year, unit, tone } = props;
  return (
    <Card title={`${title} ${found.length}`}>
      {found.length === 0 && <p className={clsx('sub', css['none'])}>{none}</p>}
      {order.map((cause) => {
        const own = found.filter((finding) => finding.cause === cause);
        if (own.length === 0) return null;
        return (
          <section key={cause} className={css['cause']}>
            <h3>
              {tone === 'gap' || cause === 'unexpected' ? (
                <LampWord lamp="overdue">{CAUSES[cause].name}</LampWord>
              ) : (
                CAUSES[cause].name
              )}
              <span className="sub num">{own.length}</span>
              <span className={css['todo']}>{CAUSES[cause].todo}</span>
            </h3>
            <ul className="plain-list">
              {own.map((finding) => (
                <li key={finding.dutyId ?? finding.unitId ?? finding.groupId ?? finding.title}>
                  <Link href={placeOf(finding, year)} className="ellipsis" title={finding.title}>
                    {finding.title}
                  </Link>
                  <span className="sub">{finding.detail}</span>
                  {(unit !== undefined || finding.count > 1) && (
                    <span className={clsx('num', css['count'])}>
                      {thousands(finding.count)} {unit ?? '项'}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Card>
  );
}
