import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../../test/support/browserFinder.ts';
import { folders } from './folders.ts';

/** `npm run icons`: draws build/icons/icon.svg at the sizes that Windows, macOS and Linux want. The results are kept in the repository. */

const folder = path.join(folders.build, 'icons');
const svg = readFileSync(path.join(folder, 'icon.svg'), 'utf8');
const sizes = [16, 32, 48, 64, 128, 256, 512] as const;

const browser = await launchBrowser();
const page = await browser.newPage();
const images = new Map<number, Buffer>();
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px}</style>${svg}`,
  );
  images.set(size, await page.screenshot({ omitBackground: true }));
}
await browser.close();

for (const [size, png] of images) writeFileSync(path.join(folder, `${size}x${size}.png`), png);
writeFileSync(path.join(folder, 'icon.ico'), ico([16, 32, 48, 256]));
writeFileSync(
  path.join(folder, 'icon.icns'),
  icns([
    ['icp4', 16],
    ['icp5', 32],
    ['ic07', 128],
    ['ic08', 256],
    ['ic09', 512],
  ]),
);

function imageOf(size: number): Buffer {
  const image = images.get(size);
  if (!image) throw new Error(`No image of ${size} pixels`);
  return image;
}

/** Windows: a directory of 16-byte entries, then the PNG files. */
function ico(wanted: readonly number[]): Buffer {
  const header = Buffer.alloc(6 + 16 * wanted.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(wanted.length, 4);
  let offset = header.length;
  for (const [index, size] of wanted.entries()) {
    const at = 6 + 16 * index;
    // 0 stands for 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(imageOf(size).length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += imageOf(size).length;
  }
  return Buffer.concat([header, ...wanted.map(imageOf)]);
}

/** macOS: typed blocks, each with its length. */
function icns(wanted: readonly (readonly [type: string, size: number])[]): Buffer {
  const blocks = wanted.map(([type, size]) => block(type, imageOf(size)));
  return block('icns', Buffer.concat(blocks));
}

function block(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([header, content]);
}
