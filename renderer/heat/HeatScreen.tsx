import { useCallback } from 'react';
import type { HeatMatrix } from '../../electron/contract/heat.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { countLine } from '../occurrence/entries.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { TableActions } from '../grid/TableActions.tsx';
import { useAddressState } from '../address/useAddressState.ts';
import { HEAT_ADDRESS, type HeatAddress } from './address.ts';
import { CellPanel } from './CellPanel.tsx';
import { HeatFilters } from './HeatFilters.tsx';
import { HeatGrid } from './HeatGrid.tsx';
import { heatTable } from './heatTable.ts';
import { LAMP_ORDER } from '../../electron/domain/words/states.ts';
import css from './HeatScreen.module.css';

type Input = InputOf<'heat.matrix'>;

function inputOf(year: Input['year'], { duty, kind, units, group }: HeatAddress): Input {
  return {
    year,
    ...(duty === '' ? {} : { dutyId: duty }),
    ...(kind === '' ? {} : { kind }),
    ...(units === '' ? {} : { unitKind: units }),
    ...(group === '' ? {} : { groupId: group }),
  };
}

/** Units down, periods across, a lamp in each cell: where the red gathers shows at a glance. */
export function HeatScreen() {
  const year = useYear();
  const [address, setAddress] = useAddressState(HEAT_ADDRESS);
  const input = inputOf(year, address);
  const query = useAppQuery('heat.matrix', input);
  const close = useCallback(() => setAddress({ cell: undefined }), [setAddress]);
  const { cell } = address;
  return (
    <Page
      fill
      title="热力图"
      sub={query.data && countLine(query.data.tallies, query.data.lamps)}
      filters={<HeatFilters year={year} address={address} setAddress={setAddress} />}
      aside={query.data && <Aside matrix={query.data} year={year} />}
    >
      <div className="stage pane">
        <Loaded query={query}>
          {(matrix) => (
            <Card className="pane">
              {matrix.rows.length === 0 ? (
                <EmptyState title="没有可以显示的应办事项" hint="换一个事项或单位组，或清除筛选。" />
              ) : (
                <HeatGrid matrix={matrix} open={cell} onOpen={(next) => setAddress({ cell: next })} />
              )}
            </Card>
          )}
        </Loaded>
        {cell && (
          <CellPanel
            key={`${cell.unitId} ${cell.column}`}
            input={{ ...input, ...cell }}
            column={query.data?.columns.find(({ key }) => key === cell.column)}
            unit={query.data?.rows.find(({ unitId }) => unitId === cell.unitId)?.unit}
            // A panel lies over the end of the table that its cell is not in.
            side={isRightHalf(query.data?.columns.map(({ key }) => key) ?? [], cell.column) ? 'left' : 'right'}
            onClose={close}
          />
        )}
      </div>
    </Page>
  );
}

function isRightHalf(columns: readonly string[], column: string): boolean {
  return columns.indexOf(column) >= columns.length * 0.55;
}

function Aside({ matrix, year }: { readonly matrix: HeatMatrix; readonly year: Input['year'] }) {
  return (
    <span className="row">
      <Legend lamps={matrix.lamps} />
      <TableActions disabled={matrix.rows.length === 0} table={() => heatTable(matrix, year)} />
    </span>
  );
}

/** The lamps that occur. */
function Legend({ lamps }: Pick<HeatMatrix, 'lamps'>) {
  return (
    <span className={css['legend']}>
      {LAMP_ORDER.filter((lamp) => (lamps[lamp] ?? 0) > 0).map((lamp) => (
        <LampWord key={lamp} lamp={lamp} />
      ))}
    </span>
  );
}
