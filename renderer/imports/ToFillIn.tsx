import { Button } from 'antd';
import { useLocation } from 'wouter';
import type { DraftView } from '../../electron/contract/importDrafts.ts';
import { useYear } from '../address/year.ts';
import { call, getFile } from '../bridge/call.ts';
import { offerFiles } from '../ui/incomingFiles.ts';
import { useNotify } from '../ui/notify.tsx';
import { letGo } from './session.ts';
import { useDropDrafts } from './useDropDrafts.ts';
import fileListCss from './FileList.module.css';

/** Returned fill-in workbooks that were dropped here: one step to where they are taken in. */
export function ToFillIn({ drafts }: { readonly drafts: readonly DraftView[] }) {
  const year = useYear();
  const [, navigate] = useLocation();
  const { fault } = useNotify();
  const dropDrafts = useDropDrafts();
  const own = drafts.filter(({ error }) => error?.code === 'fill-in-book');
  if (own.length === 0) return null;
  const go = async (): Promise<void> => {
    try {
      const files = await Promise.all(own.map(fileOf));
      for (const { draftId } of own) letGo(draftId);
      dropDrafts(
        own.map(({ draftId }) => draftId),
        true,
      );
      navigate(`/fill-in?year=${year}`);
      offerFiles(files);
    } catch (error) {
      fault(error);
    }
  };
  return (
    <div className={fileListCss['to-fill-in']}>
      <span className="grow num">有 {own.length} 份是单位返回的填报表，不在这里导入。</span>
      <Button type="primary" onClick={() => void go()}>
        到单位填报接收
      </Button>
    </div>
  );
}

async function fileOf({ draftId }: DraftView): Promise<File> {
  const { fileId } = await call('imports.draftFile', { draftId });
  const { name, bytes } = await getFile(fileId);
  return new File([bytes], name);
}
