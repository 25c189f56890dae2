import { useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useCallback } from 'react';
import { call, failureCode } from '../bridge/call.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { FileButton } from '../ui/FileButton.tsx';
import { JobDialog } from '../ui/JobDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, ErrorState, Loaded } from '../ui/states.tsx';
import { useFileReading } from '../ui/useFileReading.ts';
import { usePastedFile } from '../ui/usePastedFile.ts';
import { NO_FILTERS, PUBLICATIONS_ADDRESS } from './address.ts';
import { ListIntake } from './ListIntake.tsx';
import { ListsPage } from './ListsPage.tsx';
import { ReviewScreen } from './ReviewScreen.tsx';
import { RulesPage } from './RulesPage.tsx';
import { SitesPage } from './SitesPage.tsx';

const CHOOSE = '选择发布清单文件';
const VIEWS = ['lists', 'rules', 'sites'] as const;

/** 发布比对: lists of what the website shows come in and are set beside what was due. */
export function PublicationsScreen() {
  const [{ file, view }, setAddress] = useAddressState(PUBLICATIONS_ADDRESS);
  const notify = useNotify();
  const client = useQueryClient();
  const open = useCallback((listId: string) => setAddress({ file: listId }, { replace: true }), [setAddress]);
  const reading = useFileReading(useCallback((fileId) => call('publications.read', { fileId }), []));
  const preview = useAppQuery('publications.preview', { listId: file }, { enabled: file !== '' });
  usePastedFile(reading.send, file === '');
  const lists = useAppQuery('publications.lists', {});
  const shown = file !== '' && preview.data?.listId === file ? preview.data : undefined;
  if (shown) {
    return (
      <ListIntake
        // The same list read anew stands for another one.
        key={`${shown.listId} ${JSON.stringify(shown.tables)}`}
        preview={shown}
        onGiveUp={() => open('')}
        onReadAgain={(listId) => {
          open(listId);
          void preview.refetch();
        }}
        onDone={({ id, added, altered, commandId }) => {
          notify.success(
            id === undefined
              ? '这份清单原已记入，没有新的'
              : `已记入：新增 ${added} 条${altered > 0 ? `，标题或日期有变 ${altered} 条` : ''}`,
            { commandId },
          );
          // What is recorded is no preview any more: one step back does not offer it again.
          setAddress(
            { ...NO_FILTERS, file: '', ...(id !== undefined && added > 0 ? { list: id, fresh: true } : {}) },
            { replace: true },
          );
          client.removeQueries({ queryKey: ['publications.preview', { listId: file }] });
        }}
      />
    );
  }
  const isGone = failureCode(preview.error) === 'not-found';
  const trouble = reading.error ?? (file === '' || isGone ? undefined : preview.error);
  const actions = (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'lists', label: '已记入的清单' },
            { key: 'rules', label: '比对规则与设置' },
            { key: 'sites', label: '从网站读取' },
          ],
          onClick: ({ key }) => setAddress({ view: VIEWS.find((each) => each === key) ?? '' }),
        }}
      >
        <Button>清单与规则</Button>
      </Dropdown>
      <FileButton onFile={reading.send} label={CHOOSE}>
        导入清单
      </FileButton>
    </>
  );
  return (
    <>
      {trouble !== undefined && trouble !== null && <ErrorState error={trouble} inline />}
      {view === 'lists' && <ListsPage onBack={() => setAddress({ view: '' })} />}
      {view === 'rules' && <RulesPage onBack={() => setAddress({ view: '' })} />}
      {view === 'sites' && <SitesPage onBack={() => setAddress({ view: '' })} />}
      {view === '' && (
        <Loaded query={lists}>
          {(known) =>
            known.length > 0 ? (
              <ReviewScreen actions={actions} />
            ) : (
              <FirstList onFile={reading.send} onSites={() => setAddress({ view: 'sites' })} />
            )
          }
        </Loaded>
      )}
      <JobDialog
        title="读取发布清单"
        jobId={reading.jobId}
        onClose={reading.end}
        onDone={({ previewId = '' }) => {
          reading.end();
          open(previewId);
        }}
      />
    </>
  );
}

/** Before the first list: how to come by one. */
function FirstList({ onFile, onSites }: { readonly onFile: (file: File) => void; readonly onSites: () => void }) {
  return (
    <Page fill title="发布比对">
      <Card className="pane">
        <EmptyState
          title="还没有发布清单"
          hint={
            <>
              网站后台（内容管理系统）一般能导出“已发布信息”：选好日期，导出标题、栏目、发布时间、来源、链接几列，存为
              Excel 或 CSV，拖到这里；也可以在网页上复制列表，直接在这里按 Ctrl+V。
              <br />
              读入后逐条对到应办事项，确认即登记；清单覆盖到而没有的，就是还没有公开的。
            </>
          }
          actions={
            <>
              <FileButton onFile={onFile} label={CHOOSE} isMain>
                导入清单
              </FileButton>
              <Button onClick={onSites}>从网站读取</Button>
            </>
          }
        />
      </Card>
    </Page>
  );
}
