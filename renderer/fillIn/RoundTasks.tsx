import { Button, Select } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { RoundDetail, TaskLists, TaskView } from '../../electron/contract/fillIn.ts';
import type { DutyId, Year } from '../../electron/domain/brand.ts';
import { TASK_MATCH_WORDS } from '../../electron/domain/words/documents.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { csvOf } from '../grid/csv.ts';
import { offerFiles } from '../ui/incomingFiles.ts';
import { useNotify } from '../ui/notify.tsx';
import { searchByLabel } from '../ui/search.ts';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { UnitName } from '../ui/UnitName.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import filterCss from './filter.module.css';
import tableCss from '../ui/table.module.css';
import tabsCss from '../ui/tabs.module.css';
import css from './RoundDetail.module.css';

type Shown = TaskView['match'] | 'all' | 'unlisted';

const MATCHES = Object.keys(TASK_MATCH_WORDS) as readonly TaskView['match'][];

/** 任务清单: the tasks that units listed themselves, and which duty on record each of them is. */
export function RoundTasks({ round }: { readonly round: RoundDetail }) {
  const query = useAppQuery('fillIn.tasks', { roundId: round.id });
  return <Loaded query={query}>{(lists) => <Lists round={round} lists={lists} />}</Loaded>;
}

function Lists({ round, lists }: { readonly round: RoundDetail; readonly lists: TaskLists }) {
  const [shown, setShown] = useState<Shown>('all');
  const { tasks, unlisted } = lists;
  if (tasks.length === 0) {
    return (
      <EmptyState
        title="还没有单位返回任务清单"
        hint="把返回的清单拖进来；单位自己的表格或文档，在“返回情况”里点该单位的“读入清单”。"
      />
    );
  }
  const counts = Map.groupBy(tasks, ({ match }) => match);
  const fresh = counts.get('new') ?? [];
  const tabs: readonly (readonly [Shown, string])[] = [
    ['all', `全部 ${tasks.length}`],
    ...MATCHES.flatMap((match) => {
      const count = counts.get(match)?.length ?? 0;
      return count === 0 ? [] : [[match, `${TASK_MATCH_WORDS[match]} ${count}`] as const];
    }),
    ...(unlisted.length > 0 ? [['unlisted', `未列入 ${unlisted.length}`] as const] : []),
  ];
  return (
    <>
      <div className={filterCss['filter']}>
        <fieldset className={tabsCss['tabs']}>
          <legend className="visually-hidden">显示哪些任务</legend>
          {tabs.map(([key, words]) => (
            <button key={key} type="button" className="num" aria-pressed={shown === key} onClick={() => setShown(key)}>
              {words}
            </button>
          ))}
        </fieldset>
        {fresh.length > 0 && <ToImport round={round} tasks={fresh} />}
      </div>
      <div className={tableCss['box']}>
        {shown === 'unlisted' ? (
          <Unlisted unlisted={unlisted} />
        ) : (
          <TaskTable year={round.year} tasks={shown === 'all' ? tasks : (counts.get(shown) ?? [])} />
        )}
      </div>
    </>
  );
}

/** What is not on record goes to the import, which shows it before it writes it: as a table, each row with its unit. */
function ToImport({ round, tasks }: { readonly round: RoundDetail; readonly tasks: readonly TaskView[] }) {
  const [, navigate] = useLocation();
  const go = (): void => {
    const csv = csvOf({
      name: '',
      header: ['序号', '任务内容', '完成时限', '责任单位', '备注'],
      rows: tasks.map(({ content, timeWording, unit, section }, at) => [at + 1, content, timeWording, unit, section]),
    });
    const file = new File([csv], `${round.title}中未在册的任务.csv`, { type: 'text/csv' });
    navigate(`/imports?year=${round.year}`);
    offerFiles([file]);
  };
  return (
    <WriteButton size="small" onClick={go} title="在导入预览里核对后，作为新事项加入">
      未在册的 {tasks.length} 项转入导入
    </WriteButton>
  );
}

function TaskTable({ year, tasks }: { readonly year: Year; readonly tasks: readonly TaskView[] }) {
  return (
    <table className={clsx(tableCss['table'], css['table'])} aria-label="任务清单">
      <colgroup>
        <col style={{ width: '14%' }} />
        <col />
        <col style={{ width: 104 }} />
        <col style={{ width: '30%' }} />
        <col style={{ width: 76 }} />
        <col style={{ width: 164 }} />
      </colgroup>
      <thead>
        <tr>
          <th>单位</th>
          <th>任务内容</th>
          <th>时限</th>
          <th>对应的事项</th>
          <th>情况</th>
          <th>
            <span className="visually-hidden">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <Task key={task.id} year={year} task={task} />
        ))}
      </tbody>
    </table>
  );
}

function Task({ year, task }: { readonly year: Year; readonly task: TaskView }) {
  const notify = useNotify();
  const { send, isPending } = useCommand('fillIn.decideTask', notify.fault);
  const [choosing, setChoosing] = useState(false);
  const { id, unitId, unit, content, timeWording, section, remarks, place, match, decided, duty } = task;
  const decide = (as: { readonly dutyId: DutyId } | 'none' | null, words: string): void =>
    send({ id, as }, ({ commandId }) => {
      setChoosing(false);
      notify.success(words, { commandId });
    });
  return (
    <tr>
      <td>
        <UnitName unitId={unitId} name={unit} />
      </td>
      <td title={place}>
        <p>{content}</p>
        <p className="sub text-sm">{[section, remarks].filter((text) => text !== '').join(' · ')}</p>
      </td>
      <td>{timeWording}</td>
      <td>
        {choosing ? (
          <ChooseDuty year={year} onChoose={(dutyId) => decide({ dutyId }, '已对应')} />
        ) : (
          <>
            {duty?.content}
            {duty && !duty.isOwn && <span className="accent text-sm">（责任单位中没有该单位）</span>}
          </>
        )}
      </td>
      <td className={match === 'likely' || match === 'new' ? 'accent' : 'sub'}>{TASK_MATCH_WORDS[match]}</td>
      <td>
        {choosing ? (
          <Button type="link" size="small" onClick={() => setChoosing(false)}>
            取消
          </Button>
        ) : (
          <>
            {match === 'likely' && duty && (
              <WriteButton
                type="link"
                size="small"
                loading={isPending}
                onClick={() => decide({ dutyId: duty.id }, '已对应')}
                aria-label={`是这一项：${content}`}
              >
                是
              </WriteButton>
            )}
            <Button type="link" size="small" onClick={() => setChoosing(true)} aria-label={`选事项：${content}`}>
              选
            </Button>
            {decided ? (
              <WriteButton
                type="link"
                size="small"
                onClick={() => decide(null, '已恢复按文字对应')}
                aria-label={`恢复：${content}`}
              >
                恢复
              </WriteButton>
            ) : (
              match !== 'none' && (
                <WriteButton
                  type="link"
                  size="small"
                  onClick={() => decide('none', '已标为不对应')}
                  aria-label={`不对应：${content}`}
                >
                  不对应
                </WriteButton>
              )
            )}
          </>
        )}
      </td>
    </tr>
  );
}

function ChooseDuty({ year, onChoose }: { readonly year: Year; readonly onChoose: (id: DutyId) => void }) {
  const duties = useAppQuery('duties.list', { year }).data ?? [];
  return (
    <Select<DutyId>
      aria-label="对应的事项"
      style={{ width: '100%' }}
      placeholder="输入文字查找事项"
      showSearch={searchByLabel}
      options={duties.map(({ id, number, content }) => ({
        value: id,
        label: number === '' ? content : `${number}　${content}`,
      }))}
      onChange={onChoose}
    />
  );
}

/** Duties on record that a unit's list does not name. */
function Unlisted({ unlisted }: Pick<TaskLists, 'unlisted'>) {
  const byUnit = [...Map.groupBy(unlisted, ({ unit }) => unit)];
  return byUnit.map(([unit, own]) => (
    <section key={unit} className={css['unlisted']}>
      <h3>
        {unit} <span className="sub num">{own.length}</span>
      </h3>
      <ul>
        {own.map(({ dutyId, content }) => (
          <li key={dutyId}>{content}</li>
        ))}
      </ul>
    </section>
  ));
}
