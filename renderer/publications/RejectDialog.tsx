import { Button } from 'antd';
import type { MatchItemView, MatchRow, MatchRuleInput } from '../../electron/contract/publications.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import css from './Review.module.css';

interface RejectProps {
  readonly row: MatchRow;
  readonly item: MatchItemView;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** 不是这个事项: of this publication alone, or for ever of those like it. */
export function RejectDialog({ row, item, onDone, onClose }: RejectProps) {
  const year = useYear();
  const notify = useNotify();
  const { publication } = row;
  const key = occurrenceKey(item);
  const query = useAppQuery('publications.proposeRules', { year, publicationId: publication.id, item: key });
  const proposed = query.isPlaceholderData ? [] : (query.data ?? []);
  const reject = useCommand('publications.reject');
  const save = useCommand('publications.saveRule');
  const once = () =>
    reject.send({ pairs: [{ publicationId: publication.id, item: key }] }, ({ commandId }) => {
      notify.success('已排除，不再推荐到这个事项', { commandId });
      onDone();
    });
  const forEver = (rule: MatchRuleInput, sentence: string) =>
    save.send({ rule }, ({ commandId }) => {
      notify.success(`已记为规则：${sentence}`, { commandId });
      onDone();
    });
  const error = reject.error ?? save.error;
  return (
    <Dialog title="不是这个事项" onCancel={onClose} footer={null} width={560}>
      <p className={css['picked']}>
        《{publication.title}》不是“{item.unit} · {item.content} · {item.period}”。
      </p>
      <div className={css['ways']}>
        <Button type="primary" loading={reject.isPending} onClick={once}>
          只这一条不是
        </Button>
        {proposed.map(({ rule, hits }) => {
          const { column, words, unitId } = rule;
          const never: MatchRuleInput = {
            column,
            words: [...words],
            ...(unitId === undefined ? {} : { unitId }),
            effect: { kind: 'notDuty', dutyId: item.dutyId },
          };
          const sentence = `${column === '' ? `标题含${words.map((word) => `“${word}”`).join('')}` : `栏目“${column}”`}的以后都不是`;
          return (
            <Button key={sentence} loading={save.isPending} onClick={() => forEver(never, sentence)}>
              {sentence}
              <span className="sub">（{hits} 条）</span>
            </Button>
          );
        })}
      </div>
      {error && <ErrorState error={error} inline />}
    </Dialog>
  );
}
