import { Button, Input, Segmented, Select } from 'antd';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { Link } from 'wouter';
import type { LeftPick, MatchClass, MatchItemView, MatchRow } from '../../electron/contract/publications.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { MATCH_CLASS_WORDS, MATCH_CLASSES } from '../../electron/domain/words/publications.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { KeyHints, KeysDialog } from '../grid/KeyHints.tsx';
import { useActionKeys } from '../grid/useActionKeys.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { filterOf, NO_FILTERS, PUBLICATIONS_ADDRESS } from './address.ts';
import { Foreseen } from './Foreseen.tsx';
import { LeftPicksDialog } from './LeftPicksDialog.tsx';
import { MatchLine } from './MatchLine.tsx';
import { PickItemDialog } from './PickItemDialog.tsx';
import { ProposedRules, type JustRegistered } from './ProposedRules.tsx';
import { RejectDialog } from './RejectDialog.tsx';
import { KEY_WORDS, REVIEW_KEYS, type ReviewAction } from './reviewKeys.ts';
import { draftOf, NEW_RULE, RuleDialog, type RuleDraft } from './RuleForm.tsx';
import { useMatchWindow, type MatchesAsked } from './useMatchWindow.ts';
import { isOpen, useReview, type ReviewPick } from './useReview.ts';
import { WatchCard } from './WatchCard.tsx';
import { WeekCard } from './WeekCard.tsx';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './Review.module.css';

type Opened = 'pick' | 'reject' | 'keys';

/** Lists, beside what was due: what is sure is registered in one go, the rest is looked at one by one. */
export function ReviewScreen({ actions }: { readonly actions: React.ReactNode }) {
  const year = useYear();
  const [address, setAddress] = useAddressState(PUBLICATIONS_ADDRESS);
  const { class: own } = address;
  const text = JSON.stringify(filterOf(address));
  const asked = useMemo((): MatchesAsked => {
    // The text of what `filterOf` gave: the same filter is the same object at every render.
    const filter = JSON.parse(text) as ReturnType<typeof filterOf>;
    return { year, filter: own === '' ? filter : { ...filter, classes: [own] } };
  }, [year, text, own]);
  const window = useMatchWindow(asked);
  const sure = useAppQuery('publications.matchKeys', { year, filter: { ...filterOf(address), classes: ['sure'] } });
  const review = useReview(window, sure.data ?? NO_KEYS);
  const { current, at } = review;
  const item = current && review.itemOf(current);
  const notify = useNotify();
  const register = useCommand('publications.register', notify.fault);
  const [opened, setOpened] = useState<Opened>();
  const [draft, setDraft] = useState<RuleDraft>();
  const [left, setLeft] = useState<readonly LeftPick[]>();
  const [last, setLast] = useState<JustRegistered>();
  const list = useRef<HTMLDivElement>(null);
  useInSight(list, at);
  const close = () => {
    setOpened(undefined);
    setDraft(undefined);
  };
  const send = (picks: readonly ReviewPick[], one?: JustRegistered) =>
    register.send({ year, picks: sent(picks) }, ({ registered, accepted, left: named, commandId }) => {
      const closed = accepted > 0 ? `，销号 ${accepted} 项` : '';
      notify.success(`已登记 ${registered} 条${closed}`, { commandId });
      if (named.length > 0) setLeft(named);
      review.forget(picks.map(({ publicationId }) => publicationId));
      setLast(one);
    });
  const accept = (row: MatchRow, item: MatchItemView) => {
    const key = occurrenceKey(item);
    send([{ publicationId: row.publication.id, items: [key] }], { row, item });
    if (own === '') review.go(at + 1);
  };
  // Nothing is done to what is the answer to another question, nor twice to one.
  const mayAct = window.isFresh && !register.isPending && current !== undefined;
  const ticked = review.ticked.length;
  const act: Readonly<Record<ReviewAction, () => void>> = {
    next: () => review.go(at + 1),
    previous: () => review.go(at - 1),
    skip: () => review.go(at + 1),
    accept() {
      if (!mayAct) return;
      if (!isOpen(current)) notify.info(current.why === '' ? '这一条已经登记，不用再登记。' : current.why);
      else if (item) accept(current, item);
      else setOpened('pick');
    },
    reject: () => mayAct && isOpen(current) && review.itemOf(current) && setOpened('reject'),
    tick: () => mayAct && review.tick(current),
    pick: () => mayAct && isOpen(current) && setOpened('pick'),
    rule: () => mayAct && setDraft(firstDraft(current, review.itemOf(current))),
    open: () =>
      current && current.publication.link !== '' && list.current?.querySelector<HTMLAnchorElement>('a')?.click(),
    all: () => ticked > 0 && !register.isPending && send(review.ticked),
    keys: () => setOpened('keys'),
  };
  useActionKeys(REVIEW_KEYS, act, opened === undefined && draft === undefined && left === undefined);
  const page = window.page;
  return (
    <Page
      fill
      title="发布比对"
      sub={page ? subLine(page.classes) : window.query.isPending ? '正在比对…' : undefined}
      actions={
        <>
          {actions}
          <WriteButton type="primary" disabled={ticked === 0} loading={register.isPending} onClick={act.all}>
            {ticked === 0 ? '没有勾选' : `登记已勾选 ${ticked} 条`} <kbd>Ctrl Enter</kbd>
          </WriteButton>
        </>
      }
      filters={<Classes own={own} classes={page?.classes} onChange={(next) => setAddress({ class: next })} />}
      aside={
        <>
          {ticked > 0 && <Foreseen asked={{ year, sure: filterOf(address), picks: sent(review.byHand) }} />}
          <KeyHints hints={KEY_WORDS} />
        </>
      }
    >
      <div className={css['review']}>
        <Card className={css['list']}>
          <Filters />
          <div className={css['heads']} aria-hidden="true">
            <span />
            <span>发布的信息</span>
            <span />
            <span>对应的应办事项</span>
            <span />
          </div>
          <Loaded query={window.query}>
            {({ total }) =>
              total === 0 ? (
                <NothingFound isFiltered={text !== '{}' || own !== ''} />
              ) : (
                <div ref={list} className="pane">
                  <VirtualRows
                    key={JSON.stringify(asked)}
                    count={total}
                    estimate={() => 52}
                    keyOf={String}
                    current={at}
                    onFirst={window.onFirst}
                    label="公开信息"
                  >
                    {(index) => {
                      const row = window.rowAt(index);
                      return row ? (
                        <MatchLine
                          row={row}
                          index={index}
                          review={review}
                          onPick={() => {
                            review.go(index);
                            setOpened('pick');
                          }}
                        />
                      ) : (
                        <div className={css['line']} />
                      );
                    }}
                  </VirtualRows>
                  {current && <Foot row={current} item={item} act={act} />}
                </div>
              )
            }
          </Loaded>
        </Card>
        <aside className={css['side']} aria-label="比对之后">
          {last && <ProposedRules just={last} onEdit={setDraft} />}
          <WeekCard />
          <WatchCard />
        </aside>
      </div>
      {opened === 'pick' && current && (
        <PickItemDialog
          row={current}
          onClose={close}
          onPick={(item) => {
            review.pick(current, item);
            close();
          }}
        />
      )}
      {opened === 'reject' && current && item && (
        <RejectDialog row={current} item={item} onClose={close} onDone={close} />
      )}
      {draft && <RuleDialog first={draft} onClose={close} />}
      {left && <LeftPicksDialog left={left} onClose={() => setLeft(undefined)} />}
      {opened === 'keys' && <KeysDialog hints={KEY_WORDS} onClose={close} />}
    </Page>
  );
}

const NO_KEYS: readonly never[] = [];

function sent(picks: readonly ReviewPick[]) {
  return picks.map(({ publicationId, items }) => ({ publicationId, items: [...items] }));
}

/** Where the whole page scrolls, as on a small window, the row that the keys move to is brought into sight; not at first, when nobody moved. */
function useInSight(list: RefObject<HTMLDivElement | null>, at: number): void {
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [list, at]);
}

function subLine(classes: Readonly<Record<MatchClass, number>>): string {
  const all = MATCH_CLASSES.reduce((sum, each) => sum + classes[each], 0);
  const open = classes.sure + classes.likely;
  return `${all.toLocaleString('zh-CN')} 条${open > 0 ? ` · 待认 ${open}` : ''}`;
}

/** What a rule may say of a publication: its column if it has one, and the item that stands beside it. */
function firstDraft({ publication }: MatchRow, item: MatchItemView | undefined): RuleDraft {
  if (!item) return { ...NEW_RULE, column: publication.column, kind: 'ignore' };
  return draftOf({ column: publication.column, words: [], effect: { kind: 'duty', dutyId: item.dutyId } });
}

interface ClassesProps {
  readonly own: MatchClass | '';
  readonly classes: Readonly<Record<MatchClass, number>> | undefined;
  readonly onChange: (own: MatchClass | '') => void;
}

function Classes({ own, classes, onChange }: ClassesProps) {
  const shown = MATCH_CLASSES.filter((each) => (classes?.[each] ?? 0) > 0 || each === own);
  const all = classes && MATCH_CLASSES.reduce((sum, each) => sum + classes[each], 0);
  return (
    <Segmented<MatchClass | ''>
      aria-label="比对结果"
      value={own}
      onChange={onChange}
      options={[
        { value: '', label: all === undefined ? '全部' : `全部 ${all}` },
        ...shown.map((each) => ({ value: each, label: `${MATCH_CLASS_WORDS[each]} ${classes?.[each] ?? 0}` })),
      ]}
    />
  );
}

/** What narrows the publications, apart from their classes. */
function Filters() {
  const [filters, setFilters] = useAddressState(PUBLICATIONS_ADDRESS);
  const lists = useAppQuery('publications.lists', {});
  return (
    <div className={css['filters']}>
      <Select<typeof filters.list>
        aria-label="清单"
        value={filters.list}
        popupMatchSelectWidth={320}
        style={{ width: 170 }}
        options={[
          { value: '' as const, label: '全部清单' },
          ...(lists.data ?? []).map(({ id, source, recordedAt }) => ({
            value: id,
            label: `${source}（${recordedAt.slice(0, 10)}）`,
          })),
        ]}
        onChange={(list) => setFilters({ list, fresh: false })}
      />
      {filters.list !== '' && (
        <Button
          type={filters.fresh ? 'primary' : 'default'}
          aria-pressed={filters.fresh}
          onClick={() => setFilters({ fresh: !filters.fresh })}
        >
          只看新的
        </Button>
      )}
      <UnitSelect
        value={filters.unit === '' ? undefined : filters.unit}
        onChange={(unit) => setFilters({ unit: unit ?? '' })}
        width={130}
      />
      <span className="row">
        <DateField
          aria-label="发布从"
          value={filters.from}
          onChange={(from) => setFilters({ from }, { replace: true })}
          allowClear
          width={124}
        />
        <span className="sub">至</span>
        <DateField
          aria-label="发布至"
          value={filters.to}
          onChange={(to) => setFilters({ to }, { replace: true })}
          allowClear
          width={124}
        />
      </span>
      <Input
        aria-label="筛选文字"
        placeholder="标题、栏目、事项"
        prefix={<Icon name="search" size={14} />}
        allowClear
        style={{ width: 128 }}
        value={filters.q}
        maxLength={200}
        onChange={(event) => setFilters({ q: event.target.value }, { replace: true })}
      />
    </div>
  );
}

function NothingFound({ isFiltered }: { readonly isFiltered: boolean }) {
  const [, setAddress] = useAddressState(PUBLICATIONS_ADDRESS);
  if (!isFiltered) return <EmptyState title="本年度没有公开信息" hint="清单里的信息都不在本年度应办的日期里。" />;
  return (
    <EmptyState title="没有符合筛选条件的" actions={<Button onClick={() => setAddress(NO_FILTERS)}>清除筛选</Button>} />
  );
}

interface FootProps {
  readonly row: MatchRow;
  readonly item: MatchItemView | undefined;
  readonly act: Readonly<Record<ReviewAction, () => void>>;
}

/** The row that the keyboard is on, whole, and what can be done with it. */
function Foot({ row, item, act }: FootProps) {
  const year = useYear();
  const { publication, class: own } = row;
  const isBusy = !isOpen(row);
  return (
    <div className={css['foot']}>
      <div className={css['whole']}>
        <b title={publication.title}>{publication.title}</b>
        {publication.link !== '' && (
          <a href={publication.link} target="_blank" rel="noreferrer" className="ellipsis" title={publication.link}>
            {publication.link}
          </a>
        )}
        {item && item.registered.length > 0 && (
          <span className="sub text-sm ellipsis">
            已登记 {item.registered.map(({ doneOn, link }) => `${doneOn} ${link}`).join('；')}
          </span>
        )}
      </div>
      <div className={css['ways']}>
        <WriteButton type="primary" disabled={isBusy} onClick={act.accept}>
          {item ? '登记' : '选事项'} <kbd>Enter</kbd>
        </WriteButton>
        <WriteButton disabled={isBusy || !item} onClick={act.reject}>
          不是 <kbd>R</kbd>
        </WriteButton>
        <Button disabled={isBusy} onClick={act.pick}>
          另选 <kbd>E</kbd>
        </Button>
        <Button onClick={act.rule}>
          记为规则 <kbd>M</kbd>
        </Button>
        {own === 'contradicts' && item && (
          <Link href={`/ledger?year=${year}&q=${encodeURIComponent(`${item.unit} ${item.content.slice(0, 40)}`)}`}>
            到工作台账核对
          </Link>
        )}
      </div>
    </div>
  );
}
