import { Button } from 'antd';
import type { SchemeTablePreview } from '../../electron/contract/schemeTables.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { allPlaced } from './treeEdits.ts';
import css from './dialogs.module.css';

interface ImportDialogProps {
  readonly preview: SchemeTablePreview;
  /** The name of the scheme on screen, whose draft it may become. */
  readonly current: string | undefined;
  readonly onTake: (as: 'new' | 'draft') => void;
  readonly onClose: () => void;
}

const ROLE_WORDS: Readonly<Record<SchemeTablePreview['tables'][number]['columns'][number]['role'], string>> = {
  section: '部分',
  level: '指标',
  full: '分值',
  criteria: '评分标准',
  ours: '不读',
};

/** What was read of a file that holds a scheme: how its columns were taken, what cannot stand, what was not read. It becomes a draft. */
export function ImportDialog({ preview, current, onTake, onClose }: ImportDialogProps) {
  const { fileName, tree, tables, skippedSheets, faults, unread, leftOut, notes, isOurs } = preview;
  const leaves = allPlaced(tree).filter(({ node }) => node.kind === 'leaf').length;
  const judged = unread.filter(({ isJudged }) => isJudged).length;
  return (
    <Dialog
      title={`从“${fileName}”读出的方案`}
      onCancel={onClose}
      width={760}
      footer={
        <>
          <Button onClick={onClose}>放弃</Button>
          {current !== undefined && <Button onClick={() => onTake('draft')}>{`换成“${current}”的草稿`}</Button>}
          <Button type="primary" onClick={() => onTake('new')}>
            作为新方案打开
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>
          {`指标 ${leaves} 项，基础分合计 ${tree.total}。`}
          {isOurs
            ? '这个文件由本程序导出，评分标准没有改动的，规则照旧。'
            : `规则都是按评分标准提出的，待核${judged > 0 ? `；其中 ${judged} 项没有读懂，按人工评议` : ''}。`}
        </p>
        {tables.map(({ sheet, headerLine, columns }) => (
          <p key={sheet} className="sub num">
            {`工作表“${sheet}”，表头第 ${headerLine} 行：${columns.map(({ letters, header, role }) => `${letters} ${header}→${ROLE_WORDS[role]}`).join('，')}`}
          </p>
        ))}
        {skippedSheets.map(({ sheet, reason }) => (
          <p key={sheet} className="sub">{`工作表“${sheet}”没有读：${reason}。`}</p>
        ))}
        {notes.map((note) => (
          <p key={note} className="sub">
            {note}
          </p>
        ))}
        {faults.length > 0 && (
          <section>
            <h3>{`须改 ${faults.length}`}</h3>
            <ul className={css['notes']}>
              {faults.map(({ message }) => (
                <li key={message} className="over">
                  {message}
                </li>
              ))}
            </ul>
          </section>
        )}
        {unread.length > 0 && (
          <section>
            <h3>{`待核：评分标准没有全读懂 ${unread.length}`}</h3>
            <ul className={css['notes']}>
              {unread.map(({ nodeId, sheet, address, name, parts, isJudged }) => (
                <li key={nodeId} className={css['late']}>
                  {`工作表“${sheet}”单元格 ${address}，“${name}”：${parts.map((part) => `“${part}”`).join('、')}${isJudged ? '，按人工评议' : ''}`}
                </li>
              ))}
            </ul>
          </section>
        )}
        {leftOut.length > 0 && (
          <section>
            <h3>{`不属于指标的行 ${leftOut.length}`}</h3>
            <ul className={css['notes']}>
              {leftOut.map(({ sheet, address, text }) => (
                <li key={`${sheet} ${address}`} className="sub">{`${sheet} ${address}：${text}`}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  );
}
