import { Button } from 'antd';
import { clsx } from 'clsx';
import type { BackupView, CopyView } from '../../electron/contract/backups.ts';
import { BACKUP_KIND_WORDS } from '../../electron/domain/words/backups.ts';
import { weekdayName } from '../ui/dates.ts';
import { QuietTag } from '../ui/Tags.tsx';
import type { Verified } from './useVerify.ts';
import { bytesWords, clockWords, copyTime, COUNT_WORDS, districtWords, yearsWords } from './words.ts';
import css from './CopyTable.module.css';

/** A copy here, or in the second folder, where it may be sealed. */
type ListedCopy = CopyView & { readonly sealed?: boolean };

interface CopyTableProps<Copy extends ListedCopy> {
  readonly copies: readonly Copy[];
  /** What reading every page of a copy has found, by its name. */
  readonly verified: Verified['found'];
  /** The copy that is being read. */
  readonly verifying: string | undefined;
  readonly onVerify: (copy: Copy) => void;
  readonly onRestore: (copy: Copy) => void;
  /** Left out where copies are all that an office has. */
  readonly onRemove?: (copy: Copy) => void;
}

/** The copies, latest first, with what they hold. */
export function CopyTable<Copy extends ListedCopy>({
  copies,
  verified,
  verifying,
  onVerify,
  onRestore,
  onRemove,
}: CopyTableProps<Copy>) {
  return (
    <div className={css['room']}>
      <table className={css['copies']}>
        <thead>
          <tr>
            <th scope="col" className={css['time']}>
              时间
            </th>
            <th scope="col" className={css['what']}>
              种类
            </th>
            {COUNT_WORDS.map(([key, word]) => (
              <th key={key} scope="col" className={clsx('right', css['count'])}>
                {word}
              </th>
            ))}
            <th scope="col">区县、年度</th>
            <th scope="col">最后一次操作</th>
            <th scope="col" className={clsx('right', css['size'])}>
              大小
            </th>
            <th scope="col" className={css['doing']}>
              <span className="visually-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {copies.map((copy) => {
            const trouble = copy.trouble ?? verified.get(copy.name)?.trouble;
            return (
              <tr key={copy.name}>
                <td className="num" title={copy.name}>
                  {copy.day} {weekdayName(copy.day)} {clockWords(copy.madeAt)}
                </td>
                <td>
                  <span className={css['kind']}>
                    {BACKUP_KIND_WORDS[copy.kind]}
                    {copy.stays && <QuietTag>一直保留</QuietTag>}
                    {copy.sealed && <QuietTag tone="blue">已加密</QuietTag>}
                  </span>
                </td>
                <Holds
                  copy={copy}
                  trouble={trouble}
                  isVerified={verified.has(copy.name)}
                  missing={verified.get(copy.name)?.missingFiles ?? copy.missingFiles}
                />
                <td className="right num sub">{bytesWords(copy.bytes)}</td>
                <td className="right">
                  <span className={css['actions']}>
                    <Button
                      size="small"
                      aria-label={`验证：${copyTime(copy)}`}
                      loading={verifying === copy.name}
                      disabled={verifying !== undefined}
                      onClick={() => onVerify(copy)}
                    >
                      验证
                    </Button>
                    <Button
                      size="small"
                      aria-label={`恢复：${copyTime(copy)}`}
                      disabled={trouble !== undefined}
                      onClick={() => onRestore(copy)}
                    >
                      恢复…
                    </Button>
                    {onRemove && (
                      <Button
                        size="small"
                        type="text"
                        aria-label={`删除：${copyTime(copy)}`}
                        onClick={() => onRemove(copy)}
                      >
                        删除
                      </Button>
                    )}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface HoldsProps {
  readonly copy: Pick<BackupView, 'holds'>;
  readonly trouble: string | undefined;
  readonly isVerified: boolean;
  /** Names of the files of evidence that it lacks. */
  readonly missing: readonly string[];
}

function Holds({ copy: { holds }, trouble, isVerified, missing }: HoldsProps) {
  if (holds === undefined || trouble !== undefined) {
    return (
      <td colSpan={COUNT_WORDS.length + 2} className={clsx('over', css['trouble'])}>
        {trouble ?? '这份备份不能使用。'}
      </td>
    );
  }
  const office = `${districtWords(holds)}，${yearsWords(holds)}`;
  return (
    <>
      {COUNT_WORDS.map(([key, word]) => (
        <td key={key} className="right num" data-name={word}>
          {holds.counts[key]}
        </td>
      ))}
      <td className={clsx('sub num', css['long'])} title={office}>
        {office}
      </td>
      <td className={css['long']} title={holds.last?.label}>
        {missing.length > 0 ? (
          <b className="over" title={missing.join('\n')}>
            缺 {missing.length} 个佐证文件{' '}
          </b>
        ) : (
          isVerified && <b className="ok">已验证完好 </b>
        )}
        {holds.last?.label}
      </td>
    </>
  );
}
