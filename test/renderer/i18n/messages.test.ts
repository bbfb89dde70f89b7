import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { refusalCodes } from '../../../electron/contract/refusal.ts';
import { languages } from '../../../electron/domain/language.ts';
import { draftStates } from '../../../electron/domain/draft.ts';
import { roles } from '../../../electron/domain/office.ts';
import { severities } from '../../../electron/domain/tone/finding.ts';
import { isolate, withoutIsolates } from '../../../renderer/i18n/isolate.ts';

const locales = path.resolve(import.meta.dirname, '../../../assets/locales');
const read = (language: string, namespace: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path.join(locales, language, `${namespace}.json`), 'utf8')) as Record<string, unknown>;

function messages(language: string) {
  const i18n = createInstance();
  const namespaces = readdirSync(path.join(locales, language)).map((file) => path.basename(file, '.json'));
  void i18n.init({
    lng: language,
    fallbackLng: false,
    ns: namespaces,
    defaultNS: 'common',
    interpolation: { escape: isolate },
    resources: { [language]: Object.fromEntries(namespaces.map((one) => [one, read(language, one)])) },
  });
  i18n.services.formatter?.add('number', String);
  i18n.services.formatter?.add('bytes', String);
  return i18n;
}

describe.each(languages)('messages in %s', (language) => {
  const i18n = messages(language);
  const disk = { path: '/p', file: 'f', needed: 9, free: 1, line: 12 };
  const remote = { address: 'a', host: 'h', key: 'k', status: 500, bucket: 'b', region: 'r', to: 't' };
  const tone = { rule: 'u' };
  const trust = { office: 'o', device: 'd', campaign: 'c', role: 'r', ours: 2, theirs: 1 };
  const params = { platform: 'X', name: 'n', version: '2', ...disk, ...remote, ...trust, ...tone };

  it.each(refusalCodes)('the refusal %s has words and leaves no hole', (code) => {
    for (const count of [0, 1, 2, 3, 11, 100]) {
      const text = i18n.t(code, { ns: 'errors', ...params, count });
      expect(text).not.toBe(code);
      expect(text).not.toMatch(/\{\{|undefined|NaN/);
    }
  });

  it.each(['not-yet', 'expired', 'other-region', 'no-consent'])('an asset not usable for %s says so', (context) => {
    const plain = i18n.t('asset-not-usable', { ns: 'errors' });
    expect(i18n.t('asset-not-usable', { ns: 'errors', context })).not.toBe(plain);
  });

  it.each(['expired', 'not-yet', 'other-name', 'unknown-issuer'])('a certificate that is %s says so', (context) => {
    const plain = i18n.t('remote-tls', { ns: 'errors', ...params });
    expect(i18n.t('remote-tls', { ns: 'errors', ...params, context })).not.toBe(plain);
  });

  it('names every state, role and severity', () => {
    const keys = [
      ...draftStates.map((one) => `state.${one}`),
      ...roles.map((one) => `role.${one}`),
      ...[...severities, 'positive'].map((one) => `severity.${one}`),
    ];
    expect(keys.filter((key) => !i18n.exists(key))).toEqual([]);
  });
});

describe('Arabic plurals', () => {
  const i18n = messages('ar');
  it.each([
    [0, 'لا ملاحظات تنتظر سبباً.'],
    [1, 'ملاحظة واحدة تنتظر تعديلاً أو سبباً.'],
    [2, 'ملاحظتان تنتظران تعديلاً أو سبباً.'],
    [7, '7 ملاحظات تنتظر تعديلاً أو سبباً.'],
    [12, '12 ملاحظة تنتظر تعديلاً أو سبباً.'],
    [100, '100 ملاحظة تنتظر تعديلاً أو سبباً.'],
  ])('%d', (count, expected) => {
    expect(withoutIsolates(i18n.t('needs-reason', { ns: 'errors', count }))).toBe(expected);
  });
});

describe('isolates', () => {
  it('keep a Latin path from turning an Arabic sentence round', () => {
    const text = messages('ar').t('folder-missing', { ns: 'errors', path: '/media/usb' });
    expect(text).toContain('\u2068/media/usb\u2069');
    expect(withoutIsolates(text)).toContain(' /media/usb.');
  });
});
