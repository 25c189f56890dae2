import { useRef } from 'react';
import type { Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Icon } from '../ui/Icon.tsx';
import { Card } from '../ui/Page.tsx';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './Ledger.module.css';

const ACCEPTED = '.xlsx,.xls,.et,.ods,.csv,.tsv,.docx,.doc,.wps,.html,.htm';

/** Where an old ledger is chosen, with what it must hold. */
export function LedgerDrop({ year, onFile }: { readonly year: Year; readonly onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const duties = useAppQuery('workspace.status', {}).data?.years.find((each) => each.year === year);
  return (
    <Card>
      <div className={css['zone']}>
        <span className={css['mark']}>
          <Icon name="upload" size={24} />
        </span>
        <div>
          <p className={css['title']}>把以前登记用的台账拖到窗口里</p>
          <p className="sub">
            Excel、WPS 表格、CSV 或 Word
            里的表都可以，每行一项：事项、单位、所属期（或应办日期）、办结日期，有标题和链接的一并登记。先核对，确认后才写入；对不上的逐行说明，登记之后仍可接着处理或导出，离开页面前都在。
          </p>
          {duties?.duties === 0 && <p className="sub">{year} 年度还没有事项，请先导入任务分解表或明细表。</p>}
        </div>
        <WriteButton type="primary" disabled={duties?.duties === 0} onClick={() => input.current?.click()}>
          选择旧台账
        </WriteButton>
        <input
          ref={input}
          type="file"
          hidden
          accept={ACCEPTED}
          aria-label="选择旧台账文件"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) onFile(file);
            // The same file may be chosen again after it was changed.
            event.target.value = '';
          }}
        />
      </div>
    </Card>
  );
}
