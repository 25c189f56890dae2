import { Button, Input, Segmented } from 'antd';
import { clsx } from 'clsx';
import { useRef, useState } from 'react';
import type { PieceLineView, PieceListChoicesInput, PieceListPreview } from '../../electron/contract/pieces.ts';
import type { UnitId, Year } from '../../electron/domain/brand.ts';
import { call, putFile } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { parseBlock } from '../grid/clipboard.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { JobDialog } from '../ui/JobDialog.tsx';
import { UnreadItems } from '../ui/UnreadItems.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { QuietTag } from '../ui/Tags.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import {
  chooseUnit,
  firstFilter,
  leaveLine,
  LINE_FILTERS,
  lineWords,
  NO_CHOICES,
  STATE_WORDS,
  type LineFilter,
} from './pieces.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './Pieces.module.css';

const ACCEPTED = '.xlsx,.xls,.et,.ods,.csv,.tsv,.docx,.doc,.wps,.html,.htm';

/** A list that comes in: a file, or a block; of one unit where a panel of its was open. */
export interface Intake {
  readonly text: string;
  readonly unitId?: UnitId;
}

interface PieceListDialogProps {
  readonly year: Year;
  readonly intake: Intake;
  readonly onClose: () => void;
}

/** 信息清单 in: pasted or chosen, looked through line by line, then recorded. */
export function PieceListDialog({ year, intake, onClose }: PieceListDialogProps) {
  const [listId, setListId] = useState<string>();
  if (listId === undefined) return <Bring year={year} intake={intake} onRead={setListId} onClose={onClose} />;
  return <LookThrough year={year} listId={listId} onBack={() => setListId(undefined)} onClose={onClose} />;
}

function Bring({
  year,
  intake,
  onRead,
  onClose,
}: PieceListDialogProps & { readonly onRead: (listId: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(intake.text);
  const [jobId, setJobId] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [isReading, setReading] = useState(false);
  const trying = async (work: () => Promise<void>): Promise<void> => {
    setError(undefined);
    setReading(true);
    try {
      await work();
    } catch (fault) {
      setError(fault);
    } finally {
      setReading(false);
    }
  };
  const paste = () =>
    trying(async () => {
      const block = parseBlock(text).map((row) => Array.from(row));
      const own = intake.unitId === undefined ? {} : { unitId: intake.unitId };
      onRead((await call('pieces.paste', { year, block, ...own })).listId);
    });
  const read = (file: File) =>
    trying(async () => {
      const { fileId } = await putFile(file);
      setJobId((await call('pieces.read', { fileId, year })).jobId);
    });
  return (
    <Dialog
      title="导入信息清单"
      width={680}
      onCancel={onClose}
      onOk={() => void paste()}
      okText="下一步"
      okButtonProps={{ disabled: text.trim() === '', loading: isReading }}
    >
      <div className="stack">
        <p className="sub">
          从 Excel、WPS 或 Word
          的表里复制，粘贴在下面；或选择文件。每行一篇：单位、标题、日期，渠道、链接和各级采用可有可无。先核对，确认后才写入；已有的不会重复记入。
        </p>
        <Input.TextArea
          aria-label="信息清单"
          rows={8}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={'单位\t标题\t日期\t链接\t市级采用\n区财政局\t……\t3月5日\t\t√'}
        />
        <div className="row">
          <Button onClick={() => input.current?.click()}>选择文件</Button>
          <input
            ref={input}
            type="file"
            hidden
            accept={ACCEPTED}
            aria-label="选择信息清单文件"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) void read(file);
              // The same file may be chosen again after it was changed.
              event.target.value = '';
            }}
          />
        </div>
        {error !== undefined && <ErrorState error={error} inline />}
      </div>
      <JobDialog
        title="读取信息清单"
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

interface LookThroughProps {
  readonly year: Year;
  readonly listId: string;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

function LookThrough({ year, listId, onBack, onClose }: LookThroughProps) {
  const notify = useNotify();
  const [choices, setChoices] = useState<PieceListChoicesInput>(NO_CHOICES);
  const preview = useAppQuery('pieces.preview', { listId, choices });
  const confirm = useCommand('pieces.confirm');
  const [last, setLast] = useState<PieceListPreview>();
  // While an answer is awaited, what was shown stays.
  if (preview.data !== undefined && preview.data !== last) setLast(preview.data);
  const shown = preview.data ?? last;
  const { add = 0, adopt = 0 } = shown?.counts ?? {};
  const toWrite = add + adopt;
  const write = () =>
    confirm.send({ listId, year, choices }, ({ added, adopted, left, commandId }) => {
      const parts = [
        `已记入 ${added} 篇`,
        ...(adopted > 0 ? [`补记采用 ${adopted} 篇`] : []),
        ...(left > 0 ? [`对不上 ${left} 行`] : []),
      ];
      notify.success(parts.join('，'), { commandId });
      onClose();
    });
  return (
    <Dialog
      title="核对信息清单"
      width={960}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onBack}>重新选择</Button>
          <WriteButton type="primary" disabled={toWrite === 0} loading={confirm.isPending} onClick={write}>
            {adopt === 0 ? `记入 ${add} 篇` : `记入 ${add} 篇，补记采用 ${adopt} 篇`}
          </WriteButton>
        </>
      }
    >
      {(confirm.error ?? (shown === undefined ? undefined : preview.error)) && (
        <ErrorState error={confirm.error ?? preview.error} inline />
      )}
      {shown === undefined ? (
        <Loaded query={preview}>{() => null}</Loaded>
      ) : (
        <Lines preview={shown} choices={choices} onChoose={setChoices} />
      )}
    </Dialog>
  );
}

interface LinesProps {
  readonly preview: PieceListPreview;
  readonly choices: PieceListChoicesInput;
  readonly onChoose: (choices: PieceListChoicesInput) => void;
}

function Lines({ preview, choices, onChoose }: LinesProps) {
  const [filter, setFilter] = useState<LineFilter>(() => firstFilter(preview));
  const { counts, tables, skippedSheets, leftOut, notes } = preview;
  const own = preview.lines.filter(({ state }) => state === filter);
  // What was supposed asks for an eye before what the lines themselves say.
  const lines = [...own.filter(({ isProposed }) => isProposed), ...own.filter(({ isProposed }) => !isProposed)];
  return (
    <>
      <ul className={clsx('plain-list sub text-sm', css['about'])}>
        {tables.map(({ sheet, headerLine, columns }) => (
          <li key={`${sheet} ${headerLine}`}>
            {`“${sheet}”：${columns.map(({ letters, header, role }) => `${letters} 列${header === '' ? '' : `“${header}”`}读作${role}`).join('，')}`}
          </li>
        ))}
        <UnreadItems leftOut={leftOut} skippedSheets={skippedSheets} />
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <Segmented<LineFilter>
        aria-label="显示"
        value={filter}
        onChange={setFilter}
        options={LINE_FILTERS.map((state) => ({ value: state, label: `${STATE_WORDS[state]} ${counts[state]}` }))}
      />
      <div className={clsx(css['line'], css['head'])}>
        <span>位置</span>
        <span>标题</span>
        <span>单位</span>
        <span>日期</span>
        <span>{filter === 'left' ? '为什么对不上' : '记为'}</span>
      </div>
      <div className={css['lines']}>
        {lines.length === 0 ? (
          <p className={clsx('sub', css['none'])}>没有{STATE_WORDS[filter]}的行。</p>
        ) : (
          <VirtualRows
            key={filter}
            count={lines.length}
            estimate={() => 40}
            keyOf={(index) => lines[index]?.key ?? String(index)}
            label={STATE_WORDS[filter]}
          >
            {(index) => {
              const line = lines[index];
              return line && <Line line={line} choices={choices} onChoose={onChoose} />;
            }}
          </VirtualRows>
        )}
      </div>
    </>
  );
}

interface LineProps extends Omit<LinesProps, 'preview'> {
  readonly line: PieceLineView;
}

function Line({ line, choices, onChoose }: LineProps) {
  const { key, address, title, unit, day, isProposed } = line;
  const words = lineWords(line);
  return (
    <div className={css['line']}>
      <span className="num sub">{address}</span>
      <span className="ellipsis" title={title}>
        {title}
      </span>
      <span className="ellipsis" title={unit}>
        {unit}
      </span>
      <span className="num ellipsis">{day}</span>
      <span className={css['outcome']}>
        <span className={clsx('grow', css['clamped'])} title={words}>
          {isProposed && <QuietTag tone="accent">待核</QuietTag>} {words}
        </span>
        {line.unknown === 'unit' && (
          <UnitSelect
            value={undefined}
            placeholder={`“${unit}”是哪个单位`}
            width={150}
            onChange={(unitId) => onChoose(chooseUnit(choices, unit, unitId))}
          />
        )}
        {line.unknown === 'choice' && (
          <Button size="small" onClick={() => onChoose(leaveLine(choices, key, false))}>
            恢复
          </Button>
        )}
        {(line.state === 'add' || line.state === 'adopt') && (
          <Button size="small" type="text" onClick={() => onChoose(leaveLine(choices, key, true))}>
            不记入
          </Button>
        )}
      </span>
    </div>
  );
}
