import { Button, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import type { PreviewRow, TablePreview } from '../../electron/contract/imports.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import type { Year } from '../../electron/domain/brand.ts';
import type { DutyKind, Following } from '../../electron/contract/shared.ts';
import { DUTY_KINDS, DUTY_KIND_WORDS, FOLLOWINGS, FOLLOWING_WORDS } from '../../electron/domain/words/duties.ts';
import { Card } from '../ui/Page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { countFilters, FILTER_WORDS, offeredFilters, type RowFilter } from './filters.ts';
import { namesToBe } from './decisions.ts';
import type { Focus } from './focus.ts';
import { MissingList } from './MissingList.tsx';
import { ReadingList } from './ReadingList.tsx';
import { tallyOf, tallyWords, withAll, withFacts, type BulkChoice } from './takes.ts';
import type { DecisionMaker } from './useDecisions.ts';
import css from './ReadingPane.module.css';

interface ReadingPaneProps {
  readonly year: Year;
  readonly table: TablePreview;
  /** The rows that the filter lets through. */
  readonly rows: readonly PreviewRow[];
  readonly focus: Focus;
  readonly onMove: (focus: Focus) => void;
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
  readonly maker: DecisionMaker;
  readonly list: UnitList;
}

/** What was read: filters with their counts, choices for all rows in sight, the rows, and the keys that walk them. */
export function ReadingPane(props: ReadingPaneProps) {
  const { year, table, rows, focus, onMove, filter, onFilter, maker, list } = props;
  const { decisions } = maker;
  const counts = useMemo(() => countFilters(table, decisions.rows, namesToBe(decisions.names)), [table, decisions]);
  return (
    <Card
      className="pane"
      title="读取结果"
      extra={
        <Segmented<RowFilter>
          size="small"
          value={filter}
          options={offeredFilters(counts).map((value) => ({
            value,
            label: `${FILTER_WORDS[value]} ${counts[value]}`,
            disabled: value !== 'all' && counts[value] === 0,
          }))}
          onChange={onFilter}
        />
      }
    >
      {filter === 'missing' ? (
        <MissingList table={table} maker={maker} />
      ) : (
        <Rows
          year={year}
          table={table}
          rows={rows}
          focus={focus}
          onMove={onMove}
          filter={filter}
          onAll={() => onFilter('all')}
          maker={maker}
          list={list}
        />
      )}
    </Card>
  );
}

function Rows(props: Omit<ReadingPaneProps, 'onFilter'> & { readonly onAll: () => void }) {
  const { year, table, rows, focus, onMove, filter, onAll, maker, list } = props;
  if (table.kind === 'scheme') {
    return (
      <EmptyState
        title="这是考核评分表，不导入为事项"
        hint="表中是指标、分值和评分标准，可在“考核评分”的方案里设置。如果其中有要办的事，请用左边的“调整列对应”说明哪一列是内容。"
      />
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState
        title={table.rows.length === 0 ? '没有读到内容' : `没有“${FILTER_WORDS[filter]}”的行`}
        {...(table.rows.length === 0 ? { hint: '请用左边的“调整列对应”说明哪一列是内容。' } : {})}
        actions={filter !== 'all' && <Button onClick={onAll}>看全部</Button>}
      />
    );
  }
  return (
    <>
      <BulkBar rows={rows} maker={maker} />
      <ReadingList year={year} table={table} rows={rows} focus={focus} onMove={onMove} maker={maker} list={list} />
      <Keys />
    </>
  );
}

const BULK: readonly (readonly [BulkChoice, string, string])[] = [
  ['take', '全部采用', '导入列出的各行，改动和冲突都采用文件里的；空白单元格不清空'],
  ['keep', '全部保留', '列出的各行保留台账现有的内容'],
  ['leaveOut', '全部不导入', '列出的各行都不导入'],
];

function BulkBar({ rows, maker }: { readonly rows: readonly PreviewRow[]; readonly maker: DecisionMaker }) {
  const { decisions, setRows } = maker;
  const tally = useMemo(() => tallyWords(tallyOf(rows, decisions.rows)), [rows, decisions.rows]);
  const hasChanges = useMemo(() => rows.some(({ changes }) => changes.length > 0), [rows]);
  return (
    <fieldset className={css['bulk']} aria-label={`列出的 ${rows.length} 行`}>
      <span className="sub num">列出的 {rows.length} 行</span>
      {BULK.map(([choice, words, meaning]) => (
        <Button
          key={choice}
          size="small"
          title={meaning}
          disabled={choice === 'keep' && !hasChanges}
          onClick={() => setRows((old) => withAll(old, rows, choice))}
        >
          {words}
        </Button>
      ))}
      <Select<Following | DutyKind>
        size="small"
        aria-label={`列出的 ${rows.length} 行改为`}
        placeholder="计入方式、类型"
        value={null}
        style={{ width: 132 }}
        options={[
          { label: '计入方式', options: FOLLOWINGS.map((value) => ({ value, label: FOLLOWING_WORDS[value] })) },
          { label: '类型', options: DUTY_KINDS.map((value) => ({ value, label: DUTY_KIND_WORDS[value] })) },
        ]}
        onChange={(value) => setRows((old) => withFacts(old, rows, value))}
      />
      <output className={css['tally']}>{tally}</output>
    </fieldset>
  );
}

const KEYS = [
  ['↑ ↓', '逐行'],
  ['← →', '逐格'],
  ['空格', '导入与否'],
  ['Enter', '采用或保留，没有变化的设定时限、单位'],
  ['F2', '手工设定'],
] as const;

function Keys() {
  return (
    <p className={css['keys']}>
      {KEYS.map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd>
          {does}
        </span>
      ))}
    </p>
  );
}
