/** `npm run pictures`: draws the demo campaign's pictures and writes media/ and assets.json. Re-run it after any change here. */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import sharp, { type Sharp } from 'sharp';
import type { Asset, Rendition } from '../../electron/domain/asset.ts';
import { ensureChromium } from '../chromium.ts';
import { root } from '../root.ts';
import { cards } from './cards.ts';
import { catalogue } from './catalogue.ts';
import type { Entry } from './catalogue/entry.ts';
import { formatNames, formats, type Format } from './formats.ts';
import { cardPage, scenePage } from './page.ts';

const pack = path.join(root, 'assets/packs/demo');
const media = path.join(pack, 'media');
const thumbWidth = 360;

type Encoding = Entry['type'];
type Stored = Omit<Rendition, 'name'>;

const encode = (image: Sharp, type: Encoding): Sharp => {
  if (type === 'jpeg') return image.jpeg({ quality: 84, mozjpeg: true, chromaSubsampling: '4:4:4' });
  return type === 'png' ? image.png({ palette: true, effort: 8, dither: 0.6 }) : image.webp({ quality: 84 });
};

/** Writes a file under its SHA-256 and answers what the library says of it. */
async function store(image: Sharp, type: Encoding): Promise<Stored> {
  const { data, info } = await encode(image, type).toBuffer({ resolveWithObject: true });
  const hash = createHash('sha256').update(data).digest('hex');
  const shelf = path.join(media, hash.slice(0, 2));
  await mkdir(shelf, { recursive: true });
  await writeFile(path.join(shelf, `${hash}.${type === 'jpeg' ? 'jpg' : type}`), data);
  return { hash, width: info.width, height: info.height, bytes: data.length, type: `image/${type}` };
}

/** Draws an entry in one format, with the largest words that fit; throws when even small ones don't. */
async function shoot(page: Page, { id, picture }: Entry, format: Format): Promise<Buffer> {
  const [width, height] = formats[format];
  await page.setViewportSize({ width, height });
  for (const scale of [1, 0.94, 0.88, 0.82, 0.76]) {
    await page.setContent(
      'card' in picture ? cardPage(cards[picture.card], width, height, scale) : scenePage(picture.scene, width, height),
    );
    if (await fits(page)) return page.screenshot();
  }
  throw new Error(`The words of ${id} don't fit ${format}.`);
}

const fits = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    const main = document.querySelector('main');
    return main === null || (main.scrollHeight <= main.clientHeight + 1 && main.scrollWidth <= main.clientWidth + 1);
  });

async function draw(page: Page, entry: Entry): Promise<Asset> {
  const { picture: _, format, type, ...facts } = entry;
  const shots = new Map<Format, Buffer>();
  for (const name of formatNames) shots.set(name, await shoot(page, entry, name));
  const first = shots.get(format);
  const original = await store(sharp(first), type);
  const renditions: Rendition[] = [];
  for (const [name, shot] of shots)
    renditions.push({ name, ...(await store(sharp(shot), 'card' in entry.picture ? 'png' : 'jpeg')) });
  renditions.push({ name: 'thumb', ...(await store(sharp(first).resize({ width: thumbWidth }), 'webp')) });
  return {
    ...facts,
    ...original,
    platforms: [
      'x',
      'instagram',
      'facebook',
      'threads',
      'telegram',
      'whatsapp',
      'linkedin',
      'bluesky',
      ...(format === 'story' ? ['tiktok'] : []),
      ...(format === 'wide' ? ['youtube'] : []),
    ],
    renditions,
  };
}

const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
});
const page = await browser.newPage();
await rm(media, { recursive: true, force: true });
const assets: Asset[] = [];
for (const entry of catalogue) assets.push(await draw(page, entry));
await browser.close();
await writeFile(path.join(pack, 'assets.json'), `${JSON.stringify(assets, null, 2)}\n`);
const bytes = new Map(
  assets.flatMap(({ hash, bytes: size, renditions }) => [
    [hash, size] as const,
    ...renditions.map((one) => [one.hash, one.bytes] as const),
  ]),
);
console.log(
  `${assets.length} pictures, ${bytes.size} files, ${([...bytes.values()].reduce((sum, one) => sum + one, 0) / 1e6).toFixed(1)} MB`,
);
