import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { ItemDetail, Verification } from '../../electron/contract/ledger.ts';
import type { OccurrenceKey } from '../../electron/contract/occurrenceKey.ts';
import { ROUND_CHANGE_WORDS } from '../../electron/domain/words/documents.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { RETURN_FAULT_WORDS, VERIFICATION_WORDS, markWords } from '../../electron/domain/words/ledger.ts';
import { Evidence } from '../occurrence/Evidence.tsx';
import { ExceptionNotes } from '../occurrence/ExceptionNotes.tsx';
import { FulfilmentList } from '../occurrence/FulfilmentList.tsx';
import { WhyThisDay } from '../occurrence/WhyThisDay.tsx';
import { distance, longDateWithWeekday } from '../ui/dates.ts';
import { LampWord, StateWord } from '../ui/Lamp.tsx';
import { useNotify } from '../ui/notify.tsx';
import { QuietTag } from '../ui/Tags.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import { UnitName } from '../ui/UnitName.tsx';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './ItemFacts.module.css';

interface PartProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of what is known of an item, under its name. */
export function Part({ title, children }: PartProps) {
  return (
    <section className={css['part']} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Where an item stands, its days, and why it is due then. */
export function ItemHead({ detail }: { readonly detail: ItemDetail }) {
  const today = useToday();
  const { item, occurrence } = detail;
  const { dueOn, originalDueOn, newDueOn, doneOn, verifiedOn } = item;
  return (
    <div className={css['part']}>
      <p className={css['stand']}>
        <StateWord state={item.state} {...(item.needed > 1 ? { after: `${item.done}/${item.needed}` } : {})} />
        {doneOn !== undefined && <LampWord lamp={item.lamp} />}
        {markWords(item).map((word) => (
          <QuietTag key={word}>{word}</QuietTag>
        ))}
      </p>
      <dl className={clsx('facts num', css['facts'])}>
        <dt>单位</dt>
        <dd>
          <UnitName unitId={item.unitId} name={item.unit} />
        </dd>
        <dt>{occurrence.register === undefined ? '所属期' : '编号'}</dt>
        <dd>{item.period}</dd>
        <dt>到期</dt>
        <dd>
          {dueOn === undefined ? '没有期限' : longDateWithWeekday(dueOn)}
          {originalDueOn !== undefined && (
            <span className="sub">
              （延期，原定 <s>{longDateWithWeekday(originalDueOn)}</s>）
            </span>
          )}
          {dueOn !== undefined && <WhyThisDay occurrence={occurrence} />}
        </dd>
        {newDueOn !== undefined && (
          <>
            <dt>补正期限</dt>
            <dd className="accent">
              {longDateWithWeekday(newDueOn)}（{distance(newDueOn, today)}）
            </dd>
          </>
        )}
        <dt>办结</dt>
        <dd>
          {doneOn === undefined ? <span className="faint">{undoneWords(detail)}</span> : longDateWithWeekday(doneOn)}
        </dd>
        <dt>核验</dt>
        <dd>
          {verifiedOn === undefined ? (
            <span className="faint">{item.state === 'registered' ? '不需核验' : '未销号'}</span>
          ) : (
            longDateWithWeekday(verifiedOn)
          )}
        </dd>
        {item.next !== '' && (
          <>
            <dt>下一步</dt>
            <dd>{item.next}</dd>
          </>
        )}
      </dl>
      <ExceptionNotes occurrence={occurrence} />
    </div>
  );
}

/** Why there is no done day: what is registered may count for nothing, or be only a part. */
function undoneWords({ item, occurrence: { fulfilments } }: ItemDetail): string {
  if (fulfilments.length === 0) return '未登记';
  return item.newDueOn === undefined ? `登记了 ${item.done} / ${item.needed}` : '已退回，原来的登记不算，待补报';
}

/** What was registered, and what shows it. */
export function ItemEvidence({ detail }: { readonly detail: ItemDetail }) {
  const { item, occurrence, lacksEvidence } = detail;
  return (
    <>
      <Part title="登记">
        {occurrence.fulfilments.length === 0 ? (
          <p className="sub">还没有登记。</p>
        ) : (
          <div className={css['registered']}>
            <FulfilmentList occurrence={occurrence} />
          </div>
        )}
      </Part>
      <Part title="佐证">
        <Evidence
          item={item}
          empty={lacksEvidence ? '没有链接也没有文件。' : '登记的链接即佐证。'}
          isWanted={lacksEvidence && occurrence.fulfilments.length > 0 && item.state !== 'closed'}
        />
      </Part>
    </>
  );
}

/** 上期: what the same unit did of the same duty the time before. */
export function PeriodBefore({ before }: { readonly before: ItemDetail['before'] }) {
  if (!before) {
    return (
      <Part title="上期">
        <p className="sub">本年度内没有上一期。</p>
      </Part>
    );
  }
  const { period, doneOn, isReturned = false, titles, links } = before;
  const nothing = isReturned
    ? '已退回，登记的不算，没有补报'
    : titles.length + links.length > 0
      ? '没有登记全'
      : '没有登记';
  return (
    <Part title={`上期（${period}）`}>
      <p className="num">{doneOn === undefined ? nothing : `${longDateWithWeekday(doneOn)}办结`}</p>
      {titles.map((title, index) => (
        <p key={title} className="sub">
          {links[index] === undefined ? (
            title
          ) : (
            <a href={links[index]} target="_blank" rel="noreferrer">
              {title}
            </a>
          )}
        </p>
      ))}
      {titles.length === 0 &&
        links.map((link) => (
          <p key={link}>
            <a href={link} target="_blank" rel="noreferrer">
              {link}
            </a>
          </p>
        ))}
    </Part>
  );
}

/** 核验经过, the latest first. */
export function ItemHistory({ verifications }: Pick<ItemDetail, 'verifications'>) {
  if (verifications.length === 0) return null;
  return (
    <Part title="核验经过">
      <ul className={css['history']}>
        {verifications.toReversed().map((one) => (
          <li key={one.id}>
            <span className="num sub">{one.on}</span>
            <span>{foundWords(one)}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** 退回整改（材料不全）：缺附件，2021-07-09 前补正；要素：附件. */
export function foundWords(one: Verification): string {
  const fault = one.result === 'returned' ? `（${RETURN_FAULT_WORDS[one.fault]}）` : '';
  const waiver = one.result === 'accepted' && one.waiver !== undefined ? [`免佐证：${one.waiver}`] : [];
  const said = [
    ...(one.reason === '' ? [] : [one.reason]),
    ...waiver,
    ...(one.result === 'returned' ? [`${one.newDueOn} 前补正`] : []),
    ...(one.elements.length === 0 ? [] : [`要素：${one.elements.join('、')}`]),
  ];
  return `${VERIFICATION_WORDS[one.result]}${fault}${said.length === 0 ? '' : `：${said.join('；')}`}`;
}

/** 逐期进展: what the unit said of it in each round, the latest first. */
export function ItemProgress({ item }: { readonly item: OccurrenceKey }) {
  const answers = useAppQuery('fillIn.history', { item }).data ?? [];
  if (answers.length === 0) return null;
  return (
    <Part title="逐期进展">
      <ul className={css['history']}>
        {answers.map(({ round, on, status, progress, change }) => (
          <li key={`${on} ${round}`}>
            <span className="num sub">{on}</span>
            <span>
              <span className="sub">{round} · </span>
              {[status, progress].filter((text) => text !== '').join('，') || '没有填写'}
            </span>
            <QuietTag tone={change === 'stuck' || change === 'back' ? 'accent' : 'blue'}>
              {ROUND_CHANGE_WORDS[change]}
            </QuietTag>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** 备注, the latest first; each can be taken away. */
export function ItemNotes({ notes }: Pick<ItemDetail, 'notes'>) {
  const notify = useNotify();
  const remove = useCommand('ledger.removeNotes', notify.fault);
  if (notes.length === 0) return null;
  return (
    <Part title="备注">
      <ul className={css['history']}>
        {notes.toReversed().map((note) => (
          <li key={note.id}>
            <span className="num sub">{note.on}</span>
            <span>{note.text}</span>
            <WriteButton
              type="link"
              size="small"
              aria-label={`移除备注：${note.text}`}
              loading={remove.isPending}
              onClick={() =>
                remove.send({ ids: [note.id] }, ({ commandId }) => notify.success('已移除备注', { commandId }))
              }
            >
              移除
            </WriteButton>
          </li>
        ))}
      </ul>
    </Part>
  );
}
