import { Button } from 'antd';
import { Link } from 'wouter';
import type { UnitId, Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Loaded } from '../ui/states.tsx';
import css from './Report.module.css';

interface CellDialogProps {
  readonly year: Year;
  readonly unitId: UnitId | null;
  readonly cell: string;
  readonly label: string;
  readonly onUnit: (unit: UnitId) => void;
  readonly onClose: () => void;
}

/** What a figure counts: an organ's requests, or a district's units. */
export function CellDialog({ year, unitId, cell, label, onUnit, onClose }: CellDialogProps) {
  const query = useAppQuery('yearlyReport.cell', { year, unitId, cell });
  return (
    <Dialog title={label} footer={null} width={480} onCancel={onClose}>
      <Loaded query={query}>
        {({ cases, organs }) => (
          <ul className={css['behind']}>
            {cases.map(({ id, number }) => (
              <li key={id}>
                <Link href={`/requests?year=${year}&request=${id}`} className="num">
                  {number}
                </Link>
              </li>
            ))}
            {organs.map(({ unitId: id, name, value }) => (
              <li key={id}>
                <Button type="link" size="small" onClick={() => onUnit(id)}>
                  {name}
                </Button>
                <span className="num">{value}</span>
              </li>
            ))}
            {cases.length + organs.length === 0 && <li className="sub">来自单位返回的表，没有逐件明细。</li>}
          </ul>
        )}
      </Loaded>
    </Dialog>
  );
}
