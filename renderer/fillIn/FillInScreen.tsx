import { Button } from 'antd';
import { useEffect } from 'react';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useOfferedFiles } from '../ui/incomingFiles.ts';
import { JobDialog } from '../ui/JobDialog.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { ErrorState } from '../ui/states.tsx';
import { FillInHome } from './FillInHome.tsx';
import { ReceiptWork } from './ReceiptWork.tsx';
import { clearFault, endSession, readingEnded, takeIn, useFillInSession } from './session.ts';
import statesCss from '../ui/states.module.css';

/** 单位填报: workbooks go out to the units, come back by dozens, and are taken in. */
export function FillInScreen() {
  const year = useYear();
  const session = useFillInSession();
  const { files, take } = useOfferedFiles();
  useEffect(() => {
    if (files.length > 0) void takeIn(take(), year);
  }, [files, take, year]);
  const receiptId = session.year === year ? session.receiptId : undefined;
  return (
    <>
      {receiptId === undefined ? <FillInHome year={year} /> : <Receipt receiptId={receiptId} year={year} />}
      <Intake />
    </>
  );
}

function Receipt({ receiptId, year }: { readonly receiptId: string; readonly year: ReturnType<typeof useYear> }) {
  const receipt = useAppQuery('fillIn.receipt', { receiptId });
  if (receipt.error) {
    return (
      <div className={statesCss['empty']}>
        <ErrorState error={receipt.error} />
        <Button onClick={endSession}>返回单位填报</Button>
      </div>
    );
  }
  return receipt.data && <ReceiptWork receipt={receipt.data} year={year} />;
}

/** Files on their way in: how far, and what went wrong. */
function Intake() {
  const { intake } = useFillInSession();
  return (
    <>
      {intake.at === 'uploading' && (
        <Dialog title="正在放入填报表" footer={null} closable={false} width={440}>
          <p className="num sub" aria-live="polite">
            {intake.done} / {intake.total}
          </p>
          <ProgressBar done={intake.done} total={intake.total} label="正在放入填报表" width="100%" />
        </Dialog>
      )}
      <JobDialog
        title="正在读取填报表"
        jobId={intake.at === 'reading' ? intake.jobId : undefined}
        onDone={readingEnded}
        onClose={clearFault}
      />
      {intake.at === 'failed' && (
        <Dialog title="没有读取" onCancel={clearFault} footer={null} width={520}>
          <ErrorState error={intake.error} inline />
        </Dialog>
      )}
    </>
  );
}
