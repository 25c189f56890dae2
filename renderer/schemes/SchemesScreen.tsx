import { useQueryClient } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import type { SchemesOfYear, SchemeSummary } from '../../electron/contract/schemes.ts';
import type { UnitClassId } from '../../electron/domain/brand.ts';
import { text, useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { AssessmentTabs } from '../ui/AssessmentTabs.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { ClassesDialog } from './ClassesDialog.tsx';
import {
  beginDraft,
  freeName,
  isUnsaved,
  newDraftKey,
  updateDraft,
  useDrafts,
  type DraftKey,
  type KeptDraft,
} from './drafts.ts';
import { useKeptWhenLeaving, useStoredDrafts } from './draftKeeping.ts';
import { changed, type SchemeDraft } from './editing.ts';
import { Editor } from './Editor.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { NewSchemeDialog } from './NewSchemeDialog.tsx';
import { newNodeId, withFreshIds } from './treeEdits.ts';
import { useSchemeFiles } from './useSchemeFiles.tsx';

const address = { scheme: text(), class: text<UnitClassId>() };

/** 考核方案: the year's schemes, each edited as a tree, with what a draft would do before it is saved. */
export function SchemesScreen() {
  const year = useYear();
  const query = useAppQuery('schemes.ofYear', { year });
  const stored = useStoredDrafts(year);
  return (
    <Loaded query={query}>
      {(all) => <Loaded query={stored}>{({ unreadable }) => <Schemes all={all} unreadable={unreadable} />}</Loaded>}
    </Loaded>
  );
}

function Schemes({ all, unreadable }: { readonly all: SchemesOfYear; readonly unreadable: readonly string[] }) {
  const year = useYear();
  const drafts = useDrafts(year);
  useKeptWhenLeaving();
  const [{ scheme: wanted, class: classId }, setAddress] = useAddressState(address);
  const [dialog, setDialog] = useState<'new' | 'classes'>();
  const files = useSchemeFiles(year);
  const saved = new Set<DraftKey>(all.schemes.map(({ id }) => id));
  // A scheme of its own, or of one that is deleted by now.
  const fresh = drafts.filter((draft) => draft.isNew || (!saved.has(draft.key) && isUnsaved(draft)));
  const keys = [...all.schemes.map(({ id }): DraftKey => id), ...fresh.map(({ key }) => key)];
  // Whoever comes from a class sees its scheme.
  const ofClass = all.classes.find(({ id }) => id === classId)?.schemeId;
  const chosen = keys.find((key) => key === wanted) ?? ofClass ?? keys[0] ?? '';
  const scheme = all.schemes.find(({ id }) => id === chosen);
  const kept = drafts.find(({ key }) => key === chosen);
  const goTo = (key: DraftKey): void => setAddress({ scheme: key });
  const begin = (draft: SchemeDraft, origin: string): void => {
    const key = newDraftKey();
    const names = keys.map((each) => nameOf(each, all, drafts));
    beginDraft({ ...draft, name: freeName(draft.name, names) }, { key, year, origin, isNew: true });
    setDialog(undefined);
    goTo(key);
  };
  const copy = (draft: SchemeDraft): void =>
    begin(
      { ...draft, name: `${draft.name}（副本）`, tree: withFreshIds(draft.tree, newNodeId) },
      `由“${draft.name}”复制`,
    );
  const take = (as: 'new' | 'draft'): void => {
    const { preview } = files;
    files.giveUp();
    if (preview === undefined) return;
    const { name, tree, weight = FOUR_PERCENT, fileName } = preview;
    const origin = `由“${fileName}”导入`;
    if (as === 'new' || kept === undefined) begin({ name, tree: withFreshIds(tree, newNodeId), weight }, origin);
    else {
      const { draft } = kept.editing.now;
      const next = { ...draft, tree, weight: preview.weight ?? draft.weight };
      updateDraft(kept.key, (editing) => changed(editing, next, { label: origin, chosen: undefined }));
    }
  };
  const switcher = (
    <>
      <AssessmentTabs at="/schemes" classId={classId} />
      <Segmented<DraftKey>
        aria-label="方案"
        value={chosen}
        onChange={goTo}
        options={keys.map((key) => ({ value: key, label: labelOf(key, all, drafts) }))}
      />
      <Button onClick={() => setDialog('new')}>新方案</Button>
      <Button onClick={() => setDialog('classes')}>{classesWords(all)}</Button>
    </>
  );
  const latest = scheme && <LatestVersion key={`latest ${scheme.id}`} scheme={scheme} kept={kept} />;
  return (
    <>
      {kept ? (
        <>
          {latest}
          <UnreadableDrafts ids={unreadable} />
          <Editor
            key={kept.key}
            kept={kept}
            scheme={scheme}
            switcher={switcher}
            files={files}
            onSaved={goTo}
            onCopy={copy}
            onClasses={isUnused(scheme, all) ? () => setDialog('classes') : undefined}
          />
        </>
      ) : (
        <Page title="考核方案" filters={switcher}>
          {latest}
        </Page>
      )}
      {dialog === 'new' && (
        <NewSchemeDialog current={kept?.editing.now.draft} onBegin={begin} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'classes' && <ClassesDialog year={year} all={all} onClose={() => setDialog(undefined)} />}
      {files.preview && (
        <ImportDialog
          preview={files.preview}
          current={scheme?.locked === undefined ? kept?.editing.now.draft.name : undefined}
          onTake={take}
          onClose={files.giveUp}
        />
      )}
      {files.dialogs}
    </>
  );
}

const FOUR_PERCENT = { kind: 'percent', percent: '4', base: '100' } as const;

/** A scheme of several that no class is scored by; of an only one that is no wonder. */
function isUnused(scheme: SchemeSummary | undefined, { classes, schemes }: SchemesOfYear): boolean {
  return scheme !== undefined && schemes.length > 1 && !classes.some(({ schemeId }) => schemeId === scheme.id);
}

function nameOf(key: DraftKey, all: SchemesOfYear, drafts: readonly KeptDraft[]): string {
  const kept = drafts.find((draft) => draft.key === key);
  return kept?.editing.now.draft.name ?? all.schemes.find(({ id }) => id === key)?.name ?? '';
}

/** 甲类方案（未保存） */
function labelOf(key: DraftKey, all: SchemesOfYear, drafts: readonly KeptDraft[]): string {
  const kept = drafts.find((draft) => draft.key === key);
  const name = nameOf(key, all, drafts);
  const shown = name === '' ? '未命名方案' : name;
  return kept && isUnsaved(kept) ? `${shown}（未保存）` : shown;
}

function classesWords({ classes, questions }: SchemesOfYear): string {
  const toCheck = questions.length === 0 ? '' : `，${questions.length} 个待核`;
  return `考核类别 ${classes.length}${toCheck}`;
}

/** Drafts whose record on the disk says nothing: a person is told before they go. */
function UnreadableDrafts({ ids }: { readonly ids: readonly string[] }) {
  const client = useQueryClient();
  const notify = useNotify();
  if (ids.length === 0) return null;
  const drop = async (): Promise<void> => {
    try {
      await call('schemeDrafts.drop', { draftIds: [...ids] });
      await client.invalidateQueries({ queryKey: ['schemeDrafts.ofYear'] });
    } catch (error) {
      notify.fault(error);
    }
  };
  return (
    <Notice tone="alarm" actions={<Button onClick={() => void drop()}>删除这些草稿</Button>}>
      {`有 ${ids.length} 份没有保存的草稿读不出来：数据文件夹“schemeDrafts”里的记录已损坏。`}
    </Notice>
  );
}

/** Keeps a draft at the latest version of its scheme as long as nobody has changed it. Shows nothing but why there is none. */
function LatestVersion({ scheme, kept }: { readonly scheme: SchemeSummary; readonly kept: KeptDraft | undefined }) {
  const year = useYear();
  const query = useAppQuery('schemes.version', { year, schemeId: scheme.id });
  const { data, error } = query;
  const isOurs = data?.schemeId === scheme.id && data.year === year;
  const isBehind = isOurs && (kept === undefined || (!isUnsaved(kept) && kept.version !== data.version));
  useEffect(() => {
    if (!isBehind) return;
    const { name, tree, weight, version } = data;
    beginDraft({ name, tree, weight }, { key: scheme.id, year, version });
  }, [isBehind, data, scheme.id, year]);
  return error && !kept ? <ErrorState error={error} onRetry={() => void query.refetch()} /> : null;
}
