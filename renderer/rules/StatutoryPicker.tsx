import { clsx } from 'clsx';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import type { StatutoryRule } from '../../electron/contract/duties.ts';
import type { TimeRule } from '../../electron/contract/shared.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { searchByLabel } from '../ui/search.ts';
import css from './StatutoryPicker.module.css';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly found: StatutoryRule;
}

function optionContent({ data }: { readonly data: Option }) {
  const { title, sentence, source, article, note } = data.found;
  return (
    <div className={css['statutory']}>
      <b>{title}</b>
      <span>{sentence}</span>
      <span className="faint text-xs">
        {source}
        {article}
        {note !== '' && ` · ${note}`}
      </span>
    </div>
  );
}

/** Ready-made time limits (法定时限) with their article; the chosen one fills the rule. They are asked for once the list is opened. */
export function StatutoryPicker({ onPick }: { readonly onPick: (rule: TimeRule) => void }) {
  const [open, setOpen] = useState(false);
  const rules = useAppQuery('duties.statutoryRules', {}, { enabled: open });
  const options = useMemo(
    () =>
      (rules.data ?? []).map(
        (found): Option => ({
          value: found.id,
          label: `${found.title} ${found.sentence} ${found.source}${found.article}`,
          found,
        }),
      ),
    [rules.data],
  );
  return (
    <Select<string | null, Option>
      aria-label="法定时限"
      className={clsx(css['picker'])}
      placeholder="法定时限"
      value={null}
      open={open}
      onOpenChange={setOpen}
      showSearch={searchByLabel}
      options={options}
      optionRender={optionContent}
      loading={rules.isFetching}
      notFoundContent={rules.isFetching ? '正在读取' : '没有这样的法定时限'}
      popupMatchSelectWidth={460}
      listHeight={380}
      onSelect={(id) => {
        const chosen = rules.data?.find((rule) => rule.id === id);
        if (chosen) onPick(chosen.rule);
      }}
    />
  );
}
