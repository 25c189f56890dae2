import { Button, Popconfirm } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { RoundDetail, RoundKind, RoundUnit } from '../../electron/contract/fillIn.ts';
import { parsePlainDate } from '../../electron/domain/dates/plainDate.ts';
import { assertNever, type FillInRoundId } from '../../electron/domain/brand.ts';
import { ROUND_BOOK_WORDS, ROUND_KIND_WORDS } from '../../electron/domain/words/documents.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { copyToClipboard } from '../ui/copying.ts';
import { longDateWithWeekday, shortDate } from '../ui/dates.ts';
import { useNotify } from '../ui/notify.tsx';
import { Loaded } from '../ui/states.tsx';
import { TableActions } from '../grid/TableActions.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import { canBeOpened, missingWord, nextStep, wantsLook } from './nextStep.ts';
import { ListButton } from './ListButton.tsx';
import { RemindDialog } from './RemindDialog.tsx';
import { RoundProgress } from './RoundProgress.tsx';
import { RoundScores } from './RoundScores.tsx';
import { changeWords, roundTable, todoWords } from './roundTable.ts';
import { RoundTasks } from './RoundTasks.tsx';
import { reopen } from './session.ts';
import { useMadeFile } from '../ui/useMadeFile.tsx';
import { useMakeBooks } from './useMakeBooks.tsx';
import { WriteButton } from '../ui/WriteButton.tsx';
import cardCss from '../ui/card.module.css';
import tableCss from '../ui/table.module.css';
import filterCss from './filter.module.css';
import tabsCss from '../ui/tabs.module.css';
import css from './RoundUnits.module.css';

type Shown = 'all' | 'missing' | 'look' | 'detail';

interface RoundUnitsProps {
  readonly roundId: FillInRoundId;
  readonly onRemoved: () => void;
}

/** A round unit by unit: what went out, what came back, who has not returned theirs. */
export function RoundUnits({ roundId, onRemoved }: RoundUnitsProps) {
  const query = useAppQuery('fillIn.round', { roundId });
  return (
    <section className={clsx('pane', cardCss['card'])}>
      <Loaded query={query}>{(round) => <Units round={round} onRemoved={onRemoved} />}</Loaded>
    </section>
  );
}

function Units({ round, onRemoved }: { readonly round: RoundDetail; readonly onRemoved: () => void }) {
  const [shown, setShown] = useState<Shown>('all');
  const today = useToday();
  const word = missingWord(round, today);
  const missing = round.list.filter(({ back }) => back === undefined);
  const look = round.list.filter(wantsLook);
  const list = shown === 'missing' ? missing : shown === 'look' ? look : round.list;
  return (
    <>
      <RoundHead round={round} missing={missing} onRemoved={onRemoved} />
      <div className={filterCss['filter']}>
        <fieldset className={tabsCss['tabs']}>
          <legend className="visually-hidden">显示哪些单位</legend>
          {(
            [
              ['all', `全部 ${round.list.length}`],
              ['missing', `${word} ${missing.length}`],
              ['look', `待处理 ${look.length}`],
              ['detail', DETAIL_WORDS[round.kind]],
            ] as const
          ).map(([key, words]) => (
            <button key={key} type="button" className="num" aria-pressed={shown === key} onClick={() => setShown(key)}>
              {words}
            </button>
          ))}
        </fieldset>
        {missing.length > 0 && shown !== 'detail' && <Missing round={round} units={missing} word={word} />}
        {shown === 'detail' ? (
          <ExportRound round={round} />
        ) : (
          <TableActions small prints disabled={list.length === 0} table={() => roundTable(round, list, today)} />
        )}
      </div>
      {shown === 'detail' ? (
        <Detail round={round} />
      ) : (
        <div className={tableCss['box']}>
          <UnitTable round={round} list={list} onDetail={() => setShown('detail')} />
          {list.length === 0 && <p className={clsx('sub', css['empty'])}>{NOTHING[shown]}</p>}
        </div>
      )}
    </>
  );
}

/** What a round brought, beside who has sent it. */
const DETAIL_WORDS: Readonly<Record<RoundKind, string>> = {
  progress: '逐项变化',
  taskList: '逐项任务',
  selfScore: '自评对照',
};

function Detail({ round }: { readonly round: RoundDetail }) {
  switch (round.kind) {
    case 'progress':
      return <RoundProgress round={round} />;
    case 'taskList':
      return <RoundTasks round={round} />;
    case 'selfScore':
      return <RoundScores round={round} />;
    default:
      return assertNever(round.kind);
  }
}

const NOTHING: Readonly<Record<Exclude<Shown, 'detail'>, string>> = {
  all: '这一期没有单位。',
  missing: '各单位都已返回。',
  look: '没有留下待处理的内容。',
};

function RoundHead(props: {
  readonly round: RoundDetail;
  readonly missing: readonly RoundUnit[];
  readonly onRemoved: () => void;
}) {
  const { round, missing, onRemoved } = props;
  const today = useToday();
  const notify = useNotify();
  const remove = useCommand('fillIn.removeRound', notify.fault);
  const { make, dialog } = useMakeBooks(round.id);
  const late = missing.length > 0 && round.dueOn < today;
  const next = nextStep(round);
  const first = round.list.find((unit) => canBeOpened(unit, round));
  const { asking, kind } = round;
  return (
    <div className={clsx(cardCss['head'], css['head'])}>
      <div>
        <h2>{round.title}</h2>
        <p className="sub num">
          {kind === 'progress'
            ? `截至 ${shortDate(asking.through)} · ${asking.duties === 'open' ? '应办未办事项' : '全部事项'}`
            : ROUND_KIND_WORDS[kind]}{' '}
          · {longDateWithWeekday(round.dueOn)}前返回
          {late && <b className={css['late']}> · 已过期限，{missing.length} 个单位未返回</b>}
        </p>
      </div>
      <div className={css['tools']}>
        <Popconfirm
          title="删除这一期？"
          description="返回记录和本期填报的内容随之删除，已接收的登记和最近的进展保留。可以撤销。"
          okText="删除"
          cancelText="取消"
          onConfirm={() => remove.send({ roundId: round.id }, () => onRemoved())}
        >
          <Button danger type="text" loading={remove.isPending}>
            删除此期
          </Button>
        </Popconfirm>
        <Button type={next === 'download' ? 'primary' : 'default'} onClick={() => make()}>
          下载{ROUND_BOOK_WORDS[kind]}
          {round.books > 1 ? ` ${round.books} 份` : ''}
        </Button>
        {first && (
          <Button type="primary" onClick={() => void reopen(round.id, first.unitId, round.year)}>
            处理{first.unit}
          </Button>
        )}
      </div>
      {dialog}
    </div>
  );
}

/** Whom to press: one reminder to all, or their names for the chat group. */
function Missing(props: { readonly round: RoundDetail; readonly units: readonly RoundUnit[]; readonly word: string }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        提醒{props.word}的 {props.units.length} 个单位
      </Button>
      <CopyNames units={props.units} word={props.word} />
      {asking && <RemindDialog round={props.round} onClose={() => setAsking(false)} />}
    </>
  );
}

/** The table for leadership. */
function ExportRound({ round }: { readonly round: RoundDetail }) {
  const { start, dialog } = useMadeFile('正在导出汇总表');
  return (
    <span className="to-end">
      <Button size="small" onClick={() => start(() => call('exports.round', { roundId: round.id, paper: 'A4' }))}>
        导出汇总表
      </Button>
      {dialog}
    </span>
  );
}

function CopyNames({ units, word }: { readonly units: readonly RoundUnit[]; readonly word: string }) {
  const notify = useNotify();
  const names = units.map(({ unit }) => unit).join('、');
  const copy = async (): Promise<void> => {
    if (await copyToClipboard(names, names)) notify.success(`已复制 ${units.length} 个单位的名称，可粘贴到工作群`);
  };
  return (
    <Button size="small" onClick={() => void copy()}>
      复制{word}名单
    </Button>
  );
}

function UnitTable(props: {
  readonly round: RoundDetail;
  readonly list: readonly RoundUnit[];
  readonly onDetail: () => void;
}) {
  const { round, list, onDetail } = props;
  const isProgress = round.kind === 'progress';
  const notify = useNotify();
  const { make, dialog } = useMakeBooks(round.id);
  const remake = useCommand('fillIn.remake', notify.fault);
  return (
    <table className={clsx(tableCss['table'], css['table'])}>
      <colgroup>
        <col style={{ width: '22%' }} />
        <col style={{ width: 64 }} />
        <col style={{ width: 110 }} />
        <col style={{ width: 64 }} />
        <col style={{ width: 64 }} />
        {isProgress && <col style={{ width: '20%' }} />}
        <col />
        <col style={{ width: 148 }} />
      </colgroup>
      <thead>
        <tr>
          <th>单位</th>
          <th className="right">填报项</th>
          <th>返回</th>
          <th className="right">已填</th>
          <th className="right">采用</th>
          {isProgress && <th>变化</th>}
          <th>待处理</th>
          <th>
            <span className="visually-hidden">操作</span>
          </th>
        </tr>
      </thead>
      <tbody className="num">
        {list.map((unit) => (
          <tr key={unit.unitId}>
            <th
              scope="row"
              title={unit.bookLabel === unit.unit ? unit.unit : `${unit.unit}（在“${unit.bookLabel}”一份中）`}
            >
              {unit.unit}
            </th>
            <td className="right">{unit.rows}</td>
            <td>
              <Back round={round} unit={unit} />
            </td>
            <td className="right">{unit.back?.filled ?? ''}</td>
            <td className="right">{unit.back?.taken ?? ''}</td>
            {isProgress && (
              <td className={clsx('text-sm', (unit.changes?.stuck ?? 0) > 0 && 'accent')}>{changeWords(unit)}</td>
            )}
            <td className={css['todo']}>
              <Todo round={round} unit={unit} onDetail={onDetail} />
            </td>
            <td className={css['buttons']}>
              <Button type="link" size="small" onClick={() => make([unit.bookId])}>
                下载
              </Button>
              {round.kind === 'taskList' && <ListButton round={round} unit={unit} />}
              {isProgress && (
                <WriteButton
                  type="link"
                  size="small"
                  title="按现在的登记情况为该单位另做一份；之前发出的仍可接收"
                  onClick={() =>
                    remake.send({ roundId: round.id, unitIds: [unit.unitId] }, ({ bookIds }) => make([...bookIds]))
                  }
                >
                  重新生成
                </WriteButton>
              )}
            </td>
          </tr>
        ))}
      </tbody>
      {dialog}
    </table>
  );
}

interface UnitProps {
  readonly round: RoundDetail;
  readonly unit: RoundUnit;
}

/** What is still to decide of a return; it opens the rows. */
function Todo({ round, unit, onDetail }: UnitProps & { readonly onDetail: () => void }) {
  const words = todoWords(unit, round);
  if (round.kind === 'taskList' && unit.toDecide > 0) {
    return (
      <button type="button" className={css['open']} onClick={onDetail}>
        {words}
      </button>
    );
  }
  if (!canBeOpened(unit, round)) return words;
  return (
    <button
      type="button"
      className={css['open']}
      title={`打开${unit.unit}返回的内容，逐行处理`}
      onClick={() => void reopen(round.id, unit.unitId, round.year)}
    >
      {words}
    </button>
  );
}

function Back({ round, unit: { back } }: UnitProps) {
  const today = useToday();
  if (!back) {
    const word = missingWord(round, today);
    return <span className={word === '未返回' ? 'accent' : 'sub'}>{word}</span>;
  }
  const on = parsePlainDate(back.at.slice(0, 10));
  return (
    <span title={back.fileName}>
      {on ? shortDate(on) : ''}
      {back.times > 1 && <span className="sub"> 第{back.times}次</span>}
    </span>
  );
}
