import { Button } from 'antd';
import { clsx } from 'clsx';
import { useEffect, useRef, type ReactNode } from 'react';
import type { DraftView } from '../../electron/contract/importDrafts.ts';
import { assertNever, type Year } from '../../electron/domain/brand.ts';
import { call, FailureError } from '../bridge/call.ts';
import { JobProgress } from '../ui/JobDialog.tsx';
import { instantWords } from '../ui/dates.ts';
import { giveBack } from '../ui/keyboard.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useJob } from '../ui/useJob.ts';
import { clearEnded, dropUpload, letGo, setUpload, takeUp, type ImportSession, type Upload } from './session.ts';
import { ToFillIn } from './ToFillIn.tsx';
import { useDropDrafts } from './useDropDrafts.ts';
import { useDraftsAgain } from './useReading.ts';
import { WrittenLine } from './WrittenLine.tsx';
import css from './FileList.module.css';

interface FileListProps {
  readonly year: Year;
  readonly session: ImportSession;
  readonly drafts: readonly DraftView[];
  /** Has a draft read, where it is not, and opens its preview. */
  readonly onOpen: (draftId: string) => void;
}

/** The files that wait, also those of earlier days, how far each has come, and what was written from here. */
export function FileList({ year, session, drafts, onOpen }: FileListProps) {
  const again = useDraftsAgain();
  const { fault } = useNotify();
  const { uploads, written } = session;
  const ended =
    written.length > 0 ||
    uploads.some(({ stage }) => stage.at === 'failed') ||
    drafts.some(({ state }) => state === 'dropped');
  if (uploads.length + written.length + drafts.length === 0) return null;
  const clear = (): void => {
    clearEnded();
    call('imports.clearDropped', {}).catch(fault).then(again, fault);
  };
  return (
    <Card
      title={session.own.length + written.length + uploads.length > 0 ? '本次导入' : '还没有导入完的文件'}
      extra={
        ended && (
          <Button type="text" size="small" onClick={clear}>
            清除已结束的
          </Button>
        )
      }
    >
      <ul className={css['list']}>
        {written.map((file, index) => (
          <FileLine key={file.draftId} name={file.fileName} takesKeyboard={index === written.length - 1}>
            <WrittenLine file={file} />
          </FileLine>
        ))}
        {drafts.map((draft) => (
          <FileLine key={draft.draftId} name={draft.fileName}>
            <DraftLine
              draft={draft}
              year={year}
              isOwn={session.own.some(({ draftId }) => draftId === draft.draftId)}
              refusal={session.refusals.get(draft.draftId)}
              onOpen={onOpen}
            />
          </FileLine>
        ))}
        {uploads.map((upload) => (
          <FileLine key={upload.id} name={upload.file.name}>
            <UploadLine upload={upload} />
          </FileLine>
        ))}
      </ul>
      <ToFillIn drafts={drafts} />
    </Card>
  );
}

interface FileLineProps {
  readonly name: string;
  /** Where the preview went with the keyboard in it, the line of what was written has it. */
  readonly takesKeyboard?: boolean;
  readonly children: ReactNode;
}

function FileLine({ name, takesKeyboard, children }: FileLineProps) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (takesKeyboard && line.current) giveBack([line.current], null);
  }, [takesKeyboard]);
  return (
    <li ref={line} tabIndex={takesKeyboard ? -1 : undefined}>
      <div className={clsx('ellipsis', css['name'])} title={name}>
        {name}
      </div>
      {children}
    </li>
  );
}

function UploadLine({ upload: { id, stage } }: { readonly upload: Upload }) {
  if (stage.at !== 'failed') return <span className="sub">正在打开文件</span>;
  return (
    <div className={css['fault']}>
      <ErrorState error={stage.error} inline />
      <span className="row">
        <Button size="small" onClick={() => dropUpload(id)}>
          放弃
        </Button>
        <Button size="small" onClick={() => setUpload(id, { at: 'waiting' })}>
          重新读取
        </Button>
      </span>
    </div>
  );
}

interface DraftLineProps {
  readonly draft: DraftView;
  readonly year: Year;
  /** This window has it read in its turn. */
  readonly isOwn: boolean;
  /** Why it could not even be asked to be read. */
  readonly refusal: unknown;
  readonly onOpen: (draftId: string) => void;
}

function DraftLine({ draft, year, isOwn, refusal, onOpen }: DraftLineProps) {
  const dropDrafts = useDropDrafts();
  const { draftId, state } = draft;
  const drop = (
    <Button
      size="small"
      onClick={() => {
        letGo(draftId);
        dropDrafts([draftId], true);
      }}
    >
      放弃
    </Button>
  );
  const goOn = (words: string): ReactNode => (
    <Button
      size="small"
      type="primary"
      onClick={() => {
        takeUp(draftId);
        onOpen(draftId);
      }}
    >
      {words}
    </Button>
  );
  if (refusal !== undefined) return <Failed error={refusal} again={goOn('重新读取')} drop={drop} />;
  switch (state) {
    case 'waiting':
      return isOwn ? (
        <Line says="排队等候">{drop}</Line>
      ) : (
        <Line says={leftWords(draft, year)}>
          {drop}
          {goOn('继续')}
        </Line>
      );
    case 'reading':
      return draft.jobId === undefined ? null : <Reading jobId={draft.jobId} />;
    case 'ready':
      return isOwn && draft.year === year ? (
        <Line says={<LampWord lamp="dueSoon">读取完成，等你核对</LampWord>}>
          {drop}
          {goOn('核对')}
        </Line>
      ) : (
        <Line says={leftWords(draft, year)}>
          {drop}
          {goOn('继续')}
        </Line>
      );
    case 'failed':
      return <Failed error={draft.error && new FailureError(draft.error)} again={goOn('重新读取')} drop={drop} />;
    case 'cancelled':
      return (
        <Line says="已取消，没有写入任何数据">
          {drop}
          {goOn('重新读取')}
        </Line>
      );
    case 'dropped':
      return (
        <Line says="已放弃，没有写入任何数据">
          <Button size="small" onClick={() => dropDrafts([draftId], false)}>
            取回
          </Button>
        </Line>
      );
    default:
      return assertNever(state);
  }
}

/** 2021年6月15日 10:00 放入，没有写入，已设定 12 处; of another year that it was read for. */
function leftWords({ keptAt, decided, year }: DraftView, shown: Year): string {
  return [
    `${keptAt === '' ? '' : `${instantWords(keptAt)} `}放入，还没有写入`,
    ...(decided > 0 ? [`已设定 ${decided} 处`] : []),
    ...(year === shown ? [] : [`上次按 ${year} 年度读取，继续则按 ${shown} 年度`]),
  ].join('，');
}

function Line({ says, children }: { readonly says: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={css['line']}>
      <span className="sub grow num">{says}</span>
      {children}
    </div>
  );
}

function Failed(props: { readonly error: unknown; readonly again: ReactNode; readonly drop: ReactNode }) {
  return (
    <div className={css['fault']}>
      <ErrorState error={props.error} inline />
      <span className="row">
        {props.drop}
        {props.again}
      </span>
    </div>
  );
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
