import { saveBytes } from '../../ui/saveFile.ts';
import { PALETTES } from '../../theme/palette.ts';
import { svgOf, type ChartOption } from './parts.ts';

/** A chart that can be drawn in any colours and at any size. */
export interface Drawing {
  readonly title: string;
  readonly option: (palette: (typeof PALETTES)['light']) => ChartOption;
  readonly height: number;
}

/** As wide as charts are in pictures, in pixels: as they look in a window of middle size. */
const WIDTH = 960;
/** What an upright A4 sheet takes between its margins, in pixels of 1/96 inch: letters are there as large as on the screen. */
const PAPER_WIDTH = 673;
/** Room for the title above the drawing. */
const HEAD = 44;
/** Pictures are put into papers and printed. */
const SHARPNESS = 2;

/** The chart for paper, as an SVG in light colours whatever the screen's are. */
export function paperSvg({ option, height }: Drawing, width = PAPER_WIDTH): string {
  return svgOf(option(PALETTES.light), { width, height });
}

/** The chart with its title as PNG. Throws where the browser cannot draw it. */
async function pngOf(drawing: Drawing): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image(WIDTH, drawing.height);
  const address = URL.createObjectURL(new Blob([paperSvg(drawing, WIDTH)], { type: 'image/svg+xml' }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH * SHARPNESS;
    canvas.height = (drawing.height + HEAD) * SHARPNESS;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('The browser has no canvas');
    pen.scale(SHARPNESS, SHARPNESS);
    pen.fillStyle = PALETTES.light.surface;
    pen.fillRect(0, 0, WIDTH, drawing.height + HEAD);
    pen.fillStyle = PALETTES.light.ink;
    pen.font = `600 18px ${fontOfPage()}`;
    pen.textAlign = 'center';
    pen.fillText(drawing.title, WIDTH / 2, HEAD - 14);
    pen.drawImage(image, 0, HEAD, WIDTH, drawing.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('The canvas gave no picture');
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The letters of the page: a drawing knows no style sheet. In single quotes, since the drawing's text puts them into double ones as they are. */
export function fontOfPage(): string {
  return getComputedStyle(document.body).fontFamily.replaceAll('"', "'") || 'sans-serif';
}

/** Saves the chart as a picture. Answers its name, `undefined` where the person thought better of it. */
export async function savePicture(drawing: Drawing): Promise<string | undefined> {
  const name = `${drawing.title.replaceAll(/[\\/:*?"<>|]/gu, ' ')}.png`;
  return saveBytes({ name, mediaType: 'image/png', bytes: await pngOf(drawing) });
}
