import type { StatutoryRule } from '../../electron/contract/duties.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Card } from '../ui/Page.tsx';
import type { TableCopy } from '../grid/csv.ts';
import { Loaded } from '../ui/states.tsx';
import { TableActions } from '../grid/TableActions.tsx';
import css from './StatutoryList.module.css';

/** The statutory clocks with their sentence and article, to look things up. */
export function StatutoryList() {
  const query = useAppQuery('duties.statutoryRules', {});
  return (
    <Card
      title="法定时限一览"
      extra={query.data && <TableActions small prints table={() => limitsTable(query.data)} />}
    >
      <Loaded query={query}>{(rules) => <Table rules={rules} />}</Loaded>
    </Card>
  );
}

function limitsTable(rules: readonly StatutoryRule[]): TableCopy {
  return {
    name: '政务公开法定时限',
    header: ['办理事项', '时限', '说明', '条款', '依据'],
    rows: rules.map(({ title, sentence, note, article, source }) => [title, sentence, note, article, source]),
  };
}

function Table({ rules }: { readonly rules: readonly StatutoryRule[] }) {
  return (
    <table className={css['statutes']}>
      <thead>
        <tr>
          <th>办理事项</th>
          <th>时限</th>
          <th>依据</th>
        </tr>
      </thead>
      <tbody>
        {rules.map(({ id, title, sentence, source, article, note }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td>
              {sentence}
              {note !== '' && <span className={css['note']}>{note}</span>}
            </td>
            <td>
              {article === '' ? source : article}
              {article !== '' && <span className={css['note']}>{source}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
