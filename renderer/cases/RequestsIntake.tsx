import { Button } from 'antd';
import { useState } from 'react';
import type { RequestLineView, RequestsPreview } from '../../electron/contract/cases.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import css from './Register.module.css';

interface IntakeProps {
  readonly previewId: string;
  /** The organ that got the last one. */
  readonly unitId: UnitId | undefined;
  readonly onClose: () => void;
}

const STATE_WORDS: Readonly<Record<RequestLineView['state'], string>> = {
  add: '导入',
  already: '已登记，不重复',
  left: '不导入',
};

/** A list of requests before it is taken in: what becomes of each line, and why those that stay stay. */
export function RequestsIntake({ previewId, unitId: last, onClose }: IntakeProps) {
  const notify = useNotify();
  const [unitId, setUnitId] = useState(last);
  const asked = unitId === undefined ? { previewId } : { previewId, unitId };
  const query = useAppQuery('cases.preview', asked);
  const { send, isPending, error } = useCommand('cases.confirm');
  const count = query.data?.counts.add ?? 0;
  return (
    <Dialog title="导入登记表" footer={null} width={760} onCancel={onClose}>
      <div className={css['erase']}>
        <div className={css['organ']}>
          <label htmlFor="intake-unit">没有写明收件机关的，收件机关为</label>
          <UnitSelect id="intake-unit" placeholder="选择单位" value={unitId} onChange={setUnitId} />
        </div>
        <Loaded query={query}>{(preview) => <Lines preview={preview} />}</Loaded>
        {error && <ErrorState error={error} inline />}
        <div className="actions">
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            disabled={count === 0}
            loading={isPending}
            onClick={() =>
              send(asked, ({ added, commandId }) => {
                notify.success(`已导入 ${added} 件申请`, { commandId });
                onClose();
              })
            }
          >
            导入 {count} 件
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Lines({ preview: { fileName, lines, counts, skippedSheets } }: { readonly preview: RequestsPreview }) {
  return (
    <>
      <p className="num">
        “{fileName}”：可导入 {counts.add} 件，已登记 {counts.already} 件，不导入 {counts.left} 件。
      </p>
      {skippedSheets.map(({ sheet, reason }) => (
        <p key={sheet} className="sub">
          工作表“{sheet}”{reason}。
        </p>
      ))}
      <ul className={css['incoming']}>
        {lines.map(({ key, line, number, applicant, receivedOn, state, reasons }) => (
          <li key={key} data-state={state}>
            <span className="num sub">第 {line} 行</span>
            <span className="num">{number}</span>
            <span>{applicant}</span>
            <span className="num sub">{receivedOn ?? ''}</span>
            <span className={state === 'left' ? 'over' : 'sub'}>
              {reasons.length > 0 ? reasons.join('') : STATE_WORDS[state]}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
