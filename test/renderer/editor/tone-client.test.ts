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
  const rules: Record<string, string | null | Error> = { old: '{}', new: '{"new":1}', gone: null };
  const client = new ToneClient(
    {
      postMessage: (ask) => void asked.push(ask),
      addEventListener: (_type, listener) => void (hear = listener),
      terminate: () => undefined,
    },
    async (name) => {
      const found = rules[name];
      if (found === undefined || found instanceof Error) throw found ?? new Error(name);
      return found;
    },
  );
  const done: string[] = [];
  const check = (key: string, text: string): void =>
    client.check(key, { text, facts, done: () => void done.push(text) });
  const answer = (ask: number): void => hear({ data: { kind: 'report', ask, report, ms: 1 } });
  return { client, asked, done, check, answer, rules, hear };
}

/** With the rules named and compiled. */
async function ready() {
  const all = setUp();
  await all.client.rules('old');
  all.hear({ data: { kind: 'ready', name: 'old' } });
  all.asked.length = 0;
  return all;
}

test('nothing is asked before the rules are compiled', async () => {
  const { client, asked, check, hear } = setUp();
  check('d/base', 'ا');
  await client.rules('old');
  expect(asked).toEqual([{ kind: 'rules', name: 'old', json: '{}' }]);
  hear({ data: { kind: 'ready', name: 'old' } });
  expect(asked).toHaveLength(2);
});

test('rules are read once, and none is asked of the old ones once others are named', async () => {
  const { client, asked, check, hear } = setUp();
  await client.rules('old');
  await client.rules('old');
  expect(asked).toHaveLength(1);
  await client.rules('new');
  check('d/base', 'ا');
  hear({ data: { kind: 'ready', name: 'old' } });
  expect(asked.map(({ kind }) => kind)).toEqual(['rules', 'rules']);
  hear({ data: { kind: 'ready', name: 'new' } });
  expect(asked.map(({ kind }) => kind)).toEqual(['rules', 'rules', 'check']);
});

test('rules that the campaign has replaced are left, and others that could not be read are read again', async () => {
  const { client, asked, rules } = setUp();
  await client.rules('gone');
  expect(asked).toEqual([]);
  rules['new'] = new Error('away');
  await expect(client.rules('new')).rejects.toThrow('away');
  rules['new'] = '{}';
  await client.rules('new');
  expect(asked).toEqual([{ kind: 'rules', name: 'new', json: '{}' }]);
});

test('only the newest text under a key is asked, and an answer on an older one is dropped', async () => {
  const { asked, done, check, answer } = await ready();
  check('d/base', 'ا');
  check('d/base', 'اب');
  check('d/base', 'ابج');
  answer(1);
  expect(done).toEqual([]);
  expect(asked.map((ask) => (ask.kind === 'check' ? ask.text : ''))).toEqual(['ا', 'ابج']);
  answer(2);
  expect(done).toEqual(['ابج']);
});

test('a screen that is gone hears nothing', async () => {
  const { client, done, check, answer } = await ready();
  check('d/base', 'ا');
  client.forget('d/');
  answer(1);
  expect(done).toEqual([]);
});
