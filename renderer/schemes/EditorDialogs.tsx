import { Button } from 'antd';
import type { SchemeSummary, SchemeVersion } from '../../electron/contract/schemes.ts';
import type { SchemeNode } from '../../electron/contract/schemeTree.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { Dialog } from '../ui/Dialog.tsx';
import type { KnownChoices } from './choices.ts';
import type { SchemeDraft } from './editing.ts';
import type { DraftNote } from './findings.ts';
import { SaveDialog } from './SaveDialog.tsx';
import { VersionsDialog } from './VersionsDialog.tsx';

/** What is asked or shown over the editor. */
export type EditorDialog = 'save' | 'versions' | 'drop' | { readonly remove: SchemeNode };

interface EditorDialogsProps {
  readonly dialog: EditorDialog | undefined;
  readonly year: Year;
  readonly draft: SchemeDraft;
  /** Absent: nobody has saved it yet. */
  readonly scheme: SchemeSummary | undefined;
  readonly known: KnownChoices;
  readonly notes: readonly DraftNote[];
  readonly saving: { readonly isPending: boolean; readonly error: unknown };
  readonly onSave: Parameters<typeof SaveDialog>[0]['onSave'];
  readonly onReopen: (version: SchemeVersion) => void;
  readonly onDrop: () => void;
  readonly onRemove: (node: SchemeNode) => void;
  readonly onClose: () => void;
}

export function EditorDialogs(props: EditorDialogsProps) {
  const { dialog, year, draft, scheme, known, notes, saving, onSave, onReopen, onDrop, onRemove, onClose } = props;
  if (dialog === undefined) return null;
  switch (dialog) {
    case 'save':
      return (
        <SaveDialog
          title={
            scheme
              ? `保存“${draft.name}”第 ${(scheme.versions.at(-1)?.version ?? 0) + 1} 版`
              : `保存方案“${draft.name}”`
          }
          toCheck={notes.filter(({ kind }) => kind === 'toCheck' || kind === 'unread').length}
          isPending={saving.isPending}
          error={saving.error}
          onSave={onSave}
          onClose={onClose}
        />
      );
    case 'versions':
      return (
        scheme && (
          <VersionsDialog
            year={year}
            scheme={scheme}
            draft={draft}
            known={known}
            onReopen={onReopen}
            onClose={onClose}
          />
        )
      );
    case 'drop':
      return (
        <Question
          title="放弃草稿？"
          words={scheme ? '没有保存的改动都会丢失，回到现行版。' : '这个方案还没有保存过，放弃后不能找回。'}
          yes="放弃草稿"
          onYes={onDrop}
          onClose={onClose}
        />
      );
    default:
      return (
        <Question
          title={`删除“${dialog.remove.name}”？`}
          words={
            dialog.remove.kind === 'branch' ? '连同下级指标一起删除。可以按“退一步”找回。' : '可以按“退一步”找回。'
          }
          yes="删除"
          onYes={() => onRemove(dialog.remove)}
          onClose={onClose}
        />
      );
  }
}

function Question(props: {
  readonly title: string;
  readonly words: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onClose: () => void;
}) {
  const { title, words, yes, onYes, onClose } = props;
  return (
    <Dialog
      title={title}
      width={420}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" danger onClick={onYes}>
            {yes}
          </Button>
        </>
      }
    >
      <p>{words}</p>
    </Dialog>
  );
}
