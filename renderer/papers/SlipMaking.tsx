import { Button } from 'antd';
import { useState } from 'react';
import type { ParsedInputOf } from '../../electron/contract/index.ts';
import type { SlipProposal } from '../../electron/contract/reminders.ts';
import type { ReminderId } from '../../electron/domain/brand.ts';
import { LAMP_WORDS } from '../../electron/domain/words/states.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { EmptyState, ErrorState, Loaded } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { draftOf, NO_CHOICES, slipInput, slipKey, type SlipChoices } from './slipDraft.ts';
import { blanksOf, SenderAsk } from './SenderAsk.tsx';
import { SlipLevels } from './SlipLevels.tsx';
import { SlipPreview } from './SlipPreview.tsx';
import { SlipTable } from './SlipTable.tsx';
import { WriteButton } from '../ui/WriteButton.tsx';
import papersCss from './papers.module.css';
import css from './SlipMaking.module.css';

interface SlipMakingProps {
  readonly scope: Omit<ParsedInputOf<'reminders.propose'>, 'year'>;
  /** Asks about everything again. */
  readonly onAll: () => void;
  readonly onMade: (ids: readonly ReminderId[]) => void;
}

/** Slips as they are proposed, with their levels, numbers and reply days, and what each will say. */
export function SlipMaking(props: SlipMakingProps) {
  const year = useYear();
  const query = useAppQuery('reminders.propose', { year, ...props.scope });
  return <Loaded query={query}>{(proposal) => <Proposal {...props} proposal={proposal} />}</Loaded>;
}

function Proposal({ proposal, scope, onAll, onMade }: SlipMakingProps & { readonly proposal: SlipProposal }) {
  const year = useYear();
  const notify = useNotify();
  const { send, isPending, error } = useCommand('reminders.make');
  const [choices, setChoices] = useState<SlipChoices>(NO_CHOICES);
  const [at, setAt] = useState<string>();
  const { slips, levels } = draftOf(proposal, choices);
  const chosen = slips.filter(({ isChosen }) => isChosen);
  const isReady = chosen.length > 0 && chosen.every(({ number }) => number !== undefined);
  const shown = slips.find(({ key }) => key === at) ?? slips[0];
  const { data: overview } = useAppQuery('papers.overview', { year });
  const [isAsking, setAsking] = useState(false);
  const begin = () => {
    if (overview && blanksOf(overview.sender).length > 0) setAsking(true);
    else make();
  };
  const make = () => {
    setAsking(false);
    send({ year, slips: chosen.map(slipInput) }, ({ ids, commandId }) => {
      notify.success(`已生成 ${ids.length} 份催办单`, { commandId });
      onMade(ids);
    });
  };
  return (
    <>
      {isAsking && overview && (
        <SenderAsk sender={overview.sender} count={chosen.length} onMake={make} onClose={() => setAsking(false)} />
      )}
      <Card title="编号和期限" padded className={papersCss['settings']}>
        <SlipLevels levels={levels} choices={choices} onChange={setChoices} />
        {error && <ErrorState error={error} inline />}
        <WriteButton type="primary" block disabled={!isReady} loading={isPending} onClick={begin}>
          {chosen.length === 0 ? '请选择单位' : `生成 ${chosen.length} 份催办单`}
        </WriteButton>
        <p className="faint text-xs">
          生成后在“已生成的催办单”里下载。下载前撤销会收回编号，下载后撤销则作废，编号保留。
        </p>
      </Card>
      <Card
        className={papersCss['units']}
        title={`已选 ${chosen.length} / ${slips.length} 份`}
        extra={<Figures proposal={proposal} choices={choices} onChange={setChoices} />}
      >
        {isPart(scope) && (
          <p className={css['scope']}>
            <span className="grow">{scopeWords(proposal, scope)}</span>
            <Button size="small" onClick={onAll}>
              改为全部事项
            </Button>
          </p>
        )}
        {slips.length === 0 ? (
          <EmptyState title="不需要催办" hint={nothingWords(proposal)} />
        ) : (
          <div className={css['sides']}>
            <SlipTable
              slips={slips}
              choices={choices}
              levels={proposal.levels}
              at={shown?.key}
              onAt={setAt}
              onChange={setChoices}
            />
            {shown && <SlipPreview slip={shown} />}
          </div>
        )}
        {proposal.waiting > 0 && slips.length > 0 && (
          <p className={css['waiting']}>{`另有 ${proposal.waiting} 项已经催过，还没有过回复期限，这次不再催。`}</p>
        )}
      </Card>
    </>
  );
}

function Figures(props: {
  readonly proposal: SlipProposal;
  readonly choices: SlipChoices;
  readonly onChange: (choices: SlipChoices) => void;
}) {
  const { proposal, choices, onChange } = props;
  const chosen = proposal.slips.filter((slip) => !choices.left.has(slipKey(slip)));
  const sum = (of: (slip: SlipProposal['slips'][number]) => number) => chosen.reduce((all, slip) => all + of(slip), 0);
  const overdueOnly = () =>
    onChange({
      ...choices,
      left: new Set(proposal.slips.filter(({ overdue }) => overdue === 0).map(slipKey)),
    });
  return (
    <span className="row">
      <span className="sub num">{`${LAMP_WORDS.overdue} ${sum(({ overdue }) => overdue)} 项 · ${LAMP_WORDS.noReply} ${sum(({ checks }) => checks)} 项 · ${LAMP_WORDS.dueSoon} ${sum(({ dueSoon }) => dueSoon)} 项`}</span>
      <Button size="small" onClick={overdueOnly} disabled={proposal.slips.every(({ overdue }) => overdue > 0)}>
        只选有逾期的
      </Button>
    </span>
  );
}

function isPart({ dutyId, unitIds, items }: SlipMakingProps['scope']): boolean {
  return dutyId !== undefined || unitIds !== undefined || items !== undefined;
}

function scopeWords({ duty, left }: SlipProposal, { items, unitIds }: SlipMakingProps['scope']): string {
  if (duty !== undefined) return `只催办：${duty}`;
  if (items === undefined) return `只催办所选的 ${unitIds?.length ?? 0} 个单位`;
  const rest = left > 0 ? `，其中 ${left} 项不需要催办或还没有过回复期限` : '';
  return `只催办所选的 ${items.length} 项${rest}`;
}

function nothingWords({ waiting }: SlipProposal): string {
  return waiting > 0 ? `有 ${waiting} 项已经催过，还没有过回复期限。` : '没有逾期、未反馈的，也没有 7 天内到期的事项。';
}
