import { Button } from 'antd';
import { useRef } from 'react';
import type { Year } from '../../electron/domain/brand.ts';
import { ExchangeTabs } from '../ui/ExchangeTabs.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { FileList } from './FileList.tsx';
import { PastImports } from './PastImports.tsx';
import { addFiles, type ImportFile } from './session.ts';
import './imports.css';

const ACCEPTED = '.xlsx,.xls,.et,.csv';

/** Where a file is chosen or dropped, what became of this session's files, what came in before. */
export function ImportsHome(props: { readonly year: Year; readonly files: readonly ImportFile[] }) {
  const { year, files } = props;
  return (
    <Page title="导入导出" sub={`${year} 年度`} filters={<ExchangeTabs at="/imports" />}>
      <div className="imports-in">
        <DropZone />
        {files.length > 0 && <FileList files={files} />}
        <PastImports year={year} />
      </div>
    </Page>
  );
}

function DropZone() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Card>
      <div className="drop-zone">
        <span className="drop-mark">
          <Icon name="upload" size={24} />
        </span>
        <div>
          <p className="drop-title">把任务分解表、定时公开指标明细表拖到窗口里</p>
          <p className="sub">支持 xlsx、xls、WPS 表格和 CSV，可一次多个。先预览核对，确认后才写入。</p>
        </div>
        <Button type="primary" onClick={() => input.current?.click()}>
          选择文件
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={ACCEPTED}
          aria-label="选择要导入的表格文件"
          onChange={(event) => {
            addFiles([...(event.target.files ?? [])]);
            // The same file may be chosen again after it was changed.
            event.target.value = '';
          }}
        />
      </div>
    </Card>
  );
}
