import { Button } from 'antd';
import { PartiesEditor } from './PartiesEditor.tsx';
import type { NamedParty } from '../../electron/contract/shared.ts';
import type { PartyChoice } from './parties.ts';
import { DialogWords } from './SetRulesDialog.tsx';
import { usePartiesEditing } from './usePartiesEditing.ts';
import { Dialog } from '../ui/Dialog.tsx';

interface SetPartiesDialogProps {
  readonly content: string;
  readonly wording: string;
  readonly check: string | undefined;
  readonly parties: readonly NamedParty[];
  readonly choices: readonly PartyChoice[];
  readonly busy?: boolean;
  readonly onSave: (parties: readonly NamedParty[]) => void;
  readonly onClose: () => void;
}

/** 设定责任单位. Mount it to open it: it starts from the parties it is given. */
export function SetPartiesDialog(props: SetPartiesDialogProps) {
  const editing = usePartiesEditing(props.parties, props.choices, props.wording);
  const save = async (): Promise<void> => {
    const settled = await editing.settle();
    if (settled) props.onSave(settled);
  };
  return (
    <Dialog
      title="设定责任单位"
      width={640}
      onCancel={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>取消</Button>
          <Button type="primary" loading={props.busy ?? false} onClick={() => void save()}>
            保存责任单位
          </Button>
        </>
      }
    >
      <DialogWords content={props.content} check={props.check} />
      <PartiesEditor choices={props.choices} editing={editing} />
    </Dialog>
  );
}
