import { Button } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { TableCopy } from '../../grid/csv.ts';
import { TableActions } from '../../grid/TableActions.tsx';
import { useTone } from '../../theme/appearance.ts';
import { PALETTES, type Palette } from '../../theme/palette.ts';
import { useNotify } from '../../ui/notify.tsx';
import { PaperSheet } from '../../ui/PaperList.tsx';
import { Card } from '../../ui/Page.tsx';
import { usePrinting } from '../../ui/usePrinting.ts';
import tableCss from '../../ui/table.module.css';
import tabsCss from '../../ui/tabs.module.css';
import { drawIn, type ChartOption } from './parts.ts';
import { fontOfPage, paperSvg, savePicture, type Drawing } from './picture.ts';
import css from './Chart.module.css';

interface ChartProps {
  /** Names the chart on screen, on paper and as a picture. */
  readonly title: string;
  /** What is to be seen, in a sentence: for those who do not see it. */
  readonly summary: string;
  /** Must stay the same as long as the figures do. */
  readonly option: (palette: Palette) => ChartOption;
  readonly height: number;
  /** The same figures. */
  readonly table: () => TableCopy;
  /** What signs and colours mean. */
  readonly legend: ReactNode;
}

/** A chart in a card: drawn, or as the table of its figures; a picture, and the table's ways out. */
export function Chart({ title, summary, option, height, table, legend }: ChartProps) {
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const drawing: Drawing = { title, height, option: (palette) => withFont(option(palette)) };
  return (
    <Card
      title={title}
      extra={
        <span className="row">
          <fieldset className={tabsCss['tabs']}>
            <legend className="visually-hidden">{title}的看法</legend>
            <button type="button" aria-pressed={view === 'chart'} onClick={() => setView('chart')}>
              图
            </button>
            <button type="button" aria-pressed={view === 'table'} onClick={() => setView('table')}>
              表
            </button>
          </fieldset>
          <PictureButton drawing={drawing} />
          <TableActions small table={table} />
        </span>
      }
    >
      {view === 'chart' ? (
        <figure className={css['figure']}>
          <Drawn option={option} height={height} summary={summary} />
          <figcaption className={css['legend']}>{legend}</figcaption>
        </figure>
      ) : (
        <Figures table={table()} />
      )}
      <OnPaper drawing={drawing} summary={summary} legend={legend} />
    </Card>
  );
}

function withFont(option: ChartOption): ChartOption {
  return { ...option, textStyle: { fontFamily: fontOfPage() } };
}

function Drawn({ option, height, summary }: Pick<ChartProps, 'option' | 'height' | 'summary'>) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<ReturnType<typeof drawIn>>(undefined);
  const tone = useTone();
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const chart = drawIn(element);
    drawn.current = chart;
    const observer = new ResizeObserver(chart.resize);
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.end();
    };
  }, []);
  useEffect(() => {
    drawn.current?.set(withFont(option(PALETTES[tone])));
  }, [option, tone]);
  // A drawing is no file that an <img> could show.
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
  return <div ref={box} role="img" aria-label={summary} style={{ height }} />;
}

function PictureButton({ drawing }: { readonly drawing: Drawing }) {
  const notify = useNotify();
  const [isBusy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const name = await savePicture(drawing);
      if (name !== undefined) notify.success(`已导出：${name}`);
    } catch (error) {
      notify.fault(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button type="text" size="small" loading={isBusy} onClick={() => void save()}>
      导出图片
    </Button>
  );
}

function Figures({ table }: { readonly table: TableCopy }) {
  return (
    <div className={tableCss['box']}>
      <table className={`num ${tableCss['table'] ?? ''} ${css['figures'] ?? ''}`} aria-label={table.name}>
        <thead>
          <tr>
            {table.header.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            // Two units may bear one name; lines do not move.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at}>
              {row.map((cell, column) => (
                // oxlint-disable-next-line react/no-array-index-key
                <td key={column}>{cell ?? '—'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the printer gets: the drawing on a white sheet. */
function OnPaper({
  drawing,
  summary,
  legend,
}: {
  readonly drawing: Drawing;
  readonly summary: string;
  readonly legend: ReactNode;
}) {
  return (
    usePrinting() && (
      <PaperSheet title={drawing.title} sub={summary}>
        <PaperDrawing svg={paperSvg(drawing)} />
        <p className={css['paper-legend']}>{legend}</p>
      </PaperSheet>
    )
  );
}

/** A drawing put into the page as it is: a picture might not be there yet when the browser lays the sheets out. */
function PaperDrawing({ svg }: { readonly svg: string }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    box.current?.replaceChildren(document.importNode(drawn, true));
  }, [svg]);
  return <div ref={box} className={css['paper']} />;
}
