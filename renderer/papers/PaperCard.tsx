import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { PaperPreview } from '../../electron/contract/papers.ts';
import { useYear } from '../address/year.ts';
import { Card } from '../ui/Page.tsx';
import { Loaded } from '../ui/states.tsx';
import { useMake } from '../ui/useMake.tsx';
import { Field, NumberField, type NumberValue } from './PaperFields.tsx';
import { PreviewCard } from './PreviewCard.tsx';
import papersCss from './papers.module.css';

/** What stands at the head of every paper to several offices. */
interface PaperHead extends NumberValue {
  readonly addressees: string;
}

type Making = Promise<{ readonly jobId: string }>;

interface PaperCardProps {
  readonly title: string;
  /** What is made, as its button calls it. */
  readonly made: string;
  /** The office's mark, and to whom the paper goes unless another is named. */
  readonly mark: string;
  readonly addressees: string;
  readonly preview: Pick<UseQueryResult<PaperPreview>, 'data' | 'error' | 'refetch'>;
  readonly make: (head: PaperHead) => Making;
  /** What else can be made of it. */
  readonly more?: { readonly label: string; readonly make: () => Making };
  /** The settings of its own. */
  readonly children: ReactNode;
}

/** A paper to several offices: its settings, the ways to make it, and what it will say. */
export function PaperCard({ title, made, preview, make, more, children, ...first }: PaperCardProps) {
  const year = useYear();
  const [addressees, setAddressees] = useState(first.addressees);
  const [number, setNumber] = useState<NumberValue>({ mark: first.mark, number: null });
  const { start, startChecked, dialog } = useMake(`正在生成${made}`);
  const makeIt = () => make({ addressees, ...number });
  const isRefused = preview.error !== null;
  return (
    <>
      <Card title={title} padded className={papersCss['settings']}>
        {children}
        <Field label="主送机关" id="paper-to">
          <Input
            id="paper-to"
            value={addressees}
            maxLength={200}
            onChange={(event) => setAddressees(event.target.value)}
          />
        </Field>
        <NumberField year={year} value={number} onChange={setNumber} />
        <Button type="primary" block disabled={isRefused} onClick={() => start(makeIt)}>
          生成{made}
        </Button>
        <Button block disabled={isRefused} onClick={() => startChecked(makeIt)}>
          生成并检查内容
        </Button>
        {more && (
          <Button block disabled={isRefused} onClick={() => start(more.make)}>
            {more.label}
          </Button>
        )}
        {dialog}
      </Card>
      <Loaded query={preview}>{(value) => <PreviewCard preview={value} />}</Loaded>
    </>
  );
}
