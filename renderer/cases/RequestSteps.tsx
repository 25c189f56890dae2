import { Button } from 'antd';
import { useRef } from 'react';
import type { RequestDetail, RequestStepView, StoredFile } from '../../electron/contract/cases.ts';
import type { RequestId } from '../../electron/domain/brand.ts';
import { EVENT_WORDS, FORM_WORDS, OUTCOME_WORDS, RESULT_WORDS } from '../../electron/domain/words/requests.ts';
import { getPaper, putPaper } from '../bridge/call.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNotify } from '../ui/notify.tsx';
import { saveBytes } from '../ui/saveFile.ts';
import { useCommand } from '../ui/useCommand.ts';
import css from './Register.module.css';

interface PapersProps {
  readonly id: RequestId;
  readonly eventId?: RequestStepView['id'];
  readonly files: readonly StoredFile[];
}

/** Papers as files: added, saved, removed. */
export function Papers({ id, eventId, files }: PapersProps) {
  const notify = useNotify();
  const input = useRef<HTMLInputElement>(null);
  const add = useCommand('cases.addFiles', notify.fault);
  const remove = useCommand('cases.removeFile', notify.fault);
  const place = eventId === undefined ? { id } : { id, eventId };
  const take = async (chosen: readonly File[]) => {
    try {
      const fileIds: string[] = [];
      for (const file of chosen) fileIds.push((await putPaper(file)).fileId);
      add.send({ ...place, fileIds }, ({ commandId }) =>
        notify.success(`已添加 ${fileIds.length} 个文件`, { commandId }),
      );
    } catch (error) {
      notify.fault(error);
    }
  };
  const save = async (sha256: string) => {
    try {
      await saveBytes(await getPaper(id, sha256));
    } catch (error) {
      notify.fault(error);
    }
  };
  return (
    <span className={css['papers']}>
      {files.map(({ name, sha256 }) => (
        <span key={sha256} className={css['paper']}>
          <Button size="small" type="link" onClick={() => void save(sha256)} title={`另存“${name}”`}>
            {name}
          </Button>
          <Button
            size="small"
            type="text"
            icon={<Icon name="close" size={12} />}
            aria-label={`移除 ${name}`}
            onClick={() =>
              remove.send({ ...place, sha256 }, ({ commandId }) => notify.success('已移除 1 个文件', { commandId }))
            }
          />
        </span>
      ))}
      <Button size="small" type="link" onClick={() => input.current?.click()}>
        添加文件
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="选择文书文件"
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = '';
          if (chosen.length > 0) void take(chosen);
        }}
      />
    </span>
  );
}

/** What a step says beside its name and day. */
function stepWords({ event, unit, who, approver, note }: RequestStepView): string {
  const words: string[] = [];
  if (unit !== undefined) words.push(unit);
  if (who !== '') words.push(who);
  switch (event.kind) {
    case 'correctionAsked':
    case 'feeNotice':
      if (event.by !== undefined) words.push(`期限 ${event.by}`);
      break;
    case 'corrected':
      if (event.excused) words.push('逾期，有正当理由');
      break;
    case 'delayTold':
      words.push(`至 ${event.until}`);
      break;
    case 'thirdPartyAsked':
    case 'agencyAsked':
      if (event.letterReceivedOn !== undefined) words.push(`对方 ${event.letterReceivedOn} 收到`);
      break;
    case 'extended':
      words.push(`${event.n} 个工作日`);
      if (approver !== '') words.push(`${approver}批准`);
      words.push(event.toldOn === undefined ? '还没有告知申请人' : `${event.toldOn} 告知申请人`);
      break;
    case 'answered':
      words.push(RESULT_WORDS[event.result], ...event.forms.map((form) => FORM_WORDS[form]));
      break;
    case 'reviewDecided':
    case 'lawsuitDecided':
      words.push(OUTCOME_WORDS[event.outcome]);
      break;
    default:
  }
  if (note !== '') words.push(note);
  return words.join('，');
}

/** What happened to a request, each step with its day, its paper and what can be done with it. */
export function Steps({
  detail,
  onEdit,
}: {
  readonly detail: RequestDetail;
  readonly onEdit: (step: RequestStepView) => void;
}) {
  const notify = useNotify();
  const remove = useCommand('cases.removeStep', notify.fault);
  const { row, steps } = detail;
  const isErased = row.erasedOn !== undefined;
  return (
    <section className={css['section']}>
      <h3>办理步骤</h3>
      <ol className={css['course']}>
        {steps.map((step) => {
          const words = stepWords(step);
          const name = EVENT_WORDS[step.event.kind];
          return (
            <li key={step.id}>
              <span className="num sub">{step.event.on}</span>
              <div>
                <span className={css['event']}>
                  <b>{name}</b>
                  {!isErased && (
                    <span>
                      <Button size="small" type="link" onClick={() => onEdit(step)} aria-label={`修改“${name}”`}>
                        修改
                      </Button>
                      {step.event.kind !== 'received' && (
                        <Button
                          size="small"
                          type="link"
                          aria-label={`移除“${name}”`}
                          onClick={() =>
                            remove.send({ id: row.id, eventId: step.id }, ({ commandId }) =>
                              notify.success(`已移除“${name}”`, { commandId }),
                            )
                          }
                        >
                          移除
                        </Button>
                      )}
                    </span>
                  )}
                </span>
                {words !== '' && <span className={css['line']}>{words}</span>}
                <span className={css['line']}>
                  {step.paper !== '' && <span className="sub">《{step.paper.replaceAll(/[《》]/gu, '')}》 </span>}
                  {!isErased && <Papers id={row.id} eventId={step.id} files={step.files} />}
                </span>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
