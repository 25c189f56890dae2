import { Button } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ClassProcess, FreezeHindrance, FreezeView, NoticeView } from '../../../electron/contract/scoreProcess.ts';
import { NOTICE_END_WORDS, STAGE_WORDS } from '../../../electron/domain/words/scoreProcess.ts';
import { useAddressState } from '../../address/useAddressState.ts';
import { useYear } from '../../address/year.ts';
import { distance, instantWords, longDate } from '../../ui/dates.ts';
import { useNotify } from '../../ui/notify.tsx';
import { Card } from '../../ui/Page.tsx';
import { QuietTag } from '../../ui/Tags.tsx';
import { useToday } from '../../ui/useToday.ts';
import { PROCESS_ADDRESS } from './address.ts';
import { FreezeDialog } from './FreezeDialog.tsx';
import { EndNoticeDialog, StartNoticeDialog } from './NoticeDialogs.tsx';
import { savePaper } from './papers.ts';
import { StageDialog, type ScoreStageName } from './StageDialog.tsx';
import { WriteButton } from '../../ui/WriteButton.tsx';
import css from './Process.module.css';

// Keys of a record of the domain's words, in its order.
const STAGES = Object.keys(STAGE_WORDS) as readonly ScoreStageName[];

const STAGE_HINTS: Readonly<Record<ScoreStageName, string>> = {
  draft: '方案和得分还在准备，登记即时计分',
  selfScore: '单位填自评表，返回后与评分对照',
  review: '核对相差的，补登记、补评议',
  notice: '公布得分，受理疑问，期间锁定',
  final: '存下得分和依据，之后只由申诉改变公布分',
};

/** 阶段与定稿: where the class stands, what hinders the freeze, and the frozen versions. */
export function StagesTab({ shown }: { readonly shown: ClassProcess }) {
  const [stage, setStage] = useState<ScoreStageName>();
  const [isFreezing, setFreezing] = useState(false);
  const [notice, setNotice] = useState<'start' | 'end'>();
  const go = (next: ScoreStageName): void => {
    if (next === 'final') setFreezing(true);
    else if (next === 'notice') setNotice('start');
    else setStage(next);
  };
  return (
    <div className={css['columns']}>
      <Card title="阶段">
        <Stages shown={shown} onGo={go} onEnd={() => setNotice('end')} />
      </Card>
      <div className="cards">
        <Card
          title={shown.freezes.length === 0 ? '定稿' : '再次定稿'}
          extra={
            <WriteButton type="primary" disabled={shown.hindrances.length > 0} onClick={() => setFreezing(true)}>
              定稿
            </WriteButton>
          }
        >
          <Hindrances shown={shown} />
        </Card>
        {shown.notices.length > 0 && (
          <Card title="公示记录">
            <Notices shown={shown} onEnd={() => setNotice('end')} />
          </Card>
        )}
        <Card title="定稿版本">
          <Versions shown={shown} />
        </Card>
      </div>
      {stage && <StageDialog shown={shown} stage={stage} onClose={() => setStage(undefined)} />}
      {notice === 'start' && <StartNoticeDialog shown={shown} onClose={() => setNotice(undefined)} />}
      {notice === 'end' && <EndNoticeDialog shown={shown} onClose={() => setNotice(undefined)} />}
      {isFreezing && <FreezeDialog shown={shown} onClose={() => setFreezing(false)} />}
    </div>
  );
}

interface StagesProps {
  readonly shown: ClassProcess;
  readonly onGo: (stage: ScoreStageName) => void;
  readonly onEnd: () => void;
}

/** A class that earlier versions of the app put before the public. */
const UNSTORED = '；这次公示没有存下得分，也不锁定，要锁定请再次公示';

function Stages({ shown, onGo, onEnd }: StagesProps) {
  const today = useToday();
  const { stage, since, until } = shown.stage;
  const at = STAGES.indexOf(stage);
  const isFrozen = shown.freezes.length > 0;
  // Until it is over, or ended with a reason, the class stays where it is.
  const isOn = shown.notices[0]?.isOn === true;
  return (
    <ol className={css['stages']}>
      {STAGES.map((each, index) => {
        const isNow = each === stage;
        return (
          <li
            key={each}
            className={clsx(isNow && css['now'], index < at && css['past'])}
            aria-current={isNow ? 'step' : undefined}
          >
            <span className={css['step']} aria-hidden="true">
              {index + 1}
            </span>
            <span className="grow">
              <b>{STAGE_WORDS[each]}</b>
              <span className={css['hint']}>
                {isNow && since !== undefined ? `${longDate(since)}起` : STAGE_HINTS[each]}
                {isNow && until !== undefined && `，至 ${longDate(until)}（${distance(until, today)}）`}
                {isNow && stage === 'notice' && shown.notices.length === 0 && UNSTORED}
              </span>
            </span>
            {!isFrozen && each !== 'final' && !isOn && (
              <WriteButton size="small" type={index === at + 1 ? 'primary' : 'default'} onClick={() => onGo(each)}>
                {each === 'notice'
                  ? isNow
                    ? '再次公示'
                    : '发布公示'
                  : isNow
                    ? '改日期'
                    : index < at
                      ? '退回'
                      : '进入'}
              </WriteButton>
            )}
            {!isFrozen && each === 'notice' && isOn && (
              <WriteButton size="small" onClick={onEnd}>
                结束或撤回
              </WriteButton>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Where what hinders can be mended. */
function placeOf({ kind, nodeIds }: FreezeHindrance, year: number, classId: string): string | undefined {
  switch (kind) {
    case 'unjudged':
      return `/scoreFacts?year=${year}&tab=judged&class=${classId}${nodeIds?.[0] === undefined ? '' : `&node=${nodeIds[0]}`}`;
    case 'classes':
      return `/schemes?year=${year}`;
    case 'appeals':
      return `/scoreProcess?year=${year}&class=${classId}&tab=appeals`;
    default:
      return undefined;
  }
}

/** What a freeze is made from: the first from the scores as they are, a later one from the version before it. */
function madeFrom({ freezes: [last], nextVersion }: ClassProcess): string {
  return last === undefined
    ? '定稿存下本类现在的得分、计算过程、公文和佐证的哈希值，锁定方案、类别、评议和考核事实。'
    : `第 ${nextVersion} 版由第 ${last.version} 版加上其后的申诉结果和补记得出，不重算定稿后变动的登记。`;
}

function Hindrances({ shown }: { readonly shown: ClassProcess }) {
  const { hindrances, notes, classId } = shown;
  const year = useYear();
  if (hindrances.length === 0) {
    return (
      <>
        <p className={css['text']}>没有妨碍定稿的事。{madeFrom(shown)}</p>
        {notes.map((words) => (
          <p key={words} className={css['text']}>
            {words}
          </p>
        ))}
      </>
    );
  }
  return (
    <ul className={css['hindrances']} aria-label="妨碍定稿的">
      {hindrances.map((hindrance) => {
        const place = placeOf(hindrance, year, classId);
        return (
          <li key={hindrance.words} className={hindrance.kind === 'nothingNew' ? css['neutral'] : undefined}>
            <span className="grow">{hindrance.words}</span>
            {place !== undefined && <Link href={place}>去处理</Link>}
          </li>
        );
      })}
    </ul>
  );
}

/** 2022-01-20 至 2022-01-24, 经办人甲 … and how it ended; one that was withdrawn counts for nothing. */
function Notices({ shown: { notices, freezes }, onEnd }: { readonly shown: ClassProcess; readonly onEnd: () => void }) {
  return (
    <ul className={css['versions']} aria-label="公示记录">
      {notices.map((notice, index) => (
        <li key={notice.id}>
          <div className="row">
            <b className="grow num">
              {notice.since} 至 {notice.until} <span className="sub">{instantWords(notice.publishedAt)}发布</span>
            </b>
            <QuietTag>{noticeState(notice)}</QuietTag>
            {index === 0 && freezes.length === 0 && !notice.isOn && notice.end?.how !== 'withdrawn' && (
              <WriteButton size="small" onClick={onEnd}>
                撤回
              </WriteButton>
            )}
          </div>
          <p className="sub text-sm num">
            {notice.publishedBy}发布
            {notice.reason !== '' && `；${notice.reason}`}
            {notice.end &&
              `；${longDate(notice.end.on)} ${notice.end.by}${NOTICE_END_WORDS[notice.end.how]}：${notice.end.reason}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

function noticeState({ isOn, end }: NoticeView): string {
  if (isOn) return '公示中，已锁定';
  return end?.how === 'withdrawn' ? '已撤回' : '已结束';
}

function Versions({ shown: { freezes, withdrawn } }: { readonly shown: ClassProcess }) {
  if (freezes.length + withdrawn.length === 0) return <p className={css['text']}>还没有定稿。</p>;
  const all = [
    ...freezes.map((freeze) => ({ version: freeze.version, line: <Version key={freeze.id} freeze={freeze} /> })),
    ...withdrawn.map((freeze) => ({ version: freeze.version, line: <Withdrawn key={freeze.id} freeze={freeze} /> })),
  ];
  return (
    <ul className={css['versions']} aria-label="定稿版本">
      {all.toSorted((a, b) => b.version - a.version).map(({ line }) => line)}
    </ul>
  );
}

function Version({ freeze }: { readonly freeze: FreezeView }) {
  const { id, version, frozenAt, frozenBy, reason, schemeName, schemeVersion, units, papers, evidence } = freeze;
  const [, setAddress] = useAddressState(PROCESS_ADDRESS);
  const notify = useNotify();
  return (
    <li>
      <div className="row">
        <b className="grow num">
          第 {version} 版 <span className="sub">{instantWords(frozenAt)}</span>
        </b>
        <Button size="small" onClick={() => setAddress({ freeze: id, unit: '', node: '' })}>
          查看
        </Button>
      </div>
      <p className="sub text-sm num">
        {frozenBy}定稿，{units} 个单位，{schemeName}第 {schemeVersion} 版，佐证文件 {evidence} 个
        {reason !== '' && `；${reason}`}
      </p>
      {papers.length > 0 && (
        <p className={css['papers']}>
          {papers.map(({ name, hash }) => (
            <Button
              key={name}
              size="small"
              type="link"
              title={`SHA-256：${hash}`}
              onClick={() => void savePaper(id, name, notify)}
            >
              {name}
            </Button>
          ))}
        </p>
      )}
    </li>
  );
}

/** A version that was taken back: whoever has papers of it can tell that they no longer hold. */
function Withdrawn({ freeze }: { readonly freeze: ClassProcess['withdrawn'][number] }) {
  const { version, frozenAt, frozenBy, reason, withdrawnAt } = freeze;
  return (
    <li>
      <div className="row">
        <span className="grow num">
          第 {version} 版 <span className="sub">{instantWords(frozenAt)}</span>
        </span>
        <QuietTag>已撤回</QuietTag>
      </div>
      <p className="sub text-sm num">
        {frozenBy}定稿，{instantWords(withdrawnAt)}撤回，这一版的得分和材料不再有效
        {reason !== '' && `；${reason}`}
      </p>
    </li>
  );
}
