import { Button, Checkbox, Radio } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { OutputOf } from '../../electron/contract/index.ts';
import type { PapersOverview, ReminderUnit } from '../../electron/contract/papers.ts';
import type { DutyId, UnitId } from '../../electron/domain/brand.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { DateField } from '../ui/DateField.tsx';
import { Card } from '../ui/Page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { useToday } from '../ui/useToday.ts';
import { Field, NumberField, type NumberValue } from './PaperFields.tsx';
import { useMake } from './useMake.tsx';
import { LAMP_WORDS } from '../../electron/domain/words/states.ts';
import paperFieldsCss from './PaperFields.module.css';
import papersCss from './papers.module.css';
import tableCss from '../ui/table.module.css';
import css from './ReminderPaper.module.css';

type Reminders = OutputOf<'papers.reminders'>;

interface ReminderPaperProps {
  readonly overview: PapersOverview;
  /** Only what is open of this duty. */
  readonly dutyId: DutyId | undefined;
  readonly onAllDuties: () => void;
}

/** 催办单: to every unit with something overdue or soon due, until some are taken out. */
export function ReminderPaper({ overview, dutyId, onAllDuties }: ReminderPaperProps) {
  const year = useYear();
  const query = useAppQuery('papers.reminders', { year, ...(dutyId === undefined ? {} : { dutyId }) });
  // Those taken out, so that a unit that turns overdue meanwhile is in.
  const [left, setLeft] = useState<ReadonlySet<UnitId>>(new Set());
  return (
    <Loaded query={query}>
      {({ units, duty }) => {
        const chosen = units.filter(({ unitId }) => !left.has(unitId));
        return (
          <>
            <Settings overview={overview} chosen={chosen} dutyId={dutyId} />
            <UnitsCard units={units} duty={duty} left={left} onLeft={setLeft} onAllDuties={onAllDuties} />
          </>
        );
      }}
    </Loaded>
  );
}

function Settings(props: {
  readonly overview: PapersOverview;
  readonly chosen: readonly ReminderUnit[];
  readonly dutyId: DutyId | undefined;
}) {
  const { overview, chosen, dutyId } = props;
  const year = useYear();
  const today = useToday();
  const [replyBy, setReplyBy] = useState(overview.replyBy);
  const [pack, setPack] = useState<'one' | 'each'>('one');
  const [number, setNumber] = useState<NumberValue>({ mark: overview.sender.mark, number: null });
  const { start, dialog } = useMake('正在生成催办单');
  const make = () => {
    const unitIds = chosen.map(({ unitId }) => unitId);
    const scope = dutyId === undefined ? {} : { dutyId };
    start(() => call('papers.makeReminders', { year, unitIds, replyBy, pack, ...number, ...scope }));
  };
  return (
    <Card title="催办单" padded className={papersCss['settings']}>
      <Field label="回复期限" id="reminder-reply">
        <DateField
          id="reminder-reply"
          value={replyBy}
          onChange={(day) => day && setReplyBy(day)}
          notBefore={today}
          width="100%"
        />
        <p className="faint text-xs">默认为今天起第 5 个工作日。</p>
      </Field>
      <NumberField year={year} value={number} onChange={setNumber} papers={chosen.length} />
      <fieldset className={paperFieldsCss['field']}>
        <legend>文件</legend>
        <Radio.Group
          value={pack}
          onChange={(event) => setPack(event.target.value as typeof pack)}
          options={[
            { value: 'one', label: '合成一个文件，便于打印' },
            { value: 'each', label: '每个单位一个文件（压缩包），便于发送' },
          ]}
        />
      </fieldset>
      <Button type="primary" block disabled={chosen.length === 0} onClick={make}>
        {chosen.length === 0 ? '请选择单位' : `生成 ${chosen.length} 份催办单`}
      </Button>
      {dialog}
    </Card>
  );
}

function UnitsCard(props: {
  readonly units: readonly ReminderUnit[];
  readonly duty: Reminders['duty'];
  readonly left: ReadonlySet<UnitId>;
  readonly onLeft: (left: ReadonlySet<UnitId>) => void;
  readonly onAllDuties: () => void;
}) {
  const { units, duty, left, onLeft, onAllDuties } = props;
  const chosen = units.filter(({ unitId }) => !left.has(unitId));
  const overdueOnly = () => onLeft(new Set(units.filter(({ overdue }) => overdue === 0).map(({ unitId }) => unitId)));
  const sum = (of: (unit: ReminderUnit) => number) => chosen.reduce((all, unit) => all + of(unit), 0);
  return (
    <Card
      className={papersCss['units']}
      title={`已选 ${chosen.length} / ${units.length} 个单位`}
      extra={
        <span className="row">
          <span className="sub num">{`${LAMP_WORDS.overdue} ${sum(({ overdue }) => overdue)} 项 · ${LAMP_WORDS.noReply} ${sum(({ checks }) => checks)} 项 · ${LAMP_WORDS.dueSoon} ${sum(({ dueSoon }) => dueSoon)} 项`}</span>
          <Button size="small" onClick={overdueOnly} disabled={units.every(({ overdue }) => overdue > 0)}>
            只选有逾期的
          </Button>
        </span>
      }
    >
      {duty && (
        <p className={css['duty']}>
          <span className="grow">{`只催办：${duty.content}`}</span>
          <Button size="small" onClick={onAllDuties}>
            改为全部事项
          </Button>
        </p>
      )}
      {units.length === 0 ? (
        <EmptyState title="不需要催办" hint="没有逾期、未反馈的，也没有 7 天内到期的事项。" />
      ) : (
        <UnitsTable units={units} left={left} onLeft={onLeft} />
      )}
    </Card>
  );
}

function UnitsTable(props: {
  readonly units: readonly ReminderUnit[];
  readonly left: ReadonlySet<UnitId>;
  readonly onLeft: (left: ReadonlySet<UnitId>) => void;
}) {
  const { units, left, onLeft } = props;
  const chosen = units.length - units.filter(({ unitId }) => left.has(unitId)).length;
  const toggle = (unitId: UnitId) => {
    const next = new Set(left);
    if (!next.delete(unitId)) next.add(unitId);
    onLeft(next);
  };
  return (
    <div className={css['box']}>
      <table className={tableCss['table']}>
        <colgroup>
          <col style={{ width: 44 }} />
          <col />
          <col style={{ width: 84 }} />
          <col style={{ width: 96 }} />
          <col style={{ width: 84 }} />
          <col style={{ width: 84 }} />
        </colgroup>
        <thead>
          <tr>
            <th>
              <Checkbox
                aria-label="全部单位"
                checked={chosen === units.length}
                indeterminate={chosen > 0 && chosen < units.length}
                onChange={() =>
                  onLeft(chosen === units.length ? new Set(units.map(({ unitId }) => unitId)) : new Set())
                }
              />
            </th>
            <th>单位</th>
            <th className="right">{LAMP_WORDS.overdue}</th>
            <th className="right">最长逾期</th>
            <th className="right" title="检查日已过仍未办，或到了回复期限没有反馈">
              {LAMP_WORDS.noReply}
            </th>
            <th className="right">{LAMP_WORDS.dueSoon}</th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ unitId, unit, overdue, checks, dueSoon, longest }) => (
            <tr key={unitId} onClick={() => toggle(unitId)}>
              <td>
                <Checkbox
                  aria-label={unit}
                  checked={!left.has(unitId)}
                  onClick={(event) => event.stopPropagation()}
                  onChange={() => toggle(unitId)}
                />
              </td>
              <td>{unit}</td>
              <td className={clsx('right num', overdue > 0 ? css['overdue'] : 'faint')}>{overdue || '—'}</td>
              <td className="right num">{longest > 0 ? `${longest} 天` : <span className="faint">—</span>}</td>
              <td className="right num">{checks || <span className="faint">—</span>}</td>
              <td className="right num">{dueSoon || <span className="faint">—</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
