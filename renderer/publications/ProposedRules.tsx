import { Button } from 'antd';
import type { MatchItemView, MatchRow } from '../../electron/contract/publications.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { draftOf, ruleOf, type RuleDraft } from './RuleForm.tsx';
import css from './Review.module.css';

/** What was registered last, by hand. */
export interface JustRegistered {
  readonly row: MatchRow;
  readonly item: MatchItemView;
}

interface ProposedRulesProps {
  readonly just: JustRegistered;
  readonly onEdit: (draft: RuleDraft) => void;
}

/** 建议记为规则: what was confirmed by hand, said for the future; a person remembers it, changes it first, or leaves it. */
export function ProposedRules({ just: { row, item }, onEdit }: ProposedRulesProps) {
  const year = useYear();
  const notify = useNotify();
  const query = useAppQuery('publications.proposeRules', {
    year,
    publicationId: row.publication.id,
    item: occurrenceKey(item),
  });
  const save = useCommand('publications.saveRule', notify.fault);
  const proposed = query.isPlaceholderData ? [] : (query.data ?? []);
  if (proposed.length === 0) return null;
  return (
    <Card title="建议记为规则">
      <ul className={css['facts']}>
        {proposed.map(({ rule, sentence, hits }) => {
          const sent = ruleOf(draftOf(rule));
          return (
            <li key={sentence}>
              <button
                type="button"
                className={css['sentence']}
                title="修改后再记"
                onClick={() => onEdit(draftOf(rule))}
              >
                {sentence}
                <span className="sub num">　{hits} 条</span>
              </button>
              <Button
                size="small"
                loading={save.isPending}
                disabled={!sent}
                onClick={() =>
                  sent && save.send({ rule: sent }, ({ commandId }) => notify.success('已记为规则', { commandId }))
                }
              >
                记住
              </Button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
