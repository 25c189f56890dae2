import type { SourceChange } from '../../electron/contract/imports.ts';
import { clsx } from 'clsx';
import type { ReadingRowProps } from './rowProps.ts';
import { differing, isTaken } from './takes.ts';
import readingCss from './reading.module.css';
import css from './CellChanges.module.css';

/** What would change in a row, cell by cell: as stored, as in the file, and which of them it will be. */
export function CellChanges({ row, decision, field, onDecide }: ReadingRowProps) {
  return (
    <ul className={css['changes']}>
      {row.changes.map((change) => (
        <li
          key={change.field}
          data-field={change.field}
          className={clsx(readingCss['change'], field === change.field && readingCss['field-on'])}
        >
          <div className="sub">
            {change.label}
            {change.conflict && <span className={css['conflict']}>有冲突</span>}
          </div>
          <Versions change={change} clamp={field === undefined} />
          <Choice
            change={change}
            taken={isTaken(row, change, decision)}
            onDecide={(take) => onDecide(row, change.field, take)}
          />
        </li>
      ))}
    </ul>
  );
}

function Versions({ change, clamp }: { readonly change: SourceChange; readonly clamp: boolean }) {
  const { before, after, base, conflict } = change;
  const lines = clsx(css['text'], clamp && 'clamp');
  return (
    <dl className={css['versions']}>
      {conflict && base !== undefined && (
        <>
          <dt>上次文件</dt>
          <dd className={lines}>{base === '' ? <Empty /> : base}</dd>
        </>
      )}
      <dt>{conflict ? '现有（已改）' : '现有'}</dt>
      <dd className={lines}>
        <Compared text={before} other={after} as="del" />
      </dd>
      <dt>文件</dt>
      <dd className={lines}>
        <Compared text={after} other={before} as="ins" />
      </dd>
    </dl>
  );
}

function Compared({
  text,
  other,
  as: Tag,
}: {
  readonly text: string;
  readonly other: string;
  readonly as: 'del' | 'ins';
}) {
  if (text === '') return <Empty />;
  const [start, changed, end] = differing(text, other);
  return (
    <>
      {start}
      {changed !== '' && <Tag>{changed}</Tag>}
      {end}
    </>
  );
}

function Empty() {
  return <span className="faint">（空白）</span>;
}

interface ChoiceProps {
  readonly change: SourceChange;
  readonly taken: boolean;
  readonly onDecide: (take: boolean) => void;
}

/** 采用文件 or 保留现有; an empty cell of the file clears nothing until that is said. */
function Choice({ change, taken, onDecide }: ChoiceProps) {
  return (
    <fieldset className={css['choice']} aria-label={`${change.label}：采用哪一个`}>
      <button type="button" aria-pressed={taken} onClick={() => onDecide(true)}>
        {change.clears ? '清空' : '采用文件'}
      </button>
      <button type="button" aria-pressed={!taken} onClick={() => onDecide(false)}>
        保留现有
      </button>
    </fieldset>
  );
}
