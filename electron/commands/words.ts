import { createInstance } from 'i18next';
import type { Refusal } from '#contract/refusal.ts';
import errors from '../../assets/locales/en/errors.json' with { type: 'json' };

/** A refusal in English words, as the interface says it: what happened, what is safe, what to do. */
export function inWords({ code, params }: Refusal): string {
  const i18n = createInstance();
  void i18n.init({
    lng: 'en',
    ns: ['errors'],
    defaultNS: 'errors',
    interpolation: { escapeValue: false },
    resources: { en: { errors } },
  });
  i18n.services.formatter?.add('bytes', (value: number) => `${Math.round(value / 1_000_000)} MB`);
  const { reason } = params;
  return i18n.t(code, { ...params, ...(reason === undefined ? {} : { context: String(reason) }) });
}
