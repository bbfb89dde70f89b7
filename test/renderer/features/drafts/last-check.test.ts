import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../electron/domain/draft.ts';
import { emptyContent } from '../../../../electron/domain/post.ts';
import type { Severity, ToneReport } from '../../../../electron/domain/tone/finding.ts';
import { askingOf, LastChecks } from '../../../../renderer/features/drafts/last-check.ts';

const reportOf = (...found: readonly Severity[]): ToneReport => ({
  language: 'ar',
  verdict: 'ok',
  score: 0,
  findings: found.map((severity, at) => ({
    rule: `${severity}-${at}`,
    category: 'insult',
    severity,
    start: at,
    end: at + 1,
    guideline: 'g',
    fixes: [],
    why: { ar: '', fr: '', en: '' },
    language: 'ar',
  })),
});

const post = (base: string, overrides: Draft['overrides'] = []) => ({ content: { ...emptyContent, base }, overrides });

describe('what a post asks for', () => {
  const asked = (base: string, report: ToneReport) => askingOf(post(base), new Map([['base', { text: base, report }]]));

  it.each<{ name: string; base: string; found: readonly Severity[]; asking: readonly Severity[] | null }>([
    { name: 'is nothing where nothing is found', base: 'سلام', found: [], asking: [] },
    {
      name: 'is each severity once, gravest first',
      base: 'سلام',
      found: ['advise', 'block', 'advise'],
      asking: ['block', 'advise'],
    },
    { name: 'is not known of a page without words', base: ' \n', found: [], asking: null },
  ])('$name', ({ base, found, asking }) => {
    expect(asked(base, reportOf(...found))).toEqual(asking);
  });

  it('is not a platform’s text that nobody publishes', () => {
    const content = { ...emptyContent, base: 'سلام', platforms: ['x'], versions: { x: 'أهلاً', y: 'غيره' } };
    const reports = new Map([
      ['base', { text: 'سلام', report: reportOf('block') }],
      ['x', { text: 'أهلاً', report: reportOf('advise') }],
      ['y', { text: 'غيره', report: reportOf('review') }],
    ]);
    expect(askingOf({ content, overrides: [] }, reports)).toEqual(['advise']);
  });
});

describe('the last checks of a list', () => {
  const rules = 'a';
  const listed = (id: string, savedAt = '1') => ({ id, savedAt });
  /** Texts that begin with ! hold a block. */
  function setUp(texts: Record<string, string>) {
    const checked: string[] = [];
    const checks = new LastChecks({
      open: (id) => Promise.resolve(texts[id] === undefined ? null : post(texts[id])),
      check: (id, { base }) => {
        checked.push(id);
        return Promise.resolve(base.startsWith('!') ? reportOf('block') : reportOf());
      },
    });
    let turns = 0;
    checks.subscribe(() => {
      turns += 1;
    });
    const settled = async () => {
      for (let before = -1; before !== turns;) {
        before = turns;
        await new Promise((resolve) => setTimeout(resolve));
      }
    };
    return { checks, checked, texts, settled };
  }

  it('are made one after the other, and only of what was saved since', async () => {
    const { checks, checked, texts, settled } = setUp({ a: 'سلام', b: '!' });
    checks.want([listed('a'), listed('b')], rules);
    expect(checks.of(listed('a'))).toBeUndefined();
    await settled();
    expect([checks.of(listed('a')), checks.of(listed('b'))]).toEqual([[], ['block']]);
    texts['a'] = '!';
    checks.want([listed('a', '2'), listed('b')], rules);
    expect(checks.of(listed('a', '2')), 'the old text’s check is not the new one’s').toBeUndefined();
    await settled();
    expect(checks.of(listed('a', '2'))).toEqual(['block']);
    expect(checked).toEqual(['a', 'b', 'a']);
  });

  it('are all made again with other rules', async () => {
    const { checks, checked, settled } = setUp({ a: 'سلام', b: 'سلام' });
    checks.want([listed('a'), listed('b')], rules);
    await settled();
    checks.want([listed('a'), listed('b')], 'b');
    expect(checks.of(listed('a'))).toBeUndefined();
    await settled();
    expect(checked).toEqual(['a', 'b', 'a', 'b']);
  });

  it('leave what is on the screen to its own editor, until it has gone', async () => {
    const { checks, checked, settled } = setUp({ a: 'سلام', b: 'سلام' });
    checks.tell('a', ['review']);
    checks.want([listed('a'), listed('b')], rules);
    await settled();
    expect(checked).toEqual(['b']);
    expect(checks.of(listed('a'))).toEqual(['review']);
    checks.tell('a', undefined);
    checks.want([listed('a'), listed('b')], rules);
    await settled();
    expect(checks.of(listed('a'))).toEqual([]);
  });

  it('ask once for a draft that can’t be opened', async () => {
    const { checks, settled } = setUp({ b: 'سلام' });
    checks.want([listed('gone'), listed('b')], rules);
    await settled();
    expect(checks.of(listed('gone'))).toBeUndefined();
    expect(checks.of(listed('b'))).toEqual([]);
  });

  it('stop with the list', async () => {
    const { checks, checked, settled } = setUp({ a: 'سلام', b: 'سلام' });
    checks.want([listed('a'), listed('b')], rules);
    checks.rest();
    await settled();
    expect(checked).toEqual(['a']);
  });
});
