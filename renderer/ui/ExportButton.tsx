import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { ExportKind } from '../../electron/contract/exports.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import { EXPORT_KIND_WORDS } from '../../electron/domain/words/documents.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { Icon } from './Icon.tsx';
import { JobDialog } from './JobDialog.tsx';
import { useNotify } from './notify.tsx';
import { useHandOver } from './useHandOver.ts';

export const PAPER_SIZES = ['A4', 'A3'] as const;
export type PaperSize = (typeof PAPER_SIZES)[number];

/** Whom a table is about; everybody when it says nothing. Of the ledger's lines which ones, and in what order. */
export type ExportScope = Pick<InputOf<'exports.workbook'>, 'unitId' | 'groupId' | 'classId' | 'filter' | 'sort'>;

type Ask = () => Promise<{ readonly jobId: string }>;

/** Makes a workbook in the background and hands it over as a download. `dialog` shows the progress and must be on the page. */
export function useExport() {
  const year = useYear();
  const notify = useNotify();
  const handOver = useHandOver();
  const [running, setRunning] = useState<{ readonly jobId: string; readonly name: string }>();
  const start = async (name: string, ask: Ask): Promise<void> => {
    try {
      const { jobId } = await ask();
      setRunning({ jobId, name });
    } catch (error) {
      notify.fault(error);
    }
  };
  const save = (fileId: string | undefined): void => {
    setRunning(undefined);
    if (fileId !== undefined) void handOver(fileId, '已导出');
  };
  const dialog = (
    <JobDialog
      title={`正在导出${running?.name ?? ''}`}
      jobId={running?.jobId}
      onDone={(job) => save(job.fileId)}
      onClose={() => setRunning(undefined)}
    />
  );
  return {
    start: (kind: ExportKind, paper: PaperSize, scope: ExportScope = {}) =>
      void start(EXPORT_KIND_WORDS[kind].short, () => call('exports.workbook', { year, kind, paper, ...scope })),
    startOther: (name: string, ask: Ask) => void start(name, ask),
    dialog,
  };
}

interface ExportButtonProps {
  readonly kinds: readonly ExportKind[];
  readonly scope?: ExportScope;
  /** Papers that are made otherwise, after the workbooks. */
  readonly papers?: readonly { readonly name: string; readonly label: string; readonly ask: Ask }[];
  /** Other ways out, last. */
  readonly more?: readonly { readonly key: string; readonly label: string; readonly onClick: () => void }[];
}

/** 导出 with a choice of table and paper. */
export function ExportButton({ kinds, scope, papers, more }: ExportButtonProps) {
  const { start, startOther, dialog } = useExport();
  const workbooks = kinds.flatMap((kind) =>
    PAPER_SIZES.map((paper) => ({
      key: `${kind} ${paper}`,
      label: `${EXPORT_KIND_WORDS[kind].short}（${paper} 横向）`,
      onClick: () => start(kind, paper, kind === 'items' || scope?.classId !== undefined ? scope : undefined),
    })),
  );
  const after = [
    ...(papers ?? []).map(({ name, label, ask }) => ({ key: name, label, onClick: () => startOther(name, ask) })),
    ...(more ?? []),
  ];
  const items = after.length === 0 ? workbooks : [...workbooks, { type: 'divider' as const }, ...after];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<Icon name="down" size={12} />} iconPlacement="end">
          导出
        </Button>
      </Dropdown>
      {dialog}
    </>
  );
}
