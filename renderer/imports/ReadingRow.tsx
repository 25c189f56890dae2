import { memo, type MouseEvent } from 'react';
import { clsx } from 'clsx';
import type { DutyTextField } from '../../electron/contract/imports.ts';
import { DUTY_KIND_WORDS, FOLLOWING_WORDS } from '../../electron/domain/words/duties.ts';
import { MarkedText, type WordingMark } from '../grid/MarkedText.tsx';
import { QuietTag } from '../ui/Tags.tsx';
import { CellChanges } from './CellChanges.tsx';
import { TimeOf, UnitsOf } from './RowFields.tsx';
import { fieldClass, isOneLine, type ReadingRowProps } from './rowProps.ts';
import { isIncluded } from './takes.ts';
import readingCss from './reading.module.css';
import tagsCss from '../ui/Tags.module.css';

const STATES = { new: '新增', changed: '有变化', same: '相同', conflict: '有冲突' } as const;
const TONES = { new: 'plain', changed: 'blue', same: 'plain', conflict: 'accent' } as const;

/** What was read from one row of the sheet, with the words it was read from underlined. */
export const ReadingRow = memo(function ReadingRow(props: ReadingRowProps) {
  const { row, decision, field, sub, onPick } = props;
  const included = isIncluded(row, decision);
  const current = field !== undefined;
  const marks = [...row.rules, ...(row.suggestions ?? [])].map(
    (rule): WordingMark => ({
      span: rule.span,
      confidence: rule.confidence,
      meaning: rule.note === undefined ? rule.sentence : `${rule.sentence}（${rule.note}）`,
    }),
  );
  return (
    // The list takes the keys; a click picks the row and the field as well.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className={clsx(
        readingCss['row'],
        current && readingCss['on'],
        !included && readingCss['out'],
        sub && readingCss['sub-item'],
        isOneLine(props) && readingCss['one-line'],
      )}
      onClick={(event) => onPick(row.key, fieldUnder(event))}
    >
      <div className={clsx('num', readingCss['number'])}>
        <input
          type="checkbox"
          checked={included}
          aria-label={`导入第 ${row.gridRow + 1} 行${row.label === undefined ? '' : `：${row.label}`}`}
          onChange={(event) => props.onInclude(row, event.target.checked)}
        />
        <span className="sub">{row.number}</span>
      </div>
      <div className={fieldClass(readingCss['what'], props, 'content')} data-field="content">
        <What {...props} marks={marks} current={current} />
      </div>
      <div className={readingCss['side']}>
        <TimeOf {...props} marks={marks} />
        <UnitsOf {...props} />
      </div>
      {row.changes.length > 0 && included && <CellChanges {...props} />}
    </div>
  );
});

/** What a row becomes and how it is followed, where that is not what its table says of all. */
function FollowedTags({ row, decision }: Pick<ReadingRowProps, 'row' | 'decision'>) {
  const kind = decision?.kind ?? row.dutyKind;
  const following = decision?.following ?? row.followedAs;
  return (
    <>
      {(kind === 'submission' || kind === 'case' || decision?.kind !== undefined) && (
        <QuietTag tone="blue">{DUTY_KIND_WORDS[kind]}</QuietTag>
      )}
      {following !== 'counted' && <QuietTag>{FOLLOWING_WORDS[following]}</QuietTag>}
    </>
  );
}

function What(props: ReadingRowProps & { readonly marks: readonly WordingMark[]; readonly current: boolean }) {
  const { row, sub, showNew, marks, current } = props;
  const labels = [row.task, row.subtask].filter((part) => part !== '').join(' › ');
  const oneLine = isOneLine(props);
  return (
    <>
      <div className={readingCss['task']}>
        {(row.state !== 'new' || showNew) && <QuietTag tone={TONES[row.state]}>{STATES[row.state]}</QuietTag>}
        {row.isCarried && <QuietTag tone="blue">上年沿用</QuietTag>}
        {row.keyTrouble !== undefined && (
          <span className={tagsCss['tag']} title={row.keyTrouble}>
            编号有异
          </span>
        )}
        {row.deletedSince && <QuietTag tone="accent">已从台账删除</QuietTag>}
        {row.untickedBecause !== undefined && (
          <span className={tagsCss['tag']} data-tone="accent" title={row.untickedBecause}>
            先不导入
          </span>
        )}
        <FollowedTags row={row} decision={props.decision} />
        {row.label !== undefined && <QuietTag tone="blue">{row.label}</QuietTag>}
        {!sub && labels !== '' && (
          <span className="ellipsis" title={labels}>
            {labels}
          </span>
        )}
        {oneLine && (
          <span className={clsx('ellipsis', readingCss['content'])} title={row.content}>
            {row.timeWording === '' ? <MarkedText wording={row.content} marks={marks} /> : row.content}
          </span>
        )}
      </div>
      {!oneLine && (!sub || current) && (
        <p className={current ? undefined : 'clamp'}>
          {/* Without a time column the rules were read from the content. */}
          {row.timeWording === '' ? <MarkedText wording={row.content} marks={marks} /> : row.content}
        </p>
      )}
      {current && row.deletedSince && (
        <p className={readingCss['check']}>这份文件发出以后，这一项已从台账删除。勾选才会重新加入。</p>
      )}
      {current && row.untickedBecause !== undefined && (
        <p className={readingCss['check']}>{row.untickedBecause}，勾选才会导入。</p>
      )}
      {current && row.keyTrouble !== undefined && (
        <p className={clsx('sub', readingCss['wording'])}>{row.keyTrouble}</p>
      )}
    </>
  );
}

const FIELDS: ReadonlySet<string> = new Set<DutyTextField>([
  'number',
  'task',
  'subtask',
  'content',
  'timeWording',
  'unitsWording',
]);

/** The field that was clicked; the content where it was none. */
function fieldUnder({ target }: MouseEvent): DutyTextField {
  const field = target instanceof Element ? target.closest<HTMLElement>('[data-field]')?.dataset['field'] : undefined;
  return field !== undefined && FIELDS.has(field) ? (field as DutyTextField) : 'content';
}
