import { clsx } from 'clsx';
import { useRef, useState } from 'react';
import type { RoundDetail, RoundKind, RoundView } from '../../electron/contract/fillIn.ts';
import type { FillInRoundId, Year } from '../../electron/domain/brand.ts';
import { ROUND_KIND_WORDS } from '../../electron/domain/words/documents.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { shortDate } from '../ui/dates.ts';
import { ExchangeTabs } from '../ui/ExchangeTabs.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Page } from '../ui/Page.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { text, useAddressState } from '../address/useAddressState.ts';
import { nextStep } from './nextStep.ts';
import { RoundDialog } from './RoundDialog.tsx';
import { RoundUnits } from './RoundUnits.tsx';
import { takeIn } from './session.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import cardCss from '../ui/card.module.css';
import css from './FillInHome.module.css';

/** `ask`: what a new round is to ask for, of whoever comes to begin one. */
const ADDRESS = { round: text<FillInRoundId>(), ask: text<RoundKind | ''>() };

/** The year's rounds, and of the chosen one what went out and what came back. */
export function FillInHome({ year }: { readonly year: Year }) {
  const rounds = useAppQuery('fillIn.rounds', { year });
  const [address, setAddress] = useAddressState(ADDRESS);
  const [starting, setStarting] = useState(address.ask !== '');
  const end = (): void => {
    setStarting(false);
    if (address.ask !== '') setAddress({ ask: '' }, { replace: true });
  };
  const chosen = rounds.data?.find(({ id }) => id === address.round) ?? rounds.data?.[0];
  const round = useChosenRound(chosen?.id);
  const next = rounds.data?.length === 0 ? undefined : nextStep(round);
  return (
    <Page
      fill
      title="导入导出"
      sub={`${year} 年度`}
      filters={<ExchangeTabs at="/fill-in" />}
      actions={
        <WriteButton
          type={next === 'start' ? 'primary' : 'default'}
          icon={<Icon name="plus" />}
          onClick={() => setStarting(true)}
        >
          发起填报
        </WriteButton>
      }
    >
      <Loaded query={rounds}>
        {(list) => (
          <div className={css['home']}>
            {list.length > 0 && <FillDrop year={year} isNext={next === 'receive'} />}
            {chosen ? (
              <div className={css['rounds']}>
                <RoundList rounds={list} chosen={chosen.id} onChoose={(round) => setAddress({ round })} />
                <RoundUnits key={chosen.id} roundId={chosen.id} onRemoved={() => setAddress({ round: '' })} />
              </div>
            ) : (
              <NoRounds onStart={() => setStarting(true)} />
            )}
          </div>
        )}
      </Loaded>
      {starting && (
        <RoundDialog
          year={year}
          kind={address.ask === 'selfScore' || address.ask === 'taskList' ? address.ask : 'progress'}
          onClose={end}
          onDone={(round) => {
            setStarting(false);
            setAddress({ round, ask: '' });
          }}
        />
      )}
    </Page>
  );
}

/** The round that is shown, as its panel asks for it. */
function useChosenRound(id: FillInRoundId | undefined): RoundDetail | undefined {
  const { data } = useAppQuery('fillIn.round', { roundId: id ?? ('' as FillInRoundId) }, { enabled: id !== undefined });
  return data?.id === id ? data : undefined;
}

function NoRounds({ onStart }: { readonly onStart: () => void }) {
  return (
    <div className={clsx('pane', cardCss['card'])}>
      <EmptyState
        title="还没有发起过填报"
        hint="发起一期填报，为每个单位生成一份填报表：事项和时限已填好并锁定，单位只填完成情况、日期、链接和进展。单位填好后，把返回的表一起拖进来即可核对、接收。"
        actions={
          <WriteButton type="primary" onClick={onStart}>
            发起填报
          </WriteButton>
        }
      />
    </div>
  );
}

/** Where returned workbooks are chosen or dropped. */
function FillDrop({ year, isNext }: { readonly year: Year; readonly isNext: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={clsx(cardCss['card'], css['drop'])}>
      <span className={css['mark']}>
        <Icon name="upload" size={22} />
      </span>
      <p className="grow">
        <b>把单位返回的填报表拖到窗口里</b>
        <span className="sub">可一次几十份，先后顺序、文件名不限；先核对差异，确认后才写入。</span>
      </p>
      <WriteButton type={isNext ? 'primary' : 'default'} onClick={() => input.current?.click()}>
        选择文件
      </WriteButton>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".xlsx,.xls,.et,.ods,.xlsm,.csv,.docx,.doc,.wps"
        aria-label="选择单位返回的填报表"
        onChange={(event) => {
          void takeIn([...(event.target.files ?? [])], year);
          // The same file may be chosen again after it was changed.
          event.target.value = '';
        }}
      />
    </div>
  );
}

function RoundList(props: {
  readonly rounds: readonly RoundView[];
  readonly chosen: FillInRoundId;
  readonly onChoose: (id: FillInRoundId) => void;
}) {
  const { rounds, chosen, onChoose } = props;
  return (
    <nav className={clsx(cardCss['card'], css['list'])} aria-label="填报期次">
      {rounds.map(({ id, kind, title, dueOn, units, returned }) => (
        <button
          key={id}
          type="button"
          className={css['round']}
          aria-current={id === chosen}
          onClick={() => onChoose(id)}
        >
          <span className={css['title']} title={title}>
            {title}
          </span>
          <span className={clsx('num', css['line'])}>
            <span className="sub">
              {kind === 'progress' ? `${shortDate(dueOn)} 前返回` : `${ROUND_KIND_WORDS[kind]} · ${shortDate(dueOn)}`}
            </span>
            <span className="sub">
              {returned}/{units}
            </span>
          </span>
          <ProgressBar done={returned} total={units} label={`${title}：已返回`} width="100%" />
        </button>
      ))}
    </nav>
  );
}
