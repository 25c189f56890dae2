import { useEffect } from 'react';
import type { Year } from '../../electron/domain/brand.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useOfferedFiles } from '../ui/incomingFiles.ts';
import { ErrorState } from '../ui/states.tsx';
import { ImportsHome } from './ImportsHome.tsx';
import { ImportWork } from './ImportWork.tsx';
import { addFiles, moveTo, openFile, shownFile, useImportSession, type ReadyFile } from './session.ts';
import { useReading } from './useReading.ts';

/** 导入: tables and documents come in. Files dropped anywhere in the window end up here. */
export function ImportsScreen() {
  const year = useYear();
  const session = useImportSession();
  const offered = useOfferedFiles();
  const { take } = offered;
  useEffect(() => {
    if (offered.files.length > 0) addFiles(take());
  }, [offered.files, take]);
  useReading(session, year);

  const shown = shownFile(session);
  if (!shown || shown.stage.year !== year) return <ImportsHome year={year} files={session.files} />;
  const others = session.files.filter(({ id, stage }) => id !== shown.id && WAITS.has(stage.at));
  return <Preview key={shown.stage.previewId} file={shown} year={year} waiting={others.length} />;
}

/** Stages of files that still have to be looked through. */
const WAITS: ReadonlySet<string> = new Set(['waiting', 'uploading', 'reading', 'ready']);

interface PreviewProps {
  readonly file: ReadyFile;
  readonly year: Year;
  readonly waiting: number;
}

function Preview({ file, year, waiting }: PreviewProps) {
  const preview = useAppQuery('imports.preview', { previewId: file.stage.previewId });
  const units = useAppQuery('units.list', {});
  if (!preview.data || !units.data || preview.isPlaceholderData) {
    const error = preview.error ?? units.error;
    return error ? <ErrorState error={error} onRetry={() => moveTo(file.id, { at: 'waiting' })} /> : null;
  }
  return (
    <ImportWork
      year={year}
      preview={preview.data}
      list={units.data}
      waiting={waiting}
      onDone={(written) => moveTo(file.id, { at: 'done', written, year })}
      onGiveUp={() => moveTo(file.id, { at: 'cancelled' })}
      onList={() => openFile('none')}
    />
  );
}
