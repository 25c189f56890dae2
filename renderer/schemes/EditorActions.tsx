import { Button } from 'antd';
import type { SchemeNodeId } from '../../electron/domain/brand.ts';
import { FileButton } from '../ui/FileButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { redoLabel, undoLabel, type Editing } from './editing.ts';
import type { TreeAct } from './treeActs.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './Editor.module.css';

interface EditorActionsProps {
  readonly editing: Editing;
  /** Why nothing of it may be changed. */
  readonly locked: string | undefined;
  /** It was saved before: it has versions. */
  readonly isSaved: boolean;
  readonly toSave: boolean;
  /** Nothing keeps it from being saved. */
  readonly holds: boolean;
  readonly onStep: (step: 'undo' | 'redo') => void;
  readonly onFile: (file: File) => void;
  readonly onExport: () => void;
  readonly onAsk: (dialog: 'save' | 'versions' | 'drop') => void;
}

/** What is done to the draft as a whole. */
export function EditorActions(props: EditorActionsProps) {
  const { editing, locked, isSaved, toSave, holds, onStep, onFile, onExport, onAsk } = props;
  const [before, after] = locked === undefined ? [undoLabel(editing), redoLabel(editing)] : [];
  return (
    <>
      <Button
        icon={<Icon name="undo" />}
        disabled={before === undefined}
        title={before === undefined ? '没有可以退回的步骤' : `退回：${before}（Ctrl+Z）`}
        onClick={() => onStep('undo')}
      >
        退一步
      </Button>
      <Button
        disabled={after === undefined}
        title={after === undefined ? '没有可以重做的步骤' : `重做：${after}（Ctrl+Y）`}
        onClick={() => onStep('redo')}
      >
        重做
      </Button>
      {isSaved && <Button onClick={() => onAsk('versions')}>版本与比较</Button>}
      <FileButton label="选择考核方案文件" onFile={onFile}>
        从表格导入
      </FileButton>
      <Button onClick={onExport}>导出</Button>
      {toSave && <Button onClick={() => onAsk('drop')}>放弃草稿</Button>}
      <WriteButton
        type="primary"
        locked={locked}
        disabled={!toSave || !holds}
        title={saveTitle(toSave, holds)}
        onClick={() => onAsk('save')}
      >
        {isSaved ? '保存为新版' : '保存方案'}
      </WriteButton>
    </>
  );
}

function saveTitle(toSave: boolean, holds: boolean): string {
  if (!toSave) return '没有改动';
  return holds ? '' : '先改正标“须改”的地方';
}

/** What is done to the chosen indicator, for the mouse. */
export function TreeButtons({
  chosen,
  onAct,
}: {
  readonly chosen: SchemeNodeId | undefined;
  readonly onAct: (act: TreeAct) => void;
}) {
  const button = (act: 'addBelow' | 'copy' | 'remove', words: string, keys: string) => (
    <Button
      type="text"
      size="small"
      disabled={chosen === undefined}
      title={keys}
      onClick={() => chosen !== undefined && onAct({ act, id: chosen })}
    >
      {words}
    </Button>
  );
  return (
    <span className={css['buttons']}>
      <Button
        type="text"
        size="small"
        title="在所选指标后增加（Insert）；Alt+方向键移动、升降级"
        onClick={() =>
          onAct(chosen === undefined ? { act: 'addFirst', section: 'base' } : { act: 'addBeside', id: chosen })
        }
      >
        ＋ 指标
      </Button>
      {button('addBelow', '＋ 下级', '在所选指标下增加')}
      {button('copy', '复制', '复制所选指标')}
      {button('remove', '删除', '删除所选指标（Delete）')}
    </span>
  );
}
