import { Button } from 'antd';
import { clsx } from 'clsx';
import { useRef, useState } from 'react';
import type { PaperKind, TemplateView } from '../../electron/contract/papers.ts';
import { call, putFile } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useMake } from '../ui/useMake.tsx';
import papersCss from './papers.module.css';
import tableCss from '../ui/table.module.css';
import css from './TemplatesCard.module.css';

type Tag = TemplateView['tags'][number];

/** The templates: out to be edited in Word, in again when they pass the check, back to the built-in ones; and the tags of the paper on screen. */
export function TemplatesCard({ current }: { readonly current: PaperKind }) {
  const query = useAppQuery('papers.templates', {});
  const { start, dialog } = useMake('正在准备模板');
  return (
    <Card title="模板" className={papersCss['templates']}>
      <p className={clsx('sub', css['hint'])}>
        下载模板，在 Word 或 WPS 里改文字、字体和版式，保存为 .docx
        后上传。花括号里的标签生成公文时换成实际内容，可以移动，不能改名。
      </p>
      <Loaded query={query}>
        {(templates) => (
          <>
            <ul className="plain-list">
              {templates.map((template) => (
                <Template
                  key={template.kind}
                  template={template}
                  onDownload={() => start(() => call('papers.downloadTemplate', { kind: template.kind }))}
                />
              ))}
            </ul>
            {templates.map(
              ({ kind, name, tags }) => kind === current && <TagList key={kind} name={name} tags={tags} />,
            )}
          </>
        )}
      </Loaded>
      {dialog}
    </Card>
  );
}

function Template({ template, onDownload }: { readonly template: TemplateView; readonly onDownload: () => void }) {
  const { kind, name, own } = template;
  const notify = useNotify();
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<unknown>();
  const replace = useCommand('papers.replaceTemplate', setFault);
  const restore = useCommand('papers.restoreTemplate', setFault);
  const upload = async (file: File) => {
    setFault(undefined);
    try {
      const { fileId } = await putFile(file);
      replace.send({ kind, fileId }, ({ commandId }) => notify.success(`已更换${name}模板`, { commandId }));
    } catch (error) {
      setFault(error);
    }
  };
  return (
    <li>
      <div className={css['template']}>
        <div className="grow">
          <p>{name}</p>
          <p className="sub ellipsis text-sm">{own ? `本单位模板：${own.fileName}` : '默认模板'}</p>
        </div>
        {own && (
          <Button
            type="text"
            loading={restore.isPending}
            aria-label={`恢复默认：${name}`}
            onClick={() => {
              setFault(undefined);
              restore.send({ kind }, ({ commandId }) => notify.success(`已恢复默认${name}模板`, { commandId }));
            }}
          >
            恢复默认
          </Button>
        )}
        <Button aria-label={`下载模板：${name}`} onClick={onDownload}>
          下载模板
        </Button>
        <Button aria-label={`上传替换：${name}`} loading={replace.isPending} onClick={() => input.current?.click()}>
          上传替换
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".docx"
          aria-label={`选择${name}模板文件`}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void upload(file);
            // The same file may be chosen again after it was changed.
            event.target.value = '';
          }}
        />
      </div>
      {fault !== undefined && <ErrorState error={fault} inline />}
    </li>
  );
}

/** Every tag with its meaning; those of a list's items below it. */
function TagList({ name, tags }: { readonly name: string; readonly tags: readonly Tag[] }) {
  return (
    <details className={css['tags']}>
      <summary>{`${name}可用的标签`}</summary>
      <table className={tableCss['table']}>
        <thead>
          <tr>
            <th>标签</th>
            <th>含义</th>
          </tr>
        </thead>
        <tbody>
          {tags.map((tag) => (
            <TagRows key={tag.name} tag={tag} depth={0} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

function TagRows({ tag, depth }: { readonly tag: Tag; readonly depth: number }) {
  const { name, meaning, required, fields } = tag;
  return (
    <>
      <tr>
        <td style={{ paddingLeft: 16 + 18 * depth }}>
          <code>{fields ? `{#${name}} … {/${name}}` : `{${name}}`}</code>
        </td>
        <td>
          {meaning}
          {required && <span className={css['required']}>必须有</span>}
        </td>
      </tr>
      {fields?.map((field) => (
        <TagRows key={field.name} tag={field} depth={depth + 1} />
      ))}
    </>
  );
}
