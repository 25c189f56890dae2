import { clsx } from 'clsx';
import { useRef, useState } from 'react';
import type { EvidenceView } from '../../electron/contract/evidence.ts';
import type { OccurrenceKey } from '../../electron/contract/occurrenceKey.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Icon } from '../ui/Icon.tsx';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { EvidenceForm, LinkForm } from './EvidenceForms.tsx';
import { EvidenceLine } from './EvidenceLine.tsx';
import { useFileDrop, useFilePaste, type Adding, useAdding } from './evidenceFiles.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './Evidence.module.css';

interface EvidenceProps {
  readonly item: OccurrenceKey;
  /** What is said where nothing is there. */
  readonly empty?: string;
  /** Whether something is to be added before the item can be closed. */
  readonly isWanted?: boolean;
}

/**
 * What shows that an item was done (佐证): pages and files, with the day on which they were captured. Files come by the dialog, by dropping them on this
 * part of the screen, and by pasting, a screenshot too.
 */
export function Evidence({ item, empty = '还没有佐证。', isWanted = false }: EvidenceProps) {
  const key = occurrenceKey(item);
  const query = useAppQuery('evidence.list', { item: key });
  const zone = useRef<HTMLDivElement>(null);
  const adding = useAdding(key);
  useFilePaste(zone, adding.add);
  const drop = useFileDrop(adding.add);
  return (
    <div ref={zone} className={clsx(css['zone'], drop.isOver && css['over'])} data-takes-files {...drop.handlers}>
      <Loaded query={query}>
        {(evidence) =>
          evidence.length === 0 ? (
            <p className={isWanted ? 'accent' : 'sub'}>{empty}</p>
          ) : (
            <EvidenceList evidence={evidence} />
          )
        }
      </Loaded>
      <AddEvidence item={key} adding={adding} />
    </div>
  );
}

function EvidenceList({ evidence }: { readonly evidence: readonly EvidenceView[] }) {
  const [editing, setEditing] = useState<string>();
  const end = () => setEditing(undefined);
  return (
    <ul className="plain-list" aria-label="佐证">
      {evidence.map((each) => (
        <li key={each.id}>
          {editing === each.id ? (
            <EvidenceForm evidence={each} onEnd={end} />
          ) : (
            <EvidenceLine evidence={each} onEdit={() => setEditing(each.id)} />
          )}
        </li>
      ))}
    </ul>
  );
}

function AddEvidence({ item, adding }: { readonly item: OccurrenceKey; readonly adding: Adding }) {
  const [linking, setLinking] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  if (linking) return <LinkForm item={item} onEnd={() => setLinking(false)} />;
  return (
    <>
      <div className={css['add']}>
        <WriteButton
          size="small"
          icon={<Icon name="upload" size={14} />}
          loading={adding.isAdding}
          onClick={() => chooser.current?.click()}
        >
          添加文件
        </WriteButton>
        <WriteButton size="small" icon={<Icon name="link" size={14} />} onClick={() => setLinking(true)}>
          添加链接
        </WriteButton>
        <span className="sub text-xs">可粘贴截图，或把文件拖到这里</span>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label="选择佐证文件"
          onChange={(event) => {
            adding.add([...(event.target.files ?? [])]);
            // The same file may be chosen again after it was changed.
            event.target.value = '';
          }}
        />
      </div>
      {adding.faults.map((fault, index) => (
        // Refusals have nothing of their own to be told apart by.
        // oxlint-disable-next-line react/no-array-index-key
        <ErrorState key={index} error={fault} inline className={css['fault']} />
      ))}
    </>
  );
}
