import { Button, Segmented, Select } from 'antd';
import { NumberBox } from '../ui/NumberBox.tsx';
import { clsx } from 'clsx';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { WorkspaceStatus, YearFrame } from '../../electron/contract/workspace.ts';
import type { GroupId, Year } from '../../electron/domain/brand.ts';
import { dayInMonth } from '../../electron/domain/dates/plainDate.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { DateField } from '../ui/DateField.tsx';
import { longDate } from '../ui/dates.ts';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import settingsCss from './settings.module.css';
import css from './FrameCard.module.css';

/** What is set here; 此前计入 stands beside 启用日. */
type Frame = Omit<YearFrame, 'countsBefore'>;

/** What the current year's figures are reckoned with: cut-off, 折算分, who is ranked and praised, who owes 信息报送. */
export function FrameCard({ status }: { readonly status: WorkspaceStatus }) {
  const year = useYear();
  const view = status.years.find((each) => each.year === year);
  if (!view) return null;
  const { countsBefore: _elsewhere, ...frame } = view.frame;
  return (
    <FrameForm key={`${year} ${JSON.stringify(frame)}`} year={year} stored={frame} closed={view.state === 'closed'} />
  );
}

function changesOf(stored: Frame, draft: Frame): Partial<Frame> {
  const { cutOff, contributionFrom, rankShare, praiseFloor, verifies, scoreCounts, submissionGroups } = draft;
  const isSameGroups = submissionGroups.toSorted().join() === stored.submissionGroups.toSorted().join();
  return {
    ...(cutOff === stored.cutOff ? {} : { cutOff }),
    ...(contributionFrom === stored.contributionFrom ? {} : { contributionFrom }),
    ...(rankShare === stored.rankShare ? {} : { rankShare }),
    ...(praiseFloor === stored.praiseFloor ? {} : { praiseFloor }),
    ...(verifies === stored.verifies ? {} : { verifies }),
    ...(scoreCounts === stored.scoreCounts ? {} : { scoreCounts }),
    ...(isSameGroups ? {} : { submissionGroups }),
  };
}

interface FrameFormProps {
  readonly year: Year;
  readonly stored: Frame;
  readonly closed: boolean;
}

function FrameForm({ year, stored, closed }: FrameFormProps) {
  const notify = useNotify();
  const save = useCommand('workspace.setFrame');
  const [draft, setDraft] = useState(stored);
  const patch = (change: Partial<Frame>) => setDraft({ ...draft, ...change });
  const { submissionGroups, ...changes } = changesOf(stored, draft);
  const isSame = submissionGroups === undefined && Object.keys(changes).length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const groups = submissionGroups === undefined ? {} : { submissionGroups: [...submissionGroups] };
    save.send({ year, ...changes, ...groups }, ({ commandId }) =>
      notify.success(`${year} 年度的计算口径已保存`, { commandId }),
    );
  };
  return (
    <Card title={`计算口径（${year} 年度）`} padded>
      <form className={css['form']} onSubmit={submit}>
        <CutOff year={year} value={draft.cutOff} disabled={closed} onChange={(cutOff) => patch({ cutOff })} />
        <Line name="折算分" hint="乘以占比前的得分：按表上印出的总分（两位小数）算，或按没有四舍五入的总分算。">
          <Segmented<Frame['contributionFrom']>
            aria-label="折算分"
            value={draft.contributionFrom}
            onChange={(contributionFrom) => patch({ contributionFrom })}
            disabled={closed}
            options={[
              { value: 'printed', label: '打印总分' },
              { value: 'exact', label: '精确总分' },
            ]}
          />
        </Line>
        <Line name="不排名" id="frame-rank" hint="适用的指标不足满分这个比例的单位，列出得分，不参加排名。">
          <Percent
            id="frame-rank"
            before="适用指标不足满分的"
            value={draft.rankShare}
            disabled={closed}
            onChange={(rankShare) => patch({ rankShare })}
          />
        </Line>
        <Line name="通报表扬" id="frame-praise" hint="还须高于本组平均；没有够格的单位时，由人填写。">
          <Percent
            id="frame-praise"
            before="按时率不低于"
            value={draft.praiseFloor}
            disabled={closed}
            onChange={(praiseFloor) => patch({ praiseFloor })}
          />
        </Line>
        <Checking draft={draft} disabled={closed} onChange={patch} />
        <Groups
          value={draft.submissionGroups}
          disabled={closed}
          onChange={(groups) => patch({ submissionGroups: groups })}
        />
        {save.error && <ErrorState error={save.error} inline />}
        <div className="actions">
          <Button htmlType="submit" disabled={isSame || closed} loading={save.isPending}>
            保存
          </Button>
        </div>
      </form>
    </Card>
  );
}

interface CheckingProps {
  readonly draft: Frame;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<Frame>) => void;
}

/** Whether what is registered is checked and closed, and which of both the score counts. */
function Checking({ draft, disabled, onChange }: CheckingProps) {
  const { verifies, scoreCounts } = draft;
  return (
    <>
      <Line
        name="核验、销号"
        hint={
          verifies
            ? '登记后逐项核对佐证，核验通过才销号；每周及更频繁的事项、信息报送除外，可在任务分解里逐项改。'
            : '登记后即为完成，不再核验；已有的核验记录都保留。'
        }
      >
        <Segmented<'on' | 'off'>
          aria-label="核验、销号"
          value={verifies ? 'on' : 'off'}
          onChange={(value) => onChange({ verifies: value === 'on' })}
          disabled={disabled}
          options={[
            { value: 'on', label: '登记后核验' },
            { value: 'off', label: '不核验' },
          ]}
        />
      </Line>
      <Line
        name="得分计入"
        hint={
          !verifies
            ? '不核验的年度没有销号，得分按登记办结计。'
            : scoreCounts === 'registered'
              ? '登记办结就计分，核验快慢不影响得分；退回“未达要求”的，按补报的日期算。'
              : '核验通过、销号的才计分；截止日前办结、截止日后才核验的照计，本办核验慢不影响单位得分。'
        }
      >
        <Segmented<Frame['scoreCounts']>
          aria-label="得分计入"
          value={scoreCounts}
          onChange={(value) => onChange({ scoreCounts: value })}
          disabled={disabled || !verifies}
          options={[
            { value: 'registered', label: '登记办结' },
            { value: 'closed', label: '已销号' },
          ]}
        />
      </Line>
    </>
  );
}

interface LineProps {
  readonly name: string;
  readonly id?: string;
  readonly hint: string;
  readonly children: ReactNode;
}

function Line({ name, id, hint, children }: LineProps) {
  return (
    <div>
      <div className={settingsCss['line']}>
        {id === undefined ? <span className={settingsCss['label']}>{name}</span> : <label htmlFor={id}>{name}</label>}
        {children}
      </div>
      <p className={clsx('faint num', css['hint'])}>{hint}</p>
    </div>
  );
}

interface FieldProps<Value> {
  readonly value: Value;
  readonly disabled: boolean;
  readonly onChange: (value: Value) => void;
}

function CutOff({ year, value, disabled, onChange }: FieldProps<Frame['cutOff']> & { readonly year: Year }) {
  const from = dayInMonth(year, 7, 1);
  const to = dayInMonth(year + 1, 6, 30);
  return (
    <Line
      name="考核截止日"
      id="frame-cut-off"
      hint={`可设${longDate(from)}至${longDate(to)}。截止日之后办结的照样登记，但不再改变本年得分。`}
    >
      <DateField
        id="frame-cut-off"
        value={value}
        onChange={(day) => day && onChange(day)}
        notBefore={from}
        notAfter={to}
        disabled={disabled}
      />
    </Line>
  );
}

function Percent({
  id,
  before,
  value,
  disabled,
  onChange,
}: FieldProps<number> & { readonly id: string; readonly before: string }) {
  return (
    <span className="row">
      <span className="sub">{before}</span>
      <NumberBox
        id={id}
        className="num"
        min={0}
        max={100}
        precision={0}
        value={value}
        disabled={disabled}
        onChange={(next) => next !== null && onChange(next)}
        suffix="%"
        style={{ width: 90 }}
      />
    </span>
  );
}

function Groups({ value, disabled, onChange }: FieldProps<readonly GroupId[]>) {
  const groups = useAppQuery('units.list', {}).data?.groups ?? [];
  return (
    <Line name="信息报送" id="frame-groups" hint="哪些单位组每月要报送信息；不选则为全部部门和镇街。">
      <Select<GroupId[]>
        id="frame-groups"
        mode="multiple"
        value={[...value]}
        disabled={disabled}
        onChange={onChange}
        options={groups.map(({ id, name }) => ({ value: id, label: name }))}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="全部部门和镇街"
        style={{ width: 340 }}
      />
    </Line>
  );
}
