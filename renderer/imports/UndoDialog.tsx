import { Button, Radio } from 'antd';
import { clsx } from 'clsx';
import { useState, type ReactNode } from 'react';
import type { UndoPreview } from '../../electron/contract/imports.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import type { ImportId } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { QuietTag } from '../ui/Tags.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { instantWords } from '../ui/dates.ts';
import noteCss from './note.module.css';
import css from './UndoDialog.module.css';

type EditedChoice = InputOf<'imports.undo'>['edited'];

interface UndoDialogProps {
  readonly importId: ImportId;
  readonly onClose: () => void;
}

/** 撤销这次导入: first what was edited since, then what goes, then what stays. */
export function UndoDialog({ importId, onClose }: UndoDialogProps) {
  const query = useAppQuery('imports.undoPreview', { importId });
  const undo = useCommand('imports.undo');
  const notify = useNotify();
  const [edited, setEdited] = useState<EditedChoice>('keep');
  const preview = query.data;
  const count = preview ? takenBack(preview, edited) : 0;
  const takeBack = (): void =>
    undo.send({ importId, edited }, (result) => {
      const kept = result.kept > 0 ? `，保留 ${result.kept} 项` : '';
      notify.success(`已撤销这次导入：收回 ${result.takenBack} 项${kept}`, { commandId: result.commandId });
      onClose();
    });
  return (
    <Dialog
      title="撤销这次导入"
      width={680}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{preview?.refusal === undefined ? '取消' : '关闭'}</Button>
          {preview && preview.refusal === undefined && (
            <Button type="primary" loading={undo.isPending} onClick={takeBack}>
              {count > 0 ? `撤销，收回 ${count} 项` : '撤销这次导入'}
            </Button>
          )}
        </>
      }
    >
      <Loaded query={query}>{(value) => <UndoBody preview={value} edited={edited} onChoose={setEdited} />}</Loaded>
      {undo.error && <ErrorState error={undo.error} inline />}
    </Dialog>
  );
}

function takenBack({ untouched, edited }: UndoPreview, choice: EditedChoice): number {
  return untouched + (choice === 'takeBack' ? edited.length : 0);
}

interface UndoBodyProps {
  readonly preview: UndoPreview;
  readonly edited: EditedChoice;
  readonly onChoose: (choice: EditedChoice) => void;
}

function UndoBody({ preview, edited, onChoose }: UndoBodyProps) {
  return (
    <div className="stack">
      <p>
        {preview.fileName}
        <span className="sub num">，{instantWords(preview.importedAt)} 导入</span>
      </p>
      {preview.refusal === undefined ? (
        <>
          {preview.held.length > 0 && <Held held={preview.held} />}
          {preview.edited.length > 0 && <Edited preview={preview} edited={edited} onChoose={onChoose} />}
          <p className="num">{untouchedWords(preview)}</p>
          {preview.contained > 0 && (
            <p className="sub num">
              另有 {preview.contained} 项原来就在台账中，这个文件只是也载有：撤销后不变，只是不再记作也见于这个文件。
            </p>
          )}
          {preview.kept.length > 0 && <p className="sub">已在别处用到，仍然保留：{preview.kept.join('、')}。</p>}
        </>
      ) : (
        <p className={noteCss['note']}>{preview.refusal}</p>
      )}
    </div>
  );
}

function untouchedWords({ untouched, edited, held }: UndoPreview): string {
  const rest = edited.length + held.length > 0 ? '其余 ' : '';
  if (untouched === 0 && rest !== '') return '没有其余可以收回的事项。';
  return `${rest}${untouched} 项导入后没有再改过：新增的删去，改动的恢复成导入前的样子。`;
}

/** What stays for the sake of later imports, and which those are. */
function Held({ held }: Pick<UndoPreview, 'held'>) {
  const more = held.length - LISTED;
  return (
    <section className={css['edited']} aria-labelledby="undo-held">
      <h3 id="undo-held" className="num">
        {held.length} 项也载于后来的导入，留着不动；要收回，请先撤销那些导入
      </h3>
      {/* Chrome lets the keyboard scroll it; older engines want it to take the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className="plain-list" tabIndex={0} aria-label="后来的导入也载有的事项">
        {held.slice(0, LISTED).map(({ by, ...duty }) => (
          <DutyLine key={duty.dutyId} duty={duty}>
            {by.map(({ fileName, importedAt }) => (
              <p key={importedAt} className={css['edit']}>
                <span className="num">{instantWords(importedAt)}</span>
                导入《{fileName}》
              </p>
            ))}
          </DutyLine>
        ))}
        {more > 0 && <li className="sub num">另有 {more} 项</li>}
      </ul>
    </section>
  );
}

interface DutyLineProps {
  readonly duty: Omit<UndoPreview['held'][number], 'by'>;
  readonly children: ReactNode;
}

function DutyLine({ duty: { number, content, made }, children }: DutyLineProps) {
  return (
    <li>
      <div className={css['duty']}>
        <span className="sub num">{number}</span>
        <span className="ellipsis grow" title={content}>
          {content}
        </span>
        <QuietTag>{made ? '这次新增' : '这次更新'}</QuietTag>
      </div>
      {children}
    </li>
  );
}

/** So many are listed; the figure above says how many there are. */
const LISTED = 200;

function Edited({ preview, edited, onChoose }: UndoBodyProps) {
  const more = preview.edited.length - LISTED;
  return (
    <section className={css['edited']} aria-labelledby="undo-edited">
      <h3 id="undo-edited" className="num">
        {preview.edited.length} 项在导入之后又有人动过
      </h3>
      {/* Chrome lets the keyboard scroll it; older engines want it to take the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className="plain-list" tabIndex={0} aria-label="导入之后动过的事项">
        {preview.edited.slice(0, LISTED).map(({ edits, ...duty }) => (
          <DutyLine key={duty.dutyId} duty={duty}>
            {edits.map(({ label, at }) => (
              <p key={`${at} ${label}`} className={css['edit']}>
                <span className="num">{instantWords(at)}</span>
                {label}
              </p>
            ))}
          </DutyLine>
        ))}
        {more > 0 && <li className="sub num">另有 {more} 项</li>}
      </ul>
      <Radio.Group
        className={clsx(css['choice'])}
        value={edited}
        onChange={(event) => onChoose(event.target.value as EditedChoice)}
      >
        <Radio value="keep">保留改过的 {preview.edited.length} 项，只收回其余的</Radio>
        <Radio value="takeBack">一并收回，连同上面这些改动和登记</Radio>
      </Radio.Group>
    </section>
  );
}
