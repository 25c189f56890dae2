import { Button } from 'antd';
import { PRESET_MARK, PRESETS, type SchemePreset } from '../../electron/domain/assessment/presets.ts';
import type { SchemeTree } from '../../electron/contract/schemeTree.ts';
import { Dialog } from '../ui/Dialog.tsx';
import type { SchemeDraft } from './editing.ts';
import { newNodeId, withFreshIds } from './treeEdits.ts';
import css from './dialogs.module.css';

interface NewSchemeDialogProps {
  /** The scheme on screen, to be begun from. */
  readonly current: SchemeDraft | undefined;
  readonly onBegin: (draft: SchemeDraft, origin: string) => void;
  readonly onClose: () => void;
}

const EMPTY: SchemeTree = {
  version: 1,
  total: '100',
  scaling: 'raw',
  nodes: [],
  grades: [],
  contribution: 'share',
  contributionFrom: 'printed',
  rankShare: 0,
};

/** Where a new scheme begins: a preset of its kind, the one on screen, or nothing. */
export function NewSchemeDialog({ current, onBegin, onClose }: NewSchemeDialogProps) {
  const preset = ({ name, weight, make }: SchemePreset): void =>
    onBegin({ name, weight, tree: make(newNodeId) }, PRESET_MARK);
  return (
    <Dialog title="新方案" onCancel={onClose} footer={null} width={640}>
      <ul className={css['starts']}>
        {PRESETS.map((each) => (
          <li key={each.id}>
            <button type="button" className={css['start']} onClick={() => preset(each)}>
              <b>{each.name}</b>
              <span className="sub">{each.about}</span>
              <span className={css['mark']}>{PRESET_MARK}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="actions">
        {current && (
          <Button
            onClick={() =>
              onBegin(
                { ...current, name: `${current.name}（副本）`, tree: withFreshIds(current.tree) },
                `由“${current.name}”复制`,
              )
            }
          >
            {`复制“${current.name}”`}
          </Button>
        )}
        <Button
          onClick={() => onBegin({ name: '', weight: { kind: 'percent', percent: '4', base: '100' }, tree: EMPTY }, '')}
        >
          从空白开始
        </Button>
      </div>
    </Dialog>
  );
}
