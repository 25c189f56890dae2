import { useCallback, useEffect, useState } from 'react';
import type { OutputOf } from '../../electron/contract/index.ts';
import { text, useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { call, failureCode } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { ExchangeTabs } from '../ui/ExchangeTabs.tsx';
import { JobDialog } from '../ui/JobDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useFileReading } from '../ui/useFileReading.ts';
import { LedgerDone } from './LedgerDone.tsx';
import { LedgerDrop } from './LedgerDrop.tsx';
import { LedgerWork } from './LedgerWork.tsx';
import { NO_CHOICES } from './choices.ts';

/** The ledger that is being looked through: a reload leads back to it. */
const ADDRESS = { file: text() };

type Written = OutputOf<'oldLedger.confirm'>;

/** 旧台账: what the office kept before, registered line by line. */
export function LedgerScreen() {
  const year = useYear();
  const [{ file }, setAddress] = useAddressState(ADDRESS);
  const notify = useNotify();
  const [written, setWritten] = useState<Written>();
  const open = useCallback((ledgerId: string) => setAddress({ file: ledgerId }, { replace: true }), [setAddress]);
  const reading = useFileReading(useCallback((fileId) => call('oldLedger.read', { fileId, year }), [year]));
  const preview = useAppQuery('oldLedger.preview', { ledgerId: file, choices: NO_CHOICES }, { enabled: file !== '' });
  const isGone = failureCode(preview.error) === 'not-found';
  useEffect(() => {
    if (isGone) open('');
  }, [isGone, open]);
  const shown = file !== '' && preview.data?.ledgerId === file ? preview.data : undefined;
  if (shown && shown.year === year) {
    return (
      <LedgerWork
        key={shown.ledgerId}
        first={shown}
        written={written}
        onLeave={() => open('')}
        onDone={(value) => {
          setWritten(value);
          notify.success(`已登记 ${value.registered} 条`, { commandId: value.commandId });
          // What did not match stays, to be gone on with.
          if (value.left === 0) open('');
        }}
      />
    );
  }
  return (
    <Page title="导入导出" sub={`${year} 年度`} filters={<ExchangeTabs at="/oldLedger" />}>
      <div className="cards">
        {written && <LedgerDone written={written} year={year} />}
        <LedgerDrop year={year} onFile={reading.send} />
        {reading.error !== undefined && <ErrorState error={reading.error} inline />}
        {preview.error && !isGone && <ErrorState error={preview.error} inline />}
      </div>
      <JobDialog
        title="读取旧台账"
        jobId={reading.jobId}
        onClose={reading.end}
        onDone={({ previewId = '' }) => {
          reading.end();
          setWritten(undefined);
          open(previewId);
        }}
      />
    </Page>
  );
}
