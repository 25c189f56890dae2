import { Button, Checkbox, Form, Input, Radio, Segmented } from 'antd';
import { clsx } from 'clsx';
import { useCallback, useState } from 'react';
import type { Expression, ExpressionKind, ExpressionLine, ExpressionsPreview } from '../../electron/contract/checks.ts';
import type { ExpressionId } from '../../electron/domain/brand.ts';
import { EXPRESSION_KIND_WORDS, EXPRESSION_KINDS } from '../../electron/domain/words/checks.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { call, failureCode } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import type { TableCopy } from '../grid/csv.ts';
import { TableActions } from '../grid/TableActions.tsx';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FileButton } from '../ui/FileButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { JobDialog } from '../ui/JobDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { searchable } from '../ui/search.ts';
import { EmptyState, ErrorState, Loaded } from '../ui/states.tsx';
import { QuietTag } from '../ui/Tags.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useFileReading } from '../ui/useFileReading.ts';
import { usePastedFile } from '../ui/usePastedFile.ts';
import { EXPRESSIONS_ADDRESS } from './address.ts';
import { CheckTabs } from './CheckTabs.tsx';
import { useMadeFile } from '../ui/useMadeFile.tsx';
import css from './Expressions.module.css';

const CHOOSE = '选择表述清单文件';

/** 表述库: what is not to stand in what is published; typed, or in and out as a table. */
export function ExpressionsScreen() {
  const [{ kind, q, file }, setAddress] = useAddressState(EXPRESSIONS_ADDRESS);
  const open = useCallback((previewId: string) => setAddress({ file: previewId }, { replace: true }), [setAddress]);
  const query = useAppQuery('expressions.list', {});
  const reading = useFileReading(useCallback((fileId) => call('expressions.read', { fileId }), []));
  const preview = useAppQuery('expressions.preview', { previewId: file }, { enabled: file !== '' });
  usePastedFile(reading.send, file === '');
  const [edited, setEdited] = useState<Expression | 'new'>();
  const { start, dialog } = useMadeFile('正在导出', '已导出');
  const all = query.data ?? [];
  const wanted = searchable(q);
  const shown = all.filter(
    (each) =>
      (kind === '' || each.kind === kind) &&
      (wanted === '' || [each.text, each.right, each.note].some((text) => searchable(text).includes(wanted))),
  );
  const isGone = failureCode(preview.error) === 'not-found';
  const trouble = reading.error ?? (file === '' || isGone ? undefined : preview.error);
  const add = () => setEdited('new');
  return (
    <Page
      fill
      title="内容检查"
      sub={query.data && `表述库 ${all.length} 条`}
      filters={<CheckTabs at="/expressions" />}
      actions={
        <>
          <TableActions disabled={shown.length === 0} table={() => expressionsTable(shown)} />
          <Button disabled={all.length === 0} onClick={() => start(() => call('expressions.export', {}))}>
            导出表格
          </Button>
          <FileButton onFile={reading.send} label={CHOOSE}>
            导入表格
          </FileButton>
          <Button type="primary" icon={<Icon name="plus" />} onClick={add}>
            添加表述
          </Button>
          {dialog}
        </>
      }
    >
      {trouble !== undefined && trouble !== null && <ErrorState error={trouble} inline />}
      <Loaded query={query}>
        {() => (
          <Card className="pane">
            {all.length === 0 ? (
              <EmptyState
                title="表述库还是空的"
                hint="把本单位常见的错误表述、敏感表述记在这里，检查时会逐条查找并给出规范表述。可以整张表导入，或在网页、表格里复制后直接在这里按 Ctrl+V：列名用表述、类型、规范表述、说明即可。"
                actions={
                  <>
                    <FileButton onFile={reading.send} label={CHOOSE}>
                      导入表格
                    </FileButton>
                    <Button type="primary" onClick={add}>
                      添加表述
                    </Button>
                  </>
                }
              />
            ) : (
              <>
                <div className={css['filters']}>
                  <Segmented
                    aria-label="类型"
                    value={kind}
                    onChange={(next) => setAddress({ kind: next })}
                    options={[
                      { value: '' as const, label: `全部 ${all.length}` },
                      ...EXPRESSION_KINDS.map((each) => ({
                        value: each,
                        label: `${EXPRESSION_KIND_WORDS[each]} ${all.filter((one) => one.kind === each).length}`,
                      })),
                    ]}
                  />
                  <Input
                    aria-label="筛选文字"
                    placeholder="筛选文字"
                    prefix={<Icon name="search" size={14} />}
                    allowClear
                    style={{ width: 220 }}
                    value={q}
                    onChange={(event) => setAddress({ q: event.target.value }, { replace: true })}
                  />
                </div>
                <Rows expressions={shown} onEdit={setEdited} />
              </>
            )}
          </Card>
        )}
      </Loaded>
      {edited !== undefined && (
        <ExpressionForm first={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
      {file !== '' && preview.data?.previewId === file && (
        <ImportDialog preview={preview.data} onClose={() => open('')} />
      )}
      <JobDialog
        title="读取表述清单"
        jobId={reading.jobId}
        onClose={reading.end}
        onDone={({ previewId = '' }) => {
          reading.end();
          open(previewId);
        }}
      />
    </Page>
  );
}

function expressionsTable(expressions: readonly Expression[]): TableCopy {
  return {
    name: '表述库',
    header: ['表述', '类型', '规范表述', '说明'],
    rows: expressions.map(({ text, kind, right, note }) => [text, EXPRESSION_KIND_WORDS[kind], right, note]),
  };
}

interface RowsProps {
  readonly expressions: readonly Expression[];
  readonly onEdit: (expression: Expression) => void;
}

function Rows({ expressions, onEdit }: RowsProps) {
  const notify = useNotify();
  const remove = useCommand('expressions.remove', notify.fault);
  const [chosen, setChosen] = useState<ReadonlySet<ExpressionId>>(new Set());
  const ticked = expressions.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const tick = (ids: readonly ExpressionId[], on: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    setChosen(next);
  };
  if (expressions.length === 0) return <EmptyState title="没有符合条件的表述" />;
  return (
    <>
      {ticked.length > 0 && (
        <div className={css['filters']}>
          <span className="num">已选 {ticked.length} 条</span>
          <Button
            size="small"
            danger
            onClick={() =>
              remove.send({ ids: ticked }, ({ commandId }) => {
                notify.success(`已删除 ${ticked.length} 条表述`, { commandId });
                setChosen(new Set());
              })
            }
          >
            删除
          </Button>
          <Button size="small" type="text" onClick={() => setChosen(new Set())}>
            取消选择
          </Button>
        </div>
      )}
      <div className={clsx(css['row'], css['head'])}>
        <Checkbox
          aria-label="全选"
          checked={ticked.length === expressions.length}
          indeterminate={ticked.length > 0 && ticked.length < expressions.length}
          onChange={({ target }) =>
            tick(
              expressions.map(({ id }) => id),
              target.checked,
            )
          }
        />
        <span>表述</span>
        <span>类型</span>
        <span>规范表述</span>
        <span>说明</span>
        <span />
      </div>
      <VirtualRows
        count={expressions.length}
        estimate={() => 36}
        keyOf={(at) => expressions[at]?.id ?? String(at)}
        label="表述清单"
      >
        {(index) => {
          const each = expressions[index];
          return (
            each && (
              <div className={css['row']}>
                <Checkbox
                  aria-label={`选择 ${each.text}`}
                  checked={chosen.has(each.id)}
                  onChange={({ target }) => tick([each.id], target.checked)}
                />
                <span className={css['words']}>{each.text}</span>
                <span>
                  <QuietTag tone={each.kind === 'wrong' ? 'plain' : 'accent'}>
                    {EXPRESSION_KIND_WORDS[each.kind]}
                  </QuietTag>
                </span>
                <span className={css['words']}>{each.right}</span>
                <span className={clsx('sub', css['words'])}>{each.note}</span>
                <span className="right">
                  <Button type="link" size="small" onClick={() => onEdit(each)}>
                    修改
                  </Button>
                </span>
              </div>
            )
          );
        }}
      </VirtualRows>
    </>
  );
}

interface FormProps {
  readonly first: Expression | undefined;
  readonly onClose: () => void;
}

function ExpressionForm({ first, onClose }: FormProps) {
  const notify = useNotify();
  const save = useCommand('expressions.save');
  const [said, setSaid] = useState({
    kind: first?.kind ?? 'wrong',
    text: first?.text ?? '',
    right: first?.right ?? '',
    note: first?.note ?? '',
  });
  const send = () =>
    save.send({ ...(first ? { id: first.id } : {}), ...said }, ({ commandId }) => {
      notify.success(first ? '已修改表述' : `已添加表述：${said.text.trim()}`, { commandId });
      onClose();
    });
  return (
    <Dialog title={first ? '修改表述' : '添加表述'} footer={null} width={480} onCancel={onClose}>
      <Form layout="vertical" onFinish={send}>
        <Form.Item label="表述" htmlFor="expression-text">
          <Input
            id="expression-text"
            maxLength={200}
            value={said.text}
            onChange={(event) => setSaid({ ...said, text: event.target.value })}
          />
        </Form.Item>
        <Form.Item label="类型">
          <Radio.Group
            aria-label="类型"
            value={said.kind}
            onChange={(event) => setSaid({ ...said, kind: event.target.value as ExpressionKind })}
            options={EXPRESSION_KINDS.map((kind) => ({ value: kind, label: EXPRESSION_KIND_WORDS[kind] }))}
          />
        </Form.Item>
        <Form.Item label="规范表述（没有可不填）" htmlFor="expression-right">
          <Input
            id="expression-right"
            maxLength={200}
            value={said.right}
            onChange={(event) => setSaid({ ...said, right: event.target.value })}
          />
        </Form.Item>
        <Form.Item label="说明" htmlFor="expression-note">
          <Input
            id="expression-note"
            maxLength={200}
            value={said.note}
            onChange={(event) => setSaid({ ...said, note: event.target.value })}
          />
        </Form.Item>
        {save.error && <ErrorState error={save.error} inline />}
        <div className="actions">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={said.text.trim() === ''}>
            保存
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

const STATE_WORDS: Readonly<Record<ExpressionLine['state'], string>> = {
  add: '新增',
  change: '修改',
  same: '已有',
  left: '不导入',
};

interface ImportDialogProps {
  readonly preview: ExpressionsPreview;
  readonly onClose: () => void;
}

/** What a list that came in adds and changes, before anything is written. */
function ImportDialog({ preview: { previewId, source, lines, counts, notes }, onClose }: ImportDialogProps) {
  const notify = useNotify();
  const take = useCommand('expressions.import');
  const wanted = counts.add + counts.change;
  const send = () =>
    take.send({ previewId }, ({ added, altered, commandId }) => {
      notify.success(`已导入表述：新增 ${added} 条，修改 ${altered} 条`, { commandId });
      onClose();
    });
  return (
    <Dialog
      title={`导入表述：${source}`}
      width={860}
      onCancel={onClose}
      okText={`导入 ${wanted} 条`}
      okButtonProps={{ disabled: wanted === 0, loading: take.isPending }}
      onOk={send}
    >
      <p className="num">
        新增 {counts.add} 条，修改 {counts.change} 条，已有 {counts.same} 条，不导入 {counts.left} 条。
      </p>
      {notes.map((note) => (
        <p key={note} className="sub text-sm">
          {note}
        </p>
      ))}
      <div className={css['incoming']}>
        <VirtualRows count={lines.length} estimate={() => 36} keyOf={String} label="要导入的表述">
          {(index) => {
            const line = lines[index];
            return (
              line && (
                <div className={css['line']} data-state={line.state}>
                  <span className="sub num">第 {line.line} 行</span>
                  <span>{STATE_WORDS[line.state]}</span>
                  <span className={css['words']}>{line.expression?.text}</span>
                  <span className={css['words']}>{line.expression?.right}</span>
                  <span className="sub">{line.expression && EXPRESSION_KIND_WORDS[line.expression.kind]}</span>
                  <span className={clsx('sub text-sm', css['words'])}>{line.reason}</span>
                </div>
              )
            );
          }}
        </VirtualRows>
      </div>
      {take.error && <ErrorState error={take.error} inline />}
    </Dialog>
  );
}
