import { Button } from 'antd';
import { Link } from 'wouter';
import type { ImportSummary } from '../../electron/contract/imports.ts';
import { assertNever } from '../../electron/domain/brand.ts';
import { useDeskCommand, useDeskQuery } from '../bridge/hooks.ts';
import { DeskFault } from '../bridge/desk.ts';
import { JobProgress } from '../ui/JobDialog.tsx';
import { Lamp } from '../ui/Lamp.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useJob } from '../ui/useJob.ts';
import { dropFiles, moveTo, type ImportFile, type Stage, type Written } from './session.ts';

/** The files of this session and how far each has come. */
export function FileList({ files }: { readonly files: readonly ImportFile[] }) {
  const ended = files.filter(({ stage }) => ['done', 'failed', 'cancelled'].includes(stage.at));
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
      <ul className="file-list">
        {files.map((file) => (
          <li key={file.id}>
            <div className="file-name ellipsis" title={file.file.name}>
              {file.file.name}
            </div>
            <FileStage file={file} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function FileStage({ file }: { readonly file: ImportFile }) {
  const { id, stage } = file;
  switch (stage.at) {
    case 'waiting':
      return (
        <div className="file-line">
          <span className="sub grow">排队等候</span>
          <Button size="small" onClick={() => moveTo(id, { at: 'cancelled' })}>
            取消
          </Button>
        </div>
      );
    case 'uploading':
      return <span className="sub">正在打开文件</span>;
    case 'reading':
      return <Reading id={id} stage={stage} />;
    case 'ready':
      return <span className="sub">读取完成</span>;
    case 'failed':
      return (
        <div className="file-fault">
          <ErrorState error={stage.error} inline />
          <Button size="small" onClick={() => moveTo(id, { at: 'waiting' })}>
            重新读取
          </Button>
        </div>
      );
    case 'cancelled':
      return (
        <div className="file-line">
          <span className="sub grow">已取消，没有写入任何数据</span>
          <Button size="small" onClick={() => moveTo(id, { at: 'waiting' })}>
            重新读取
          </Button>
        </div>
      );
    case 'done':
      return <WrittenLine id={id} written={stage.written} undone={stage.undone} />;
    default:
      return assertNever(stage);
  }
}

function Reading({ id, stage }: { readonly id: number; readonly stage: Extract<Stage, { at: 'reading' }> }) {
  const { job, error, cancel } = useJob(stage.jobId, (ended) => {
    if (ended.state === 'done' && ended.previewId !== undefined) {
      moveTo(id, { at: 'ready', previewId: ended.previewId, year: stage.year });
    } else if (ended.state === 'cancelled') moveTo(id, { at: 'cancelled' });
    else if (ended.error) moveTo(id, { at: 'failed', error: new DeskFault(ended.error) });
  });
  if (error) {
    return (
      <div className="file-fault">
        <ErrorState error={error} inline onRetry={() => moveTo(id, { at: 'waiting' })} />
      </div>
    );
  }
  return (
    <div className="file-line">
      <div className="grow">
        <JobProgress job={job} />
      </div>
      <Button size="small" onClick={cancel}>
        取消
      </Button>
    </div>
  );
}

function WrittenLine(props: { readonly id: number; readonly written: Written; readonly undone: boolean }) {
  const { id, written, undone } = props;
  const status = useDeskQuery('workspace.status', {}).data;
  const undo = useDeskCommand('workspace.undo');
  const notify = useNotify();
  if (undone) return <span className="sub">已撤销，写入的内容都已取回</span>;
  const takeBack = async (): Promise<void> => {
    try {
      await undo.mutateAsync({});
      moveTo(id, { at: 'done', written, undone: true });
    } catch (error) {
      notify.fault(error);
    }
  };
  return (
    <div className="file-line">
      <span className="grow num">
        <Lamp lamp="onTime">已写入</Lamp> {summaryWords(written)}
      </span>
      <Link href="/calendar">看日历</Link>
      <Link href="/tasks">看任务分解</Link>
      {/* 撤销 takes back the last thing done: it is offered here only while that is this import. */}
      {status?.revision === written.revision && (
        <Button size="small" loading={undo.isPending} onClick={() => void takeBack()}>
          撤销
        </Button>
      )}
    </div>
  );
}

/** 新增 52 项，更新 0 项，未变 0 项；新建单位 31 个、单位组 3 个 */
export function summaryWords(summary: ImportSummary): string {
  const rows = `新增 ${summary.created} 项，更新 ${summary.updated} 项，未变 ${summary.unchanged} 项`;
  const made = [
    ...(summary.unitsCreated > 0 ? [`单位 ${summary.unitsCreated} 个`] : []),
    ...(summary.groupsCreated > 0 ? [`单位组 ${summary.groupsCreated} 个`] : []),
  ];
  return made.length > 0 ? `${rows}；新建${made.join('、')}` : rows;
}
