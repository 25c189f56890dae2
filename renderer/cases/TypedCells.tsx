import { Button, Form } from 'antd';
import { useState } from 'react';
import type { ReportView } from '../../electron/contract/yearlyReport.ts';
import type { UnitId, Year } from '../../electron/domain/brand.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { NumberBox } from '../ui/NumberBox.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import css from './Report.module.css';

interface TypedCellsProps {
  readonly year: Year;
  readonly unitId: UnitId | null;
  readonly view: ReportView;
  readonly onClose: () => void;
}

interface Field {
  readonly cell: string;
  readonly label: string;
  readonly isMoney: boolean;
}

function fieldsOf({ form }: ReportView, unitId: UnitId | null): readonly Field[] {
  const openness = form.openness.flatMap(({ rows }) =>
    rows.flatMap(({ label, cells }) =>
      cells.map(({ key, label: column, isMoney }) => ({
        cell: key,
        label: `${label}：${column}`,
        isMoney: isMoney === true,
      })),
    ),
  );
  if (unitId === null) return openness;
  const carried = form.requestColumns
    .filter(({ key }) => key !== 'total')
    .map(({ key, header }) => ({
      cell: `requests.carriedIn.${key}`,
      label: `上年结转：${header[1] === '其他' ? '其他组织' : header[1]}`,
      isMoney: false,
    }));
  return [...openness, ...carried];
}

/** What no register tells: what was published of one's own accord, and what the first year carries in. */
export function TypedCells({ year, unitId, view, onClose }: TypedCellsProps) {
  const notify = useNotify();
  const { send, isPending, error } = useCommand('yearlyReport.setCells');
  const [changed, setChanged] = useState<Readonly<Record<string, number | null>>>({});
  const fields = fieldsOf(view, unitId);
  const save = () =>
    send({ year, unitId, cells: changed }, ({ commandId }) => {
      notify.success('已保存数据', { commandId });
      onClose();
    });
  const valueOf = ({ cell, isMoney }: Field): number | null => {
    const value = cell in changed ? (changed[cell] ?? null) : (view.typed[cell] ?? null);
    return value === null ? null : isMoney ? value / 100 : value;
  };
  return (
    <Dialog title="填写数据" footer={null} width={640} onCancel={onClose}>
      <Form layout="vertical" onFinish={save} className={css['typed']}>
        <div className={css['fields']}>
          {fields.map((field) => (
            <Form.Item key={field.cell} label={field.label} htmlFor={field.cell}>
              <NumberBox
                id={field.cell}
                min={0}
                precision={field.isMoney ? 2 : 0}
                value={valueOf(field)}
                onChange={(value) =>
                  setChanged({
                    ...changed,
                    [field.cell]: value === null ? null : Math.round(value * (field.isMoney ? 100 : 1)),
                  })
                }
                style={{ width: '100%' }}
              />
            </Form.Item>
          ))}
        </div>
        {unitId !== null && (
          <p className="sub text-xs">
            上年结转只在启用登记簿的第一年填写；以后各年由上一年度的结转下年度得出，两者应当相等。
          </p>
        )}
        {error && <ErrorState error={error} inline />}
        <div className="actions">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={isPending} disabled={Object.keys(changed).length === 0}>
            保存
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
