import { Button, Input } from 'antd';
import { useState } from 'react';
import { putFile } from '../../bridge/call.ts';
import { parseBlock } from '../../grid/clipboard.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FileButton } from '../../ui/FileButton.tsx';
import { JobDialog } from '../../ui/JobDialog.tsx';
import { ErrorState } from '../../ui/states.tsx';

interface BringDialogProps {
  readonly title: string;
  readonly hint: string;
  /** How a table may look. */
  readonly example: string;
  readonly read: (fileId: string) => Promise<{ readonly jobId: string }>;
  readonly paste: (block: string[][]) => Promise<{ readonly previewId: string }>;
  /** The preview is there. */
  readonly onRead: (previewId: string) => void;
  readonly onClose: () => void;
}

/** A table on its way in: pasted, or chosen as a file. Nothing is written yet. */
export function BringDialog({ title, hint, example, read, paste, onRead, onClose }: BringDialogProps) {
  const [text, setText] = useState('');
  const [jobId, setJobId] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const trying = async (work: () => Promise<void>): Promise<void> => {
    setError(undefined);
    setBusy(true);
    try {
      await work();
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  const take = () =>
    trying(async () => onRead((await paste(parseBlock(text).map((row) => Array.from(row)))).previewId));
  const choose = (file: File) =>
    trying(async () => {
      const { fileId } = await putFile(file);
      setJobId((await read(fileId)).jobId);
    });
  return (
    <Dialog
      title={title}
      width={680}
      onCancel={onClose}
      footer={
        <>
          <FileButton label={`选择${title.replace('导入', '')}文件`} onFile={(file) => void choose(file)}>
            选择文件
          </FileButton>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" disabled={text.trim() === ''} loading={isBusy} onClick={() => void take()}>
            下一步
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="sub">{hint}</p>
        <Input.TextArea
          aria-label="粘贴表格"
          rows={8}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={example}
        />
        {error !== undefined && <ErrorState error={error} inline />}
      </div>
      <JobDialog
        title="正在读取"
        jobId={jobId}
        onClose={() => setJobId(undefined)}
        onDone={({ previewId = '' }) => {
          setJobId(undefined);
          onRead(previewId);
        }}
      />
    </Dialog>
  );
}
