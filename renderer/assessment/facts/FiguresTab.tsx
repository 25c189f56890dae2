import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { FigureView, ScoreFactsOfYear } from '../../../electron/contract/scoreFacts.ts';
import { useYear } from '../../address/year.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { NumberBox } from '../../ui/NumberBox.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { UnitName } from '../../ui/UnitName.tsx';
import { UnitSelect } from '../../ui/UnitSelect.tsx';
import { useCommand } from '../../ui/useCommand.ts';
import { useToday } from '../../ui/useToday.ts';
import { FactTable } from './FactTable.tsx';
import { NameSelect } from './NameSelect.tsx';
import { WriteButton } from '../../ui/WriteButton.tsx';
import css from './Facts.module.css';

/** 数值: numbers with a name and a day that rules count. */
export function FiguresTab({ facts }: { readonly facts: ScoreFactsOfYear }) {
  const year = useYear();
  const [open, setOpen] = useState<FigureView | 'new'>();
  return (
    <>
      <FactTable
        label="数值"
        columns={[['数值', '24%'], ['单位', '22%'], ['日期', 110], ['个数', 90], ['说明'], ['', 80]]}
        rows={facts.figures.map((figure) => ({
          key: figure.id,
          cells: [
            figure.name,
            <UnitName key="unit" unitId={figure.unitId} name={figure.unit} />,
            figure.on,
            figure.count,
            figure.note,
            <WriteButton key="do" size="small" locked={figure.locked} onClick={() => setOpen(figure)}>
              修改
            </WriteButton>,
          ],
        }))}
        table={() => ({
          name: `${year}年考核数值`,
          header: ['数值', '单位', '日期', '个数', '说明'],
          rows: facts.figures.map(({ name, unit, on, count, note }) => [name, unit, on, count, note]),
        })}
        empty={{
          title: '还没有数值',
          hint: '方案里按数值计分、而系统里没有登记的（如留言总数、问卷份数），按单位和日期记在这里。',
        }}
        actions={
          <WriteButton type="primary" onClick={() => setOpen('new')}>
            登记数值
          </WriteButton>
        }
      />
      {open && (
        <FigureForm
          names={facts.asked.figures}
          view={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

interface FigureFormProps {
  readonly names: readonly string[];
  readonly view: FigureView | undefined;
  readonly onClose: () => void;
}

function FigureForm({ names, view, onClose }: FigureFormProps) {
  const year = useYear();
  const today = useToday();
  const notify = useNotify();
  const save = useCommand('scoreFacts.saveFigure');
  const remove = useCommand('scoreFacts.removeFigure');
  const [unitId, setUnitId] = useState(view?.unitId);
  const [name, setName] = useState(view?.name ?? names[0] ?? '');
  const [on, setOn] = useState(view?.on ?? today);
  const [count, setCount] = useState<number | null>(view?.count ?? null);
  const [note, setNote] = useState(view?.note ?? '');
  const isWhole = unitId !== undefined && name.trim() !== '' && count !== null;
  const send = (): void => {
    if (unitId === undefined || count === null) return;
    save.send({ year, id: view?.id ?? null, unitId, name, on, count, note }, ({ commandId }) => {
      notify.success('已登记数值', { commandId });
      onClose();
    });
  };
  const error = save.error ?? remove.error;
  return (
    <Dialog title="数值" width={520} footer={null} onCancel={onClose}>
      <Form layout="vertical" className={css['form']} onFinish={send}>
        <div className={css['pair']}>
          <Form.Item label="单位" htmlFor="figure-unit">
            <UnitSelect id="figure-unit" placeholder="选择单位" width="100%" value={unitId} onChange={setUnitId} />
          </Form.Item>
          <Form.Item label="数值（方案里的名称）" htmlFor="figure-name">
            <NameSelect id="figure-name" names={names} value={name} onChange={setName} />
          </Form.Item>
          <Form.Item label="日期（计入它所在的期）" htmlFor="figure-on">
            <DateField id="figure-on" width="100%" value={on} onChange={(day) => day && setOn(day)} />
          </Form.Item>
          <Form.Item label="个数" htmlFor="figure-count">
            <NumberBox
              id="figure-count"
              min={0}
              precision={0}
              value={count}
              onChange={setCount}
              style={{ width: '100%' }}
            />
          </Form.Item>
        </div>
        <Form.Item label="说明（可不填）" htmlFor="figure-note">
          <Input id="figure-note" maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
        </Form.Item>
        {error && <ErrorState error={error} inline />}
        <div className="actions">
          {view && (
            <Button
              danger
              type="text"
              className="to-start"
              loading={remove.isPending}
              onClick={() =>
                remove.send({ year, id: view.id }, ({ commandId }) => {
                  notify.success('已移除数值', { commandId });
                  onClose();
                })
              }
            >
              移除
            </Button>
          )}
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isWhole}>
            保存
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
