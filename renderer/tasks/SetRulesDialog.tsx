import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { TimeRule } from '../../electron/contract/shared.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { RulesEditor } from './RulesEditor.tsx';

interface SetRulesDialogProps {
  readonly year: Year;
  /** What the duty is about, and the words that the limit was read from. */
  readonly content: string;
  readonly wording: string;
  /** Why a person must look at it (待核). */
  readonly check: string | undefined;
  readonly rules: readonly TimeRule[];
  readonly busy?: boolean;
  readonly onSave: (rules: readonly TimeRule[]) => void;
  readonly onClose: () => void;
}

/** 设定时限. Mount it to open it: it starts from the rules it is given. */
export function SetRulesDialog(props: SetRulesDialogProps) {
  const [rules, setRules] = useState(props.rules);
  return (
    <Modal
      open
      title="设定时限"
      width={720}
      onCancel={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>取消</Button>
          <Button type="primary" loading={props.busy ?? false} onClick={() => props.onSave(rules)}>
            保存时限
          </Button>
        </>
      }
    >
      <DialogWords content={props.content} check={props.check} />
      <RulesEditor year={props.year} rules={rules} onChange={setRules} wording={props.wording} />
    </Modal>
  );
}

/** What is being decided about, above the editor. */
export function DialogWords({ content, check }: { readonly content: string; readonly check: string | undefined }) {
  return (
    <div className="dialog-words">
      <p className="sub">{content}</p>
      {check !== undefined && <p className="dialog-check">待核：{check}</p>}
    </div>
  );
}
