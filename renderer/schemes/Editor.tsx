import { ConfigProvider, type InputRef } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { SchemeSummary, SchemeVersion } from '../../electron/contract/schemes.ts';
import type { SchemeNodeId, UnitId } from '../../electron/domain/brand.ts';
import { useYear } from '../address/year.ts';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { choicesOf, ChoicesProvider, namesOf } from './choices.ts';
import { DraftNotices, headline, originWords } from './DraftNotices.tsx';
import { draftSaved, dropDraft, isUnsaved, updateDraft, type DraftKey, type KeptDraft } from './drafts.ts';
import { changed, choose, redo, undo, type SchemeDraft } from './editing.ts';
import { EditorActions, TreeButtons } from './EditorActions.tsx';
import { EditorDialogs, type EditorDialog } from './EditorDialogs.tsx';
import { notesOf, overlapsIn, shortList } from './findings.ts';
import { NodePane, type NodeChange } from './NodePane.tsx';
import { SchemeTreePane } from './SchemeTreePane.tsx';
import { SettingsPane } from './SettingsPane.tsx';
import { TrialPane, useTrial } from './TrialPane.tsx';
import { effectOf, shaped, withEffect, type TreeAct } from './treeActs.ts';
import { moveToSection, placedNode, removeNode, updateNode, type TreeEdit } from './treeEdits.ts';
import { useKnownChoices } from './useKnownChoices.ts';
import type { useSchemeFiles } from './useSchemeFiles.tsx';
import { useYearLock } from '../ui/WriteButton.tsx';
import css from './Editor.module.css';

interface EditorProps {
  readonly kept: KeptDraft;
  /** Absent: nobody has saved it yet, or it was deleted. */
  readonly scheme: SchemeSummary | undefined;
  /** The year's schemes to choose between. */
  readonly switcher: ReactNode;
  readonly files: ReturnType<typeof useSchemeFiles>;
  readonly onSaved: (key: DraftKey) => void;
  /** Begins a scheme of its own with what the draft holds. */
  readonly onCopy: (draft: SchemeDraft) => void;
  /** Where classes are given a scheme, of one that is none's. */
  readonly onClasses: (() => void) | undefined;
}

/** The tree on the left, the chosen indicator in the middle, what it would do on the right. */
export function Editor({ kept, scheme, switcher, files, onSaved, onCopy, onClasses }: EditorProps) {
  const year = useYear();
  const known = useKnownChoices(year);
  const nameField = useRef<InputRef>(null);
  const box = useRef<HTMLDivElement>(null);
  /** A new indicator is given its name first. */
  const isNaming = useRef(false);
  const [dialog, setDialog] = useState<EditorDialog>();
  const [unitIds, setUnitIds] = useState<readonly UnitId[]>([]);
  const { key, editing } = kept;
  const { draft, chosen } = editing.now;
  const { tree } = draft;
  const schemeId = scheme?.id ?? null;
  const yearLock = useYearLock();
  const locked = yearLock ?? scheme?.locked;
  const placed = chosen === undefined ? undefined : placedNode(tree, chosen);
  const choices = choicesOf(tree, known);
  const own = notesOf(draft, year);
  const holds = own.every(({ kind }) => kind !== 'bars');
  const { trial, error } = useTrial(draft, { year, schemeId, unitIds, holds });
  const notes = [...own, ...overlapsIn(tree, trial?.overlaps)];
  const close = (): void => setDialog(undefined);
  const saving = useSaving(kept, scheme, (saved) => {
    close();
    onSaved(saved);
  });

  useEffect(() => {
    if (!isNaming.current) return;
    isNaming.current = false;
    nameField.current?.focus({ cursor: 'all' });
  });
  const toTree = (): void => box.current?.querySelector<HTMLElement>('[role=treeitem][aria-selected=true]')?.focus();

  const edit = (next: SchemeDraft, change: Parameters<typeof changed>[2]): void => {
    if (locked === undefined) updateDraft(key, (before) => changed(before, next, { ...change, at: Date.now() }));
  };
  const editTree = (label: string, { tree: next, chosen: then }: TreeEdit): void =>
    edit({ ...draft, tree: next }, { label, chosen: then });
  const act = (of: TreeAct): void => {
    if (of.act === 'choose') updateDraft(key, (before) => choose(before, of.id));
    else if (of.act === 'edit') nameField.current?.focus({ cursor: 'all' });
    else if (locked !== undefined) return;
    else if (of.act === 'remove') {
      const node = placedNode(tree, of.id)?.node;
      if (node) setDialog({ remove: node });
    } else {
      const { label, ...next } = shaped(tree, of);
      if (of.act === 'addFirst' || of.act === 'addBeside' || of.act === 'addBelow') isNaming.current = true;
      editTree(label, next);
    }
  };
  const step = (to: 'undo' | 'redo'): void => updateDraft(key, to === 'undo' ? undo : redo);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = historyStep(event);
    if (to === undefined || locked !== undefined) return;
    event.preventDefault();
    step(to);
  };
  const reopen = ({ name, tree: old, weight, version }: SchemeVersion): void => {
    close();
    edit({ name, tree: old, weight }, { label: `打开第 ${version} 版`, chosen: undefined });
  };
  return (
    <Page
      fill
      title="考核方案"
      sub={headline(kept, scheme)}
      actions={
        <EditorActions
          editing={editing}
          locked={locked}
          isSaved={scheme !== undefined}
          toSave={isUnsaved(kept)}
          holds={holds}
          onStep={step}
          onFile={files.read}
          onExport={() => files.write(draft)}
          onAsk={setDialog}
        />
      }
      filters={switcher}
      aside={<span className={css['origin']}>{originWords(kept)}</span>}
    >
      <DraftNotices
        kept={kept}
        scheme={scheme}
        onCopy={() => onCopy(draft)}
        onCompare={() => setDialog('versions')}
        onClasses={onClasses}
      />
      {files.error !== undefined && <ErrorState error={files.error} inline />}
      {/* Keys of the draft, wherever in it the keyboard is. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={css['editor']} ref={box} onKeyDown={onKeyDown}>
        <ConfigProvider componentDisabled={locked !== undefined}>
          <Card className="pane" title="指标" extra={<TreeButtons chosen={chosen} onAct={act} />}>
            <SchemeTreePane name={draft.name} tree={tree} chosen={chosen} notes={notes} onAct={act} />
          </Card>
          <ChoicesProvider value={choices}>
            {placed === undefined ? (
              <SettingsPane
                draft={draft}
                year={year}
                notes={notes.filter(({ nodeId, field }) => nodeId === undefined && field !== 'weight')}
                nameField={nameField}
                onChange={(next, { label, field }) => edit(next, { label, ...(field === '' ? {} : { field }) })}
              />
            ) : (
              <NodePane
                key={placed.node.id}
                placed={placed}
                effect={effectOf(tree, placed.node.id)}
                names={namesOf(choices)}
                notes={notes.filter(({ nodeId }) => nodeId === placed.node.id)}
                nameField={nameField}
                onNamed={toTree}
                onChange={(node, change) =>
                  edit({ ...draft, tree: updateNode(tree, node.id, () => node) }, stepOf(node.id, change))
                }
                onSection={(section) =>
                  editTree('改部分', { tree: moveToSection(tree, placed.node.id, section), chosen: placed.node.id })
                }
                onEffect={(effect) =>
                  edit(
                    { ...draft, tree: withEffect(tree, placed.node.id, effect) },
                    { label: '改否决的后果', field: `${placed.node.id}.effect` },
                  )
                }
              />
            )}
          </ChoicesProvider>
        </ConfigProvider>
        <TrialPane
          trial={trial}
          error={error}
          chosen={chosen}
          chosenName={placed?.node.name ?? ''}
          unitIds={unitIds}
          notes={shortList(tree, own, trial?.overlaps)}
          onUnits={setUnitIds}
          onGo={(id) => act({ act: 'choose', id })}
        />
      </div>
      <EditorDialogs
        dialog={dialog}
        year={year}
        draft={draft}
        scheme={scheme}
        known={known}
        notes={notes}
        saving={saving}
        onSave={saving.save}
        onReopen={reopen}
        onDrop={() => {
          close();
          dropDraft(key);
        }}
        onRemove={({ id }) => {
          close();
          editTree('删除指标', removeNode(tree, id));
        }}
        onClose={close}
      />
    </Page>
  );
}

/** Saves a draft as a version of its scheme, or as a scheme of its own; `onSaved` is told its id. */
function useSaving(
  { key, editing }: KeptDraft,
  scheme: SchemeSummary | undefined,
  onSaved: (schemeId: DraftKey) => void,
) {
  const year = useYear();
  const notify = useNotify();
  /** What is being saved; a second click must not save it again before the first is answered. */
  const isSending = useRef(false);
  const { send, isPending, error } = useCommand('schemes.save', () => (isSending.current = false));
  const { draft } = editing.now;
  const save = (note: string, judgements: 'keep' | 'scale' | undefined): void => {
    if (isSending.current) return;
    isSending.current = true;
    const { name, tree, weight } = draft;
    const judged = judgements === undefined ? {} : { judgements };
    send(
      { year, schemeId: scheme?.id ?? null, name: name.trim(), tree, weight, note, ...judged },
      ({ schemeId, version, changed: isWritten, commandId }) => {
        isSending.current = false;
        if (scheme === undefined) dropDraft(key);
        else draftSaved(key, draft, version);
        notify.success(isWritten ? `已保存“${name}”第 ${version} 版。` : '与现行版相同，没有另存。', { commandId });
        onSaved(schemeId);
      },
    );
  };
  return { isPending, error, save };
}

/** Typing into a field of a node is one step. */
function stepOf(id: SchemeNodeId, { label, field }: NodeChange): { readonly label: string; readonly field?: string } {
  return field === '' ? { label } : { label, field: `${id}.${field}` };
}

/** Ctrl+Z, Ctrl+Y; text boxes undo their own typing. */
export function historyStep(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'target'>,
): 'undo' | 'redo' | undefined {
  const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event;
  const isTyping = target instanceof HTMLElement && ['INPUT', 'TEXTAREA'].includes(target.tagName);
  if (isTyping || altKey || !(ctrlKey || metaKey)) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'y') return 'redo';
  return letter === 'z' ? (shiftKey ? 'redo' : 'undo') : undefined;
}
