import { Button } from 'antd';
import { useState } from 'react';
import type { ListView, ProposedCoverage } from '../../electron/contract/publicationLists.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, ErrorState, Loaded } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { CoverageForm } from './CoverageForm.tsx';
import { coversWords, sentCoverage } from './intake.ts';
import css from './ListsPage.module.css';

/** 已记入的清单: when each came, what it covers, how much it shows; the coverage can be set right, and a list taken away. */
export function ListsPage({ onBack }: { readonly onBack: () => void }) {
  const query = useAppQuery('publications.lists', {});
  const notify = useNotify();
  const [edited, setEdited] = useState<ListView>();
  const remove = useCommand('publications.removeLists', notify.fault);
  return (
    <Page
      fill
      title="已记入的清单"
      sub={query.data && `${query.data.length} 份`}
      actions={<Button onClick={onBack}>返回比对</Button>}
    >
      <Card className="pane">
        <Loaded query={query}>
          {(lists) =>
            lists.length === 0 ? (
              <EmptyState title="还没有清单" />
            ) : (
              <div className={css['scroll']}>
                <table className={css['table']}>
                  <thead>
                    <tr>
                      <th>清单</th>
                      <th>记入</th>
                      <th>覆盖</th>
                      <th className="right">条数</th>
                      <th className="right">首次带来</th>
                      <th className="right">操作</th>
                    </tr>
                  </thead>
                  <tbody>
                    {lists.map((list) => (
                      <tr key={list.id}>
                        <td>{list.source}</td>
                        <td className="num">{list.recordedAt.slice(0, 10)}</td>
                        <td className="num">{coversWords(list.covers)}</td>
                        <td className="num right">{list.shows}</td>
                        <td className="num right">{list.brought}</td>
                        <td className="right">
                          <Button type="link" size="small" onClick={() => setEdited(list)}>
                            改覆盖范围
                          </Button>
                          <Button
                            type="link"
                            size="small"
                            danger
                            onClick={() =>
                              remove.send({ ids: [list.id] }, ({ commandId }) =>
                                notify.success(`已移除清单：${list.source}。已登记的不受影响`, { commandId }),
                              )
                            }
                          >
                            移除
                          </Button>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )
          }
        </Loaded>
      </Card>
      {edited && <CoverageDialog list={edited} onClose={() => setEdited(undefined)} />}
    </Page>
  );
}

function CoverageDialog({ list, onClose }: { readonly list: ListView; readonly onClose: () => void }) {
  const [covers, setCovers] = useState<ProposedCoverage>(list.covers);
  const notify = useNotify();
  const update = useCommand('publications.updateList');
  const said = sentCoverage(covers);
  return (
    <Dialog
      title={list.source}
      onCancel={onClose}
      okText="保存"
      confirmLoading={update.isPending}
      okButtonProps={{ disabled: said === undefined }}
      onOk={() =>
        said &&
        update.send({ id: list.id, covers: said }, ({ commandId }) => {
          notify.success('已保存覆盖范围', { commandId });
          onClose();
        })
      }
    >
      <CoverageForm
        covers={covers}
        named={{ columns: list.covers.columns.map((column) => ({ column, lines: list.shows })) }}
        onChange={setCovers}
      />
      {update.error && <ErrorState error={update.error} inline />}
    </Dialog>
  );
}
