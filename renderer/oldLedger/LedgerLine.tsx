import { Button, Select } from 'antd';
import { clsx } from 'clsx';
import { useMemo } from 'react';
import type { LedgerChoicesInput, LedgerLineView } from '../../electron/contract/oldLedger.ts';
import type { DutyId } from '../../electron/domain/brand.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { choose, leave } from './choices.ts';
import { meantWords } from './ledgerTable.ts';
import css from './Ledger.module.css';

interface LedgerLineProps {
  readonly line: LedgerLineView;
  readonly choices: LedgerChoicesInput;
  readonly onChoose: (choices: LedgerChoicesInput) => void;
}

/** A line of the file, and what becomes of it; what was not told apart can be said here. */
export function LedgerLine(props: LedgerLineProps) {
  const { line } = props;
  const { sheet, address, content, unit, period, done } = line;
  return (
    <div className={css['line']}>
      <span className="num sub ellipsis" title={`工作表“${sheet}”第 ${line.line} 行`}>
        {address}
      </span>
      <span className={css['clamped']} title={content}>
        {content}
      </span>
      <span className="ellipsis" title={unit}>
        {unit}
      </span>
      <span className="ellipsis" title={period}>
        {period}
      </span>
      <span className="num ellipsis" title={done}>
        {done}
      </span>
      <Outcome {...props} />
    </div>
  );
}

function Outcome(props: LedgerLineProps) {
  const { line, choices, onChoose } = props;
  switch (line.state) {
    case 'register':
      return (
        <span className={css['outcome']}>
          <span className={clsx('grow num', css['clamped'])} title={meantWords(line)}>
            {line.isProposed && <LampWord lamp="dueSoon">建议</LampWord>} {meantWords(line)}
          </span>
          <Button size="small" type="text" onClick={() => onChoose(leave(choices, line.key, true))}>
            不登记
          </Button>
        </span>
      );
    case 'already':
      return <span className={clsx('num', css['clamped'])}>{meantWords(line)}</span>;
    case 'open':
      return <span className="sub">没有办结日期，不登记</span>;
    case 'left':
      return (
        <span className={css['outcome']}>
          <span className={clsx('grow num', css['clamped'])} title={line.reason}>
            {line.reason}
          </span>
          <Choice {...props} />
        </span>
      );
    default:
      return line.state satisfies never;
  }
}

/** What a person can say about a line that was not told apart. */
function Choice({ line, choices, onChoose }: LedgerLineProps) {
  if (line.unknown === 'choice') {
    return (
      <Button size="small" onClick={() => onChoose(leave(choices, line.key, false))}>
        恢复
      </Button>
    );
  }
  if (line.unknown === 'duty') {
    return (
      <DutyChoice
        label={`“${line.content}”是哪一事项`}
        onChoose={(id) => onChoose({ ...choices, duties: choose(choices.duties, line.content, id) })}
      />
    );
  }
  if (line.unknown === 'unit') {
    return (
      <UnitSelect
        value={undefined}
        placeholder={`“${line.unit}”是哪个单位`}
        width={190}
        onChange={(id) => onChoose({ ...choices, units: choose(choices.units, line.unit, id) })}
      />
    );
  }
  // Said once for all of them above the lines.
  if (line.unknown === 'early' || !line.candidates) return null;
  return (
    <Select<string | null>
      aria-label={`${line.address} 是哪一期`}
      size="small"
      value={null}
      placeholder="选择"
      options={line.candidates.map(({ choice, words }) => ({ value: choice, label: words }))}
      onChange={(choice) => onChoose({ ...choices, lines: choose(choices.lines, line.key, choice ?? undefined) })}
      popupMatchSelectWidth={false}
      style={{ width: 150 }}
    />
  );
}

function DutyChoice({ label, onChoose }: { readonly label: string; readonly onChoose: (id: DutyId) => void }) {
  const duties = useAppQuery('duties.list', { year: useYear() }).data;
  const options = useMemo(
    () =>
      (duties ?? []).map(({ id, number, content }) => ({
        value: id,
        label: number === '' ? content : `${number}　${content}`,
      })),
    [duties],
  );
  return (
    <Select<DutyId | null>
      aria-label={label}
      size="small"
      value={null}
      placeholder="选择事项"
      options={options}
      onChange={(id) => id !== null && onChoose(id)}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={420}
      style={{ width: 150 }}
    />
  );
}
