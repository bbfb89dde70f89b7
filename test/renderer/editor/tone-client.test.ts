import { expect, test } from 'vitest';
import type { PostFacts, ToneReport } from '#domain/tone/finding.ts';
import { ToneClient } from '../../../renderer/editor/tone-client.ts';
import type { ToneAsk, ToneTell } from '../../../renderer/editor/tone-messages.ts';

const facts: PostFacts = {
  platform: null,
  media: [],
  sources: [],
  segments: [],
  disclosure: { kind: 'organic', payer: '' },
};
const report: ToneReport = { language: 'ar', verdict: 'ok', score: 0, findings: [] };

function setUp() {
  const asked: ToneAsk[] = [];
  let hear: (event: { readonly data: ToneTell }) => void = () => undefined;
  const client = new ToneClient({
    postMessage: (ask) => void asked.push(ask),
    addEventListener: (_type, listener) => void (hear = listener),
    terminate: () => undefined,
  });
  const done: string[] = [];
  const check = (key: string, text: string): void =>
    client.check(key, { text, facts, done: () => void done.push(text) });
  const answer = (ask: number): void => hear({ data: { kind: 'report', ask, report, ms: 1 } });
  return { client, asked, done, check, answer, ready: () => hear({ data: { kind: 'ready' } }) };
}

test('nothing is asked before the rules are compiled', () => {
  const { asked, check, ready } = setUp();
  check('d/base', 'ا');
  expect(asked).toEqual([]);
  ready();
  expect(asked).toHaveLength(1);
});

test('only the newest text under a key is asked, and an answer on an older one is dropped', () => {
  const { asked, done, check, ready, answer } = setUp();
  ready();
  check('d/base', 'ا');
  check('d/base', 'اب');
  check('d/base', 'ابج');
  answer(1);
  expect(done).toEqual([]);
  expect(asked.map((ask) => (ask.kind === 'check' ? ask.text : ''))).toEqual(['ا', 'ابج']);
  answer(2);
  expect(done).toEqual(['ابج']);
});

test('a screen that is gone hears nothing', () => {
  const { client, done, check, ready, answer } = setUp();
  ready();
  check('d/base', 'ا');
  client.forget('d/');
  answer(1);
  expect(done).toEqual([]);
});
