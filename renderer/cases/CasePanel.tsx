import { Button, Dropdown } from 'antd';
import { clsx } from 'clsx';
import { Fragment, useState } from 'react';
import type {
  CaseDetail,
  CaseRegister,
  CaseRow,
  CaseStepKind,
  CaseStepView,
} from '../../electron/contract/registers.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { REGISTER_DEFINITIONS } from '../../electron/domain/words/registerDefinitions.ts';
import { caseStateText, choiceWord, fieldText, stepDefinition } from '../../electron/domain/words/registers.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { WhyTheseSteps } from '../occurrence/WhyThisDay.tsx';
import { longDate } from '../ui/dates.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { useNotify } from '../ui/notify.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { Loaded } from '../ui/states.tsx';
import { ProvisionalTag } from '../ui/Tags.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import { CaseEdit } from './CaseForm.tsx';
import { CaseStepDialog } from './CaseStepDialog.tsx';
import { caseLamp, momentText, untilWords } from './registers.ts';
import css from './Register.module.css';
import { Trouble } from './Trouble.tsx';

interface CasePanelProps {
  readonly register: CaseRegister;
  readonly row: CaseRow;
  readonly onErase: () => void;
  readonly onClose: () => void;
}

/** All that is known of a case: what comes next and by when on top, then its steps, then how its days came about. */
export function CasePanel({ register, row, onErase, onClose }: CasePanelProps) {
  const today = useToday();
  const [isShown, setShown] = useState(false);
  const query = useAppQuery('registers.case', { id: row.id, revealed: isShown });
  const [step, setStep] = useState<{ readonly kind: CaseStepKind; readonly view?: CaseStepView }>();
  const [isEditing, setEditing] = useState(false);
  const detail = query.data;
  return (
    <SidePanel
      title={<span className="num">{row.number}</span>}
      label={`${REGISTER_DEFINITIONS[register].name} ${row.number}`}
      width={480}
      extra={<LampWord lamp={caseLamp(row, today)}>{caseStateText(row)}</LampWord>}
      onClose={onClose}
      footer={
        detail && (
          <Foot
            register={register}
            detail={detail}
            onStep={(kind) => setStep({ kind })}
            onEdit={() => setEditing(true)}
            onErase={onErase}
            onGone={onClose}
          />
        )
      }
    >
      <Trouble trouble={(detail?.row ?? row).trouble} />
      <Next row={detail?.row ?? row} today={today} />
      <Loaded query={query}>
        {(shown) => (
          <>
            <Facts register={register} row={shown.row} isShown={isShown} onShow={() => setShown(!isShown)} />
            <Steps register={register} detail={shown} onEdit={(view) => setStep({ kind: view.step.kind, view })} />
            <Why detail={shown} />
          </>
        )}
      </Loaded>
      {detail && step && (
        <CaseStepDialog register={register} row={detail.row} {...step} onClose={() => setStep(undefined)} />
      )}
      {isEditing && <CaseEdit register={register} row={row} onClose={() => setEditing(false)} />}
    </SidePanel>
  );
}

function Next({ row, today }: { readonly row: CaseRow; readonly today: PlainDate }) {
  const { next, provisional } = row;
  if (next.length === 0) return <p className={clsx('sub', css['next'])}>没有下一步。</p>;
  return (
    <section className={css['next']} aria-label="下一步">
      <ul className="plain-list">
        {next.map(({ word, by, isOptional, isOver }) => (
          <li key={word} className={css['todo']} data-optional={isOptional}>
            <span>{word}</span>
            {by !== undefined && (
              <span className={clsx('num', isOver && 'over')}>
                {momentText(by)} · {untilWords({ by, isOver }, today)}
              </span>
            )}
          </li>
        ))}
      </ul>
      {provisional && <ProvisionalTag />}
    </section>
  );
}

interface FactsProps {
  readonly register: CaseRegister;
  readonly row: CaseRow;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function Facts({ register, row, isShown, onShow }: FactsProps) {
  const definition = REGISTER_DEFINITIONS[register];
  const { titleWord, unitWord, coUnitsWord, fields, isPrivate } = definition;
  return (
    <dl className={css['facts']}>
      <dt>{titleWord}</dt>
      <dd>
        {row.erasedOn === undefined ? row.title : `资料已于 ${longDate(row.erasedOn)}清除`}
        {isPrivate && row.erasedOn === undefined && (
          <Button size="small" type="link" onClick={onShow}>
            {isShown ? '遮盖' : '显示留言人'}
          </Button>
        )}
      </dd>
      {fields.map(({ key, word }) => {
        const value = fieldText(definition, row, key);
        return value === '' ? null : (
          <Fragment key={key}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </Fragment>
        );
      })}
      <dt>{unitWord}</dt>
      <dd>
        {row.unit}
        {row.handler !== undefined && <span className="sub">，承办：{row.handler}</span>}
      </dd>
      {row.coUnits.length > 0 && (
        <>
          <dt>{coUnitsWord}</dt>
          <dd>{row.coUnits.join('、')}</dd>
        </>
      )}
    </dl>
  );
}

/** What a step says beside its name and moment. */
function stepWords(register: CaseRegister, { step, texts, unit, countsTo }: CaseStepView): string {
  const own = stepDefinition(REGISTER_DEFINITIONS[register], step.kind);
  const words: string[] = [];
  if (unit !== undefined) words.push(unit);
  if (step.choice !== undefined) words.push(choiceWord(own?.choice?.options, step.choice));
  if (step.until !== undefined) words.push(`${own?.until?.word ?? ''} ${step.until}`);
  if (step.count !== undefined) words.push(`${own?.count ?? ''} ${step.count}`);
  if (countsTo !== undefined) words.push(countsTo === '' ? '原计入的登记已移除' : `计入“${countsTo}”`);
  if (texts.note !== '') words.push(texts.note);
  if (texts.link !== '') words.push(texts.link);
  return words.join('，');
}

interface StepsProps {
  readonly register: CaseRegister;
  readonly detail: CaseDetail;
  readonly onEdit: (view: CaseStepView) => void;
}

function Steps({ register, detail: { row, steps }, onEdit }: StepsProps) {
  const notify = useNotify();
  const remove = useCommand('registers.removeStep', notify.fault);
  const isErased = row.erasedOn !== undefined;
  return (
    <section className={css['section']}>
      <h3>办理步骤</h3>
      <ol className={css['course']}>
        {steps.map((view) => {
          const { id, step } = view;
          const words = stepWords(register, view);
          const own = stepDefinition(REGISTER_DEFINITIONS[register], step.kind);
          const name = own?.word ?? '';
          return (
            <li key={id}>
              <span className="num sub">
                {step.on}
                {step.at !== undefined && <span className={css['line']}>{step.at}</span>}
              </span>
              <div>
                <span className={css['event']}>
                  <b>{name}</b>
                  {!isErased && (
                    <span>
                      <Button size="small" type="link" onClick={() => onEdit(view)} aria-label={`修改“${name}”`}>
                        修改
                      </Button>
                      {steps.length > 1 && (
                        <Button
                          size="small"
                          type="link"
                          aria-label={`移除“${name}”`}
                          onClick={() =>
                            remove.send({ id: row.id, stepId: id }, ({ commandId }) =>
                              notify.success(`已移除“${name}”`, { commandId }),
                            )
                          }
                        >
                          移除
                        </Button>
                      )}
                    </span>
                  )}
                </span>
                {words !== '' && <span className={css['line']}>{words}</span>}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Why({ detail: { why } }: { readonly detail: CaseDetail }) {
  if (why.length === 0) return null;
  return (
    <section className={css['section']}>
      <WhyTheseSteps steps={why} />
    </section>
  );
}

interface FootProps {
  readonly register: CaseRegister;
  readonly detail: CaseDetail;
  readonly onStep: (kind: CaseStepKind) => void;
  readonly onEdit: () => void;
  readonly onErase: () => void;
  readonly onGone: () => void;
}

function Foot({ register, detail: { possible, nextStep, row }, onStep, onEdit, onErase, onGone }: FootProps) {
  const notify = useNotify();
  const remove = useCommand('registers.remove', notify.fault);
  const definition = REGISTER_DEFINITIONS[register];
  const more = [
    ...(row.erasedOn === undefined ? [{ key: 'edit', label: `修改${definition.one}`, onClick: onEdit }] : []),
    ...(definition.isPrivate && row.erasedOn === undefined
      ? [{ key: 'erase', label: '清除留言人资料…', onClick: onErase }]
      : []),
    {
      key: 'remove',
      label: `移除整${definition.measure}${definition.one}`,
      danger: true,
      onClick: () =>
        remove.send({ id: row.id }, ({ commandId }) => {
          notify.success(`已移除 ${row.number}`, { commandId });
          onGone();
        }),
    },
  ];
  return (
    <div className={css['foot']}>
      {possible
        .toSorted((a, b) => Number(b === nextStep) - Number(a === nextStep))
        .map((kind) => (
          <Button key={kind} type={kind === nextStep ? 'primary' : 'default'} onClick={() => onStep(kind)}>
            {stepDefinition(definition, kind)?.word}
          </Button>
        ))}
      <Dropdown trigger={['click']} menu={{ items: more }}>
        <Button type="text" aria-label="更多">
          更多
        </Button>
      </Dropdown>
    </div>
  );
}
