import type { Language } from '#domain/language.ts';
import { nameOf } from '#domain/post.ts';
import type { BundleOrder } from '../../services/ports/bundles.ts';
import { createHash } from 'node:crypto';
import type { PlacedPost } from '../plan.ts';
import type { PageFont } from './fonts.ts';
import { type Html, markup, nothing, trusted } from './markup.ts';
import { pageScript } from './script.ts';
import { pageStyle } from './style.ts';
import { type Words, wordsFor } from './words.ts';

/** What the reader's page is made of. */
export interface BundlePage {
  readonly order: BundleOrder;
  readonly posts: readonly PlacedPost[];
  /** CSV files, relative to the bundle's folder. */
  readonly csv: readonly string[];
  /** Number of files in the payload. */
  readonly files: number;
  readonly number: string;
  readonly fonts: readonly PageFont[];
}

const tick = trusted(
  '<svg viewBox="0 0 18 18" fill="currentColor" aria-hidden="true"><circle cx="9" cy="9" r="8"/><path d="m5.5 9.2 2.4 2.4 4.6-5" fill="none" stroke="var(--card)" stroke-width="2"/></svg>',
);
const copyIcon = trusted(
  '<svg class="copy" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><rect width="14" height="14" x="8" y="8" rx="2"/><path d="M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"/></svg><svg class="tick" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M20 6 9 17l-5-5"/></svg>',
);
const mark = trusted(
  '<svg class="mark" viewBox="0 0 30 30" aria-hidden="true"><g stroke="currentColor" stroke-width="2.6" fill="none"><path d="M7 9h16" stroke-dasharray=".1 4" stroke-linecap="round"/><path d="M6 15h18" stroke-dasharray="4.6 2.1"/><path d="M6 21h18"/></g></svg>',
);

/**
 * The page that opens a bundle in any browser without the app and without a network. All text of people is escaped by
 * `markup`; the policy allows this one style and this one script, by their hashes, and nothing else.
 */
export function renderPage(page: BundlePage): string {
  const { order, posts, files, fonts } = page;
  const words = wordsFor(order.language, order.digits);
  const office = officeName(order, words.language);
  const style = pageStyle(fonts);
  const heading = words.count('heading', posts.length, { office });
  return markup`<!doctype html>
    <html lang="${words.language}" dir="${words.direction}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy(style)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="google" content="notranslate" />
        <meta name="referrer" content="no-referrer" />
        <title>${heading}</title>
        <link rel="icon" href="data:," />
        ${trusted(`<style>${style}</style>`)}
      </head>
      <body data-failed="${words.say('copyFailed')}">
        <main>
          <header>
            ${mark}
            <div class="names">
              <h1>${heading}</h1>
              <p class="meta">
                ${words.say('exported', {
                  date: words.date(order.at),
                  time: words.time(order.at),
                })}
              </p>
            </div>
            <span class="tag large">${tick}${words.count('files', files)}</span>
          </header>
          <nav role="tablist" aria-label="${words.say('sections')}">
            ${(['posts', 'csv', 'verify'] as const).map(
              (part) =>
                markup`<button type="button" role="tab" id="tab-${part}" aria-controls="${part}" aria-selected="false">
                  ${words.say(part)}
                </button>`,
            )}
          </nav>
          ${section(
            'posts',
            words,
            posts.map((post) => article(post, order, words)),
          )}
          ${section('csv', words, [csvCard(page, words)])} ${section('verify', words, [verifyCard(words)])}
          <p class="meta">${words.say('privacy', { number: page.number })}</p>
          <p id="said" role="status" aria-live="polite"></p>
        </main>
        ${trusted(`<script>${pageScript}</script>`)}
      </body>
    </html> `.html;
}

const hashSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policy = (style: string): string =>
  [
    "default-src 'none'",
    "img-src 'self' file: data:",
    "media-src 'self' file:",
    'font-src data:',
    `style-src ${hashSource(style)}`,
    `script-src ${hashSource(pageScript)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const officeName = ({ pack, office }: BundleOrder, language: Language): string =>
  pack.offices.find(({ id }) => id === office)?.name[language] ?? office;

const section = (id: 'posts' | 'csv' | 'verify', words: Words, content: readonly Html[]): Html =>
  markup`<section id="${id}" role="tabpanel" aria-labelledby="tab-${id}">
    <h2 class="part">${words.say(id)}</h2>
    ${content}
  </section>`;

function article(placed: PlacedPost, order: BundleOrder, words: Words): Html {
  const { content, approvedAt, approvedBy } = placed.post;
  const [first, ...others] = placed.captions;
  const main = first?.text ?? content.base;
  const different = others.filter(({ text }) => text !== main);
  const time = content.plannedAt;
  const name = nameOf(content) || words.say('unnamed');
  return markup`<article class="card">
    ${pictures(placed, words)}
    <div class="words">
      <div class="row">
        <h2 dir="auto">${name}</h2>
        <span class="end meta"
          >${
            time === null
              ? words.say('unplanned')
              : markup`<time datetime="${time}"
                  >${words.day(time)}${words.language === 'ar' ? '، ' : ', '}<bdi>${words.time(time)}</bdi></time
                >`
          }</span
        >
      </div>
      <p class="text" dir="auto">${trustedText(main)}</p>
      ${different.map(
        ({ platform, text }) =>
          markup`<details>
            <summary>${words.say('versionOf', { platform: platformName(order, platform, words) })}</summary>
            <p class="text" dir="auto">${trustedText(text)}</p>
          </details>`,
      )}
      <p class="meta">${facts(placed, words)}</p>
      ${content.sources.length === 0 ? nothing : markup`<p class="meta">${words.say('sources')}: ${content.sources.map((source) => markup`<bdi>${source}</bdi> `)}</p>`}
      <div class="row">
        ${placed.captions.map(({ platform, text }) =>
          copyButton(text, platformName(order, platform, words), words),
        )}${altButton(placed, words)}<span
          class="end tag"
          title="${words.say('approvedBy', {
            name: memberName(order, approvedBy, words.language),
          })}"
          >${tick}${words.say('approved', { date: words.date(approvedAt) })}</span
        >
      </div>
    </div>
  </article> `;
}

/** In an element line ends stay as they are. */
const trustedText = (text: string): Html => trusted(markup`${text}`.html.replaceAll('&#10;', '\n'));

const platformName = ({ pack }: BundleOrder, platform: string, { language }: Words): string =>
  pack.platforms.find(({ id }) => id === platform)?.name[language] ?? platform;

const memberName = ({ pack }: BundleOrder, member: string, language: Language): string =>
  pack.offices.flatMap(({ members }) => members).find(({ id }) => id === member)?.name[language] ?? member;

const copyButton = (text: string, platform: string, words: Words): Html =>
  markup`<button type="button" data-copy="${text}" data-done="${words.say('copied', { platform })}">
    ${copyIcon}${words.say('copy', { platform })}
  </button>`;

function altButton({ post }: PlacedPost, words: Words): Html {
  const alt = post.content.media.map(({ altText }) => altText).filter((text) => text !== '');
  if (alt.length === 0) return nothing;
  return markup`<button type="button" data-copy="${alt.join('\n')}" data-done="${words.say('altCopied')}">
    ${copyIcon}${words.say('copyAlt')}
  </button>`;
}

function pictures({ media, post }: PlacedPost, words: Words): Html {
  if (media.length === 0) return nothing;
  return markup`<div class="pictures">
    ${media.map(({ file, type }, index) => {
      const alt = post.content.media[index]?.altText ?? '';
      if (type.startsWith('video/'))
        return markup`<video controls preload="metadata" src="${file}" aria-label="${alt}"></video>`;
      return markup`<a href="${file}"
        ><img src="${file}" alt="${alt || words.say('openMedia', { file })}" loading="lazy"
      /></a>`;
    })}
  </div>`;
}

/** Alt text and file of each picture, then what must be disclosed. */
function facts({ media, post }: PlacedPost, words: Words): Html {
  const { disclosure } = post.content;
  const pieces: Html[] = post.content.media.flatMap(({ altText }, index) => [
    markup`${altText === '' ? words.say('noAlt') : words.say('alt', { text: altText })}`,
    markup`<bdi dir="ltr">${media[index]?.file ?? ''}</bdi>`,
  ]);
  pieces.push(
    markup`${disclosure.kind === 'paid' ? words.say('paid', { payer: disclosure.payer }) : words.say('organic')}`,
  );
  if (disclosure.aiAltered) pieces.push(markup`${words.say('aiAltered')}`);
  return trusted(pieces.map((piece) => piece.html).join(' · '));
}

function csvCard({ csv }: BundlePage, words: Words): Html {
  if (csv.length === 0) return markup`<div class="card"><p>${words.say('csvNone')}</p></div>`;
  const files = csv.map((name) => name.replace(/^data\//, ''));
  return markup`<div class="card words">
    <p>${words.say('csvIntro', { sheet: files.at(-1) ?? '' })}</p>
    <p class="meta">${words.say('csvGuard')}</p>
    <ul class="files">
      ${files.map((file) => markup`<li><a href="${file}" dir="ltr">${file}</a></li>`)}
    </ul>
  </div>`;
}

const powershell = String.raw`foreach ($m in 'tagmanifest-sha256.txt','manifest-sha256.txt') { Get-Content $m | ForEach-Object { $h,$f = $_ -split '  ',2; if ((Get-FileHash $f -Algorithm SHA256).Hash -ne $h) { "BAD $f" } } }`;

const verifyCard = (words: Words): Html =>
  markup`<div class="card">
    <p>${words.say('verifyIntro')}</p>
    <p>${words.say('verifyApp')}</p>
    <br />
    <p>${words.say('verifyLinux')}</p>
    <pre tabindex="0">sha256sum -c tagmanifest-sha256.txt manifest-sha256.txt</pre>
    <p>${words.say('verifyMac')}</p>
    <pre tabindex="0">shasum -a 256 -c tagmanifest-sha256.txt manifest-sha256.txt</pre>
    <p>${words.say('verifyWindows')}</p>
    <pre tabindex="0">${powershell}</pre>
  </div>`;
