import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { TimeRule } from '../../electron/contract/shared.ts';
import type { DutyId, Year } from '../../electron/domain/brand.ts';
import { dateParts, dayInMonth, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { RuleFrom } from './RuleFrom.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useToday } from '../ui/useToday.ts';
import { RulesEditor } from './RulesEditor.tsx';
import { useRulesEditing } from './useRulesEditing.ts';
import css from './SetRulesDialog.module.css';

interface SetRulesDialogProps {
  readonly year: Year;
  /** What the duty is about, and the words that the limit was read from. */
  readonly content: string;
  readonly wording: string;
  /** Why a person must look at it (待核). */
  readonly check: string | undefined;
  readonly rules: readonly TimeRule[];
  readonly busy?: boolean;
  /** The duty whose rules may also change from a day on, and the day that is proposed; absent for what is only being imported. */
  readonly inUse?: { readonly dutyId: DutyId; readonly from: PlainDate | undefined };
  /** `from`: the day from which they hold; `undefined` for the whole year. */
  readonly onSave: (rules: readonly TimeRule[], from?: PlainDate) => void;
  readonly onClose: () => void;
}

/** 设定时限. Mount it to open it: it starts from the rules it is given. */
export function SetRulesDialog(props: SetRulesDialogProps) {
  const today = useToday();
  const editing = useRulesEditing(props.year, props.rules, props.wording);
  const { rules } = editing;
  const [from, setFrom] = useState(props.inUse?.from);
  const form = useRef<HTMLFormElement>(null);
  const save = async (): Promise<void> => {
    // A text in a date's field that is no date: the browser says so beside it, and nothing is saved without it.
    if (form.current?.reportValidity() === false) return;
    const settled = await editing.settle();
    if (settled) props.onSave(settled, from);
  };
  return (
    <Dialog
      title="设定时限"
      width={720}
      onCancel={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>取消</Button>
          <Button type="primary" loading={props.busy ?? false} onClick={() => void save()}>
            保存时限
          </Button>
        </>
      }
    >
      <DialogWords content={props.content} check={props.check} />
      <form ref={form} onSubmit={(event) => event.preventDefault()}>
        <RulesEditor year={props.year} editing={editing} />
        {props.inUse && (
          <RuleFrom
            dutyId={props.inUse.dutyId}
            rules={rules}
            value={from}
            onChange={setFrom}
            proposed={props.inUse.from ?? firstOfNextMonth(props.year, today)}
          />
        )}
      </form>
    </Dialog>
  );
}

/** The day that a change is most likely to hold from: the first of the next month, within the year. */
function firstOfNextMonth(year: Year, today: PlainDate): PlainDate {
  const now = dateParts(today);
  return now.year === year ? dayInMonth(year, Math.min(now.month + 1, 12), 1) : dayInMonth(year, 7, 1);
}

/** What is being decided about, above the editor. */
export function DialogWords({ content, check }: { readonly content: string; readonly check: string | undefined }) {
  return (
    <div className={css['words']}>
      <p className="sub">{content}</p>
      {check !== undefined && <p className="accent">待核：{check}</p>}
    </div>
  );
}
