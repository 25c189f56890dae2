import { Button } from 'antd';
import type { SchemeSummary } from '../../electron/contract/schemes.ts';
import { plainPoints } from '../../electron/domain/points.ts';
import { contributionWords } from '../../electron/domain/scoring/schemeSettings.ts';
import { instantWords } from '../ui/dates.ts';
import { Notice } from '../ui/Notice.tsx';
import { faultMessage } from '../ui/states.tsx';
import { useKeepingTrouble } from './draftKeeping.ts';
import { isUnsaved, type KeptDraft } from './drafts.ts';
import css from './Editor.module.css';

interface DraftNoticesProps {
  readonly kept: KeptDraft;
  readonly scheme: SchemeSummary | undefined;
  readonly onCopy: () => void;
  readonly onCompare: () => void;
  readonly onClasses: (() => void) | undefined;
}

/** What is to be known of a draft before anything is done to it: that it is locked, behind its scheme, without one, of no class, or not kept. */
export function DraftNotices({ kept, scheme, onCopy, onCompare, onClasses }: DraftNoticesProps) {
  const { error, retry } = useKeepingTrouble(kept.key);
  const latest = scheme?.versions.at(-1);
  const locked = scheme?.locked;
  const isOld = latest !== undefined && isUnsaved(kept) && !kept.isNew && latest.version !== kept.version;
  return (
    <div className={css['notices']}>
      {locked !== undefined && <Notice actions={<Button onClick={onCopy}>复制为新方案</Button>}>{locked}</Notice>}
      {isOld && locked === undefined && (
        <Notice actions={<Button onClick={onCompare}>与现行版比较</Button>}>
          {`草稿改自第 ${kept.version} 版，现行版已是第 ${latest.version} 版${versionWords(latest)}。保存后以草稿的内容为新的现行版，请先比较。`}
        </Notice>
      )}
      {onClasses !== undefined && (
        <Notice actions={<Button onClick={onClasses}>选定考核类别</Button>}>
          还没有考核类别使用这个方案，得分不按它计算。请在“考核类别”里为类别选定。
        </Notice>
      )}
      {scheme === undefined && !kept.isNew && (
        <Notice>这份草稿所改的方案已被删除。草稿还在，保存后是一个新方案。</Notice>
      )}
      {error !== undefined && isUnsaved(kept) && (
        <Notice tone="alarm" actions={<Button onClick={retry}>重试</Button>}>
          {`草稿没有存下来：${faultMessage(error)}在此之前请不要关闭窗口。`}
        </Notice>
      )}
    </div>
  );
}

/** （2021年3月1日 09:00 保存，按区考核办文件修订） */
function versionWords({ savedAt, note }: SchemeSummary['versions'][number]): string {
  const parts = [...(savedAt === '' ? [] : [`${instantWords(savedAt)} 保存`]), ...(note === '' ? [] : [note])];
  return parts.length === 0 ? '' : `（${parts.join('，')}）`;
}

/** 第 3 版（草稿）· 权重 4%，折 4 分 · 合计 100 */
export function headline({ editing, isNew, version }: KeptDraft, scheme: SchemeSummary | undefined): string {
  const { tree, weight } = editing.now.draft;
  const which = isNew
    ? '新方案（草稿）'
    : scheme === undefined
      ? '原方案已删除（草稿）'
      : isUnsaved({ editing, isNew })
        ? `第 ${version} 版改动中（草稿）`
        : `第 ${version} 版`;
  return `${which} · ${contributionWords(weight)} · 总分 ${plainPoints(tree.total)}`;
}

/** Where a draft comes from, and that it was found again. */
export function originWords({ origin, foundFrom }: KeptDraft): string {
  const found = foundFrom === undefined ? '' : `上次没有保存的草稿（${instantWords(foundFrom)}），已恢复`;
  return [origin, found].filter((each) => each !== '').join('；');
}
