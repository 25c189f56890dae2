import { clsx } from 'clsx';
import type { OccurrenceView } from '../../electron/contract/duties.ts';
import { longDate, shortDate } from '../ui/dates.ts';
import { useNotify } from '../ui/notify.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './ExceptionNotes.module.css';

/** The date by the rule, struck through, beside the one that holds. */
export function OriginalDate({ occurrence }: { readonly occurrence: OccurrenceView }) {
  if (occurrence.originalDueOn === undefined) return null;
  return (
    <span className="faint num" title={`原定 ${occurrence.originalDueOn}，已延期至 ${occurrence.dueOn ?? ''}`}>
      <s>{shortDate(occurrence.originalDueOn)}</s>
    </span>
  );
}

/** An occurrence's extension and exemption with their reasons; each can be taken back. */
export function ExceptionNotes({ occurrence }: { readonly occurrence: OccurrenceView }) {
  const { extension, exemption, originalDueOn, dueOn, unit } = occurrence;
  const notify = useNotify();
  const unextend = useCommand('extensions.remove', notify.fault);
  const unexempt = useCommand('exemptions.remove', notify.fault);
  if (!extension && !exemption) return null;
  return (
    <div className={css['notes']}>
      {extension && (
        <p>
          <span className="grow num">
            原定 {originalDueOn && <s>{longDate(originalDueOn)}</s>}，延期至 {dueOn && longDate(dueOn)}
            <span className={clsx('sub', css['reason'])}>原因：{extension.reason}</span>
          </span>
          <WriteButton
            type="link"
            size="small"
            loading={unextend.isPending}
            aria-label={`取消${unit}的延期`}
            onClick={() =>
              unextend.send({ ids: [extension.id] }, ({ commandId }) =>
                notify.success(`已取消${unit}的延期`, { commandId }),
              )
            }
          >
            取消延期
          </WriteButton>
        </p>
      )}
      {exemption && (
        <p>
          <span className="grow">
            已免除
            <span className={clsx('sub', css['reason'])}>原因：{exemption.reason}</span>
          </span>
          <WriteButton
            type="link"
            size="small"
            loading={unexempt.isPending}
            aria-label={`取消${unit}的免除`}
            onClick={() =>
              unexempt.send({ ids: [exemption.id] }, ({ commandId }) =>
                notify.success(`已取消${unit}的免除`, { commandId }),
              )
            }
          >
            取消免除
          </WriteButton>
        </p>
      )}
    </div>
  );
}
