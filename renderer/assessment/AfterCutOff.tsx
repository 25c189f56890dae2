import { clsx } from 'clsx';
import type { AssessmentTable } from '../../electron/contract/assessment.ts';
import type { OccurrenceView } from '../../electron/contract/duties.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { AFTER_CUT_OFF_WORDS } from '../../electron/domain/words/assessment.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { TableActions } from '../grid/TableActions.tsx';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { shortDate } from '../ui/dates.ts';
import { Icon } from '../ui/Icon.tsx';
import { assessmentAddress } from './address.ts';
import { afterTable } from './scores.ts';
import css from './AfterCutOff.module.css';

interface AfterCutOffProps {
  readonly table: AssessmentTable;
  /** The units of the class that is shown. */
  readonly units: ReadonlySet<UnitId>;
}

const LISTS = ['done', 'due'] as const;

/** What the cut-off leaves out of every score: two lists under the ranking, closed until somebody wants to see them. */
export function AfterCutOff({ table, units }: AfterCutOffProps) {
  const [{ after }, setAddress] = useAddressState(assessmentAddress);
  const lists = {
    done: table.doneAfterCutOff.filter(({ unitId }) => units.has(unitId)),
    due: table.afterCutOff.filter(({ unitId }) => units.has(unitId)),
  };
  if (lists.done.length + lists.due.length === 0) return null;
  const shown = after === '' ? [] : lists[after];
  return (
    <div className={clsx(css['after'], shown.length > 0 && css['open'])}>
      <div className={css['heads']}>
        {LISTS.map((kind) => (
          <button
            key={kind}
            type="button"
            className={css['head']}
            aria-expanded={after === kind && lists[kind].length > 0}
            disabled={lists[kind].length === 0}
            onClick={() => setAddress({ after: after === kind ? '' : kind }, { replace: true })}
          >
            <Icon name={after === kind ? 'down' : 'right'} size={12} />
            {AFTER_CUT_OFF_WORDS[kind]} <span className="num">{lists[kind].length}</span> 项次
          </button>
        ))}
        <span className="sub">不计入得分</span>
        {after !== '' && shown.length > 0 && (
          <TableActions small table={() => afterTable(shown, AFTER_CUT_OFF_WORDS[after])} />
        )}
      </div>
      {after !== '' && shown.length > 0 && (
        <VirtualRows
          count={shown.length}
          estimate={() => 34}
          keyOf={(index) => keyOf(shown[index], index)}
          label={AFTER_CUT_OFF_WORDS[after]}
        >
          {(index) => {
            const each = shown[index];
            return each && <Line one={each} />;
          }}
        </VirtualRows>
      )}
    </div>
  );
}

function keyOf(one: OccurrenceView | undefined, index: number): string {
  return one ? occurrenceText(one) : String(index);
}

function Line({ one }: { readonly one: OccurrenceView }) {
  return (
    <div className={css['line']}>
      <span className={clsx('ellipsis', css['unit'])} title={one.unit}>
        {one.unit}
      </span>
      <span className="grow ellipsis" title={`${one.content}（${one.period}）`}>
        {one.content}
        <span className="sub">（{one.period}）</span>
      </span>
      <span className="num sub">
        {one.dueOn && `应 ${shortDate(one.dueOn)}`}
        {one.doneOn && ` · 办 ${shortDate(one.doneOn)}`}
      </span>
    </div>
  );
}
