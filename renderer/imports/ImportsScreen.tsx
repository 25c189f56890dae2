import { useCallback, useEffect, useRef } from 'react';
import type { DraftView } from '../../electron/contract/importDrafts.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { text, useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useOfferedFiles } from '../ui/incomingFiles.ts';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { ImportsHome } from './ImportsHome.tsx';
import { ImportWork } from './ImportWork.tsx';
import { useKeeping } from './keeping.ts';
import {
  addFiles,
  isReady,
  letGo,
  lookAt,
  shownDraft,
  takeUp,
  useImportSession,
  wish,
  type ImportSession,
  type ReadyDraft,
} from './session.ts';
import { useDropDrafts } from './useDropDrafts.ts';
import { useDrafts, useReading } from './useReading.ts';

const ADDRESS = {
  /** The draft whose preview is open: a reload leads back to it. */
  file: text(),
};

/** 导入: tables and documents come in. Files dropped anywhere in the window end up here. */
export function ImportsScreen() {
  const year = useYear();
  const session = useImportSession();
  const drafts = useDrafts();
  const offered = useOfferedFiles();
  const [{ file }, setAddress] = useAddressState(ADDRESS);
  const { take } = offered;
  useEffect(() => {
    if (offered.files.length > 0) addFiles(take());
  }, [offered.files, take]);
  useReading(session, drafts.data, year);

  const open = useCallback(
    (draftId: string | undefined) => {
      wish(draftId === undefined ? 'none' : { draftId });
      setAddress({ file: draftId ?? '' }, { replace: true });
    },
    [setAddress],
  );
  const asked = session.own.some(({ draftId, askedFor }) => draftId === file && askedFor === year);
  useWanted(asked ? '' : file, drafts.data, year, setAddress);

  useEndedElsewhere(session, drafts.data);

  const waiting = drafts.data ?? [];
  const shown = shownDraft(session, waiting, year, file);
  const shownId = shown?.draftId;
  useEffect(() => {
    if (shownId === undefined) return;
    lookAt(shownId, year);
    if (shownId !== file) setAddress({ file: shownId }, { replace: true });
  }, [shownId, file, year, setAddress]);

  if (!shown) return <ImportsHome year={year} session={session} drafts={waiting} onOpen={open} />;
  const others =
    session.uploads.length +
    waiting.filter(({ draftId, state }) => draftId !== shown.draftId && WAITS.has(state)).length;
  const next = (): void => setAddress({ file: '' }, { replace: true });
  return (
    <Preview
      key={shown.previewId}
      draft={shown}
      year={year}
      waiting={others}
      onList={() => open(undefined)}
      onNext={next}
    />
  );
}

/** States of files that still have to be looked through. */
const WAITS: ReadonlySet<string> = new Set<DraftView['state']>(['waiting', 'reading', 'ready']);

/** The draft that the address asks for is read again where the app has only its bytes; one that is gone is asked for no more. */
function useWanted(
  wanted: string,
  drafts: readonly DraftView[] | undefined,
  year: Year,
  setAddress: (patch: { readonly file: string }, options: { readonly replace: boolean }) => void,
): void {
  const draft = drafts?.find(({ draftId }) => draftId === wanted);
  const isGone = drafts !== undefined && wanted !== '' && (!draft || draft.state === 'dropped');
  const waits = draft?.state === 'waiting' || (draft?.state === 'ready' && !isReady(draft, year));
  useEffect(() => {
    if (waits) takeUp(wanted);
  }, [waits, wanted]);
  useEffect(() => {
    if (isGone) setAddress({ file: '' }, { replace: true });
  }, [isGone, setAddress]);
}

/** A file that this window was looking through, and that another one has written or dropped, is told of. */
function useEndedElsewhere(session: ImportSession, drafts: readonly DraftView[] | undefined): void {
  const { info } = useNotify();
  const { open } = session;
  const openId = typeof open === 'object' ? open.draftId : undefined;
  const last = useRef<DraftView>(undefined);
  const now = drafts?.find(({ draftId }) => draftId === openId);
  useEffect(() => {
    const seen = last.current;
    if (now && now.state !== 'dropped') last.current = now;
    else if (drafts && openId !== undefined && seen?.draftId === openId) {
      last.current = undefined;
      letGo(openId);
      info(`“${seen.fileName}”已在另一个窗口中${now ? '放弃；如仍要导入，请在列表中取回。' : '写入或清除。'}`);
    }
  }, [drafts, now, openId, info]);
}

interface PreviewProps {
  readonly draft: ReadyDraft;
  readonly year: Year;
  /** Other files that wait their turn. */
  readonly waiting: number;
  readonly onList: () => void;
  readonly onNext: () => void;
}

function Preview({ draft, year, waiting, onList, onNext }: PreviewProps) {
  const { draftId, fileName, previewId } = draft;
  const preview = useAppQuery('imports.preview', { previewId });
  const units = useAppQuery('units.list', {});
  // Not remembered: what is decided in between would be missing.
  const decisions = useAppQuery('imports.decisions', { draftId }, { staleTime: 0, gcTime: 0 });
  const keeping = useKeeping(draftId);
  const dropDrafts = useDropDrafts();
  const begun = decisions.data !== undefined && !decisions.isPlaceholderData;
  if (!preview.data || !units.data || !begun || preview.isPlaceholderData) {
    const error = preview.error ?? units.error ?? decisions.error;
    return error ? <ErrorState error={error} onRetry={() => takeUp(draftId)} /> : null;
  }
  return (
    <ImportWork
      year={year}
      preview={preview.data}
      kept={{ draftId, ...decisions.data }}
      list={units.data}
      waiting={waiting}
      keepingError={keeping.error}
      onKeepAgain={keeping.retry}
      onDone={(written) => {
        letGo(draftId, { draftId, fileName, written, year, writtenAt: Date.now() });
        onNext();
      }}
      onGiveUp={() => {
        letGo(draftId);
        onNext();
        dropDrafts([draftId], true);
      }}
      onList={onList}
    />
  );
}
