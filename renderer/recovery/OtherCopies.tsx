import { Button } from 'antd';
import { useState } from 'react';
import type { BackupView, CopyView, SecondCopyView } from '../../electron/contract/backups.ts';
import { AsideList } from '../backups/AsideList.tsx';
import { CopyTable } from '../backups/CopyTable.tsx';
import { RestoreDialog } from '../backups/RestoreDialog.tsx';
import { useVerify } from '../backups/useVerify.ts';
import { VerifyDialog } from '../backups/VerifyDialog.tsx';
import type { RestoreChoice } from '../backups/words.ts';
import { WayOn } from './Way.tsx';
import css from './OtherCopies.module.css';

/** The copies beside the newest good one. */
export function OtherCopies({ copies }: { readonly copies: readonly CopyView[] }) {
  const isAnyUsable = copies.some(({ trouble }) => trouble === undefined);
  return (
    <ListedCopies
      title={isAnyUsable ? '恢复别的备份' : '这台电脑上的备份'}
      words={isAnyUsable ? '数据文件夹里还有别的备份。越早的备份，缺的登记越多。' : '都不能用，原因写在每份后面。'}
      from="copy"
      copies={copies}
      choiceOf={(copy) => ({ from: 'copy', copy })}
    />
  );
}

interface CopiesElsewhereProps {
  readonly folder: string;
  readonly copies: readonly SecondCopyView[];
  readonly isFirst: boolean;
}

/** The copies in the second folder, which outlive this computer's disk. */
export function CopiesElsewhere({ folder, copies, isFirst }: CopiesElsewhereProps) {
  return (
    <ListedCopies
      title="恢复另一处的备份"
      words={`抄到“${folder}”的备份。请先插好或接好那个盘。`}
      from="second"
      isFirst={isFirst}
      copies={copies}
      choiceOf={(copy) => ({ from: 'second', copy })}
    />
  );
}

interface MovedAsideProps {
  readonly aside: readonly BackupView[];
  readonly isFirst: boolean;
}

/** What was here before earlier restores. */
export function MovedAside({ aside, isFirst }: MovedAsideProps) {
  const [open, setOpen] = useState(false);
  return (
    <WayOn
      title="放回恢复前的数据"
      action={
        <Button type={isFirst ? 'primary' : 'default'} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起' : `看 ${aside.length} 份数据`}
        </Button>
      }
      more={
        open && (
          <div className={css['list']}>
            <AsideList aside={aside} />
          </div>
        )
      }
    >
      以前恢复备份时移到一边的数据，可以放回来。那以后的登记不在里面。
    </WayOn>
  );
}

interface ListedCopiesProps<Copy extends CopyView> {
  readonly title: string;
  readonly words: string;
  readonly from: 'copy' | 'second';
  readonly isFirst?: boolean;
  readonly copies: readonly Copy[];
  readonly choiceOf: (copy: Copy) => RestoreChoice;
}

/** The list opens where it is asked for. */
function ListedCopies<Copy extends CopyView>({
  title,
  words,
  from,
  isFirst,
  copies,
  choiceOf,
}: ListedCopiesProps<Copy>) {
  const [open, setOpen] = useState(false);
  const [restoring, setRestoring] = useState<Copy>();
  const { found, verifying, verify, asking } = useVerify(from);
  return (
    <WayOn
      title={title}
      action={
        <Button type={isFirst ? 'primary' : 'default'} aria-expanded={open} onClick={() => setOpen(!open)}>
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
      {asking && <VerifyDialog asking={asking} />}
      {restoring && <RestoreDialog choice={choiceOf(restoring)} onClose={() => setRestoring(undefined)} />}
    </WayOn>
  );
}
