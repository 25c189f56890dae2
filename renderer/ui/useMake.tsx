import { useState, type ReactNode } from 'react';
import { Button } from 'antd';
import { Link } from 'wouter';
import { checkCountWords } from '../../electron/domain/words/checks.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from './Dialog.tsx';
import { JobDialog } from './JobDialog.tsx';
import { useNotify } from './notify.tsx';
import { saveFile } from './saveFile.ts';
import { useHandOver } from './useHandOver.ts';
import { Loaded } from './states.tsx';

type Ask = () => Promise<{ readonly jobId: string }>;

interface Make {
  /** Starts the job that `ask` answers. */
  readonly start: (ask: Ask) => void;
  /** The same, and looks through what was made before it is handed over. */
  readonly startChecked: (ask: Ask) => void;
  /** Shows the progress; must be on the page. */
  readonly dialog: ReactNode;
}

/** What was made, and the work of looking through it. */
interface Checking {
  readonly fileId: string;
  readonly jobId: string;
  /** When it has been looked through. */
  readonly reportId?: string;
}

/** Makes a file in the background and hands it over as a download. */
export function useMake(title: string): Make {
  const notify = useNotify();
  const handOver = useHandOver();
  const [making, setMaking] = useState<{ readonly jobId: string; readonly isChecked: boolean }>();
  const [checking, setChecking] = useState<Checking>();
  const begin = async (ask: Ask, isChecked: boolean): Promise<void> => {
    try {
      setMaking({ ...(await ask()), isChecked });
    } catch (error) {
      notify.fault(error);
    }
  };
  const done = async (fileId: string | undefined): Promise<void> => {
    const isChecked = making?.isChecked === true;
    setMaking(undefined);
    if (fileId === undefined) return;
    try {
      if (isChecked) setChecking({ fileId, ...(await call('checks.file', { fileId })) });
      else await handOver(fileId, '已生成');
    } catch (error) {
      notify.fault(error);
    }
  };
  const dialog = (
    <>
      <JobDialog
        title={title}
        jobId={making?.jobId}
        onDone={(job) => void done(job.fileId)}
        onClose={() => setMaking(undefined)}
      />
      <JobDialog
        title="正在检查"
        jobId={checking?.reportId === undefined ? checking?.jobId : undefined}
        onDone={({ previewId = '' }) => setChecking(checking && { ...checking, reportId: previewId })}
        onClose={() => setChecking(undefined)}
      />
      {checking?.reportId !== undefined && (
        <Checked fileId={checking.fileId} reportId={checking.reportId} onClose={() => setChecking(undefined)} />
      )}
    </>
  );
  return {
    start: (ask) => void begin(ask, false),
    startChecked: (ask) => void begin(ask, true),
    dialog,
  };
}

interface CheckedProps {
  readonly fileId: string;
  readonly reportId: string;
  readonly onClose: () => void;
}

/** What was found in a paper that was made: it is handed over all the same, or looked at place by place. */
function Checked({ fileId, reportId, onClose }: CheckedProps) {
  const year = useYear();
  const notify = useNotify();
  const report = useAppQuery('checks.report', { reportId });
  const save = async (): Promise<void> => {
    try {
      notify.success(`已生成：${await saveFile(fileId)}`);
      onClose();
    } catch (error) {
      notify.fault(error);
    }
  };
  return (
    <Dialog
      title="发布前检查"
      width={460}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" onClick={() => void save()}>
            保存文件
          </Button>
        </>
      }
    >
      <Loaded query={report}>
        {(found) => (
          <div className="stack">
            <p className="num">{checkCountWords(found)}。</p>
            {found.expressions === 0 && <p className="sub">表述库还是空的，只查了个人信息。</p>}
            {found.hits.length > 0 && (
              <p>
                <Link href={`/checks?year=${year}&report=${reportId}`}>逐处查看</Link>
              </p>
            )}
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}
