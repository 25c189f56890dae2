import type { SlipView } from '../../electron/contract/reminders.ts';
import { SLIP_STATE_WORDS } from '../../electron/domain/words/ledger.ts';
import { BringBack } from '../occurrence/BringBack.tsx';
import { longDate } from '../ui/dates.ts';
import css from './SlipList.module.css';

/** All that is known of a slip, and how what it named stands today. */
export function SlipDetail({ slip }: { readonly slip: SlipView }) {
  const {
    id,
    fileName,
    fileState,
    unit,
    levelName,
    on,
    replyBy,
    state,
    withdrawn,
    fetchedAt,
    answer,
    items,
    open,
    round,
  } = slip;
  const facts: readonly (readonly [string, string])[] = [
    ['单位', unit],
    ['级别', levelName],
    ['发出', longDate(on)],
    ['回复期限', longDate(replyBy)],
    ['状态', withdrawn === undefined ? SLIP_STATE_WORDS[state] : `${SLIP_STATE_WORDS[state]}：${withdrawn}`],
    ['文件', fetchedAt === undefined ? '还没有下载' : '已下载'],
    ...(answer ? ([['回复', `${longDate(answer.on)}　${answer.text}`]] as const) : []),
  ];
  return (
    <div className={css['detail']}>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {fileName !== undefined && fileState !== undefined && fileState !== 'kept' && (
        <BringBack of={{ slip: id }} name={fileName} state={fileState} />
      )}
      {round ? (
        <p>
          催返“{round.title}”：
          {round.isOpen ? <span className={css['late']}>还没有返回</span> : '已返回或不再催办'}
        </p>
      ) : (
        <>
          <h3>{`所列事项 ${items.length} 项，未办 ${open} 项`}</h3>
          <ol>
            {items.map((item) => (
              <li key={`${item.dutyId} ${item.ruleId} ${item.periodKey}`}>
                <p>{item.content}</p>
                <p className="sub text-sm num">
                  {item.period}
                  {item.isOpen ? <span className={css['late']}>{`　${item.timeLimit}`}</span> : '　已办或不再催办'}
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
