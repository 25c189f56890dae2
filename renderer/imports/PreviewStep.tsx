import { clsx } from 'clsx';
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import type { ImportPreview } from '../../electron/contract/imports.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { ItemsSwitch } from './ItemsSwitch.tsx';
import { LeftOut, type LeftOutPlace } from './LeftOut.tsx';
import { ProposedColumns } from './ProposedColumns.tsx';
import { sheetsOf, type SheetTab } from './sheets.ts';
import { StartLine } from './StartLine.tsx';
import { SkippedPanes } from './SkippedPanes.tsx';
import { TableHead } from './TableHead.tsx';
import { TablePanes } from './TablePanes.tsx';
import type { DecisionMaker } from './useDecisions.ts';
import { searchByLabel } from '../ui/search.ts';
import noteCss from './note.module.css';
import previewCss from './preview.module.css';

interface PreviewStepProps {
  readonly year: Year;
  readonly preview: ImportPreview;
  readonly maker: DecisionMaker;
  readonly list: UnitList;
}

/** The source as it came beside what was read from it: a table, a page of text, or a sheet in which nothing was found. */
export function PreviewStep({ year, preview, maker, list }: PreviewStepProps) {
  const tabs = sheetsOf(preview);
  const [at, setAt] = useState<string>();
  const [place, setPlace] = useState<LeftOutPlace>();
  // What is secondary is looked at last, though it may stand first in the file.
  const tab = tabs.find(({ key }) => key === at) ?? tabs.find(({ table }) => table && !table.secondary) ?? tabs[0];
  const show = (key: string): void => {
    setAt(key);
    setPlace(undefined);
  };
  return (
    <>
      {preview.notes.map((note) => (
        <p key={note} className={clsx(noteCss['note'], noteCss['above'])}>
          {note}
        </p>
      ))}
      <div className={previewCss['line']}>
        {tabs.length > 1 && tab && <SheetTabs tabs={tabs} tab={tab} onShow={show} />}
        {tab?.table && <TableHead table={tab.table} maker={maker} />}
        <LeftOut
          preview={preview}
          table={tab?.table}
          tabs={tabs}
          onShowSheet={show}
          onShowRow={(row) => setPlace({ row })}
        />
      </div>
      {tab?.table && <StartLine year={year} preview={preview} table={tab.table} maker={maker} />}
      {tab?.table && <ItemsSwitch previewId={preview.previewId} table={tab.table} />}
      {tab?.table && <ProposedColumns previewId={preview.previewId} table={tab.table} />}
      {tab?.table && (
        <TablePanes
          key={tab.key}
          year={year}
          preview={preview}
          table={tab.table}
          maker={maker}
          list={list}
          lookAt={place?.row}
          onLooked={() => setPlace(undefined)}
        />
      )}
      {!tab?.table && <SkippedPanes key={tab?.key ?? ''} previewId={preview.previewId} sheet={tab?.skipped} />}
    </>
  );
}

/** So many sheets stand beside each other; more are chosen from a list. */
const BESIDE = 4;

interface SheetTabsProps {
  readonly tabs: readonly SheetTab[];
  readonly tab: SheetTab;
  readonly onShow: (key: string) => void;
}

function SheetTabs({ tabs, tab, onShow }: SheetTabsProps) {
  const options = tabs.map(({ key, name }) => ({ value: key, label: name }));
  if (tabs.length <= BESIDE) return <Segmented value={tab.key} options={options} onChange={onShow} />;
  return (
    <Select
      aria-label="工作表"
      value={tab.key}
      options={options}
      showSearch={searchByLabel}
      style={{ width: 200, flex: 'none' }}
      onChange={onShow}
    />
  );
}
