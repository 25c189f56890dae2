import { Button } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import { Link } from 'wouter';
import type { PieceList, PieceView } from '../../electron/contract/pieces.ts';
import type { UnitId, Year } from '../../electron/domain/brand.ts';
import { differenceWords } from '../../electron/domain/words/pieces.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { shortDate } from '../ui/dates.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNotify } from '../ui/notify.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { QuietTag } from '../ui/Tags.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import { PieceForm } from './PieceForm.tsx';
import { adoptionWords, draftOf, newDraft, sentOf } from './pieces.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './Pieces.module.css';

export interface PiecesOf {
  readonly unitId: UnitId;
  readonly unit: string;
  /** 1 to 12. */
  readonly month: number;
}

interface PiecesPanelProps extends PiecesOf {
  readonly year: Year;
  readonly side: 'left' | 'right';
  /** A block was pasted: pieces of this unit. */
  readonly onPaste: (text: string) => void;
  readonly onClose: () => void;
}

/** The pieces of a unit's month: named one by one, added by a line or a block, with what took them up. */
export function PiecesPanel({ year, unitId, unit, month, side, onPaste, onClose }: PiecesPanelProps) {
  const query = useAppQuery('pieces.list', { year, unitId, month });
  return (
    <SidePanel
      title={unit}
      extra={<span className="sub num">{`${year}年${month}月`}</span>}
      label={`${unit}${month}月信息清单`}
      side={side}
      width={440}
      onClose={onClose}
    >
      <Loaded query={query}>
        {(list) => (
          <>
            <Sum list={list} year={year} unitId={unitId} month={month} />
            <ul className={css['list']}>
              {list.pieces.map((piece) => (
                <PieceRow key={piece.id} piece={piece} year={year} />
              ))}
            </ul>
            {list.registered.length > 0 && <Registered list={list} year={year} />}
            <AddPiece key={list.pieces.length} year={year} unitId={unitId} month={month} onPaste={onPaste} />
          </>
        )}
      </Loaded>
    </SidePanel>
  );
}

/** What counts of the month, and why; a figure that says otherwise can be taken away. */
function Sum(props: {
  readonly list: PieceList;
  readonly year: Year;
  readonly unitId: UnitId;
  readonly month: number;
}) {
  const { list, year, unitId, month: at } = props;
  const { month } = list;
  const notify = useNotify();
  const set = useCommand('submissions.set', notify.fault);
  if (month === undefined) return null;
  const { count, listed, typed, differs } = month;
  const clear = () =>
    set.send({ year, cells: [{ unitId, month: at, count: null }] }, ({ commandId }) =>
      notify.success(`已删去填报的 ${typed} 篇，按清单计 ${count} 篇`, { commandId }),
    );
  return (
    <div className={css['sum']}>
      <p className="num">
        计 <strong>{count}</strong> 篇
        {listed === 0 && (typed === undefined ? '，还没有清单' : '，按填报的篇数计；记入清单后按清单计')}
      </p>
      {differs && typed !== undefined && (
        <p className={css['differs']}>
          <QuietTag tone="accent">待核</QuietTag>
          <span className="grow num">{differenceWords(typed, count)}</span>
          <WriteButton size="small" loading={set.isPending} onClick={clear}>
            删去填报数
          </WriteButton>
        </p>
      )}
    </div>
  );
}

function PieceRow({ piece, year }: { readonly piece: PieceView; readonly year: Year }) {
  const notify = useNotify();
  const remove = useCommand('pieces.remove', notify.fault);
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <li>
        <EditPiece piece={piece} onEnd={() => setEditing(false)} />
      </li>
    );
  }
  const { id, title, on, channel, link, adoptions } = piece;
  const take = () => remove.send({ ids: [id] }, ({ commandId }) => notify.success(`已删除《${title}》`, { commandId }));
  return (
    <li className={css['piece']}>
      <span className={clsx('num sub', css['day'])}>{shortDate(on, year)}</span>
      <div className="grow">
        {link === '' ? (
          title
        ) : (
          <a href={link} target="_blank" rel="noreferrer">
            {title}
          </a>
        )}
        {channel !== '' && <span className="sub">{`　${channel}`}</span>}
        {adoptions.length > 0 && (
          <p className={css['marks']}>
            {adoptions.map((adoption) => (
              <QuietTag key={adoptionWords(adoption)} tone="blue">
                {adoptionWords(adoption)}
              </QuietTag>
            ))}
          </p>
        )}
      </div>
      <WriteButton
        type="text"
        size="small"
        icon={<Icon name="edit" />}
        aria-label={`修改《${title}》`}
        title="修改、记采用"
        onClick={() => setEditing(true)}
      />
      <WriteButton
        type="text"
        size="small"
        icon={<Icon name="trash" />}
        aria-label={`删除《${title}》`}
        title="删除"
        loading={remove.isPending}
        onClick={take}
      />
    </li>
  );
}

function EditPiece({ piece, onEnd }: { readonly piece: PieceView; readonly onEnd: () => void }) {
  const notify = useNotify();
  const update = useCommand('pieces.update');
  const [draft, setDraft] = useState(() => draftOf(piece));
  const sent = sentOf(draft, piece.unitId);
  const save = () =>
    sent &&
    update.send({ id: piece.id, ...sent }, ({ commandId }) => {
      notify.success(`已保存《${sent.title}》`, { commandId });
      onEnd();
    });
  return (
    <PieceForm draft={draft} onChange={setDraft} onSubmit={save}>
      {update.error && <ErrorState error={update.error} inline />}
      <div className="actions">
        <Button onClick={onEnd}>取消</Button>
        <Button type="primary" htmlType="submit" disabled={sent === undefined} loading={update.isPending}>
          保存
        </Button>
      </div>
    </PieceForm>
  );
}

interface AddPieceProps {
  readonly year: Year;
  readonly unitId: UnitId;
  readonly month: number;
  readonly onPaste: (text: string) => void;
}

function AddPiece({ year, unitId, month, onPaste }: AddPieceProps) {
  const notify = useNotify();
  const today = useToday();
  const add = useCommand('pieces.add');
  const [draft, setDraft] = useState(() => newDraft(year, month, today));
  const sent = sentOf(draft, unitId);
  const save = () =>
    sent && add.send(sent, ({ commandId }) => notify.success(`已记入《${sent.title}》`, { commandId }));
  return (
    <section className={css['add']} aria-label="记入一篇">
      <PieceForm draft={draft} onChange={setDraft} onSubmit={save} onPaste={onPaste}>
        {add.error && <ErrorState error={add.error} inline />}
        <div className="actions">
          <WriteButton type="primary" htmlType="submit" disabled={sent === undefined} loading={add.isPending}>
            记入
          </WriteButton>
        </div>
      </PieceForm>
    </section>
  );
}

function Registered({ list, year }: { readonly list: PieceList; readonly year: Year }) {
  return (
    <section className={css['registered']} aria-label="已登记的信息">
      <h3 className="sub">已登记、不在清单里的</h3>
      <ul className="plain-list">
        {list.registered.map(({ dutyId, content, title, link, doneOn }) => (
          <li key={`${dutyId} ${doneOn} ${title} ${link}`} className={css['piece']}>
            <span className={clsx('num sub', css['day'])}>{shortDate(doneOn, year)}</span>
            <span className="grow">
              {link === '' ? (
                title || '未填标题'
              ) : (
                <a href={link} target="_blank" rel="noreferrer">
                  {title || link}
                </a>
              )}
              <Link href={`/tasks?duty=${dutyId}`} className={clsx('sub', css['duty'])}>
                {content}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
