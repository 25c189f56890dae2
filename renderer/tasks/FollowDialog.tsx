import { Button, Form, Radio, Select } from 'antd';
import { Dialog } from '../ui/Dialog.tsx';
import { useState } from 'react';
import type { DutyRow } from '../../electron/contract/duties.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import type { DutyKind, Following } from '../../electron/contract/shared.ts';
import type { CommandId, Year } from '../../electron/domain/brand.ts';
import { dayInMonth, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { DUTY_KINDS, DUTY_KIND_WORDS, FOLLOWINGS, FOLLOWING_WORDS } from '../../electron/domain/words/duties.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { DateField } from '../ui/DateField.tsx';
import { useNotify } from '../ui/notify.tsx';
import { useCommand } from '../ui/useCommand.ts';
import css from './FollowDialog.module.css';

interface FollowDialogProps {
  readonly year: Year;
  /** One duty or many; what they differ in stays as it is unless it is set for all. */
  readonly rows: readonly DutyRow[];
  readonly onSaved: (words: string, commandId: CommandId | undefined) => void;
  readonly onClose: () => void;
}

type Change = Pick<InputOf<'duties.updateMany'>, 'kind' | 'following' | 'startsOn' | 'isVerified'>;

/** 类型, 计入方式, 核验 and 施行日 of duties, with what a change would do to what is owed and what is on record. */
export function FollowDialog({ year, rows, onSaved, onClose }: FollowDialogProps) {
  const notify = useNotify();
  const update = useCommand('duties.updateMany', notify.fault);
  const [change, setChange] = useState<Change>({});
  const ids = rows.map(({ id }) => id);
  const isEmpty = Object.keys(change).length === 0;
  // Whether it is checked changes nothing of what is owed or on record.
  const { isVerified, ...owed } = change;
  const changesOwed = Object.keys(owed).length > 0;
  const preview = useAppQuery('duties.previewEdit', { ids, ...owed }, { enabled: changesOwed });
  const [first] = rows;
  const following = shownFollowing(rows, change);
  return (
    <Dialog
      title={
        rows.length === 1 && first ? '类型、计入方式、核验和施行日' : `${rows.length} 项的类型、计入方式、核验和施行日`
      }
      width={560}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            disabled={isEmpty}
            loading={update.isPending}
            onClick={() =>
              update.send({ ids, ...change }, ({ updated, commandId }) => onSaved(`已修改 ${updated} 项`, commandId))
            }
          >
            保存
          </Button>
        </>
      }
    >
      {rows.length === 1 && first && <p className={css['content']}>{first.content}</p>}
      <Form layout="vertical">
        <Form.Item label="计入方式" htmlFor="follow-following" extra={following && MEANINGS[following]}>
          <Select<Following | 'byRule'>
            id="follow-following"
            value={following ?? null}
            options={[
              { value: 'byRule', label: '按时限（有时限的计入，没有时限的按轮次反馈）' },
              ...FOLLOWINGS.map((value) => ({ value, label: FOLLOWING_WORDS[value] })),
            ]}
            placeholder="各项不同，保持不变"
            onChange={(value) => setChange((old) => ({ ...old, following: value === 'byRule' ? null : value }))}
          />
        </Form.Item>
        <Form.Item label="类型" htmlFor="follow-kind">
          <Select<DutyKind>
            id="follow-kind"
            value={change.kind ?? same(rows.map(({ kind }) => kind)) ?? null}
            options={DUTY_KINDS.map((value) => ({ value, label: DUTY_KIND_WORDS[value] }))}
            placeholder="各项不同，保持不变"
            onChange={(kind) => setChange((old) => ({ ...old, kind }))}
          />
        </Form.Item>
        <Form.Item
          label="核验"
          htmlFor="follow-verified"
          extra="登记后是否要核对佐证、销号。默认：每周及更频繁的不核验，其余都核验；信息报送按篇数计，不核验。"
        >
          <Select<Verifying>
            id="follow-verified"
            value={shownVerifying(rows, isVerified) ?? null}
            options={VERIFYING.map((value) => ({ value, label: VERIFYING_WORDS[value] }))}
            placeholder="各项不同，保持不变"
            onChange={(value) => setChange((old) => ({ ...old, isVerified: VERIFYING_VALUES[value] }))}
          />
        </Form.Item>
        <Start
          year={year}
          rows={rows}
          value={change.startsOn}
          onChange={(startsOn) => setChange((old) => ({ ...old, startsOn }))}
        />
      </Form>
      {changesOwed && (
        <ul className={css['preview']} aria-label="改后" aria-live="polite">
          {(preview.data?.sentences ?? []).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {preview.data?.sentences.length === 0 && <li className="sub">应办和登记没有变化。</li>}
        </ul>
      )}
    </Dialog>
  );
}

const VERIFYING = ['usual', 'yes', 'no'] as const;
type Verifying = (typeof VERIFYING)[number];

const VERIFYING_WORDS: Readonly<Record<Verifying, string>> = { usual: '默认', yes: '要核验', no: '不核验' };
const VERIFYING_VALUES: Readonly<Record<Verifying, boolean | null>> = { usual: null, yes: true, no: false };

/** How duties are verified, or will be; `undefined`: they differ, and nothing is chosen for all. */
function shownVerifying(rows: readonly DutyRow[], chosen: boolean | null | undefined): Verifying | undefined {
  const value = chosen === undefined ? same(rows.map(({ isVerified }) => isVerified ?? null)) : chosen;
  return VERIFYING.find((each) => VERIFYING_VALUES[each] === value);
}

const MEANINGS: Readonly<Record<Following | 'byRule', string>> = {
  byRule: '有时限的计入考核；没有时限的到检查日提示，不亮红、不计分。',
  counted: '到期未办亮红，计入按时率和得分。',
  reported: '到检查日提示“应检查”，随填报表反馈；不亮红，不计入按时率和得分。',
  office: '本办自己办的事；不亮红，不计入按时率和得分。',
  none: '不产生应办；已有的登记保留。',
};

/** What all have alike; `undefined` where they differ. */
function same<Value>(values: readonly Value[]): Value | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

/** `undefined`: they differ, and nothing is chosen for all. */
function shownFollowing(rows: readonly DutyRow[], change: Change): Following | 'byRule' | undefined {
  if (change.following !== undefined) return change.following ?? 'byRule';
  return same(rows.map(({ following }) => following ?? 'byRule'));
}

interface StartProps {
  readonly year: Year;
  readonly rows: readonly DutyRow[];
  readonly value: PlainDate | null | undefined;
  readonly onChange: (startsOn: PlainDate | null) => void;
}

function Start({ year, rows, value, onChange }: StartProps) {
  const before = same(rows.map(({ startsOn }) => startsOn ?? null));
  const shown = value === undefined ? before : value;
  const first = dayInMonth(year, 1, 1);
  return (
    <Form.Item label="施行日" extra={`施行日之前到期的不计应办；已有登记的照旧保留。不能晚于 ${year} 年 12 月 31 日。`}>
      <div className={css['start']}>
        <Radio.Group
          optionType="button"
          aria-label="施行日"
          value={shown === undefined ? null : shown === null ? 'year' : 'day'}
          options={[
            { value: 'year', label: '1月1日起' },
            { value: 'day', label: '指定日期' },
          ]}
          onChange={(event) => onChange(event.target.value === 'year' ? null : first)}
        />
        {shown !== undefined && shown !== null && (
          <DateField
            aria-label="施行日"
            width={150}
            value={shown}
            notAfter={dayInMonth(year, 12, 31)}
            onChange={(date) => date && onChange(date)}
          />
        )}
        {shown === undefined && <span className="sub">各项不同，保持不变</span>}
      </div>
    </Form.Item>
  );
}
