import { Button, type InputRef } from 'antd';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { SchemeSummary, SchemeVersion } from '../../electron/contract/schemes.ts';
import type { FirstLevel } from '../../electron/contract/schemeTree.ts';
import type { SchemeNodeId, UnitId } from '../../electron/domain/brand.ts';
import { plainPoints } from '../../electron/domain/points.ts';
import { contributionWords } from './weightWords.ts';
import { useYear } from '../address/year.ts';
import { FileButton } from '../ui/FileButton.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { choicesOf, ChoicesProvider, namesOf } from './choices.ts';
import { draftSaved, dropDraft, isUnsaved, updateDraft, type DraftKey, type KeptDraft } from './drafts.ts';
import { changed, choose, redo, redoLabel, undo, undoLabel, type SchemeDraft } from './editing.ts';
import { notesOf, overlapsIn } from './findings.ts';
import { NodePane, type NodeChange } from './NodePane.tsx';
import { SaveDialog } from './SaveDialog.tsx';
import { SchemeTreePane, type TreeAct } from './SchemeTreePane.tsx';
import { SettingsPane } from './SettingsPane.tsx';
import { TrialPane, useTrial } from './TrialPane.tsx';
import {
  addBelow,
  addBeside,
  addFirst,
  copyNode,
  indent,
  moveBy,
  moveTo,
  moveToSection,
  outdent,
  placedNode,
  removeNode,
  updateNode,
  type TreeEdit,
} from './treeEdits.ts';
import { useKnownChoices } from './useKnownChoices.ts';
import type { useSchemeFiles } from './useSchemeFiles.tsx';
import { VersionsDialog } from './VersionsDialog.tsx';
import css from './Editor.module.css';

interface EditorProps {
  readonly kept: KeptDraft;
  /** Absent: nobody has saved it yet. */
  readonly scheme: SchemeSummary | undefined;
  /** The year's schemes to choose between. */
  readonly switcher: ReactNode;
  readonly files: ReturnType<typeof useSchemeFiles>;
  readonly onSaved: (key: DraftKey) => void;
}

/** The tree on the left, the chosen indicator in the middle, what it would do on the right. */
export function Editor({ kept, scheme, switcher, files, onSaved }: EditorProps) {
  const year = useYear();
  const notify = useNotify();
  const known = useKnownChoices(year);
  const nameField = useRef<InputRef>(null);
  const [dialog, setDialog] = useState<'save' | 'versions' | 'drop'>();
  const [removing, setRemoving] = useState<SchemeNodeId>();
  const [unitIds, setUnitIds] = useState<readonly UnitId[]>([]);
  /** What is being saved; a second click must not save it again before the first is answered. */
  const isSending = useRef(false);
  const save = useCommand('schemes.save', () => (isSending.current = false));
  const { key, editing } = kept;
  const { draft, chosen } = editing.now;
  const { tree } = draft;
  const schemeId = scheme?.id ?? null;
  const placed = chosen === undefined ? undefined : placedNode(tree, chosen);
  const choices = choicesOf(tree, known);
  const names = namesOf(choices);
  const own = notesOf(draft, year);
  const holds = own.every(({ kind }) => kind !== 'bars');
  const { trial, error } = useTrial(draft, { year, schemeId, unitIds, holds });
  const notes = [...own, ...overlapsIn(tree, trial?.overlaps)];

  const edit = (next: SchemeDraft, change: Parameters<typeof changed>[2]): void =>
    updateDraft(key, (before) => changed(before, next, { ...change, at: Date.now() }));
  const editTree = (label: string, { tree: next, chosen: then }: TreeEdit): void =>
    edit({ ...draft, tree: next }, { label, chosen: then });
  const act = (of: TreeAct): void => {
    switch (of.act) {
      case 'choose':
        return updateDraft(key, (before) => choose(before, of.id));
      case 'edit':
        return nameField.current?.focus({ cursor: 'all' });
      case 'addFirst':
        return editTree('增加指标', addFirst(tree, of.section));
      case 'addBeside':
        return editTree('增加指标', addBeside(tree, of.id));
      case 'addBelow':
        return editTree('增加下级指标', addBelow(tree, of.id));
      case 'copy':
        return editTree('复制指标', copyNode(tree, of.id));
      case 'remove':
        return setRemoving(of.id);
      case 'up':
      case 'down':
        return editTree('移动指标', { tree: moveBy(tree, of.id, of.act === 'up' ? -1 : 1), chosen: of.id });
      case 'in':
        return editTree('降一级', { tree: indent(tree, of.id), chosen: of.id });
      case 'out':
        return editTree('升一级', { tree: outdent(tree, of.id), chosen: of.id });
      case 'move':
        return editTree('移动指标', { tree: moveTo(tree, of.id, of.target, of.side), chosen: of.id });
      default:
        return of satisfies never;
    }
  };
  const remove = (id: SchemeNodeId): void => {
    setRemoving(undefined);
    editTree('删除指标', removeNode(tree, id));
  };
  const send = (note: string, judgements: 'keep' | 'scale' | undefined): void => {
    if (isSending.current) return;
    isSending.current = true;
    save.send(
      {
        year,
        schemeId,
        name: draft.name.trim(),
        tree,
        weight: draft.weight,
        note,
        ...(judgements === undefined ? {} : { judgements }),
      },
      ({ schemeId: saved, version, changed: isWritten, commandId }) => {
        isSending.current = false;
        setDialog(undefined);
        if (schemeId === null) dropDraft(key);
        else draftSaved(key, draft, version);
        notify.success(isWritten ? `已保存“${draft.name}”第 ${version} 版。` : '与现行版相同，没有另存。', {
          commandId,
        });
        onSaved(saved);
      },
    );
  };
  const reopen = ({ name, tree: old, weight, version }: SchemeVersion): void => {
    setDialog(undefined);
    edit({ name, tree: old, weight }, { label: `打开第 ${version} 版`, chosen: undefined });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = historyStep(event);
    if (step === undefined) return;
    event.preventDefault();
    updateDraft(key, step === 'undo' ? undo : redo);
  };
  const toSave = isUnsaved(kept);
  const locked = scheme?.locked;
  const title = removing === undefined ? undefined : placedNode(tree, removing);
  return (
    <Page
      fill
      title="考核方案"
      sub={headline(kept, scheme)}
      actions={
        <>
          <Button
            icon={<Icon name="undo" />}
            disabled={undoLabel(editing) === undefined}
            title={undoTitle(undoLabel(editing))}
            onClick={() => updateDraft(key, undo)}
          >
            退一步
          </Button>
          <Button
            disabled={redoLabel(editing) === undefined}
            title={`重做：${redoLabel(editing) ?? ''}（Ctrl+Y）`}
            onClick={() => updateDraft(key, redo)}
          >
            重做
          </Button>
          {scheme && <Button onClick={() => setDialog('versions')}>版本与比较</Button>}
          <FileButton label="选择考核方案文件" onFile={files.read}>
            从表格导入
          </FileButton>
          <Button onClick={() => files.write(draft)}>导出</Button>
          {toSave && <Button onClick={() => setDialog('drop')}>放弃草稿</Button>}
          <Button
            type="primary"
            disabled={!toSave || !holds || locked !== undefined}
            title={saveTitle(toSave, holds, locked)}
            onClick={() => setDialog('save')}
          >
            {scheme ? '保存为新版' : '保存方案'}
          </Button>
        </>
      }
      filters={switcher}
      aside={locked ?? (kept.origin === '' ? undefined : <span className={css['origin']}>{kept.origin}</span>)}
    >
      {files.error !== undefined && <ErrorState error={files.error} inline />}
      {/* Keys of the draft, wherever in it the keyboard is. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={css['editor']} onKeyDown={onKeyDown}>
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
              effect={effectOf(tree.nodes, placed.node.id)}
              names={names}
              notes={notes.filter(({ nodeId }) => nodeId === placed.node.id)}
              nameField={nameField}
              onChange={(node, change) =>
                edit({ ...draft, tree: updateNode(tree, node.id, () => node) }, stepOf(node.id, change))
              }
              onSection={(section) =>
                editTree('改部分', { tree: moveToSection(tree, placed.node.id, section), chosen: placed.node.id })
              }
              onEffect={(effect) =>
                edit(
                  {
                    ...draft,
                    tree: { ...tree, nodes: tree.nodes.map((first) => withEffect(first, placed.node.id, effect)) },
                  },
                  { label: '改否决的后果', field: `${placed.node.id}.effect` },
                )
              }
            />
          )}
        </ChoicesProvider>
        <TrialPane
          trial={trial}
          error={error}
          chosen={chosen}
          chosenName={placed?.node.name ?? ''}
          unitIds={unitIds}
          notes={notes}
          onUnits={setUnitIds}
          onGo={(id) => act({ act: 'choose', id })}
        />
      </div>
      {dialog === 'save' && (
        <SaveDialog
          title={
            scheme
              ? `保存“${draft.name}”第 ${(scheme.versions.at(-1)?.version ?? 0) + 1} 版`
              : `保存方案“${draft.name}”`
          }
          toCheck={notes.filter(({ kind }) => kind === 'toCheck' || kind === 'unread').length}
          isPending={save.isPending}
          error={save.error}
          onSave={send}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'versions' && scheme && (
        <VersionsDialog
          year={year}
          scheme={scheme}
          draft={draft}
          known={known}
          onReopen={reopen}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'drop' && (
        <Question
          title="放弃草稿？"
          words={scheme ? '没有保存的改动都会丢失，回到现行版。' : '这个方案还没有保存过，放弃后不能找回。'}
          yes="放弃草稿"
          onYes={() => {
            setDialog(undefined);
            dropDraft(key);
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
      {title && removing !== undefined && (
        <Question
          title={`删除“${title.node.name}”？`}
          words={title.node.kind === 'branch' ? '连同下级指标一起删除。可以按“退一步”找回。' : '可以按“退一步”找回。'}
          yes="删除"
          onYes={() => remove(removing)}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </Page>
  );
}

function undoTitle(label: string | undefined): string {
  return label === undefined ? '没有可以退回的步骤' : `退回：${label}（Ctrl+Z）`;
}

function saveTitle(toSave: boolean, holds: boolean, locked: string | undefined): string {
  if (locked !== undefined) return locked;
  if (!toSave) return '没有改动';
  return holds ? '' : '先改正标“须改”的地方';
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

/** 第 3 版（草稿）· 权重 4%，折 4 分 · 合计 100 */
function headline({ editing, isNew, version }: KeptDraft, scheme: SchemeSummary | undefined): string {
  const { tree, weight } = editing.now.draft;
  const latest = scheme?.versions.at(-1)?.version;
  const which = isNew
    ? '新方案（草稿）'
    : isUnsaved({ editing, isNew })
      ? `第 ${version} 版改动中（草稿）`
      : `第 ${version} 版`;
  const behind = latest !== undefined && !isNew && version !== latest ? `，现行版已是第 ${latest} 版` : '';
  return `${which}${behind} · ${contributionWords(weight)} · 总分 ${plainPoints(tree.total)}`;
}

function effectOf(nodes: readonly FirstLevel[], id: SchemeNodeId) {
  const first = nodes.find(({ node }) => node.id === id);
  return first?.section === 'veto' ? first.effect : undefined;
}

function withEffect(
  first: FirstLevel,
  id: SchemeNodeId,
  effect: Extract<FirstLevel, { section: 'veto' }>['effect'],
): FirstLevel {
  return first.section === 'veto' && first.node.id === id ? { ...first, effect } : first;
}

/** What is done to the chosen indicator, for the mouse. */
function TreeButtons({
  chosen,
  onAct,
}: {
  readonly chosen: SchemeNodeId | undefined;
  readonly onAct: (act: TreeAct) => void;
}) {
  const button = (act: 'addBelow' | 'copy' | 'remove', words: string, keys: string): ReactNode => (
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
