import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { useYear } from '../address/year.ts';
import { useNotify } from './notify.tsx';
import { saveFile } from './saveFile.ts';

/** Hands a file that the app made to the person, and offers to look through it (发布前检查) before it goes out: one way for all that leaves the app. */
export function useHandOver(): (fileId: string, done: '已导出' | '已生成' | '已下载') => Promise<void> {
  const notify = useNotify();
  const year = useYear();
  const [, navigate] = useLocation();
  return useCallback(
    async (fileId, done) => {
      try {
        const name = await saveFile(fileId);
        if (name === undefined) return;
        const check = () => navigate(`/checks?year=${year}&file=${encodeURIComponent(fileId)}`);
        notify.success(`${done}：${name}`, { next: { label: '检查内容', act: check } });
      } catch (error) {
        notify.fault(error);
      }
    },
    [notify, navigate, year],
  );
}
