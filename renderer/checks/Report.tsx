import { Segmented } from 'antd';
import { Link } from 'wouter';
import type { CheckHit, CheckReport, CheckTarget } from '../../electron/contract/checks.ts';
import { assertNever, type Year } from '../../electron/domain/brand.ts';
import { CHECK_KIND_WORDS, CHECK_KINDS } from '../../electron/domain/words/checks.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import type { TableCopy } from '../grid/csv.ts';
import { TableActions } from '../grid/TableActions.tsx';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { Card } from '../ui/Page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { QuietTag } from '../ui/Tags.tsx';
import { CHECKS_ADDRESS } from './address.ts';
import css from './Checks.module.css';

/** What a check found, place by place. */
export function Report({ report }: { readonly report: CheckReport }) {
  const year = useYear();
  const [{ kind }, setAddress] = useAddressState(CHECKS_ADDRESS);
  const { hits, counts, notes, expressions, texts } = report;
  const total = CHECK_KINDS.reduce((sum, each) => sum + counts[each], 0);
  const shown = kind === '' ? hits : hits.filter((hit) => hit.kind === kind);
  const kinds = CHECK_KINDS.filter((each) => counts[each] > 0);
  const hasRecords = hits.some(({ target }) => target !== undefined);
  return (
    <Card
      className="pane"
      title="检查结果"
      extra={<TableActions small prints disabled={shown.length === 0} table={() => reportTable(report, shown)} />}
    >
      <div className={css['kinds']}>
        {total > 0 && (
          <Segmented
            aria-label="类型"
            value={kind}
            onChange={(next) => setAddress({ kind: next })}
            options={[
              { value: '' as const, label: `全部 ${total}` },
              ...kinds.map((each) => ({ value: each, label: `${CHECK_KIND_WORDS[each]} ${counts[each]}` })),
            ]}
          />
        )}
        {expressions === 0 && (
          <span className="sub">
            表述库还是空的，只查了个人信息。<Link href={`/expressions?year=${year}`}>到表述库</Link>
          </span>
        )}
        {total > hits.length && <span className="sub num">太多，只列出前 {hits.length} 处</span>}
      </div>
      {notes.length > 0 && (
        <ul className={css['notes']}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {shown.length === 0 ? (
        <EmptyState
          title="没有发现问题"
          hint={`检查了 ${texts} 处文字，没有发现个人信息${expressions > 0 ? '，也没有表述库里的表述' : ''}。`}
        />
      ) : (
        <>
          <div className={css['head']} data-records={hasRecords}>
            <span>类型</span>
            <span>位置</span>
            <span>前后文字</span>
            <span>规范表述</span>
          </div>
          <VirtualRows count={shown.length} estimate={() => 44} keyOf={String} label="检查结果">
            {(index) => {
              const hit = shown[index];
              return hit && <Hit hit={hit} year={year} hasRecords={hasRecords} />;
            }}
          </VirtualRows>
        </>
      )}
    </Card>
  );
}

interface HitProps {
  readonly hit: CheckHit;
  readonly year: Year;
  readonly hasRecords: boolean;
}

function Hit({ hit, year, hasRecords }: HitProps) {
  const { kind, shown, before, after, place, right, note, unit = '', record = '', target } = hit;
  const where = [unit, record].filter((part) => part !== '').join(' · ');
  return (
    <div className={css['hit']} data-records={hasRecords}>
      <span>
        <QuietTag tone={kind === 'wrong' || kind === 'sensitive' ? 'accent' : 'blue'}>
          {CHECK_KIND_WORDS[kind]}
        </QuietTag>
      </span>
      <span className={css['where']}>
        {where !== '' &&
          (target ? (
            <Link href={hrefOf(target, year)} title={`打开：${where}`}>
              {where}
            </Link>
          ) : (
            where
          ))}
        <span className={where === '' ? undefined : 'sub text-sm'}>{place}</span>
      </span>
      <span className={css['around']}>
        {before}
        <mark className="num">{shown}</mark>
        {after}
      </span>
      <span>
        {right}
        {note !== '' && <span className={css['note']}>{note}</span>}
      </span>
    </div>
  );
}

/** Where a record is looked at and mended. */
function hrefOf(target: CheckTarget, year: Year): string {
  switch (target.kind) {
    case 'item': {
      const { dutyId, ruleId, unitId, periodKey } = target;
      return `/ledger?year=${year}&item=${encodeURIComponent([dutyId, ruleId, unitId, periodKey].join('~'))}`;
    }
    case 'duty':
      return `/tasks?year=${year}&duty=${target.id}`;
    case 'finding':
      return `/findings?year=${year}&finding=${target.id}`;
    case 'publication':
      return `/publications?year=${year}&q=${encodeURIComponent(target.title.slice(0, 40))}`;
    case 'piece':
      return `/submissions?year=${year}`;
    case 'request':
      return `/requests?year=${year}&request=${target.id}`;
    default:
      return assertNever(target);
  }
}

function reportTable({ source }: CheckReport, hits: readonly CheckHit[]): TableCopy {
  return {
    name: `发布前检查结果（${source}）`,
    header: ['类型', '单位', '所在内容', '位置', '发现（已遮盖）', '前后文字', '规范表述', '说明'],
    rows: hits.map(({ kind, unit = '', record = source, place, shown, before, after, right, note }) => [
      CHECK_KIND_WORDS[kind],
      unit,
      record,
      place,
      shown,
      `${before}【${shown}】${after}`,
      right,
      note,
    ]),
  };
}
