import { Button } from 'antd';
import { clsx } from 'clsx';
import { useMemo, useState } from 'react';
import type { ImportPreview } from '../../electron/contract/imports.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { countToCheck } from '../../electron/domain/duties/toCheck.ts';
import { useSetYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useNotify } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { joinQuestions, nearQuestions } from './asks.ts';
import { BeforeWriting, type Answers } from './BeforeWriting.tsx';
import {
  confirmInput,
  draftTrouble,
  includedTables,
  namesInUse,
  namesToBe,
  removedDuties,
  tablesWithoutStart,
  type PreviewDecisions,
} from './decisions.ts';
import { questionsLeft } from './filters.ts';
import { NamesStep } from './NamesStep.tsx';
import { PreviewStep } from './PreviewStep.tsx';
import type { Written } from './session.ts';
import { isIncluded, writingOf } from './takes.ts';
import { useConfirm } from './useConfirm.ts';
import { useDecisions, type DecisionMaker, type KeptDecisions } from './useDecisions.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './ImportWork.module.css';
import noteCss from './note.module.css';

interface ImportWorkProps {
  readonly year: Year;
  readonly preview: ImportPreview;
  /** What was decided about it before, and the draft that it is. `lost`: rows whose decisions were let go, since they read otherwise now. */
  readonly kept: KeptDecisions & { readonly lost: number };
  readonly list: UnitList;
  /** Other files that wait their turn. */
  readonly waiting: number;
  /** Why the last decision could not be kept. */
  readonly keepingError: unknown;
  readonly onKeepAgain: () => void;
  readonly onDone: (written: Written) => void;
  readonly onGiveUp: () => void;
  /** Back to the list of files; what was decided is kept. */
  readonly onList: () => void;
}

/** One file being looked through: first what was read, then the unknown names, then it is written. */
export function ImportWork(props: ImportWorkProps) {
  const { year, preview, kept, list, waiting, keepingError, onKeepAgain, onDone, onGiveUp, onList } = props;
  const maker = useDecisions(preview, kept, list);
  const { decisions, setStep } = maker;
  const yearAccepted = maker.yearAccepted || preview.yearInFile === undefined || preview.yearInFile === year;
  const confirm = useConfirm(kept.draftId, onDone);
  const figures = useMemo(() => figuresOf(preview, decisions), [preview, decisions]);
  const { names, rows, toCheck, removed } = figures;
  // Names may all be known by now, or their rows left out.
  const step = names.length > 0 ? maker.step : 'rows';
  const near = useMemo(() => nearQuestions(names, decisions.names, list), [names, decisions.names, list]);
  const joins = useMemo(() => joinQuestions(names, decisions.names, list), [names, decisions.names, list]);
  const unstarted = useMemo(() => tablesWithoutStart(preview, decisions), [preview, decisions]);
  const [asking, setAsking] = useState(false);
  const write = (answers: Answers = { names: {}, groups: {} }): void => {
    const { start } = answers;
    const given = start === undefined ? [] : unstarted.map(({ tableId }) => [tableId, { on: start }] as const);
    const decided = {
      ...decisions,
      names: { ...decisions.names, ...answers.names },
      starts: { ...decisions.starts, ...Object.fromEntries(given) },
    };
    setAsking(false);
    confirm.send(confirmInput(preview, decided, year, answers.groups));
  };
  const trouble = names.map((unknown) => draftTrouble(decisions.names[unknown.name], decisions.names)).find(Boolean);
  return (
    <Page
      fill
      title={step === 'rows' ? '核对读取结果' : '确认单位名称'}
      sub={[
        preview.fileName,
        `导入 ${year} 年度`,
        `${rows} 行`,
        ...(toCheck > 0 ? [`待核 ${toCheck}`] : []),
        ...(waiting > 0 ? [`还有 ${waiting} 个文件排队`] : []),
      ].join(' · ')}
      actions={
        <Actions
          step={step}
          names={names.length}
          rows={rows}
          removed={removed}
          writing={figures.writing}
          ready={yearAccepted && figures.tables > 0 && rows + removed > 0}
          blocked={trouble !== undefined}
          busy={confirm.isPending}
          onStep={setStep}
          onGiveUp={onGiveUp}
          onList={onList}
          onWrite={() => (near.length + joins.length + unstarted.length > 0 ? setAsking(true) : write())}
        />
      }
    >
      {!yearAccepted && preview.yearInFile !== undefined && (
        <YearQuestion year={year} inFile={preview.yearInFile} onAccept={maker.acceptYear} />
      )}
      {kept.lost > 0 && (
        <p className={clsx(noteCss['note'], noteCss['above'])}>
          {kept.lost} 行与上次读到的不同（程序或表头的读法变了），原先对这些行的设定没有沿用，请重新核对。
        </p>
      )}
      {keepingError !== undefined && (
        <div className={css['fault']}>
          <ErrorState error={keepingError} inline onRetry={onKeepAgain} />
        </div>
      )}
      {confirm.error !== undefined && (
        <div className={css['fault']}>
          <ErrorState error={confirm.error} inline />
        </div>
      )}
      {asking && (
        <BeforeWriting
          year={year}
          asksStart={unstarted.length > 0}
          near={near}
          joins={joins}
          onWrite={write}
          onClose={() => setAsking(false)}
        />
      )}
      <Step step={step} year={year} preview={preview} maker={maker} list={list} names={names} />
    </Page>
  );
}

/** What would be written, and what still asks for an eye. One walk over rows of which there may be ten thousand. */
function figuresOf(preview: ImportPreview, decisions: PreviewDecisions) {
  const tables = includedTables(preview, decisions);
  const toBe = namesToBe(decisions.names);
  const rows = tables.flatMap((table) => table.rows).filter((row) => isIncluded(row, decisions.rows[row.key]));
  const removed = removedDuties(preview, decisions).length;
  const names = namesInUse(preview, decisions);
  const done = new Set(rows.map((row) => writingOf(row, decisions.rows[row.key])));
  const named = names.some(({ name }) => (decisions.names[name]?.as ?? 'skip') !== 'skip');
  const moved = tables.some(({ tableId, startsOnRecord }) => {
    const start = decisions.starts[tableId];
    return start?.existing === 'move' && startsOnRecord.some((on) => on !== start.on);
  });
  const changes = done.has('change') || named || moved || removed > 0 || preview.layoutsChange;
  return {
    names,
    writing: changes ? ('change' as const) : done.has('note') ? ('note' as const) : ('nothing' as const),
    tables: tables.length,
    rows: rows.length,
    toCheck: countToCheck(rows.map((row) => questionsLeft(row, decisions.rows[row.key], toBe))),
    removed,
  };
}

interface ActionsProps {
  readonly step: 'rows' | 'names';
  readonly names: number;
  readonly rows: number;
  /** Duties that will be deleted. */
  readonly removed: number;
  readonly writing: ReturnType<typeof writingOf>;
  readonly ready: boolean;
  /** Something about the names is still wrong. */
  readonly blocked: boolean;
  readonly busy: boolean;
  readonly onStep: (step: 'rows' | 'names') => void;
  readonly onGiveUp: () => void;
  readonly onList: () => void;
  readonly onWrite: () => void;
}

function Actions(props: ActionsProps) {
  const { step, names, ready, blocked, busy, onStep, onGiveUp, onList, onWrite } = props;
  return (
    <>
      <Button type="text" onClick={onList} disabled={busy}>
        文件列表
      </Button>
      <Button onClick={onGiveUp} disabled={busy}>
        放弃此文件
      </Button>
      {step === 'names' && (
        <Button onClick={() => onStep('rows')} disabled={busy}>
          返回核对
        </Button>
      )}
      {step === 'rows' && names > 0 ? (
        <Button type="primary" disabled={!ready} onClick={() => onStep('names')}>
          下一步：确认 {names} 个单位名称
        </Button>
      ) : (
        <WriteButton type="primary" disabled={!ready || blocked} loading={busy} onClick={onWrite}>
          {writeWords(props)}
        </WriteButton>
      )}
    </>
  );
}

function writeWords({ writing, rows, removed }: ActionsProps): string {
  if (removed > 0) return `写入 ${rows} 行，删除 ${removed} 项`;
  if (writing === 'nothing' && rows > 0) return '没有变化，不需要写入';
  return writing === 'note' ? '没有变化，记下出处' : `写入 ${rows} 行`;
}

function Step(props: {
  readonly step: 'rows' | 'names';
  readonly year: Year;
  readonly preview: ImportPreview;
  readonly maker: DecisionMaker;
  readonly list: UnitList;
  readonly names: ImportPreview['unknownNames'];
}) {
  const { step, year, preview, maker, list, names } = props;
  if (step === 'rows') return <PreviewStep year={year} preview={preview} maker={maker} list={list} />;
  return <NamesStep names={names} drafts={maker.decisions.names} list={list} onChange={maker.setNames} />;
}

/** The file speaks of another year than the one that is open: the person says which is meant. */
function YearQuestion(props: { readonly year: Year; readonly inFile: Year; readonly onAccept: () => void }) {
  const { year, inFile, onAccept } = props;
  const status = useAppQuery('workspace.status', {}).data;
  const openYear = useCommand('workspace.openYear');
  const notify = useNotify();
  const setYear = useSetYear();
  const isOpen = status?.years.some((each) => each.year === inFile) ?? false;
  const turn = (): void => {
    if (isOpen) setYear(inFile);
    else
      openYear.send({ year: inFile }, ({ takenOver }) => {
        setYear(inFile);
        if (takenOver !== undefined) notify.success(takenOver);
      });
  };
  return (
    <div className={css['question']} role="alert">
      <span className="grow">
        文件写的是 {inFile} 年，现在打开的是 {year} 年度。要导入哪一年？
        {openYear.error && <ErrorState error={openYear.error} inline />}
      </span>
      <Button type="primary" loading={openYear.isPending} onClick={turn}>
        {isOpen ? `转到 ${inFile} 年度` : `新开 ${inFile} 年度并导入`}
      </Button>
      <Button onClick={onAccept}>仍导入 {year} 年度</Button>
    </div>
  );
}
