import { Input, Segmented, type GetRef } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { UnitKind } from '../../electron/contract/shared.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useFocusOnOpen } from '../ui/useFocusOnOpen.ts';
import { looksLikeTowns, sortNames, splitNames } from './names.ts';
import { UNIT_KINDS, UNIT_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import css from './PasteNames.module.css';

type TextAreaRef = GetRef<typeof Input.TextArea>;

/** Many units from a pasted column of names; what will happen is shown before it does. */
export function PasteNames({ list, onClose }: { readonly list: UnitList; readonly onClose: () => void }) {
  const notify = useNotify();
  const field = useFocusOnOpen<TextAreaRef>();
  const add = useCommand('units.addMany');
  const [pasted, setPasted] = useState('');
  const [chosenKind, setChosenKind] = useState<UnitKind>();
  const names = splitNames(pasted);
  const { fresh, known } = sortNames(names, list);
  const kind = chosenKind ?? (looksLikeTowns(names) ? 'town' : 'department');
  const save = () =>
    add.send({ names: [...names], kind }, ({ created, known: left, commandId }) => {
      notify.success(`新增 ${created} 个单位${left > 0 ? `，${left} 个已存在` : ''}`, { commandId });
      onClose();
    });
  return (
    <Dialog
      title="粘贴单位名单"
      onCancel={onClose}
      onOk={save}
      okText={fresh.length > 0 ? `新增 ${fresh.length} 个单位` : '新增'}
      okButtonProps={{ disabled: fresh.length === 0, loading: add.isPending }}
      width={560}
    >
      <p className={clsx('sub', css['hint'])}>从表格复制一列名称，或粘贴用顿号、逗号、换行隔开的名单。</p>
      <Input.TextArea
        aria-label="单位名单"
        ref={field}
        rows={10}
        value={pasted}
        onChange={(event) => setPasted(event.target.value)}
        placeholder={'区发展和改革局\n区教育和体育局\n区财政局'}
      />
      <div className={css['kind']}>
        <Segmented<UnitKind>
          aria-label="类别"
          value={kind}
          onChange={setChosenKind}
          options={UNIT_KINDS.map((each) => ({ value: each, label: UNIT_KIND_WORDS[each] }))}
        />
        <span className="sub num" aria-live="polite">
          {names.length > 0 &&
            `认出 ${names.length} 个，新增 ${fresh.length} 个${known.length > 0 ? `，已存在 ${known.length} 个：${known.join('、')}` : ''}`}
        </span>
      </div>
      {add.error && <ErrorState error={add.error} inline />}
    </Dialog>
  );
}
