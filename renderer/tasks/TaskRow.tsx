/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows drawn one by one at their place cannot be those of a <table> */
import { memo, type MouseEvent } from 'react';
import { clsx } from 'clsx';
import type { AssignmentView, DutyRow } from '../../electron/contract/duties.ts';
import { useYear } from '../address/year.ts';
import { dayInMonth, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { shortDate } from '../ui/dates.ts';
import { Icon } from '../ui/Icon.tsx';
import { LampWord } from '../ui/Lamp.tsx';
import { ToCheckTag, UnitTag } from '../ui/Tags.tsx';
import { CellEditor } from './CellEditor.tsx';
import { cellText, columns, isTextColumn, type Column, type TextColumn } from './columns.ts';
import { PROGRESS } from '../../electron/domain/words/assessment.ts';
import { DUTY_KIND_WORDS, FOLLOWING_WORDS, followingMark } from '../../electron/domain/words/duties.ts';
import { DUTY_STATE_LAMPS, DUTY_STATE_LINE_WORDS, DUTY_STATE_WORDS } from '../../electron/domain/words/states.ts';
import taskTableCss from './TaskTable.module.css';

export interface RowHandlers {
  readonly onCell: (at: number, column: number, extend: boolean) => void;
  readonly onEdit: (at: number, column: Column) => void;
  readonly onOpen: (row: DutyRow) => void;
  readonly onSetRules: (row: DutyRow) => void;
  readonly onSetUnits: (row: DutyRow) => void;
  readonly onSelect: (row: DutyRow, extend: boolean) => void;
  readonly onCommit: (at: number, column: TextColumn, text: string, key: string) => void;
  readonly onCancelEdit: () => void;
}

interface TaskRowProps {
  readonly row: DutyRow;
  /** Index among the rows shown. */
  readonly at: number;
  /** Selected columns as `first-last`, for rows in the selection. */
  readonly marked: string | undefined;
  readonly active: number | undefined;
  /** The column that typing on the marked cell would change. */
  readonly typed: TextColumn | undefined;
  readonly editing: Column | undefined;
  readonly selected: boolean;
  readonly open: boolean;
  /** Last row of its merged cells: these end with a line. */
  readonly endsTask: boolean;
  readonly endsSubtask: boolean;
  /** Text that must find room in this row because its merged cell is no taller. */
  readonly roomForTask: string;
  readonly roomForSubtask: string;
  readonly handlers: RowHandlers;
}

/** One duty of the breakdown table. */
export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { row, at, active, editing, selected, handlers } = props;
  const [left = -1, right = -2] = (props.marked ?? '').split('-').filter(Boolean).map(Number);
  const onMouseDown = (event: MouseEvent, index: number): void => {
    if (event.button === 0 && !isControl(event.target)) handlers.onCell(at, index, event.shiftKey);
  };
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      aria-selected={selected}
      className={clsx(taskTableCss['row'], props.open && taskTableCss['open'])}
    >
      {columns.map((column, index) => (
        // The table itself takes the keys.
        // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
        <div
          key={column}
          role="gridcell"
          id={`task-${at}-${index}`}
          aria-selected={index >= left && index <= right}
          className={cellClass(column, props)}
          data-column={column}
          data-active={active === index}
          onMouseDown={(event) => onMouseDown(event, index)}
          onDoubleClick={() => handlers.onEdit(at, column)}
        >
          {!(editing === column && isTextColumn(column)) && <CellContent {...props} column={column} />}
          {props.typed === column && (
            <CellEditor
              column={column}
              text={cellText(row, column)}
              editing={editing === column}
              onBegin={() => handlers.onEdit(at, column)}
              onCommit={(text, key) => handlers.onCommit(at, column, text, key)}
              onCancel={handlers.onCancelEdit}
            />
          )}
        </div>
      ))}
    </div>
  );
});

function cellClass(column: Column, props: TaskRowProps): string {
  const ends = column === 'task' ? props.endsTask : column === 'subtask' ? props.endsSubtask : true;
  return clsx(taskTableCss['cell'], ends && taskTableCss['ends']);
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, input, textarea, label') !== null;
}

function CellContent(props: TaskRowProps & { readonly column: Column }) {
  const { row, column, handlers } = props;
  switch (column) {
    case 'task':
      // The label in sight is drawn over all rows of the merged cell; this one is for screen readers and keeps room.
      return (
        <span className={props.roomForTask === '' ? 'visually-hidden' : taskTableCss['room']}>{taskLabel(row)}</span>
      );
    case 'subtask':
      return (
        <span className={props.roomForSubtask === '' ? 'visually-hidden' : taskTableCss['room']}>{row.subtask}</span>
      );
    case 'number':
      return <NumberCell {...props} />;
    case 'content':
      return <Content row={row} onOpen={() => handlers.onOpen(row)} />;
    case 'units':
      return <Units row={row} onSetUnits={() => handlers.onSetUnits(row)} />;
    case 'time':
      return <Times row={row} onSetRules={() => handlers.onSetRules(row)} />;
    case 'progress':
      return <Progress row={row} />;
    case 'state':
      return <State state={row.state} />;
    default:
      return null;
  }
}

/** 已办 / 到期应办, and what is overdue of it; of what is not counted there is no such figure: how it is followed stands there. */
function Progress({ row }: { readonly row: DutyRow }) {
  const aside = followingMark(row.followedAs);
  if (aside !== '') {
    return (
      <span className="faint" title={aside}>
        {FOLLOWING_WORDS[row.followedAs]}
      </span>
    );
  }
  if (row.total === 0) return <span className="faint">—</span>;
  return (
    <span className={clsx('num', taskTableCss['figures'])} title={PROGRESS}>
      {row.overdue > 0 && <span className="over">{`逾期 ${row.overdue}`}</span>}
      <span>{`${row.done}/${row.total}`}</span>
    </span>
  );
}

/** On one line, so that every row keeps its height: of a long word a part shows; the title and screen readers have it whole. */
function State({ state }: Pick<DutyRow, 'state'>) {
  const whole = DUTY_STATE_WORDS[state];
  const part = DUTY_STATE_LINE_WORDS[state];
  const [before, after] = whole.split(part);
  return (
    <LampWord lamp={DUTY_STATE_LAMPS[state]}>
      <span title={part === whole ? undefined : whole}>
        {before && <span className="visually-hidden">{before}</span>}
        {part}
        {after && <span className="visually-hidden">{after}</span>}
      </span>
    </LampWord>
  );
}

function NumberCell({ row, at, selected, handlers }: TaskRowProps) {
  return (
    <>
      <input
        type="checkbox"
        checked={selected}
        aria-label={`选择第 ${row.number === '' ? at + 1 : row.number} 项`}
        onChange={(event) =>
          handlers.onSelect(row, event.nativeEvent instanceof globalThis.MouseEvent && event.nativeEvent.shiftKey)
        }
      />
      <span className="num sub">{row.number}</span>
    </>
  );
}

function Content({ row, onOpen }: { readonly row: DutyRow; readonly onOpen: () => void }) {
  return (
    <>
      <span className="clamp" title={row.content}>
        {row.content}
      </span>
      <button
        type="button"
        className={taskTableCss['go']}
        aria-label="查看原文和办理情况"
        title="原文和办理情况"
        onClick={onOpen}
      >
        <Icon name="right" size={12} />
      </button>
    </>
  );
}

/** Scheduled items stand under no task; their cell says what they are. */
export function taskLabel(row: DutyRow): string {
  return row.task === '' && row.kind === 'disclosure' ? DUTY_KIND_WORDS.disclosure : row.task;
}

const SHOWN_UNITS = 3;

function Units({ row, onSetUnits }: { readonly row: DutyRow; readonly onSetUnits: () => void }) {
  const shown = row.assignments.length > SHOWN_UNITS + 1 ? row.assignments.slice(0, SHOWN_UNITS) : row.assignments;
  const more = row.assignments.length - shown.length;
  return (
    <span className="tags">
      {shown.map((assignment) => (
        <UnitTag
          key={partyKey(assignment)}
          name={assignment.name}
          role={assignment.role}
          members={assignment.members}
        />
      ))}
      {more > 0 && (
        <span className="faint num" title={row.assignments.map((each) => each.name).join('、')}>
          +{more}
        </span>
      )}
      {row.unitsCheck !== undefined && <ToCheckTag reason={row.unitsCheck} onOpen={onSetUnits} />}
    </span>
  );
}

function partyKey({ party, role }: AssignmentView): string {
  return `${role} ${party.id}`;
}

/** 施行日, where the year had begun by then. */
function StartsOn({ day }: { readonly day: PlainDate }) {
  if (day <= dayInMonth(useYear(), 1, 1)) return null;
  return (
    <span className="faint num" title={`施行日 ${day}：之前到期的不计应办`}>
      {shortDate(day)} 起
    </span>
  );
}

/** The wording and what it was read as; in a table of thousands of rows the browser's own tooltip does. */
function ruleTitle(row: DutyRow, sentence: string): string {
  return row.timeWording === '' ? sentence : `“${row.timeWording}”\n${sentence}`;
}

function Times({ row, onSetRules }: { readonly row: DutyRow; readonly onSetRules: () => void }) {
  return (
    <>
      <span className={taskTableCss['times']}>
        {row.rules.map((rule) => (
          <span key={rule.id} className="num" title={ruleTitle(row, rule.sentence)}>
            {rule.short}
          </span>
        ))}
        {row.timeCheck !== undefined && <ToCheckTag reason={row.timeCheck} onOpen={onSetRules} />}
        {row.rules.length === 0 && row.timeCheck === undefined && <span className="faint">无</span>}
        {row.startsOn !== undefined && <StartsOn day={row.startsOn} />}
      </span>
      <button
        type="button"
        className={taskTableCss['go']}
        aria-label="设定时限"
        title="设定时限（Ctrl+Enter）"
        onClick={onSetRules}
      >
        <Icon name="edit" size={12} />
      </button>
    </>
  );
}
