import { Button, Dropdown } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { RequestDetail, RequestEventKind, RequestRow, RequestStepView } from '../../electron/contract/cases.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { APPLICANT_WORDS, CHANNEL_WORDS, EVENT_WORDS, NEXT_WORDS } from '../../electron/domain/words/requests.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { WhyTheseSteps } from '../occurrence/WhyThisDay.tsx';
import { distance, longDate, shortDateWithWeekday } from '../ui/dates.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { useNotify } from '../ui/notify.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { Loaded } from '../ui/states.tsx';
import { ProvisionalTag } from '../ui/Tags.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import { RequestEdit } from './RequestForm.tsx';
import { Papers, Steps } from './RequestSteps.tsx';
import { StepDialog } from './StepDialog.tsx';
import { lampOf, stateText } from './register.ts';
import css from './Register.module.css';
import { Trouble } from './Trouble.tsx';

interface RequestPanelProps {
  readonly row: RequestRow;
  readonly onErase: () => void;
  readonly onClose: () => void;
}

/** All that is known of a request: what comes next and by when on top, then its steps, then how its last day came about. */
export function RequestPanel({ row, onErase, onClose }: RequestPanelProps) {
  const today = useToday();
  const query = useAppQuery('cases.request', { id: row.id });
  const [step, setStep] = useState<{ readonly kind: RequestEventKind; readonly step?: RequestStepView }>();
  const [isEditing, setEditing] = useState(false);
  const detail = query.data;
  const record = (kind: RequestEventKind) => setStep({ kind });
  return (
    <SidePanel
      title={<span className="num">{row.number}</span>}
      label={`依申请公开 ${row.number}`}
      width={480}
      extra={<LampWord lamp={lampOf(row, today)}>{stateText(row)}</LampWord>}
      onClose={onClose}
      footer={
        detail && (
          <Foot detail={detail} onStep={record} onEdit={() => setEditing(true)} onErase={onErase} onGone={onClose} />
        )
      }
    >
      <Trouble trouble={(detail?.row ?? row).trouble} />
      <Next row={detail?.row ?? row} today={today} />
      <Loaded query={query}>
        {(shown) => (
          <>
            <CaseFacts detail={shown} />
            <Steps detail={shown} onEdit={(each) => setStep({ kind: each.event.kind, step: each })} />
            <Why detail={shown} />
          </>
        )}
      </Loaded>
      {detail && step && <StepDialog detail={detail} {...step} onClose={() => setStep(undefined)} />}
      {isEditing && <RequestEdit row={row} onClose={() => setEditing(false)} />}
    </SidePanel>
  );
}

const WHO = {
  office: '本机关',
  applicant: '申请人',
  thirdParty: '第三方',
  agency: '其他机关',
  reviewOrgan: '复议机关',
  court: '法院',
} as const;

/** What comes next, by when and whose turn it is: always in sight. */
function Next({ row, today }: { readonly row: RequestRow; readonly today: PlainDate }) {
  const { next, dueOn, originalDueOn, provisional, handler } = row;
  if (next.length === 0) return <p className={clsx('sub', css['next'])}>已经归档，没有下一步。</p>;
  return (
    <section className={css['next']} aria-label="下一步">
      <ul className="plain-list">
        {next.map(({ what, by, who, name, isOptional }) => (
          <li key={`${what} ${name ?? ''}`} className={css['todo']} data-optional={isOptional}>
            <span>
              {NEXT_WORDS[what]}
              {name !== undefined && `（${name}）`}
              <span className="sub text-xs"> {who === 'office' ? (handler ?? WHO.office) : WHO[who]}</span>
            </span>
            {by !== undefined && (
              <span className={clsx('num', by < today && !isOptional && 'over')}>
                {shortDateWithWeekday(by)} · {distance(by, today)}
              </span>
            )}
          </li>
        ))}
      </ul>
      {originalDueOn !== undefined && dueOn !== undefined && (
        <p className="sub text-xs num">
          答复期限由 {originalDueOn} 改为 {dueOn}
        </p>
      )}
      {provisional && <ProvisionalTag />}
    </section>
  );
}

function CaseFacts({ detail }: { readonly detail: RequestDetail }) {
  const { row, content, files, clock } = detail;
  const [isShown, setShown] = useState(false);
  const full = useAppQuery('cases.applicant', { id: row.id }, { enabled: isShown });
  const texts = isShown ? full.data : undefined;
  const contacts =
    texts && [texts.contact, texts.idNumber, texts.phone, texts.email, texts.address].filter((each) => each !== '');
  return (
    <>
      {clock.warnings.length > 0 && (
        <ul className={css['warnings']}>
          {clock.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <dl className={css['facts']}>
        <dt>申请人</dt>
        <dd>
          {row.erasedOn === undefined ? (
            <>
              {texts?.name ?? row.applicant}
              <span className="sub"> {APPLICANT_WORDS[row.applicantKind]}</span>
              <Button size="small" type="link" onClick={() => setShown(!isShown)}>
                {isShown ? '遮盖' : '显示'}
              </Button>
              {contacts && contacts.length > 0 && <span className={css['line']}>{contacts.join(' · ')}</span>}
            </>
          ) : (
            <span className="sub num">
              资料已于 {longDate(row.erasedOn)}清除（{APPLICANT_WORDS[row.applicantKind]}）
            </span>
          )}
        </dd>
        {row.subject !== '' && (
          <>
            <dt>申请内容</dt>
            <dd className={css['text']}>
              {texts?.subject ?? row.subject}
              {content !== '' && <span className="sub">{texts?.content ?? content}</span>}
            </dd>
          </>
        )}
        <dt>收到</dt>
        <dd className="num">
          {longDate(row.receivedOn)}，{CHANNEL_WORDS[row.channel]}
        </dd>
        <dt>收件机关</dt>
        <dd>
          {row.unit}
          {row.handler !== undefined && <span className="sub">，承办：{row.handler}</span>}
        </dd>
        {row.erasedOn === undefined && (
          <>
            <dt>申请材料</dt>
            <dd>
              <Papers id={row.id} files={files} />
            </dd>
          </>
        )}
      </dl>
    </>
  );
}

function Why({ detail: { clock } }: { readonly detail: RequestDetail }) {
  const steps = clock.steps.filter(({ kind }) => kind !== 'warning');
  return (
    <section className={css['section']}>
      <WhyTheseSteps steps={steps} />
    </section>
  );
}

interface FootProps {
  readonly detail: RequestDetail;
  readonly onStep: (kind: RequestEventKind) => void;
  readonly onEdit: () => void;
  readonly onErase: () => void;
  readonly onGone: () => void;
}

/** The steps that matter most as buttons, the others in a menu. */
const FIRST: readonly RequestEventKind[] = [
  'corrected',
  'thirdPartyAnswered',
  'agencyAnswered',
  'feePaid',
  'answered',
  'delivered',
  'archived',
];

function Foot({ detail, onStep, onEdit, onErase, onGone }: FootProps) {
  const notify = useNotify();
  const remove = useCommand('cases.removeRequest', notify.fault);
  const { possible, row } = detail;
  const shown = FIRST.filter((kind) => possible.includes(kind)).slice(0, 2);
  const others = possible.filter((kind) => !shown.includes(kind));
  const more = [
    ...(row.erasedOn === undefined
      ? [
          { key: 'edit', label: '修改申请', onClick: onEdit },
          { key: 'erase', label: '清除申请人资料…', onClick: onErase },
        ]
      : []),
    {
      key: 'remove',
      label: '移除整件申请',
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
      {shown.map((kind, index) => (
        <Button key={kind} type={index === 0 ? 'primary' : 'default'} onClick={() => onStep(kind)}>
          {EVENT_WORDS[kind]}
        </Button>
      ))}
      {others.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{ items: others.map((kind) => ({ key: kind, label: EVENT_WORDS[kind], onClick: () => onStep(kind) })) }}
        >
          <Button>登记其他步骤</Button>
        </Dropdown>
      )}
      <Dropdown trigger={['click']} menu={{ items: more }}>
        <Button type="text" aria-label="更多">
          更多
        </Button>
      </Dropdown>
    </div>
  );
}
