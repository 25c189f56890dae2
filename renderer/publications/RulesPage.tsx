import { Button, Checkbox, Form, Select } from 'antd';
import { useState } from 'react';
import type { InputOf } from '../../electron/contract/index.ts';
import type {
  DefaultIgnore,
  MatchRule,
  MatchRuleView,
  PublicationSettings,
} from '../../electron/contract/publications.ts';
import { DEFAULT_IGNORE_REASONS } from '../../electron/domain/words/publications.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNotify } from '../ui/notify.tsx';
import { NumberBox } from '../ui/NumberBox.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { draftOf, NEW_RULE, RuleDialog, type RuleDraft } from './RuleForm.tsx';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './ListsPage.module.css';

/** 比对规则: what the office taught the matching, each with what it holds for, and how it wants publications matched. */
export function RulesPage({ onBack }: { readonly onBack: () => void }) {
  const year = useYear();
  const query = useAppQuery('publications.rules', { year });
  const settings = useAppQuery('publications.settings', {});
  const [draft, setDraft] = useState<RuleDraft>();
  return (
    <Page
      fill
      title="比对规则"
      sub={query.data && `${query.data.length} 条`}
      actions={
        <>
          <Button onClick={onBack}>返回比对</Button>
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setDraft(NEW_RULE)}>
            新增规则
          </Button>
        </>
      }
    >
      <div className={css['settings']}>
        <Card>
          <Loaded query={query}>
            {(rules) =>
              rules.length === 0 ? (
                <EmptyState
                  title="还没有规则"
                  hint="比对时按 M，把“这个栏目就是这个事项”“标题含这些词的不计”记下来，以后自动照办。"
                />
              ) : (
                <Rules rules={rules} onEdit={setDraft} />
              )
            }
          </Loaded>
        </Card>
        <Card title="比对设置" padded>
          <Loaded query={settings}>{(value) => <Settings key={JSON.stringify(value)} settings={value} />}</Loaded>
        </Card>
      </div>
      {draft && <RuleDialog first={draft} onClose={() => setDraft(undefined)} />}
    </Page>
  );
}

interface RulesProps {
  readonly rules: readonly MatchRuleView[];
  readonly onEdit: (draft: RuleDraft) => void;
}

function Rules({ rules, onEdit }: RulesProps) {
  const year = useYear();
  const notify = useNotify();
  const renew = useCommand('publications.renewRules', notify.fault);
  const send = (ids?: MatchRule['id'][]) =>
    renew.send({ year, ...(ids === undefined ? {} : { ids }) }, ({ renewed, commandId }) =>
      notify.success(`已续用 ${renewed} 条规则到 ${year} 年度`, { commandId }),
    );
  const renewable = rules.filter(({ canRenew }) => canRenew);
  const remove = useCommand('publications.removeRules', notify.fault);
  return (
    <div className={css['scroll']}>
      {renewable.length > 0 && (
        <div className={css['bar']}>
          <span className="grow">
            {renewable.length} 条规则对应的是以前年度的事项，{year} 年度有内容相同的事项。续用后，今年的信息也照此比对。
          </span>
          <WriteButton loading={renew.isPending} onClick={() => send()}>
            全部续用
          </WriteButton>
        </div>
      )}
      <table className={css['table']}>
        <thead>
          <tr>
            <th>规则</th>
            <th className="right">符合</th>
            <th>如</th>
            <th className="right">操作</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ rule, sentence, hits, samples, contradicts, ofYear, canRenew = false }) => (
            <tr key={rule.id}>
              <td>
                {sentence}
                {ofYear !== undefined && (
                  <p className="sub text-sm">
                    {ofYear} 年度的事项，在 {year} 年度不起作用
                    {canRenew ? '；今年有内容相同的事项' : '；今年没有内容相同的事项，或已有同样的规则'}
                  </p>
                )}
                {contradicts.map((each) => (
                  <p key={each} className="over text-sm">
                    {each}
                  </p>
                ))}
              </td>
              <td className="num right">{ofYear === undefined ? hits : '–'}</td>
              <td className="sub text-sm" title={samples.join('\n')}>
                {ofYear === undefined ? samples[0] : ''}
              </td>
              <td className="right">
                {canRenew && (
                  <WriteButton type="link" size="small" disabled={renew.isPending} onClick={() => send([rule.id])}>
                    续用
                  </WriteButton>
                )}
                <Button type="link" size="small" onClick={() => onEdit(draftOf(rule, rule.id))}>
                  修改
                </Button>
                <Button
                  type="link"
                  size="small"
                  danger
                  onClick={() =>
                    remove.send({ ids: [rule.id] }, ({ commandId }) => notify.success('已删除规则', { commandId }))
                  }
                >
                  删除
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const ACCEPTS: readonly { readonly value: PublicationSettings['accepts']; readonly label: string }[] = [
  { value: 'sure', label: '可认的，登记时一并销号' },
  { value: 'all', label: '都一并销号' },
  { value: 'none', label: '只登记，另行核验' },
];

const DAYS = [
  { key: 'graceDays', label: '没有写所属期的，期后多少天内算这一期' },
  { key: 'staleNewsDays', label: '动态类栏目，多久没有更新算久未更新' },
] as const satisfies readonly { readonly key: keyof PublicationSettings; readonly label: string }[];

interface LengthBoxProps {
  readonly id: string;
  readonly value: number;
  readonly unit: '天' | '个月';
  readonly most: number;
  readonly onSave: (length: number) => void;
}

/** A number of days or months, saved when the person leaves the box. */
function LengthBox({ id, value, unit, most, onSave }: LengthBoxProps) {
  const [typed, setTyped] = useState<number | null>(value);
  const save = () => {
    if (typed !== null && typed !== value) onSave(typed);
    else setTyped(value);
  };
  return (
    <NumberBox
      id={id}
      min={0}
      max={most}
      precision={0}
      suffix={unit}
      value={typed}
      onChange={setTyped}
      onBlur={save}
      onPressEnter={save}
    />
  );
}

// The words have one for each.
const USUAL = Object.keys(DEFAULT_IGNORE_REASONS) as DefaultIgnore[];

function Settings({ settings }: { readonly settings: PublicationSettings }) {
  const notify = useNotify();
  const save = useCommand('publications.setSettings', notify.fault);
  const set = (patch: InputOf<'publications.setSettings'>) =>
    save.send(patch, ({ commandId }) => notify.success('已保存比对设置', { commandId }));
  return (
    <Form layout="vertical">
      <Form.Item label="登记时" htmlFor="accepts">
        <Select<PublicationSettings['accepts']>
          id="accepts"
          value={settings.accepts}
          options={[...ACCEPTS]}
          onChange={(accepts) => set({ accepts })}
        />
      </Form.Item>
      {DAYS.map(({ key, label }) => (
        <Form.Item key={key} label={label} htmlFor={key}>
          <LengthBox id={key} value={settings[key]} unit="天" most={3660} onSave={(days) => set({ [key]: days })} />
        </Form.Item>
      ))}
      <Form.Item label="政策、制度类栏目，多久" htmlFor="stalePolicyMonths">
        <LengthBox
          id="stalePolicyMonths"
          value={settings.stalePolicyMonths}
          unit="个月"
          most={120}
          onSave={(months) => set({ stalePolicyMonths: months })}
        />
      </Form.Item>
      <Form.Item label="标题像这些的，一般不计">
        <Checkbox.Group
          value={USUAL.filter((each) => !settings.defaultsOff.includes(each))}
          options={USUAL.map((each) => ({ value: each, label: DEFAULT_IGNORE_REASONS[each] }))}
          onChange={(on) => set({ defaultsOff: USUAL.filter((each) => !on.includes(each)) })}
        />
      </Form.Item>
    </Form>
  );
}
