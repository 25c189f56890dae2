import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { SitePartView, SiteRunView } from '../../electron/contract/sites.ts';
import type { ProposedCoverage } from '../../electron/contract/publicationLists.ts';
import type { SiteAddressId } from '../../electron/domain/brand.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { call, FailureError } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { JobProgress } from '../ui/JobDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useJob } from '../ui/useJob.ts';
import { NO_FILTERS, PUBLICATIONS_ADDRESS } from './address.ts';
import { CoverageForm } from './CoverageForm.tsx';
import { coversWords, sentCoverage } from './intake.ts';
import css from './ListsPage.module.css';

/** While it reads, what came in is asked for so often. */
const EVERY_MS = 1000;

/** What a person says of a part: whether it is recorded, and what it covers. */
interface Said {
  readonly isLeft?: boolean;
  readonly covers?: ProposedCoverage;
}

/** 从网站读取: what comes in of each address, cancelled and gone on with at will; then it is recorded as lists. */
export function SiteRun({ runId, onBack }: { readonly runId: string; readonly onBack: () => void }) {
  const [{ job: jobId }, setAddress] = useAddressState(PUBLICATIONS_ADDRESS);
  const notify = useNotify();
  const client = useQueryClient();
  const [said, setSaid] = useState<ReadonlyMap<SiteAddressId, Said>>(new Map());
  const [edited, setEdited] = useState<SitePartView>();
  const following = useJob(
    jobId === '' ? undefined : jobId,
    () => void client.invalidateQueries({ queryKey: ['sites.run'] }),
  );
  const isRunning = following.job?.state === 'running';
  const query = useAppQuery('sites.run', { runId }, { refetchInterval: isRunning ? EVERY_MS : false, staleTime: 0 });
  const record = useCommand('sites.record', notify.fault);
  const say = (id: SiteAddressId, more: Said) => setSaid((old) => new Map(old).set(id, { ...old.get(id), ...more }));
  const lists = (query.data?.parts ?? []).flatMap((part) => {
    const covers = saidOf(part, said.get(part.addressId));
    return covers === undefined || !isIn(part, said.get(part.addressId)) ? [] : [{ addressId: part.addressId, covers }];
  });
  const resume = async (): Promise<void> => {
    try {
      setAddress({ job: (await call('sites.resume', { runId })).jobId }, { replace: true });
    } catch (error) {
      notify.fault(error);
    }
  };
  const send = () =>
    record.send({ runId, lists }, ({ lists: written, added, known, commandId }) => {
      notify.success(
        written === 0
          ? '与已记入的清单完全相同，没有要记的'
          : `已记入 ${written} 份清单：新增 ${added} 条${known > 0 ? `，已有 ${known} 条` : ''}`,
        { commandId },
      );
      // One step back does not offer what is recorded again.
      setAddress({ ...NO_FILTERS, view: '', run: '', job: '' }, { replace: true });
    });
  return (
    <Page
      fill
      title="从网站读取"
      sub={query.data && subLine(query.data)}
      actions={
        <>
          {!isRunning && <Button onClick={onBack}>返回取数地址</Button>}
          {isRunning && <Button onClick={following.cancel}>取消读取</Button>}
          {!isRunning && query.data?.canResume === true && <Button onClick={() => void resume()}>继续读取</Button>}
          <Button type="primary" disabled={isRunning || lists.length === 0} loading={record.isPending} onClick={send}>
            记入 {lists.length} 份清单
          </Button>
        </>
      }
    >
      <Card className="pane">
        {isRunning && (
          <div className={css['progress']}>
            <JobProgress job={following.job} />
          </div>
        )}
        {following.job?.error && <ErrorState error={new FailureError(following.job.error)} inline />}
        <Loaded query={query}>
          {({ parts }) => (
            <div className={css['scroll']}>
              <table className={css['table']}>
                <thead>
                  <tr>
                    <th>记入</th>
                    <th>地址</th>
                    <th className="right">页</th>
                    <th className="right">条</th>
                    <th className="right">新增</th>
                    <th>覆盖</th>
                    <th className="right">操作</th>
                  </tr>
                </thead>
                <tbody>
                  {parts.map((part) => (
                    <Part
                      key={part.addressId}
                      part={part}
                      said={said.get(part.addressId)}
                      isRunning={isRunning}
                      onLeft={(isLeft) => say(part.addressId, { isLeft })}
                      onEdit={() => setEdited(part)}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Loaded>
      </Card>
      {edited && (
        <CoverageDialog
          part={edited}
          first={coversOf(edited, said.get(edited.addressId)) ?? shownOf(edited)}
          onClose={() => setEdited(undefined)}
          onSay={(covers) => say(edited.addressId, { covers, isLeft: false })}
        />
      )}
    </Page>
  );
}

function coversOf(part: SitePartView, said: Said | undefined): ProposedCoverage | undefined {
  return said?.covers ?? part.covers;
}

/** The same once all of it is said. */
function saidOf(part: SitePartView, said: Said | undefined) {
  const covers = coversOf(part, said);
  return covers && sentCoverage(covers);
}

/** What has lines and covers something is recorded, unless the person leaves it out. */
function isIn(part: SitePartView, said: Said | undefined): boolean {
  return part.lines > 0 && saidOf(part, said) !== undefined && said?.isLeft !== true;
}

/** The days that a part shows, for want of what it covers. */
function shownOf({ shown, column }: SitePartView): ProposedCoverage | undefined {
  return shown && { ...(column === '' ? {} : { columns: [column], units: [] }), ...shown };
}

function subLine({ parts, since }: SiteRunView): string {
  const lines = parts.reduce((sum, part) => sum + part.lines, 0);
  return `${parts.length} 个地址，读到 ${lines} 条${since === undefined ? '' : `，到 ${since} 为止`}`;
}

interface PartProps {
  readonly part: SitePartView;
  readonly said: Said | undefined;
  readonly isRunning: boolean;
  readonly onLeft: (isLeft: boolean) => void;
  readonly onEdit: () => void;
}

function Part({ part, said, isRunning, onLeft, onEdit }: PartProps) {
  const { url, unit, column, pages, lines, added, left, sentence } = part;
  const covers = coversOf(part, said);
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={`记入 ${url}`}
          disabled={isRunning || lines === 0 || saidOf(part, said) === undefined}
          checked={isIn(part, said)}
          onChange={({ target }) => onLeft(!target.checked)}
        />
      </td>
      <td>
        <p>{[unit ?? '', column].filter((name) => name !== '').join(' · ')}</p>
        <p className={css['url']}>{url}</p>
        {sentence !== undefined && <p className={css['told']}>{sentence}</p>}
        {left > 0 && <p className="sub text-sm">{left} 条没有日期或日期不对，没有读</p>}
      </td>
      <td className="num right">{pages}</td>
      <td className="num right">{lines}</td>
      <td className="num right">{added}</td>
      <td className="num">
        {covers
          ? `${coversWords(covers)}${saidOf(part, said) === undefined ? '：记入前请点“改覆盖范围”选好' : ''}`
          : lines > 0 && !isRunning
            ? '没有读全任何一天，记入前请填写'
            : ''}
      </td>
      <td className="right">
        {lines > 0 && !isRunning && (
          <Button type="link" size="small" onClick={onEdit}>
            改覆盖范围
          </Button>
        )}
      </td>
    </tr>
  );
}

interface CoverageDialogProps {
  readonly part: SitePartView;
  readonly first: ProposedCoverage | undefined;
  readonly onClose: () => void;
  readonly onSay: (covers: ProposedCoverage) => void;
}

function CoverageDialog({ part, first, onClose, onSay }: CoverageDialogProps) {
  const [covers, setCovers] = useState(first);
  if (!covers) return null;
  return (
    <Dialog
      title={part.url}
      onCancel={onClose}
      okText="确定"
      onOk={() => {
        onSay(covers);
        onClose();
      }}
    >
      <CoverageForm
        covers={covers}
        named={{ columns: (covers.columns ?? []).map((column) => ({ column, lines: part.lines })) }}
        onChange={setCovers}
      />
    </Dialog>
  );
}
