import { useEffect } from 'react';
import { useYear } from '../app/year.ts';
import { putFile, call } from '../bridge/desk.ts';
import { useDeskQuery } from '../bridge/hooks.ts';
import { useOfferedFiles } from '../ui/incomingFiles.ts';
import { ErrorState } from '../ui/states.tsx';
import { ImportsHome } from './ImportsHome.tsx';
import { ImportWork } from './ImportWork.tsx';
import { activeFile, addFiles, moveTo, useImportFiles, type ImportFile } from './session.ts';
import type { Year } from '../../electron/domain/brand.ts';

/** 导入导出: tables come in, workbooks go out. Files dropped anywhere in the window end up here. */
export function ImportsScreen() {
  const year = useYear();
  const files = useImportFiles();
  const offered = useOfferedFiles();
  const { take } = offered;
  useEffect(() => {
    if (offered.files.length > 0) addFiles(take());
  }, [offered.files, take]);

  const active = activeFile(files);
  useEffect(() => {
    if (!active) return;
    // Another year reads and compares differently, so a preview made for one is not shown in the other.
    const stale = active.stage.at === 'ready' && active.stage.year !== year;
    if (active.stage.at === 'waiting' || stale) void send(active, year);
  }, [active, year]);

  if (active?.stage.at === 'ready' && active.stage.year === year) {
    const waiting = files.filter(({ stage }) => stage.at === 'waiting').length;
    return (
      <Preview
        key={active.stage.previewId}
        file={active}
        previewId={active.stage.previewId}
        year={year}
        waiting={waiting}
      />
    );
  }
  return <ImportsHome year={year} files={files} />;
}

/** Hands the file over and has it read in the background. */
async function send({ id, file }: ImportFile, year: Year): Promise<void> {
  moveTo(id, { at: 'uploading' });
  try {
    const { fileId } = await putFile(file);
    const { jobId } = await call('imports.read', { fileId, year });
    moveTo(id, { at: 'reading', jobId, year });
  } catch (error) {
    moveTo(id, { at: 'failed', error });
  }
}

function Preview(props: {
  readonly file: ImportFile;
  readonly previewId: string;
  readonly year: Year;
  readonly waiting: number;
}) {
  const { file, previewId, year, waiting } = props;
  const preview = useDeskQuery('imports.preview', { previewId });
  const units = useDeskQuery('units.list', {});
  if (!preview.data || !units.data || preview.isPlaceholderData) {
    const error = preview.error ?? units.error;
    return error ? <ErrorState error={error} onRetry={() => void send(file, year)} /> : null;
  }
  return (
    <ImportWork
      year={year}
      preview={preview.data}
      list={units.data}
      waiting={waiting}
      onDone={(written) => moveTo(file.id, { at: 'done', written, undone: false })}
      onGiveUp={() => moveTo(file.id, { at: 'cancelled' })}
    />
  );
}
