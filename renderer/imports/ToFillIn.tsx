import { Button } from 'antd';
import { useLocation } from 'wouter';
import { useYear } from '../address/year.ts';
import { FailureError } from '../bridge/call.ts';
import { offerFiles } from '../ui/incomingFiles.ts';
import { dropFiles, type ImportFile } from './session.ts';
import fileListCss from './FileList.module.css';

function isFillIn({ stage }: ImportFile): boolean {
  return stage.at === 'failed' && stage.error instanceof FailureError && stage.error.failure.code === 'fill-in-book';
}

/** Returned fill-in workbooks that were dropped here: one step to where they are taken in. */
export function ToFillIn({ files }: { readonly files: readonly ImportFile[] }) {
  const year = useYear();
  const [, navigate] = useLocation();
  const own = files.filter(isFillIn);
  if (own.length === 0) return null;
  const go = (): void => {
    dropFiles(own.map(({ id }) => id));
    navigate(`/fill-in?year=${year}`);
    offerFiles(own.map(({ file }) => file));
  };
  return (
    <div className={fileListCss['to-fill-in']}>
      <span className="grow num">有 {own.length} 份是单位返回的填报表，不在这里导入。</span>
      <Button type="primary" onClick={go}>
        到单位填报接收
      </Button>
    </div>
  );
}
