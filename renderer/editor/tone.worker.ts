import { checkTone } from '#domain/tone/check.ts';
import { compileTone, type ToneChecker } from '#domain/tone/compile.ts';
import type { ToneSource } from '#domain/tone/source.ts';
import type { ToneAsk, ToneTell } from './tone-messages.ts';

// The same check as in the core, away from the thread that paints the letters.

let checker: ToneChecker | null = null;
const tell = (message: ToneTell): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<ToneAsk>) => {
  if (data.kind === 'rules') {
    checker = compileTone(JSON.parse(data.json) as ToneSource);
    tell({ kind: 'ready', name: data.name });
  } else if (checker !== null) {
    const start = performance.now();
    const report = checkTone(checker, data.text, data.facts);
    tell({ kind: 'report', ask: data.ask, report, ms: performance.now() - start });
  }
});
