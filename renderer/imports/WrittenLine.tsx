import { useState } from 'react';
import { Link } from 'wouter';
import type { ImportView } from '../../electron/contract/imports.ts';
import type { ImportId } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { LampWord } from '../ui/Lamp.tsx';
import type { WrittenFile } from './session.ts';
import { UndoDialog } from './UndoDialog.tsx';
import { summaryWords } from './tableFigures.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import fileListCss from './FileList.module.css';

/** What a file became: the figures, where to look at them, and the way back. */
export function WrittenLine({ file }: { readonly file: WrittenFile }) {
  const { written, year, writtenAt } = file;
  const [undoing, setUndoing] = useState(false);
  const imports = useAppQuery('imports.list', { year });
  const { importId } = written;
  // Nothing was written: the import that it would lead back to is an earlier one.
  if (importId === undefined || !written.changed) {
    return <span className="sub">与台账里的完全相同，没有改动任何内容</span>;
  }
  // A list from before the writing knows nothing of it.
  const isLater = !imports.isPlaceholderData && imports.dataUpdatedAt > writtenAt;
  if (imports.data && isLater && isTakenBack(importId, imports.data)) {
    return <span className="sub">已撤销，写入的内容都已取回</span>;
  }
  return (
    <div className={fileListCss['line']}>
      <span className="grow num">
        <LampWord lamp="onTime">已写入</LampWord> {summaryWords(written)}
      </span>
      <Link href={`/calendar?year=${year}`}>看日历</Link>
      <Link href={`/tasks?year=${year}`}>看任务分解</Link>
      <WriteButton size="small" onClick={() => setUndoing(true)}>
        撤销这次导入
      </WriteButton>
      {undoing && <UndoDialog importId={importId} onClose={() => setUndoing(false)} />}
    </div>
  );
}

/** 撤销 in the top bar takes the import's record with it; 撤销这次导入 leaves it, marked. */
function isTakenBack(importId: ImportId, imports: readonly ImportView[]): boolean {
  return imports.find((each) => each.importId === importId)?.undone ?? true;
}
