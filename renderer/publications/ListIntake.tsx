import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Segmented, Select } from 'antd';
import { clsx } from 'clsx';
import { useCallback, useState } from 'react';
import type { InputOf, OutputOf } from '../../electron/contract/index.ts';
import type {
  ListLineState,
  ListLineView,
  ListPreview,
  ListRole,
  ListTableView,
  ProposedCoverage,
} from '../../electron/contract/publicationLists.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { JobDialog } from '../ui/JobDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { CoverageForm } from './CoverageForm.tsx';
import {
  asksOf,
  countsLine,
  LINE_STATES,
  LINE_WORDS,
  ROLE_WORDS,
  ROLES,
  sentCoverage,
  unsaidLine,
  withRole,
} from './intake.ts';
import css from './ListIntake.module.css';

type Shown = ListLineState | 'faults';

interface IntakeProps {
  readonly preview: ListPreview;
  readonly onGiveUp: () => void;
  /** The list was read anew by what a person said of it. */
  readonly onReadAgain: (listId: string) => void;
  readonly onDone: (written: OutputOf<'publications.confirm'>) => void;
}

/** A list being looked through: what its columns are, what it brings, what it covers; then it is recorded. */
export function ListIntake({ preview, onGiveUp, onReadAgain, onDone }: IntakeProps) {
  const { listId, source, counts, mayConfirm } = preview;
  const [covers, setCovers] = useState<ProposedCoverage | undefined>(preview.covers);
  const said = covers && sentCoverage(covers);
  const [shown, setShown] = useState<Shown>(firstShown(preview));
  const [jobId, setJobId] = useState<string>();
  const notify = useNotify();
  const confirm = useRecording(onDone);
  const readAs = (table: ListTableView, columns: Readonly<Record<string, ListRole>>, formedCounts: boolean) => {
    const begin = async (): Promise<void> => {
      try {
        const input = { listId, place: table.place, columns: { ...columns }, formedCounts };
        setJobId((await call('publications.readAs', input)).jobId);
      } catch (error) {
        notify.fault(error);
      }
    };
    void begin();
  };
  const states = LINE_STATES.filter((state) => counts[state] > 0);
  return (
    <Page
      fill
      title="核对发布清单"
      sub={[source, countsLine(preview), ...unsaidLine(covers)].join(' · ')}
      actions={
        <>
          <Button onClick={onGiveUp} disabled={confirm.isPending}>
            放弃此清单
          </Button>
          <Button
            type="primary"
            disabled={!mayConfirm || said === undefined || preview.sameAs !== undefined}
            loading={confirm.isPending}
            onClick={() => said && confirm.send({ listId, covers: said })}
          >
            记入 {counts.new + counts.changed + counts.known} 条
          </Button>
        </>
      }
    >
      <div className={css['intake']}>
        <Card className={css['about']} title="清单">
          <div className={css['tables']}>
            {preview.sameAs && (
              <p>
                与 {preview.sameAs.recordedAt.slice(0, 10)} 记入的“{preview.sameAs.source}”完全相同，没有要记的。
              </p>
            )}
            {preview.tables.map((table) => (
              <TableColumns key={table.place} table={table} onRead={readAs} />
            ))}
            {preview.notes.map((note) => (
              <p key={note} className="sub text-sm">
                {note}
              </p>
            ))}
            {covers && <CoverageForm covers={covers} named={preview} onChange={setCovers} />}
            {confirm.error && <ErrorState error={confirm.error} inline />}
          </div>
        </Card>
        <Card className={css['lines']}>
          {states.length + preview.faults.length > 0 && (
            <div className={css['chips']}>
              <Segmented<Shown>
                aria-label="显示"
                value={shown}
                onChange={setShown}
                options={[
                  ...states.map((state) => ({ value: state, label: `${LINE_WORDS[state]} ${counts[state]}` })),
                  ...(counts.left > 0 ? [{ value: 'faults' as const, label: `没有读 ${counts.left}` }] : []),
                ]}
              />
            </div>
          )}
          {shown === 'faults' ? (
            <Faults preview={preview} />
          ) : states.length === 0 ? (
            <NothingRead preview={preview} />
          ) : (
            <Lines key={shown} listId={listId} state={shown} />
          )}
        </Card>
      </div>
      <JobDialog
        title="重新读取清单"
        jobId={jobId}
        onClose={() => setJobId(undefined)}
        onDone={({ previewId = '' }) => {
          setJobId(undefined);
          onReadAgain(previewId);
        }}
      />
    </Page>
  );
}

/** Records a list. What was recorded is gone as a preview: it is left before the rest is asked anew. */
function useRecording(onDone: IntakeProps['onDone']) {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation<
    OutputOf<'publications.confirm'>,
    Error,
    InputOf<'publications.confirm'>
  >({
    mutationFn: (input) => call('publications.confirm', input),
    onSuccess(written) {
      onDone(written);
      return client.invalidateQueries({ predicate: ({ queryKey }) => !GONE.has(String(queryKey[0])) });
    },
  });
  return { send: (input: InputOf<'publications.confirm'>) => mutate(input), isPending, error };
}

const GONE: ReadonlySet<string> = new Set(['publications.preview', 'publications.previewLines']);

/** What asks for a person first, else what is new. */
function firstShown({ counts }: ListPreview): Shown {
  if (counts.left > 0) return 'faults';
  return LINE_STATES.find((state) => counts[state] > 0) ?? 'new';
}

interface TableProps {
  readonly table: ListTableView;
  readonly onRead: (table: ListTableView, columns: Readonly<Record<string, ListRole>>, formedCounts: boolean) => void;
}

/** What each column of a table was taken for; another choice reads the list anew. */
function TableColumns({ table, onRead }: TableProps) {
  const { sheet, headerLine, columns, lines, skipped } = table;
  const roles = Object.fromEntries(columns.map(({ letters, role = 'ignored' }) => [letters, role]));
  if (skipped !== undefined && columns.length === 0) {
    return (
      <p className="sub text-sm">
        “{sheet}”没有读：{skipped}
      </p>
    );
  }
  return (
    <section aria-label={sheet}>
      <h3>
        {sheet}
        <span className="sub text-sm">
          {headerLine > 0 ? ` 第 ${headerLine} 行是表头，${lines} 行` : ` ${lines} 行，没有表头`}
        </span>
      </h3>
      {asksOf(table).map((ask) => (
        <output key={ask} className={css['ask']}>
          {ask}
        </output>
      ))}
      {table.asks.includes('formed') && (
        <Checkbox checked={false} onChange={() => onRead(table, roles, true)}>
          用成文日期代替发布时间
        </Checkbox>
      )}
      <dl className={css['columns']}>
        {columns.map(({ letters, header, role, samples }) => (
          <div key={letters}>
            <dt className="num sub">{letters}</dt>
            <dd>
              <span className="ellipsis" title={samples.join('\n')}>
                {header === '' ? (samples[0] ?? '（空）') : header}
              </span>
              <Select<ListRole>
                aria-label={`${letters} 列是`}
                size="small"
                value={role ?? 'ignored'}
                onChange={(next) => onRead(table, withRole(table, letters, next), false)}
                options={ROLES.map((each) => ({ value: each, label: ROLE_WORDS[each] }))}
                style={{ width: 104 }}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Why there is nothing to record, and what can be done. */
function NothingRead({ preview: { tables, source } }: { readonly preview: ListPreview }) {
  if (tables.every(({ lines }) => lines === 0)) {
    return (
      <EmptyState
        title="表头下面没有内容，没有可以记入的"
        hint={`“${source}”里只有表头。请核对导出时的时间和栏目，有内容后再导入。`}
      />
    );
  }
  return <EmptyState title="还没有读出信息" hint="指定好各列，读到的标题、日期和链接会列在这里。" />;
}

/** Lines that were not taken: where, what stands there, and why. */
function Faults({ preview: { faults, counts } }: { readonly preview: ListPreview }) {
  return (
    <>
      <VirtualRows
        count={faults.length}
        estimate={() => 44}
        keyOf={(index) => `${faults[index]?.sheet ?? ''} ${faults[index]?.address ?? ''} ${index}`}
        label="没有读的行"
      >
        {(index) => {
          const fault = faults[index];
          return (
            fault && (
              <div className={css['fault']}>
                <span className="num sub ellipsis" title={fault.sheet}>
                  {fault.sheet} {fault.address}
                </span>
                <span className="ellipsis" title={fault.value}>
                  {fault.value === '' ? '（空）' : fault.value}
                </span>
                <span>{fault.reason}</span>
              </div>
            )
          );
        }}
      </VirtualRows>
      {counts.left > faults.length && (
        <p className={clsx('sub text-sm', css['more'])}>另有 {counts.left - faults.length} 行，原因与以上相类。</p>
      )}
    </>
  );
}

const STEP = 200;

/** The lines of one state, read as the person scrolls. */
function Lines({ listId, state }: { readonly listId: string; readonly state: ListLineState }) {
  const [step, setStep] = useState(0);
  const offset = Math.max(0, step - 1) * STEP;
  const query = useAppQuery('publications.previewLines', { listId, states: [state], offset, limit: 3 * STEP });
  const onFirst = useCallback((index: number) => setStep(Math.floor(index / STEP)), []);
  const page = query.data;
  if (query.error && !page) return <ErrorState error={query.error} inline />;
  return (
    <VirtualRows
      count={page?.total ?? 0}
      estimate={() => 48}
      keyOf={String}
      onFirst={onFirst}
      label={LINE_WORDS[state]}
    >
      {(index) => {
        const line = page?.rows[index - page.offset];
        return line ? <Line line={line} /> : <div className={css['line']} />;
      }}
    </VirtualRows>
  );
}

function Line({ line }: { readonly line: ListLineView }) {
  const { title, units, column, publishedOn, link, notes, before } = line;
  return (
    <div className={css['line']}>
      <span className="num sub">{publishedOn}</span>
      <span className={css['what']}>
        <span className="ellipsis" title={title}>
          {title}
        </span>
        <span className="ellipsis sub text-sm" title={link}>
          {[units.join('、'), column, link].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      <span className="sub text-sm">
        {before && (before.publishedOn === publishedOn ? `原标题：${before.title}` : `原为 ${before.publishedOn}`)}
        {notes.join('；')}
      </span>
    </div>
  );
}
