import { DateField } from '../ui/DateField.tsx';
import { NumberBox } from '../ui/NumberBox.tsx';
import { useToday } from '../ui/useToday.ts';
import { useYear } from '../address/year.ts';
import { Field } from './PaperFields.tsx';
import type { DraftLevel, SlipChoices } from './slipDraft.ts';
import css from './SlipMaking.module.css';

interface SlipLevelsProps {
  readonly levels: readonly DraftLevel[];
  readonly choices: SlipChoices;
  readonly onChange: (choices: SlipChoices) => void;
}

/** For each level its first number and its reply day. */
export function SlipLevels({ levels, choices, onChange }: SlipLevelsProps) {
  const year = useYear();
  const today = useToday();
  return levels.map(({ level, name, fullMark, count, start, replyBy }) => (
    <fieldset key={level} className={css['level']}>
      <legend>{`${name} ${count} 份`}</legend>
      <Field label="编号从" id={`slip-number-${level}`}>
        <NumberBox
          id={`slip-number-${level}`}
          min={1}
          max={9999}
          precision={0}
          value={start}
          onChange={(next) => onChange({ ...choices, starts: new Map(choices.starts).set(level, next) })}
        />
        <p className="faint text-xs num">{numberWords({ fullMark, start, count }, year)}</p>
      </Field>
      <Field label="回复期限" id={`slip-reply-${level}`}>
        <DateField
          id={`slip-reply-${level}`}
          value={replyBy}
          onChange={(day) => day && onChange({ ...choices, replies: new Map(choices.replies).set(level, day) })}
          notBefore={today}
          width="100%"
        />
      </Field>
    </fieldset>
  ));
}

/** 清政公开提〔2021〕3—8号. */
function numberWords({ fullMark, start, count }: Pick<DraftLevel, 'fullMark' | 'start' | 'count'>, year: number) {
  if (start === null) return '请填写编号。';
  const last = start + Math.max(count, 1) - 1;
  return `${fullMark}〔${year}〕${last > start ? `${start}—${last}` : start}号`;
}
