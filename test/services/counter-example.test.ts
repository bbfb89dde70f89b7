import { expect, it } from 'vitest';
import { counterEdit, reportedRule } from '../../electron/services/counter-example.ts';
import { valueOf } from '../../electron/workbench/entries.ts';

const alarm = { rule: 'dogs', text: 'at Dog River' };
const shouting = { id: 'loud', kind: 'shouting', by: 'capitals', atLeast: 4, except: [] };
const common = { category: 'insult', language: 'en', note: 'note', source: 'source' };
const pack = (counters?: readonly string[], id = 'dogs') => ({
  'tone/lists/dogs.yaml': '- id: dogs',
  'tone/rules/en/broken.yaml': '- id: "dogs',
  'tone/rules/en/rules.yaml': JSON.stringify([
    { ...common, ...shouting },
    { ...common, id, kind: 'term', entries: [{ term: 'dog' }], ...(counters === undefined ? {} : { counters }) },
  ]),
});
const file = 'tone/rules/en/rules.yaml';
const path = [1, 'counters'];

it.each([
  ['nobody put it in', pack(), pack(), 'absent'],
  ['another text is in', pack(['other']), pack(['other']), 'absent'],
  ['it was put in', pack(), pack([alarm.text]), 'written'],
  ['it was put into a new rule', pack([], 'cats'), pack([alarm.text]), 'written'],
  ['the last release has it', pack([alarm.text]), pack(['other', alarm.text]), 'published'],
  ['it was taken out again', pack([alarm.text]), pack([]), 'absent'],
])('a reported text, where %s', (_, base, now, counter) => {
  expect(reportedRule({ base, now }, valueOf, alarm)).toEqual({ file, kind: 'term', counter });
});

it.each([
  ['begins the list', pack(), { kind: 'set', path, value: [alarm.text] }],
  ['comes last in it', pack(['other']), { kind: 'insert', path, at: 1, value: alarm.text }],
  ['is there already', pack([alarm.text]), null],
])('a counter-example %s', (_, texts, edit) => {
  expect(counterEdit(texts, valueOf, alarm)).toEqual({ file, edit });
});

it('knows of no rule that went, or that only a part of another name is', () => {
  const texts = pack([], 'dogs-and-cats');
  expect(counterEdit(texts, valueOf, alarm)).toBeNull();
  expect(reportedRule({ base: pack(), now: texts }, valueOf, alarm)).toBeNull();
});
