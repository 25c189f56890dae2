import { Link } from 'wouter';
import { useCurrentYear } from '../address/year.ts';
import { FailureError } from '../bridge/call.ts';
import { CopySupport } from './CopySupport.tsx';

/** Where the data can be saved, restored and looked after. */
export const BACKUPS_PATH = '/backups';

interface FaultActionsProps {
  readonly error: unknown;
}

/** What leads on from a fault: to 备份与恢复 where the data file is gone from its place, to a maintainer where the app itself failed. */
export function FaultActions({ error }: FaultActionsProps) {
  if (!(error instanceof FailureError)) return null;
  const { code, id } = error.failure;
  if (code === 'data-file-displaced') return <ToBackups />;
  // A broken connection has no number, and nobody to ask.
  return code === 'bug' && id !== undefined ? <CopySupport small /> : null;
}

function ToBackups() {
  const year = useCurrentYear();
  return <Link href={year === undefined ? BACKUPS_PATH : `${BACKUPS_PATH}?year=${year}`}>到“备份与恢复”</Link>;
}
