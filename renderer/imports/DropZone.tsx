import { Button, Input } from 'antd';
import { clsx } from 'clsx';
import { useRef, useState } from 'react';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Card } from '../ui/Page.tsx';
import { holdsTable, pastedFile, pastedOf } from '../ui/paste.ts';
import { usePastedFile } from '../ui/usePastedFile.ts';
import { addFiles } from './session.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './DropZone.module.css';

const ACCEPTED = '.xlsx,.xls,.et,.ods,.csv,.tsv,.docx,.doc,.wps,.txt,.html,.htm';

/** Where files are chosen, dropped or pasted. */
export function DropZone({ closed }: { readonly closed: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const [pasting, setPasting] = useState(false);
  usePastedFile(takeOne, !closed && !pasting);
  return (
    <Card>
      <div className={css['zone']}>
        <span className={css['mark']}>
          <Icon name="upload" size={24} />
        </span>
        <div>
          <p className={css['title']}>把任务分解表、明细表或工作要点拖到窗口里</p>
          <p className="sub">
            Excel、WPS 表格、CSV、Word、网页和纯文本都可以，一次多个；也可以复制后按 Ctrl+V。先预览核对，确认后才写入。
          </p>
        </div>
        <WriteButton onClick={() => setPasting(true)}>粘贴文字或表格</WriteButton>
        <WriteButton type="primary" onClick={() => input.current?.click()}>
          选择文件
        </WriteButton>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          disabled={closed}
          accept={ACCEPTED}
          aria-label="选择要导入的表格文件"
          onChange={(event) => {
            addFiles([...(event.target.files ?? [])]);
            // The same file may be chosen again after it was changed.
            event.target.value = '';
          }}
        />
      </div>
      {pasting && <PasteDialog onClose={() => setPasting(false)} />}
    </Card>
  );
}

const takeOne = (file: File): void => addFiles([file]);

/** For those who look for a place to paste into: a table is taken at once, text may be looked over first. */
function PasteDialog({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const take = (file: File | undefined): void => {
    if (!file) return;
    addFiles([file]);
    onClose();
  };
  return (
    <Dialog
      title="粘贴文字或表格"
      width={640}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" disabled={text.trim() === ''} onClick={() => take(pastedFile({ html: '', text }))}>
            读取这些文字
          </Button>
        </>
      }
    >
      <p className={clsx('sub', css['hint'])}>
        在 Word、WPS 或网页里选中表格或正文，复制后在这里按 Ctrl+V。表格会连同单元格一起读取。
      </p>
      <Input.TextArea
        aria-label="粘贴到这里"
        autoSize={{ minRows: 8, maxRows: 16 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={(event) => {
          const pasted = pastedOf(event.clipboardData);
          if (!holdsTable(pasted)) return;
          event.preventDefault();
          take(pastedFile(pasted));
        }}
      />
    </Dialog>
  );
}
