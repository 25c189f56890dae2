import { Checkbox, Select } from 'antd';
import { clsx } from 'clsx';
import { useRef, type KeyboardEvent } from 'react';
import type { SlipProposal } from '../../electron/contract/reminders.ts';
import { LAMP_WORDS } from '../../electron/domain/words/states.ts';
import type { DraftSlip, SlipChoices } from './slipDraft.ts';
import tableCss from '../ui/table.module.css';
import css from './SlipMaking.module.css';

interface SlipTableProps {
  readonly slips: readonly DraftSlip[];
  readonly levels: SlipProposal['levels'];
  readonly choices: SlipChoices;
  readonly onChange: (choices: SlipChoices) => void;
  /** The slip whose preview is shown. */
  readonly at: string | undefined;
  readonly onAt: (key: string) => void;
}

/** The proposed slips. ↑ and ↓ walk through them with the preview beside, the space bar takes one out or in again. */
export function SlipTable({ slips, levels, choices, onChange, at, onAt }: SlipTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const chosen = slips.filter(({ isChosen }) => isChosen).length;
  const leave = (left: ReadonlySet<string>) => onChange({ ...choices, left });
  const toggle = (key: string) => {
    const next = new Set(choices.left);
    if (!next.delete(key)) next.add(key);
    leave(next);
  };
  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || (event.target as HTMLElement).dataset['slip'] === undefined) return;
    event.preventDefault();
    const rows = [...(box.current?.querySelectorAll<HTMLElement>('[data-slip]') ?? [])];
    rows[rows.findIndex((row) => row === event.target) + step]?.focus();
  };
  return (
    <div className={css['box']} ref={box} onKeyDown={walk} role="presentation">
      <table className={clsx(tableCss['table'], css['table'])}>
        <colgroup>
          <col style={{ width: 40 }} />
          <col />
          <col style={{ width: 84 }} />
          <col style={{ width: 52 }} />
          <col style={{ width: 64 }} />
          <col style={{ width: 52 }} />
        </colgroup>
        <thead>
          <tr>
            <th>
              <Checkbox
                aria-label="全部催办单"
                checked={chosen === slips.length}
                indeterminate={chosen > 0 && chosen < slips.length}
                onChange={() => leave(chosen === slips.length ? new Set(slips.map(({ key }) => key)) : new Set())}
              />
            </th>
            <th>单位</th>
            <th>级别</th>
            <th className="right">{LAMP_WORDS.overdue}</th>
            <th className="right" title="检查日已过仍未办，或到了回复期限没有反馈">
              {LAMP_WORDS.noReply}
            </th>
            <th className="right">{LAMP_WORDS.dueSoon}</th>
          </tr>
        </thead>
        <tbody>
          {slips.map(({ key, slip, level, levelName, isChosen, number }) => (
            <tr key={key} className={clsx(key === at && tableCss['row-on'])} onClick={() => onAt(key)}>
              <td>
                <Checkbox
                  aria-label={`${levelName}：${slip.unit}`}
                  checked={isChosen}
                  onClick={(event) => event.stopPropagation()}
                  onChange={() => toggle(key)}
                />
              </td>
              <td>
                <button
                  type="button"
                  data-slip
                  className={clsx(tableCss['row-open'], css['unit'])}
                  aria-pressed={key === at}
                  aria-label={`预览：${slip.unit}，${levelName}`}
                  onFocus={() => onAt(key)}
                  onKeyDown={(event) => {
                    if (event.key !== ' ') return;
                    event.preventDefault();
                    toggle(key);
                  }}
                >
                  {slip.unit}
                </button>
                <p className="sub text-xs num">
                  {number === undefined ? '不发' : `${number} 号`}
                  {slip.after !== undefined && ` · 接 ${slip.after}`}
                </p>
              </td>
              <td>
                {slip.highest > 1 ? (
                  <Select<number>
                    size="small"
                    variant="borderless"
                    aria-label={`级别：${slip.unit}`}
                    style={{ width: '100%', marginLeft: -8 }}
                    value={level}
                    onChange={(next) => onChange({ ...choices, levels: new Map(choices.levels).set(key, next) })}
                    onClick={(event) => event.stopPropagation()}
                    options={levels.map(({ name }, index) => ({ value: index + 1, label: name }))}
                  />
                ) : (
                  <span className={css['fixed']}>{levelName}</span>
                )}
              </td>
              <td className={clsx('right num', slip.overdue > 0 ? css['overdue'] : 'faint')}>{slip.overdue || '—'}</td>
              <td className="right num">{slip.checks || <span className="faint">—</span>}</td>
              <td className="right num">{slip.dueSoon || <span className="faint">—</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
