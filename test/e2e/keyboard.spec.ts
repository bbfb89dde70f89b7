import { OfficeScreen } from './support/office.ts';
import { expect, test } from './support/shell.ts';
import { walkByF6, walkByTab } from './support/tab-walk.ts';

// Without a mouse: every control is met, shows that it is, in reading order, and nothing holds the keyboard.

const people = {
  ar: {
    window: { width: 1024, height: 640 },
    lead: 'سامية معلوف',
    flagged: 'ومن وقّعوا العقد حثالة.',
    insult: 'حثالة',
    clean: 'نطلب نشر العقد كاملاً.',
  },
  en: {
    window: { width: 1280, height: 720 },
    lead: 'Samia Maalouf',
    flagged: 'This minister is a moron.',
    insult: 'is a moron',
    clean: 'We ask for the contract.',
  },
} as const;

for (const language of ['ar', 'en'] as const) {
  test(`every screen by the keyboard alone, in ${language}`, async ({ app }) => {
    test.setTimeout(480_000);
    const office = new OfficeScreen(app, language);
    const { window, lead, flagged, insult, clean } = people[language];
    await app.setViewportSize(window);
    const walk = async (screen: string): Promise<void> => {
      await expect(app.getByRole('heading').first()).toBeVisible();
      await expect(app.locator('[aria-busy=true]')).toHaveCount(0);
      const { stops, missed, trappedAt } = await walkByTab(app);
      expect.soft(trappedAt, `${screen} holds the keyboard`).toBeNull();
      expect.soft(missed, `${screen} has controls that Tab does not meet`).toEqual([]);
      const unseen = stops.filter(({ shown }) => !shown).map(({ what }) => what);
      expect.soft(unseen, `${screen} does not show where the keyboard is`).toEqual([]);
      const back = stops.filter((stop) => stop.back !== null).map((stop) => `${stop.back}: ${stop.what}`);
      expect.soft(back, `${screen} goes back`).toEqual([]);
    };
    await walk('first run');
    await office.enter(language);
    for (const screen of ['today', 'guidelines', 'library', 'drafts', 'approved', 'exchange', 'settings']) {
      await office.open(screen);
      await walk(screen);
    }
    await office.writeNew(flagged);
    // The empty post had a finding of its own: what is walked must be what stays.
    await expect(office.card(insult)).toBeVisible();
    await walk('editor');
    // The list of a narrow window is a drawer, shut until it is asked for.
    const regions = ['nav.label', ...(window.width < 1_280 ? [] : ['regions.list']), 'regions.work', 'regions.side'];
    const names = regions.map((key) => String(office.t(`common:${key}`)));
    expect(await walkByF6(app, 'F6')).toEqual(names);
    expect(await walkByF6(app, 'Shift+F6')).toEqual(names.toReversed());
    await office.button('drafts:history.open').click();
    await walk('history');
    await office.writeNew(clean);
    await office.submit();
    await office.actAs(lead);
    await office.open('review');
    await walk('review');
  });
}
