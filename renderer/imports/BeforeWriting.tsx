import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { GroupId, Year } from '../../electron/domain/brand.ts';
import { dayInMonth, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { scopeWords } from '../../electron/domain/words/groups.ts';
import { DateField } from '../ui/DateField.tsx';
import type { JoinQuestion, NearQuestion } from './asks.ts';
import type { Drafts, GroupAnswers } from './decisions.ts';
import { Dialog } from '../ui/Dialog.tsx';
import css from './BeforeWriting.module.css';

type Join = GroupAnswers[GroupId];

export interface Answers {
  readonly names: Drafts;
  readonly groups: GroupAnswers;
  /** 施行日 of the tables that had none; absent where none was asked about. */
  readonly start?: PlainDate | null;
}

interface BeforeWritingProps {
  readonly year: Year;
  /** The file does not say when it was issued. */
  readonly asksStart: boolean;
  readonly near: readonly NearQuestion[];
  readonly joins: readonly JoinQuestion[];
  readonly onWrite: (answers: Answers) => void;
  readonly onClose: () => void;
}

const MOST_NAMED = 6;

function some(names: readonly string[]): string {
  const rest = names.length > MOST_NAMED ? ` 等 ${names.length} 个` : '';
  return `${names.slice(0, MOST_NAMED).join('、')}${rest}`;
}

/** What nobody has decided and what would make twins or leave units out of a group: asked once, before it is written. */
export function BeforeWriting({ year, asksStart, near, joins, onWrite, onClose }: BeforeWritingProps) {
  const [start, setStart] = useState<PlainDate | null>();
  const [same, setSame] = useState<Readonly<Record<string, boolean>>>({});
  const [groups, setGroups] = useState<GroupAnswers>({});
  const open =
    Number(asksStart && start === undefined) +
    near.filter(({ name }) => same[name] === undefined).length +
    joins.filter(({ group }) => groups[group.id] === undefined).length;
  const write = (): void => {
    const names = near.map(({ name, ...each }) => [name, same[name] === true ? each.same : each.apart] as const);
    onWrite({ names: Object.fromEntries(names), groups, ...(start === undefined ? {} : { start }) });
  };
  return (
    <Dialog
      title="写入前请确认"
      width={680}
      onCancel={onClose}
      footer={
        <>
          {open > 0 && <span className={css['open']}>还有 {open} 处没有选</span>}
          <Button onClick={onClose}>返回</Button>
          <Button type="primary" disabled={open > 0} onClick={write}>
            写入
          </Button>
        </>
      }
    >
      <div className={css['asks']}>
        {asksStart && <StartAsk year={year} value={start} onChange={setStart} />}
        {near.length > 0 && (
          <NearAsks
            near={near}
            same={same}
            onChange={(name, isSame) => setSame((old) => ({ ...old, [name]: isSame }))}
            onAll={() => setSame(Object.fromEntries(near.map(({ name }) => [name, true])))}
          />
        )}
        {joins.map((question) => (
          <JoinAsk
            key={question.group.id}
            question={question}
            value={groups[question.group.id]}
            onChange={(answer) => setGroups((old) => ({ ...old, [question.group.id]: answer }))}
          />
        ))}
      </div>
    </Dialog>
  );
}

interface StartAskProps {
  readonly year: Year;
  readonly value: PlainDate | null | undefined;
  readonly onChange: (start: PlainDate | null | undefined) => void;
}

/** The file does not say when it was issued: from when it is owed is asked once for all of it. */
function StartAsk({ year, value, onChange }: StartAskProps) {
  const [isDay, setDay] = useState(false);
  return (
    <section aria-label="施行日">
      <div className={css['head']}>
        <h3>这份文件是哪天印发的？</h3>
      </div>
      <p className="sub">
        文件里没有读到印发日期。印发之前到期的不计应办；不知道日期的，可以先从1月1日起算，以后再改。
      </p>
      <Radio.Group
        aria-label="施行日"
        value={isDay ? 'day' : value === null ? 'year' : undefined}
        onChange={(event) => {
          setDay(event.target.value === 'day');
          onChange(event.target.value === 'day' ? undefined : null);
        }}
      >
        <Radio value="day">印发日期</Radio>
        <Radio value="year">{year}年1月1日起</Radio>
      </Radio.Group>
      {isDay && (
        <div className={css['day']}>
          <DateField
            aria-label="印发日期"
            width={200}
            value={value ?? undefined}
            notAfter={dayInMonth(year, 12, 31)}
            onChange={onChange}
          />
          <p className="faint">不能晚于 {year} 年 12 月 31 日：再晚，这一年就没有应办了。</p>
        </div>
      )}
    </section>
  );
}

interface NearAsksProps {
  readonly near: readonly NearQuestion[];
  readonly same: Readonly<Record<string, boolean>>;
  readonly onChange: (name: string, isSame: boolean) => void;
  readonly onAll: () => void;
}

function NearAsks({ near, same, onChange, onAll }: NearAsksProps) {
  return (
    <section aria-label="相近的名称">
      <div className={css['head']}>
        <h3>名称相近，是不是同一个单位？</h3>
        {near.length > 1 && (
          <Button type="link" size="small" onClick={onAll}>
            全部是同一单位
          </Button>
        )}
      </div>
      {near.map(({ name, other, known }) => (
        <div key={name} className={css['ask']}>
          <span className="grow">
            {name} <span className="sub">与{known ? '已有的' : '本表的'}</span> {other}
          </span>
          <Radio.Group
            aria-label={`${name}与${other}`}
            value={same[name]}
            onChange={(event) => onChange(name, event.target.value === true)}
          >
            <Radio value={true}>同一单位</Radio>
            <Radio value={false}>不同单位</Radio>
          </Radio.Group>
        </div>
      ))}
    </section>
  );
}

interface JoinAskProps {
  readonly question: JoinQuestion;
  readonly value: Join | undefined;
  readonly onChange: (answer: Join) => void;
}

function JoinAsk({ question: { group, rule, names }, value, onChange }: JoinAskProps) {
  const whole = scopeWords(rule);
  return (
    <section aria-label={`${group.name}的成员`}>
      <div className={css['head']}>
        <h3>新建的单位是否属于“{group.name}”？</h3>
      </div>
      <p className="sub">
        这个组的成员是名单。本次新建的{whole}有：{some(names)}。
      </p>
      <Radio.Group
        vertical
        aria-label={`新建的单位是否属于${group.name}`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <Radio value="rule">
          属于，并改为全部{whole}：以后新设的也自动属于
          {rule.outside.length > 0 && `，原来不在名单里的 ${rule.outside.length} 个也加入`}
        </Radio>
        <Radio value="join">只把这 {names.length} 个加入名单</Radio>
        <Radio value="stay">不属于</Radio>
      </Radio.Group>
    </section>
  );
}
