import {
  BarChart,
  LineChart,
  ScatterChart,
  type BarSeriesOption,
  type LineSeriesOption,
  type ScatterSeriesOption,
} from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  type GridComponentOption,
  type LegendComponentOption,
  type TooltipComponentOption,
} from 'echarts/components';
import { init, use, type ComposeOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// What is not named here is not in the page's scripts. Drawings are SVG: sharp on paper, and whole in tests.
use([
  BarChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

/** What a chart is told to draw. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
>;

/** A drawing in a box of the page, which follows what it is told. */
export function drawIn(box: HTMLElement): { set: (option: ChartOption) => void; resize: () => void; end: () => void } {
  const chart = init(box, undefined, { renderer: 'svg' });
  return {
    set: (option) => chart.setOption(option, { notMerge: true }),
    resize: () => chart.resize(),
    end: () => chart.dispose(),
  };
}

/** The same drawing as the text of an SVG, for paper and for pictures. */
export function svgOf(option: ChartOption, size: { readonly width: number; readonly height: number }): string {
  const chart = init(null, undefined, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
