import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { ReminderLevel } from '../../electron/contract/reminders.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { NumberBox } from '../ui/NumberBox.tsx';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import css from './SlipList.module.css';

/** 催办级别: names, marks and days to answer, the mildest first. */
export function LevelsDialog({ onClose }: { readonly onClose: () => void }) {
  const query = useAppQuery('reminders.levels', {});
  return (
    <Dialog title="催办级别" width={600} footer={null} onCancel={onClose}>
      <Loaded query={query}>{(levels) => <LevelsForm levels={levels} onClose={onClose} />}</Loaded>
    </Dialog>
  );
}

const MOST = 9;

function LevelsForm({ levels, onClose }: { readonly levels: readonly ReminderLevel[]; readonly onClose: () => void }) {
  const notify = useNotify();
  const { send, isPending, error } = useCommand('reminders.saveLevels');
  const [draft, setDraft] = useState(() => levels.map((level, index) => Object.assign({ key: index }, level)));
  const change = (at: number, part: Partial<ReminderLevel>) =>
    setDraft(draft.map((level, index) => (index === at ? { ...level, ...part } : level)));
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    send({ levels: draft.map(({ key: _row, ...level }) => level) }, ({ commandId }) => {
      notify.success('已保存催办级别', { commandId });
      onClose();
    });
  };
  return (
    <form className="stack" onSubmit={save}>
      <p className="sub">
        第一级可催临期和逾期的；上一份过了回复期限仍未办且已逾期的，才提议下一级。每一级单独编号，代字接在机关代字之后。
      </p>
      <table className={css['levels']}>
        <thead>
          <tr>
            <th>级</th>
            <th>名称</th>
            <th>代字</th>
            <th>回复期限（工作日）</th>
            <th>操作</th>
          </tr>
        </thead>
        <tbody>
          {draft.map(({ key, name, mark, replyWorkdays }, index) => (
            <tr key={key}>
              <td className="num">{index + 1}</td>
              <td>
                <Input
                  aria-label={`第 ${index + 1} 级名称`}
                  value={name}
                  maxLength={10}
                  onChange={(event) => change(index, { name: event.target.value })}
                />
              </td>
              <td>
                <Input
                  aria-label={`第 ${index + 1} 级代字`}
                  value={mark}
                  maxLength={10}
                  onChange={(event) => change(index, { mark: event.target.value })}
                />
              </td>
              <td>
                <NumberBox
                  aria-label={`第 ${index + 1} 级回复期限`}
                  min={1}
                  max={60}
                  precision={0}
                  value={replyWorkdays}
                  onChange={(days) => days !== null && change(index, { replyWorkdays: days })}
                />
              </td>
              <td>
                {index === draft.length - 1 && draft.length > 1 && (
                  <Button type="text" size="small" onClick={() => setDraft(draft.slice(0, -1))}>
                    去掉
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <Button
          size="small"
          disabled={draft.length >= MOST}
          onClick={() => setDraft([...draft, { key: draft.length, name: '', mark: '', replyWorkdays: 2 }])}
        >
          加一级
        </Button>
      </div>
      {error && <ErrorState error={error} inline />}
      <div className="actions">
        <Button onClick={onClose}>取消</Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={isPending}
          disabled={draft.some(({ name }) => name.trim() === '')}
        >
          保存
        </Button>
      </div>
    </form>
  );
}
