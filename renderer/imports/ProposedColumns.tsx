import { Button } from 'antd';
import { clsx } from 'clsx';
import type { TablePreview } from '../../electron/contract/imports.ts';
import type { ColumnRole } from '../../electron/contract/shared.ts';
import { COLUMN_ROLE_WORDS } from '../../electron/domain/words/documents.ts';
import { ErrorState } from '../ui/states.tsx';
import { draftOfTable, layoutInput, withRole } from './layoutDraft.ts';
import { useSetLayout } from './useSetLayout.ts';
import noteCss from './note.module.css';
import css from './ProposedColumns.module.css';

interface ProposedColumnsProps {
  readonly previewId: string;
  readonly table: TablePreview;
}

/** Columns whose cells say what they are and whose header does not: one click confirms the reading, or takes the column for something else. */
export function ProposedColumns({ previewId, table }: ProposedColumnsProps) {
  const layout = useSetLayout();
  const all = table.columns.filter((column) => column.proposed !== undefined);
  // Quarters and months are one question.
  const [stage, ...stages] = all.filter(({ role }) => role === 'stage');
  const proposed = all.filter((column) => !stages.includes(column));
  if (proposed.length === 0) return null;
  const take = (column: number, role: ColumnRole): void => {
    const draft = draftOfTable(table);
    // Two columns may be read as one role: what is confirmed takes nothing from the other.
    const columns = column === stage?.column ? [column, ...stages.map((each) => each.column)] : [column];
    const wanted = columns.reduce(
      (known, each) => (known.roles.get(each) === role ? known : withRole(known, each, role)),
      draft,
    );
    void layout.send(layoutInput(wanted, previewId, table.sheet));
  };
  return (
    <div className={clsx(noteCss['note'], noteCss['above'], css['columns'])}>
      {proposed.map(({ column, letters, header, role, proposed: reason }) => (
        <fieldset key={column} className={css['column']} aria-label={`${letters} 列待核`}>
          <span className="grow">
            {`${letters} 列${header === '' ? '' : `“${header}”`}${column === stage?.column && stages.length > 0 ? `等 ${stages.length + 1} 列` : ''}读作“${COLUMN_ROLE_WORDS[role]}”，待核`}
            {reason !== undefined && <span className="sub">（{reason.because}）</span>}
          </span>
          {[role, ...(reason?.otherwise ?? []).filter((other) => other !== 'ignored'), 'ignored' as const].map(
            (each) => (
              <Button
                key={each}
                size="small"
                type={each === role ? 'primary' : 'default'}
                disabled={layout.isPending}
                onClick={() => take(column, each)}
              >
                {each === role ? `就是${COLUMN_ROLE_WORDS[each]}` : buttonWords(each)}
              </Button>
            ),
          )}
        </fieldset>
      ))}
      {layout.error !== undefined && <ErrorState error={layout.error} inline />}
    </div>
  );
}

function buttonWords(role: ColumnRole): string {
  return role === 'ignored' ? '不读这一列' : `改作${COLUMN_ROLE_WORDS[role]}`;
}
