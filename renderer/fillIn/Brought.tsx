import { clsx } from 'clsx';
import type { ReceiptBook } from '../../electron/contract/fillIn.ts';
import tableCss from '../ui/table.module.css';
import css from './RoundDetail.module.css';

/** What a self-score or a list of tasks brings: it takes the place of what its unit sent before. */
export function Brought({ book }: { readonly book: ReceiptBook }) {
  const { claims, tasks, troubles = [] } = book;
  return (
    <>
      {troubles.map((trouble) => (
        <p key={trouble} className={clsx('accent', css['unlisted'])}>
          {trouble}
        </p>
      ))}
      {claims && claims.length > 0 && <Claims claims={claims} />}
      {tasks && <Tasks tasks={tasks} />}
    </>
  );
}

function Claims({ claims }: { readonly claims: NonNullable<ReceiptBook['claims']> }) {
  return (
    <table className={clsx(tableCss['table'], css['table'])} aria-label="自评分">
      <colgroup>
        <col style={{ width: '30%' }} />
        <col style={{ width: 72 }} />
        <col style={{ width: 72 }} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th>指标</th>
          <th className={css['points']}>分值</th>
          <th className={css['points']}>自评分</th>
          <th>理由和佐证</th>
        </tr>
      </thead>
      <tbody>
        {claims.map(({ indicator, full, points, reason }) => (
          <tr key={indicator}>
            <td>{indicator}</td>
            <td className={css['points']}>{full}</td>
            <td className={css['points']}>{points}</td>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Tasks({ tasks }: { readonly tasks: NonNullable<ReceiptBook['tasks']> }) {
  return (
    <table className={clsx(tableCss['table'], css['table'])} aria-label="任务">
      <colgroup>
        <col />
        <col style={{ width: '20%' }} />
        <col style={{ width: '16%' }} />
        <col style={{ width: '20%' }} />
      </colgroup>
      <thead>
        <tr>
          <th>任务内容</th>
          <th>完成时限</th>
          <th>责任科室</th>
          <th>备注</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map(({ place, content, timeWording, section, remarks }) => (
          <tr key={`${place} ${content}`} title={place}>
            <td>{content}</td>
            <td>{timeWording}</td>
            <td>{section}</td>
            <td>{remarks}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
