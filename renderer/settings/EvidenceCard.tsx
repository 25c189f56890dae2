import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type {
  FilesReport,
  SurplusFile,
  TroubledCase,
  TroubledFile,
  TroubledFrozenFile,
  TroubledSlip,
} from '../../electron/contract/evidence.ts';
import { bytesWords, FILE_STATE_WORDS } from '../../electron/domain/words/evidence.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { BringBack } from '../occurrence/BringBack.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import settingsCss from './settings.module.css';
import css from './EvidenceCard.module.css';

/** In 设置: whether the files of evidence are there as they came (佐证检查), and the clearing away of what nothing needs. */
export function EvidenceCard() {
  const [isAsked, setAsked] = useState(false);
  const query = useAppQuery('evidence.check', {}, { enabled: isAsked, staleTime: 0 });
  const [clearing, setClearing] = useState(false);
  const { data: report } = query;
  const check = () => (isAsked ? void query.refetch() : setAsked(true));
  return (
    <Card title="佐证文件" padded>
      <div className={settingsCss['line']}>
        <span className="grow num">
          {report
            ? summary(report)
            : '逐个读取佐证、催办单、考核定稿和依申请公开文书的文件，查出不在了或被改动的，列出不再需要的。'}
        </span>
        <Button loading={query.isFetching} onClick={check}>
          佐证检查
        </Button>
      </div>
      {query.error && <ErrorState error={query.error} inline />}
      {report && report.troubled.length > 0 && <Troubled files={report.troubled} />}
      {report && report.slips.length > 0 && <TroubledSlips slips={report.slips} />}
      {report && report.frozen.length > 0 && <TroubledFrozen files={report.frozen} />}
      {report && report.cases.length > 0 && <TroubledCases cases={report.cases} />}
      {report && report.surplus.length > 0 && (
        <div className={css['surplus']}>
          <span className="grow num sub">
            有 {report.surplus.length} 个文件（共 {bytesWords(totalOf(report.surplus))}）不再需要。
          </span>
          <Button onClick={() => setClearing(true)}>清理…</Button>
        </div>
      )}
      {report && clearing && (
        <ClearDialog files={report.surplus} onClose={() => setClearing(false)} onCleared={check} />
      )}
    </Card>
  );
}

const totalOf = (files: readonly SurplusFile[]): number => files.reduce((sum, { size }) => sum + size, 0);

function summary({ count, bad, bytes, spared }: FilesReport): string {
  if (count === 0 && spared.count === 0) return '还没有佐证、催办单、考核定稿和文书的文件。';
  const state = bad === 0 ? '，都完好' : `，其中 ${bad} 个有问题`;
  const kept = spared.count === 0 ? '' : `；另有 ${spared.count} 个已移除的留着，撤销时要用`;
  return `共 ${count} 个，${bytesWords(bytes)}${count === 0 ? '' : state}${kept}。`;
}

/** What is gone or changed, with the item at which the very file can be added again. */
function Troubled({ files }: { readonly files: readonly TroubledFile[] }) {
  const year = useYear();
  return (
    <ul className={css['list']} aria-label="有问题的佐证文件">
      {files.map(({ id, name, state, unit, content, dutyId, ruleId, unitId, periodKey }) => (
        <li key={id}>
          <span className="over">
            “{name}”：{FILE_STATE_WORDS[state]}
          </span>
          <Link href={`/ledger?year=${year}&item=${[dutyId, ruleId, unitId, periodKey].join('~')}`}>
            {unit} · {content}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The same of slips, each with the way to where its file can be put back. */
function TroubledSlips({ slips }: { readonly slips: readonly TroubledSlip[] }) {
  return (
    <ul className={css['list']} aria-label="有问题的催办单文件">
      {slips.map(({ id, name, state, unit, documentNumber, year }) => (
        <li key={id}>
          <span className="over">
            “{name}”：{FILE_STATE_WORDS[state]}
          </span>
          <Link href={`/papers?year=${year}&view=made&slip=${id}`}>
            催办单 {documentNumber} · {unit}
          </Link>
        </li>
      ))}
    </ul>
  );
}

const FROZEN_KIND_WORDS: Readonly<Record<TroubledFrozenFile['kind'], string>> = { paper: '材料', evidence: '佐证' };

/** The same of freezes: what was published stands as it was stored, its proof is to be put back. */
function TroubledFrozen({ files }: { readonly files: readonly TroubledFrozenFile[] }) {
  return (
    <>
      <p className="sub">
        下面是考核定稿存下的文件，公布的得分不受影响。请找出当时下载或添加的那一份，原样重新添加；找不到的，可从备份里取回。
      </p>
      <ul className={css['list']} aria-label="有问题的定稿文件">
        {files.map(({ hash, name, kind, state, freezeId, year, className, versions }) => (
          <li key={`${freezeId} ${hash}`}>
            <span>
              <span className="over">“{name}”</span>
              <BringBack of={{ frozen: { freezeId, hash } }} name={name} state={state} />
            </span>
            <Link href={`/scoreProcess?year=${year}&freeze=${freezeId}`}>
              {year}年{className}定稿第 {versions.join('、')} 版的{FROZEN_KIND_WORDS[kind]}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Papers of requests: their names may be a person's, so that the case alone is named. */
function TroubledCases({ cases }: { readonly cases: readonly TroubledCase[] }) {
  const year = useYear();
  return (
    <ul className={css['list']} aria-label="有问题的文书文件">
      {cases.map(({ id, number, state, count }) => (
        <li key={`${id} ${state}`}>
          <span className="over num">
            文书 {count} 个：{FILE_STATE_WORDS[state]}
          </span>
          <Link href={`/requests?year=${year}&request=${id}`}>依申请公开 {number}</Link>
        </li>
      ))}
    </ul>
  );
}

interface ClearDialogProps {
  readonly files: readonly SurplusFile[];
  readonly onClose: () => void;
  /** Nothing was written to the ledger, so that nothing is asked anew by itself. */
  readonly onCleared: () => void;
}

/** Asks with the list of what goes: it cannot be undone. */
function ClearDialog({ files, onClose, onCleared }: ClearDialogProps) {
  const notify = useNotify();
  const clear = useCommand('evidence.clear');
  const go = () =>
    clear.send({ keys: files.map(({ key }) => key) }, ({ cleared, bytes }) => {
      notify.success(`已清理 ${cleared} 个文件，腾出 ${bytesWords(bytes)}`);
      onClose();
      onCleared();
    });
  return (
    <Dialog
      title={`清理 ${files.length} 个佐证文件？`}
      width={560}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button danger loading={clear.isPending} onClick={go}>
            清理
          </Button>
        </>
      }
    >
      <p>
        没有任何佐证、催办单、考核定稿和文书用到下面的文件，也没有可以撤销的操作用到。清理后从磁盘上删除，不能撤销。备份里的不受影响。
      </p>
      <ul className={css['list']} aria-label="要清理的文件">
        {files.map(({ key, name, isReplaced = false, size }) => (
          <li key={key} className="num">
            {name ?? key.slice(0, 24)}
            {isReplaced && '（已被替换的旧副本）'} <span className="sub">{bytesWords(size)}</span>
          </li>
        ))}
      </ul>
      {clear.error && <ErrorState error={clear.error} inline />}
    </Dialog>
  );
}
