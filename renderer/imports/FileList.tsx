import { Button } from 'antd';
import { clsx } from 'clsx';
import { assertNever } from '../../electron/domain/brand.ts';
import { JobProgress } from '../ui/JobDialog.tsx';
import { LampWord } from '../ui/Lamp.tsx';
import { Card } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useJob } from '../ui/useJob.ts';
import { dropFiles, moveTo, openFile, type ImportFile } from './session.ts';
import { ToFillIn } from './ToFillIn.tsx';
import { WrittenLine } from './WrittenLine.tsx';
import css from './FileList.module.css';

const ENDED: ReadonlySet<string> = new Set(['done', 'failed', 'cancelled']);

/** The files of this session and how far each has come. */
export function FileList({ files }: { readonly files: readonly ImportFile[] }) {
  const ended = files.filter(({ stage }) => ENDED.has(stage.at));
  return (
    <Card
      title="本次导入"
      extra={
        ended.length > 0 && (
          <Button type="text" size="small" onClick={() => dropFiles(ended.map((file) => file.id))}>
            清除已结束的
          </Button>
        )
      }
    >
      <ul className={css['list']}>
        {files.map((file) => (
          <li key={file.id}>
            <div className={clsx('ellipsis', css['name'])} title={file.file.name}>
              {file.file.name}
            </div>
            <FileStage file={file} />
          </li>
        ))}
      </ul>
      <ToFillIn files={files} />
    </Card>
  );
}

function FileStage({ file }: { readonly file: ImportFile }) {
  const { id, stage } = file;
  switch (stage.at) {
    case 'waiting':
      return (
        <div className={css['line']}>
          <span className="sub grow">排队等候</span>
          <Button size="small" onClick={() => moveTo(id, { at: 'cancelled' })}>
            取消
          </Button>
        </div>
      );
    case 'uploading':
      return <span className="sub">正在打开文件</span>;
    case 'reading':
      return <Reading jobId={stage.jobId} />;
    case 'ready':
      return (
        <div className={css['line']}>
          <span className="grow">
            <LampWord lamp="dueSoon">读取完成，等你核对</LampWord>
          </span>
          <Button size="small" onClick={() => moveTo(id, { at: 'cancelled' })}>
            放弃
          </Button>
          <Button size="small" type="primary" onClick={() => openFile(id)}>
            核对
          </Button>
        </div>
      );
    case 'failed':
      return (
        <div className={css['fault']}>
          <ErrorState error={stage.error} inline />
          <Button size="small" onClick={() => moveTo(id, { at: 'waiting' })}>
            重新读取
          </Button>
        </div>
      );
    case 'cancelled':
      return (
        <div className={css['line']}>
          <span className="sub grow">已取消，没有写入任何数据</span>
          <Button size="small" onClick={() => moveTo(id, { at: 'waiting' })}>
            重新读取
          </Button>
        </div>
      );
    case 'done':
      return <WrittenLine written={stage.written} year={stage.year} />;
    default:
      return assertNever(stage);
  }
}

/** How far a reading is; how it ends is followed by `useReading`. */
function Reading({ jobId }: { readonly jobId: string }) {
  const { job, cancel } = useJob(jobId);
  return (
    <div className={css['line']}>
      <div className="grow">
        <JobProgress job={job} />
      </div>
      <Button size="small" onClick={cancel}>
        取消
      </Button>
    </div>
  );
}
