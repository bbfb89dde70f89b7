import { expect, it } from 'vitest';
import { checkTone } from '../../../electron/domain/tone/check.ts';
import { compileTone } from '../../../electron/domain/tone/compile.ts';
import type { RuleSource, ToneSource } from '../../../electron/domain/tone/source.ts';
import { hear, soundsOf, spells } from '../../../electron/domain/tone/arabizi-sound.ts';

const sounds = (latin: string, arabic: string): boolean =>
  hear(latin).some((heard) => soundsOf(arabic).includes(heard.consonants) && spells(heard, arabic));

it.each([
  ['7mar', 'حمار'],
  ['hmar', 'حمار'],
  ['himar', 'حمار'],
  ['7mmar', 'حمار'],
  ['kalb', 'كلب'],
  ['kaleb', 'كلب'],
  ['kleb', 'كلاب'],
  ['klaab', 'كلاب'],
  ['7ayawen', 'حيوان'],
  ['hayawan', 'حيوان'],
  ['khayen', 'خاين'],
  ['5ayin', 'خاين'],
  ['kezzeb', 'كذاب'],
  ['kazzab', 'كذاب'],
  ['ghabi', 'غبي'],
  ['8abe', 'غبي'],
  ['zbeleh', 'زباله'],
  ['zbale', 'زباله'],
  ['2alb', 'قلب'],
  ['qalb', 'قلب'],
  ['ra2is', 'رييس'],
  ['sharaf', 'شرف'],
  ['charaf', 'شرف'],
])('%s sounds like %s', (latin, arabic) => expect(sounds(latin, arabic)).toBe(true));

it.each([
  ['a7mar', 'حمار'],
  ['7amra', 'حمار'],
  ['7amir', 'حمار'],
  ['kalib', 'كلاب'],
  ['kalbi', 'كلب'],
  ['khawn', 'خاين'],
  ['zebel', 'زباله'],
  ['ghaba', 'غبي'],
])('%s does not sound like %s', (latin, arabic) => expect(sounds(latin, arabic)).toBe(false));

const text = { ar: 'x', fr: 'x', en: 'x' };
const rule: RuleSource = {
  id: 'insult', category: 'insult', note: '', source: '', kind: 'term', language: 'ar',
  entries: [{ term: 'حقير' }, { term: 'نذل' }, { term: 'منافق', also: ['حزباله'], inflect: 'noun' }],
}; // prettier-ignore
const source: ToneSource = {
  categories: [{ id: 'insult', name: text, severity: 'review', guideline: 'g', why: text }],
  lists: [{ id: 'side', note: '', source: '', words: { ar: ['حزبالله'] } }],
  allow: [],
  context: [],
  rules: [rule],
};

it.each([
  ['hayda wazir 7a2ir ktir', ['7a2ir']],
  ['hol mnef2in w hayde mnef2a', ['mnef2in', 'mnef2a']],
  ['hayda l wazir nezel 3al share3', []],
  ['hezballa hon w hayde ra2yna', []],
  ['this is a hackir of the web', []],
])('an Arabic entry is found in Arabizi: %s', (written, words) => {
  const { findings } = checkTone(compileTone(source), written);
  expect(findings.map(({ start, end }) => written.slice(start, end))).toEqual(words);
  expect(findings.flatMap(({ fixes }) => fixes)).toEqual([]);
});
