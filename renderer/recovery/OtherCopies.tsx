import { Button } from 'antd';
import { useState } from 'react';
import type { CopyView, SecondCopyView } from '../../electron/contract/backups.ts';
import { CopyTable } from '../backups/CopyTable.tsx';
import { RestoreDialog } from '../backups/RestoreDialog.tsx';
import { useVerify } from '../backups/useVerify.ts';
import type { RestoreChoice } from '../backups/words.ts';
import { WayOn } from './Way.tsx';
import css from './OtherCopies.module.css';

/** The copies beside the newest good one. */
export function OtherCopies({ copies }: { readonly copies: readonly CopyView[] }) {
  return (
    <ListedCopies
      title="恢复别的备份"
      words="数据文件夹里还有别的备份。越早的备份，缺的登记越多。"
      from="copy"
      copies={copies}
      choiceOf={(copy) => ({ from: 'copy', copy })}
    />
  );
}

interface CopiesElsewhereProps {
  readonly folder: string;
  readonly copies: readonly SecondCopyView[];
}

/** The copies in the second folder, which outlive this computer's disk. */
export function CopiesElsewhere({ folder, copies }: CopiesElsewhereProps) {
  return (
    <ListedCopies
      title="恢复另一处的备份"
      words={`抄到“${folder}”的备份。请先插好或接好那个盘。`}
      from="second"
      copies={copies}
      choiceOf={(copy) => ({ from: 'second', copy })}
    />
  );
}

interface ListedCopiesProps<Copy extends CopyView> {
  readonly title: string;
  readonly words: string;
  readonly from: 'copy' | 'second';
  readonly copies: readonly Copy[];
  readonly choiceOf: (copy: Copy) => RestoreChoice;
}

/** The list opens where it is asked for. */
function ListedCopies<Copy extends CopyView>({ title, words, from, copies, choiceOf }: ListedCopiesProps<Copy>) {
  const [open, setOpen] = useState(false);
  const [restoring, setRestoring] = useState<Copy>();
  const { found, verifying, verify } = useVerify(from);
  return (
    <WayOn
      title={title}
      action={
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起' : `看 ${copies.length} 份备份`}
        </Button>
      }
      more={
        open && (
          <div className={css['list']}>
            <CopyTable
              copies={copies}
              verified={found}
              verifying={verifying}
              onVerify={verify}
              onRestore={setRestoring}
            />
          </div>
        )
      }
    >
      {words}
      {restoring && <RestoreDialog choice={choiceOf(restoring)} onClose={() => setRestoring(undefined)} />}
    </WayOn>
  );
}
