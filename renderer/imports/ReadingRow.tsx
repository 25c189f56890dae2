import { Button } from 'antd';
import { memo } from 'react';
import type { PreviewRow, RowDecision } from '../../electron/contract/imports.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { useDeskQuery } from '../bridge/hooks.ts';
import type { TimeRule } from '../../electron/contract/shared.ts';
import { MarkedText, type Mark } from '../grid/MarkedText.tsx';
import { RuleText } from '../ui/RuleText.tsx';
import { QuietTag, ToCheckTag, UnitTag } from '../ui/Tags.tsx';

const STATES = { changed: '有变化', same: '相同', conflict: '有冲突' } as const;

interface ReadingRowProps {
  readonly row: PreviewRow;
  readonly decision: RowDecision | undefined;
  readonly year: Year;
  readonly current: boolean;
  /** Names that will be known once the preview is written. */
  readonly decided: ReadonlySet<string>;
  readonly onPick: (key: string) => void;
  readonly onSetTime: (row: PreviewRow) => void;
  readonly onSetUnits: (row: PreviewRow) => void;
  readonly onInclude: (row: PreviewRow, include: boolean) => void;
}

/** What was read from one row of the sheet, with the words it was read from underlined. */
export const ReadingRow = memo(function ReadingRow(props: ReadingRowProps) {
  const { row, decision, current } = props;
  const included = decision?.include ?? true;
  const marks = row.rules.map(
    (rule): Mark => ({
      span: rule.span,
      confidence: rule.confidence,
      meaning: rule.note === undefined ? rule.sentence : `${rule.sentence}（${rule.note}）`,
    }),
  );
  // Without a time column the rules were read from the content.
  const timeInContent = row.timeWording === '';
  return (
    // The list takes the keys; a click picks the row as well.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className={`reading ${current ? 'reading-on' : ''} ${included ? '' : 'reading-out'}`}
      onClick={() => props.onPick(row.key)}
    >
      <div className="reading-number num">
        <input
          type="checkbox"
          checked={included}
          aria-label={`导入第 ${row.gridRow + 1} 行`}
          onChange={(event) => props.onInclude(row, event.target.checked)}
        />
        <span className="sub">{row.number}</span>
      </div>
      <div className="reading-what">
        <div className="reading-task">
          {/* In a first import every row is new: only what differs from that is said. */}
          {row.state !== 'new' && (
            <QuietTag tone={row.state === 'same' ? 'plain' : 'accent'}>{STATES[row.state]}</QuietTag>
          )}
          {[row.task, row.subtask].filter((part) => part !== '').join(' › ')}
        </div>
        <p className={current ? undefined : 'reading-clamp'}>
          {timeInContent ? <MarkedText wording={row.content} marks={marks} /> : row.content}
        </p>
        {current && <Changes row={row} />}
      </div>
      <div className="reading-side">
        <TimeOf {...props} marks={marks} />
        <UnitsOf {...props} />
      </div>
    </div>
  );
});

function TimeOf({
  row,
  decision,
  year,
  current,
  onSetTime,
  marks,
}: ReadingRowProps & { readonly marks: readonly Mark[] }) {
  const manual = decision?.rules;
  return (
    <div className="reading-field">
      <div className="reading-chips">
        {manual
          ? manual.map((rule) => <ManualRule key={JSON.stringify(rule)} rule={rule} year={year} />)
          : row.rules.map((rule) => (
              <span key={`${rule.span.start} ${rule.short}`} className="tag tag-tone-blue num" title={rule.sentence}>
                {rule.short}
              </span>
            ))}
        {manual && <QuietTag>手工设定</QuietTag>}
        {!manual && row.timeCheck !== undefined && <ToCheckTag reason={row.timeCheck} />}
        {!manual && row.timeCheck === undefined && row.rules.length === 0 && <span className="faint">无时限</span>}
        {manual?.length === 0 && <span className="faint">无时限</span>}
        {current && (
          <Button type="link" size="small" onClick={() => onSetTime(row)}>
            设定时限
          </Button>
        )}
      </div>
      {row.timeWording !== '' && (
        <div className="sub">
          <MarkedText wording={row.timeWording} marks={marks} />
        </div>
      )}
      {current && <Sentences row={row} manual={manual !== undefined} />}
    </div>
  );
}

/** The rules as sentences, and why something is to be checked: in full for the row being looked at. */
function Sentences({ row, manual }: { readonly row: PreviewRow; readonly manual: boolean }) {
  if (manual) return null;
  return (
    <>
      {row.rules.map((rule) => (
        <p key={`${rule.span.start} ${rule.sentence}`} className="reading-sentence">
          {rule.sentence}
          {rule.note !== undefined && <span className="faint">（{rule.note}）</span>}
        </p>
      ))}
      {row.timeCheck !== undefined && <p className="reading-check">{row.timeCheck}</p>}
    </>
  );
}

function ManualRule({ rule, year }: { readonly rule: TimeRule; readonly year: Year }) {
  const { data } = useDeskQuery('duties.describeRule', { rule, year });
  return <span className="tag tag-tone-blue">{data ? <RuleText rule={data} /> : '…'}</span>;
}

const SHOWN_PARTIES = 6;

function UnitsOf({ row, decision, current, decided, onSetUnits }: ReadingRowProps) {
  const manual = decision?.parties;
  const parties = manual ?? row.parties;
  const shown = current ? parties : parties.slice(0, SHOWN_PARTIES);
  const unmatched = new Set(
    row.parties
      .filter((party) => party.unitId === undefined && party.groupId === undefined && !decided.has(party.name))
      .map((party) => party.name),
  );
  return (
    <div className="reading-field">
      <div className="reading-chips">
        {shown.map((party) => (
          <span
            key={`${party.role} ${party.name}`}
            className={unmatched.has(party.name) ? 'unmatched' : undefined}
            title={unmatched.has(party.name) ? unmatchedWords(row) : undefined}
          >
            <UnitTag name={party.name} role={party.role} />
          </span>
        ))}
        {shown.length < parties.length && <span className="faint num">等 {parties.length} 个</span>}
        {manual && <QuietTag>手工设定</QuietTag>}
        {!manual && row.unitsCheck !== undefined && <ToCheckTag reason={row.unitsCheck} />}
        {!manual && row.unitsCheck === undefined && parties.length === 0 && <span className="faint">无责任单位</span>}
        {current && (
          <Button type="link" size="small" onClick={() => onSetUnits(row)}>
            设定单位
          </Button>
        )}
      </div>
      {current && row.unitsWording !== '' && <p className="sub reading-wording">{row.unitsWording}</p>}
      {current && !manual && row.unitsCheck !== undefined && <p className="reading-check">{row.unitsCheck}</p>}
    </div>
  );
}

/** What an unchanged row left unread before is not asked about again. */
function unmatchedWords({ state }: PreviewRow): string {
  return state === 'same'
    ? '单位库里没有这个名称，导入时已选暂不处理；在“单位”里新建或登记别名后自动对应'
    : '单位库里没有这个名称，写入前在“单位名称”里确认';
}

function Changes({ row }: { readonly row: PreviewRow }) {
  if (row.changes.length === 0) return null;
  return (
    <ul className="reading-changes">
      {row.changes.map((change) => (
        <li key={change.field}>
          {change.label}：<del>{change.before === '' ? '（空）' : change.before}</del> →{' '}
          <ins>{change.after === '' ? '（空）' : change.after}</ins>
        </li>
      ))}
    </ul>
  );
}
