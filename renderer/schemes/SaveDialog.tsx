import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import type { InputOf } from '../../electron/contract/index.ts';
import { FailureError } from '../bridge/call.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorState } from '../ui/states.tsx';

type Judgements = NonNullable<InputOf<'schemes.save'>['judgements']>;

interface SaveDialogProps {
  /** 第 4 版, or a new scheme. */
  readonly title: string;
  readonly toCheck: number;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSave: (note: string, judgements: Judgements | undefined) => void;
  readonly onClose: () => void;
}

/** What the app asks where bounds change by which points were judged: a sentence. */
function questionOf(error: unknown): string | undefined {
  return error instanceof FailureError && error.failure.fields?.['judgements'] !== undefined
    ? error.message
    : undefined;
}

/** A note on the new version, and what becomes of points that were judged by the old one. */
export function SaveDialog({ title, toCheck, isPending, error, onSave, onClose }: SaveDialogProps) {
  const [note, setNote] = useState('');
  const [way, setWay] = useState<Judgements>();
  const question = questionOf(error);
  const isOpen = question !== undefined && way === undefined;
  const save = (): void => {
    if (!isOpen && !isPending) onSave(note, way);
  };
  return (
    <Dialog
      title={title}
      onCancel={onClose}
      width={520}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" loading={isPending} disabled={isOpen} onClick={save}>
            保存
          </Button>
        </>
      }
    >
      <div className="stack">
        <div>
          <span className="sub">版本说明</span>
          <Input
            aria-label="版本说明"
            value={note}
            maxLength={200}
            placeholder="如：按区考核办 2021 年文件修订"
            onChange={({ target }) => setNote(target.value)}
            onPressEnter={save}
          />
        </div>
        {toCheck > 0 && <p className="sub">{`还有 ${toCheck} 项规则待核，保存后仍标待核并照此计分。`}</p>}
        {question !== undefined && (
          <div className="stack">
            <p role="alert">{question}</p>
            <Radio.Group
              aria-label="已有的评议得分"
              value={way}
              onChange={({ target }) => setWay(target.value === 'scale' ? 'scale' : 'keep')}
            >
              <Radio value="keep">保留原分</Radio>
              <Radio value="scale">按比例换算</Radio>
            </Radio.Group>
          </div>
        )}
        {error !== null && error !== undefined && question === undefined && <ErrorState error={error} inline />}
      </div>
    </Dialog>
  );
}
