import type { PaperPreview } from '../../electron/contract/papers.ts';
import { Card } from '../ui/Page.tsx';
import papersCss from './papers.module.css';
import css from './PreviewCard.module.css';

/** What is to be filled in stands out, as it will in the paper. */
function Words({ text }: { readonly text: string }) {
  return text
    .split(/(【请补充：[^】]*】)/u)
    .map((part) => (part.startsWith('【请补充') ? <mark key={part}>{part}</mark> : part));
}

/** The sentences that a paper will have, and how long its annexes are. */
export function PreviewCard({ preview }: { readonly preview: PaperPreview }) {
  return (
    <Card title="内容预览" padded className={papersCss['preview']} bodyClassName={css['body']}>
      <h3>{preview.title}</h3>
      {preview.sections.map(({ heading, paragraphs }) => (
        <section key={heading}>
          <h4>{heading}</h4>
          {paragraphs.map((text) => (
            <p key={text}>
              <Words text={text} />
            </p>
          ))}
        </section>
      ))}
      <ol className={css['annexes']}>
        {preview.annexes.map(({ name, rows }, index) => (
          <li key={name}>
            {`附件${index + 1}　${name}`}
            <span className="sub num">{rows === 0 ? '无' : `${rows} 行`}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
