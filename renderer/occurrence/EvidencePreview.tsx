import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { FileBytes } from '../../electron/contract/define.ts';
import type { EvidenceView } from '../../electron/contract/evidence.ts';
import { getEvidence } from '../bridge/call.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { PdfView } from '../pdf/PdfView.tsx';
import { Loaded } from '../ui/states.tsx';
import css from './Evidence.module.css';

interface PreviewProps {
  readonly evidence: Extract<EvidenceView, { readonly kind: 'file' }>;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** A picture or document as it was added, within the app. */
export function EvidencePreview({ evidence: { id, title, file }, onOpen, onClose }: PreviewProps) {
  const query = useQuery({ queryKey: ['evidence.get', id], queryFn: () => getEvidence(id), gcTime: 0 });
  return (
    <Dialog
      title={title || file.name}
      width={1000}
      onCancel={onClose}
      footer={<Button onClick={onOpen}>打开原文件</Button>}
    >
      <Loaded query={query}>
        {(shown) =>
          shown.mediaType === 'application/pdf' ? (
            <PdfView name={shown.name} bytes={shown.bytes} />
          ) : (
            <Picture file={shown} />
          )
        }
      </Loaded>
    </Dialog>
  );
}

/** The bytes have an address for as long as they are shown. */
function Picture({ file: { name, mediaType, bytes } }: { readonly file: FileBytes }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    image.current?.setAttribute('src', address);
    return () => URL.revokeObjectURL(address);
  }, [bytes, mediaType]);
  return <img ref={image} alt={name} className={css['picture']} />;
}
