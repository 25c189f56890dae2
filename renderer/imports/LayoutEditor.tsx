import { Button, Checkbox, Segmented, Select } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { TablePreview } from '../../electron/contract/imports.ts';
import type { ColumnRole } from '../../electron/contract/shared.ts';
import { columnLetters } from '../grid/letters.ts';
import { Card } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { draftFault, layoutInput, withHeaderRow, withRole, type LayoutDraft } from './layoutDraft.ts';
import { SourceGrid } from './SourceGrid.tsx';
import { useSetLayout } from './useSetLayout.ts';
import { COLUMN_ROLE_WORDS, TABLE_KIND_WORDS } from '../../electron/domain/words/documents.ts';
import previewCss from './preview.module.css';
import css from './LayoutEditor.module.css';

interface LayoutEditorProps {
  readonly previewId: string;
  readonly sheet: string;
  readonly grid: TablePreview['grid'];
  readonly start: LayoutDraft;
  /** The sheet holds several tables: all whose header reads the same are read so. */
  readonly several?: boolean;
  /** Absent where there is nothing else to go back to. */
  readonly onClose?: () => void;
}

const ROLE_OPTIONS = (Object.keys(COLUMN_ROLE_WORDS) as ColumnRole[]).map((role) => ({
  value: role,
  label: COLUMN_ROLE_WORDS[role],
}));
const KINDS = (['breakdown', 'schedule'] as const).map((kind) => ({ value: kind, label: TABLE_KIND_WORDS[kind] }));

/** 调整列对应: on the sheet itself, where the header is and what each column holds. The reading beside shows what comes of it. */
export function LayoutEditor({ previewId, sheet, grid, start, several, onClose }: LayoutEditorProps) {
  const [draft, setDraft] = useState(start);
  const layout = useSetLayout();
  const fault = draftFault(draft, grid);
  const apply = async (): Promise<void> => {
    await layout.send(layoutInput(draft, previewId, sheet));
  };
  return (
    <Card
      className={clsx('pane', css['editor'])}
      title="调整列对应"
      extra={
        <span className={previewCss['source']}>
          {onClose && (
            <Button size="small" onClick={onClose}>
              收起
            </Button>
          )}
          <Button
            size="small"
            type="primary"
            disabled={fault !== undefined}
            loading={layout.isPending}
            onClick={() => void apply()}
          >
            按此读取
          </Button>
        </span>
      }
    >
      <LayoutTools draft={draft} onChange={setDraft} />
      <p className={clsx(css['hint'], fault === undefined ? 'sub' : 'accent')}>
        {fault ??
          `点行号选表头（按住 Shift 选几行），在列的上方选它是什么。${several ? '这个工作表里表头相同的各张表都按此读取。' : ''}`}
      </p>
      {layout.error !== undefined && <ErrorState error={layout.error} inline className={css['fault']} />}
      <SourceGrid
        sheet={sheet}
        grid={grid}
        headerRows={draft.headerRows}
        headHeight={58}
        narrowest={104}
        renderHead={(column) => (
          <Select<ColumnRole>
            aria-label={`${columnLetters(column)} 列是什么`}
            size="small"
            className={clsx(css['role'], roleOf(draft, column) === 'ignored' && css['unread'])}
            value={roleOf(draft, column)}
            options={ROLE_OPTIONS}
            popupMatchSelectWidth={false}
            listHeight={330}
            onChange={(role) => setDraft((old) => withRole(old, column, role))}
          />
        )}
        onPickRow={(row, extend) => setDraft((old) => withHeaderRow(old, row, extend))}
      />
    </Card>
  );
}

function roleOf({ roles }: LayoutDraft, column: number): ColumnRole {
  return roles.get(column) ?? 'ignored';
}

interface LayoutToolsProps {
  readonly draft: LayoutDraft;
  readonly onChange: (draft: LayoutDraft) => void;
}

function LayoutTools({ draft, onChange }: LayoutToolsProps) {
  const [first, last] = draft.headerRows;
  return (
    <div className={css['tools']}>
      <span className="num">
        表头：第 {first + 1} 行{last > first ? `至第 ${last + 1} 行` : ''}
      </span>
      <Segmented size="small" value={draft.kind} options={KINDS} onChange={(kind) => onChange({ ...draft, kind })} />
      <Checkbox checked={draft.remember} onChange={(event) => onChange({ ...draft, remember: event.target.checked })}>
        <span title="写入后，以后表头相同的文件都按此读取；不勾选则只用于这一次，记住过的也不再用">记住这种表</span>
      </Checkbox>
    </div>
  );
}
