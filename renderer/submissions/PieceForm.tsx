import { Button, Input, Select } from 'antd';
import type { ClipboardEvent, FormEvent, ReactNode } from 'react';
import type { Adoption, AdoptionLevel } from '../../electron/contract/pieces.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { ADOPTION_LEVELS, ADOPTION_LEVEL_WORDS } from '../../electron/domain/words/pieces.ts';
import { DateField } from '../ui/DateField.tsx';
import { Icon } from '../ui/Icon.tsx';
import { LinkField } from '../ui/LinkField.tsx';
import { useToday } from '../ui/useToday.ts';
import type { PieceDraft } from './pieces.ts';
import css from './Pieces.module.css';

interface PieceFormProps {
  readonly draft: PieceDraft;
  readonly onChange: (draft: PieceDraft) => void;
  readonly onSubmit: () => void;
  /** Text of more than one cell or line was pasted into the title. */
  readonly onPaste?: (text: string) => void;
  /** Refusals, and the buttons. */
  readonly children: ReactNode;
}

/** One piece: title, day, channel, link, and what took it up. */
export function PieceForm({ draft, onChange, onSubmit, onPaste, children }: PieceFormProps) {
  const today = useToday();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain');
    if (onPaste === undefined || !/\t|\n./u.test(text.trim())) return;
    event.preventDefault();
    onPaste(text);
  };
  return (
    <form className={css['form']} onSubmit={submit}>
      <Input
        aria-label="信息标题"
        placeholder={onPaste ? '标题；从表格复制几行粘贴在这里，可一次记入' : '标题'}
        maxLength={200}
        value={draft.title}
        onPaste={paste}
        onChange={(event) => onChange({ ...draft, title: event.target.value })}
      />
      <div className={css['fields']}>
        <DateField
          aria-label="信息日期"
          width={140}
          value={draft.on}
          notAfter={today}
          onChange={(on) => onChange({ ...draft, on })}
        />
        <Input
          aria-label="报送渠道"
          placeholder="渠道（可不填）"
          maxLength={200}
          value={draft.channel}
          onChange={(event) => onChange({ ...draft, channel: event.target.value })}
        />
      </div>
      <LinkField optional value={draft.link} onChange={(link) => onChange({ ...draft, link })} />
      <AdoptionRows
        adoptions={draft.adoptions}
        notBefore={draft.on}
        today={today}
        onChange={(adoptions) => onChange({ ...draft, adoptions })}
      />
      {children}
    </form>
  );
}

const LEVELS = ADOPTION_LEVELS.map((level) => ({ value: level, label: ADOPTION_LEVEL_WORDS[level] }));

function AdoptionRows(props: {
  readonly adoptions: readonly Adoption[];
  readonly notBefore: PlainDate | undefined;
  readonly today: PlainDate;
  readonly onChange: (adoptions: readonly Adoption[]) => void;
}) {
  const { adoptions, notBefore, today, onChange } = props;
  const set = (at: number, change: Partial<Adoption>): void =>
    onChange(adoptions.map((each, index) => (index === at ? Object.assign({}, each, change) : each)));
  const next = ADOPTION_LEVELS.find((level) => !adoptions.some((each) => each.level === level)) ?? 'district';
  return (
    <fieldset className={css['adoptions']}>
      <legend className="visually-hidden">采用</legend>
      {adoptions.map((adoption, at) => (
        // Rows are told apart by their place alone: two may say the same while they are written.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className={css['adoption']}>
          <Select<AdoptionLevel>
            aria-label="采用级别"
            value={adoption.level}
            options={LEVELS}
            onChange={(level) => set(at, { level })}
            style={{ width: 92 }}
          />
          <DateField
            aria-label="采用日期"
            width={140}
            value={adoption.on}
            notAfter={today}
            {...(notBefore === undefined ? {} : { notBefore })}
            onChange={(on) => on && set(at, { on })}
          />
          <Input
            aria-label="采用刊物"
            placeholder="刊物（可不填）"
            maxLength={200}
            value={adoption.outlet}
            onChange={(event) => set(at, { outlet: event.target.value })}
          />
          <Button
            type="text"
            size="small"
            icon={<Icon name="trash" />}
            aria-label="去掉这条采用"
            onClick={() => onChange(adoptions.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <Button size="small" type="text" onClick={() => onChange([...adoptions, { level: next, on: today, outlet: '' }])}>
        ＋ 采用
      </Button>
    </fieldset>
  );
}
