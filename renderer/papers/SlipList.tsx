import { Button, Checkbox, Select } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { OutputOf } from '../../electron/contract/index.ts';
import type { SlipState, SlipView } from '../../electron/contract/reminders.ts';
import type { ReminderId } from '../../electron/domain/brand.ts';
import { SLIP_STATES, SLIP_STATE_WORDS } from '../../electron/domain/words/ledger.ts';
import { text, useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { FailureError } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { shortDate } from '../ui/dates.ts';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { useHandOver } from '../ui/useHandOver.ts';
import { SidePanel } from '../ui/SidePanel.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { AnswerDialog, WithdrawDialog } from './SlipDialogs.tsx';
import { SlipDetail } from './SlipDetail.tsx';
import { WriteButton } from '../ui/WriteButton.tsx';
import papersCss from './papers.module.css';
import tableCss from '../ui/table.module.css';
import css from './SlipList.module.css';

/** 催办单 of the year, the latest first: where each stands, its file, its answer, its voiding. */
export function SlipList({ fresh }: { readonly fresh: readonly ReminderId[] }) {
  const year = useYear();
  const query = useAppQuery('reminders.list', { year });
  return <Loaded query={query}>{({ slips }) => <Slips slips={slips} fresh={fresh} />}</Loaded>;
}

type Fetch = (ids: readonly ReminderId[], pack: 'one' | 'each') => void;

/** Takes slips' files and hands them to the person. */
function useFetch(): Fetch {
  const notify = useNotify();
  const handOver = useHandOver();
  const { send } = useCommand('reminders.fetch', notify.fault);
  return (ids, pack) =>
    send({ ids: [...ids], pack }, ({ fileId, left }) => {
      if (left.length > 0) notify.fault(new FailureError({ code: 'not-found', message: leftWords(left) }));
      void handOver(fileId, '已下载');
    });
}

/** 另有 2 份没有下载：清政公开提〔2021〕3号、清政公开提〔2021〕7号。“…”不能下载：… */
function leftWords(left: OutputOf<'reminders.fetch'>['left']): string {
  const numbers = left.slice(0, 5).map(({ documentNumber }) => documentNumber);
  return `另有 ${left.length} 份没有下载：${numbers.join('、')}${left.length > 5 ? '等' : ''}。${left[0]?.why ?? ''}`;
}

/** The slip whose panel is open. */
const OPEN = { slip: text<ReminderId>() };

function Slips({ slips, fresh }: { readonly slips: readonly SlipView[]; readonly fresh: readonly ReminderId[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<ReminderId>>(new Set(fresh));
  const [state, setState] = useState<SlipState | 'all'>('all');
  const [{ slip: openId }, setAddress] = useAddressState(OPEN);
  const [asking, setAsking] = useState<{ readonly what: 'answer' | 'withdraw'; readonly slip: SlipView }>();
  const fetch = useFetch();
  const shown = slips.filter((slip) => state === 'all' || slip.state === state);
  const marked = shown.filter(({ id }) => chosen.has(id));
  const open = slips.find(({ id }) => id === openId);
  const toggle = (id: ReminderId) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <div className={clsx(papersCss['wide'], css['place'])}>
      <Card
        title={`催办单 ${slips.length} 份`}
        extra={<Tools slips={slips} marked={marked} state={state} onState={setState} onFetch={fetch} />}
      >
        {slips.length === 0 ? (
          <EmptyState title="还没有生成催办单" hint="到“拟发催办单”里选择单位，生成后列在这里。" />
        ) : (
          <div className={css['box']}>
            <table className={clsx(tableCss['table'], css['table'])}>
              <Head shown={shown} marked={marked.length} onChosen={setChosen} />
              <tbody>
                {shown.map((slip) => (
                  <SlipRow
                    key={slip.id}
                    slip={slip}
                    isOn={slip.id === openId}
                    isChosen={chosen.has(slip.id)}
                    onToggle={() => toggle(slip.id)}
                    onOpen={() => setAddress({ slip: slip.id })}
                    onFetch={() => fetch([slip.id], 'one')}
                    onAsk={(what) => setAsking({ what, slip })}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
      {open && (
        <SidePanel label={open.documentNumber} title={open.documentNumber} onClose={() => setAddress({ slip: '' })}>
          <SlipDetail slip={open} />
        </SidePanel>
      )}
      {asking?.what === 'answer' && <AnswerDialog slip={asking.slip} onClose={() => setAsking(undefined)} />}
      {asking?.what === 'withdraw' && <WithdrawDialog slip={asking.slip} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

function Tools(props: {
  readonly slips: readonly SlipView[];
  readonly marked: readonly SlipView[];
  readonly state: SlipState | 'all';
  readonly onState: (state: SlipState | 'all') => void;
  readonly onFetch: Fetch;
}) {
  const { slips, marked, state, onState, onFetch } = props;
  const ids = marked.map(({ id }) => id);
  const isTogether = new Set(marked.map(({ making }) => making)).size === 1;
  const count = (of: SlipState) => slips.filter((slip) => slip.state === of).length;
  return (
    <span className="row">
      <Select<SlipState | 'all'>
        size="small"
        aria-label="状态"
        style={{ width: 150 }}
        value={state}
        onChange={onState}
        options={[
          { value: 'all', label: `全部（${slips.length}）` },
          ...SLIP_STATES.map((each) => ({ value: each, label: `${SLIP_STATE_WORDS[each]}（${count(each)}）` })),
        ]}
      />
      <Button
        size="small"
        disabled={!isTogether}
        title="合成一个文件，便于打印；只限同一次生成的"
        onClick={() => onFetch(ids, 'one')}
      >
        合成一个文件
      </Button>
      <Button size="small" disabled={ids.length === 0} onClick={() => onFetch(ids, 'each')}>
        {ids.length > 1 ? `打包下载 ${ids.length} 份` : '下载'}
      </Button>
    </span>
  );
}

function Head(props: {
  readonly shown: readonly SlipView[];
  readonly marked: number;
  readonly onChosen: (chosen: ReadonlySet<ReminderId>) => void;
}) {
  const { shown, marked, onChosen } = props;
  return (
    <>
      <colgroup>
        <col style={{ width: 40 }} />
        <col style={{ width: 190 }} />
        <col style={{ width: 64 }} />
        <col />
        <col style={{ width: 76 }} />
        <col style={{ width: 76 }} />
        <col style={{ width: 104 }} />
        <col style={{ width: 116 }} />
        <col style={{ width: 168 }} />
      </colgroup>
      <thead>
        <tr>
          <th>
            <Checkbox
              aria-label="全部催办单"
              checked={marked > 0 && marked === shown.length}
              indeterminate={marked > 0 && marked < shown.length}
              onChange={() => onChosen(marked === shown.length ? new Set() : new Set(shown.map(({ id }) => id)))}
            />
          </th>
          <th>编号</th>
          <th>级别</th>
          <th>单位</th>
          <th>发出</th>
          <th>回复期限</th>
          <th>状态</th>
          <th className="right" title="其中还没有办的">
            事项（未办）
          </th>
          <th>操作</th>
        </tr>
      </thead>
    </>
  );
}

function SlipRow(props: {
  readonly slip: SlipView;
  readonly isOn: boolean;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
  readonly onOpen: () => void;
  readonly onFetch: () => void;
  readonly onAsk: (what: 'answer' | 'withdraw') => void;
}) {
  const { slip, isOn, isChosen, onToggle, onOpen, onFetch, onAsk } = props;
  const { documentNumber, levelName, unit, on, replyBy, state, items, open, fileName, fileState, answer, round } = slip;
  const isVoid = state === 'withdrawn';
  return (
    <tr className={clsx(isOn && tableCss['row-on'], isVoid && css['void'])} onClick={onOpen}>
      <td>
        <Checkbox
          aria-label={documentNumber}
          checked={isChosen}
          onClick={(event) => event.stopPropagation()}
          onChange={onToggle}
        />
      </td>
      <td className="num">
        <button type="button" className={clsx(tableCss['row-open'], css['number'])}>
          {documentNumber}
        </button>
        {fileState !== undefined && fileState !== 'kept' && (
          <p className={clsx('text-xs', css['late'])}>{fileState === 'missing' ? '文件不在了' : '文件被改动'}</p>
        )}
      </td>
      <td>{levelName}</td>
      <td>{unit}</td>
      <td className="num">{shortDate(on)}</td>
      <td className="num">{shortDate(replyBy)}</td>
      <td className={clsx(state === 'unanswered' && css['late'])}>{SLIP_STATE_WORDS[state]}</td>
      <td className="right num" title={round ? `催返“${round.title}”` : undefined}>
        {round ? (round.isOpen ? '填报未返回' : '填报已返回') : `${items.length}（${open}）`}
      </td>
      <td className={css['ways']} onClick={(event) => event.stopPropagation()}>
        <Button
          type="link"
          size="small"
          disabled={fileName === undefined}
          onClick={onFetch}
          aria-label={`下载：${documentNumber}`}
        >
          下载
        </Button>
        {!isVoid && (
          <>
            <WriteButton
              type="link"
              size="small"
              onClick={() => onAsk('answer')}
              aria-label={`${answer ? '改回复' : '回复'}：${documentNumber}`}
            >
              {answer ? '改回复' : '回复'}
            </WriteButton>
            <WriteButton
              type="link"
              size="small"
              onClick={() => onAsk('withdraw')}
              aria-label={`作废：${documentNumber}`}
            >
              作废
            </WriteButton>
          </>
        )}
      </td>
    </tr>
  );
}
