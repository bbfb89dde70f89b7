import { useTranslation } from 'react-i18next';
import type { Refusal } from '#contract/refusal.ts';
import { DESK } from '#domain/directory.ts';
import type { Language, Localised } from '#domain/language.ts';
import type { Pack } from '#domain/pack.ts';
import { api, queries, refusalOf } from '../client.ts';
import { useLanguage } from './use-formats.ts';

/** What to show for an error of the core: the refusal's words, or that the core did not answer. */
export function useRefusalText(): (error: unknown) => string {
  const { t } = useTranslation('errors');
  const words = useRefusalWords();
  return (error) => {
    const refusal = refusalOf(error);
    return refusal === null ? t('no-answer') : words(refusal);
  };
}

/** A refusal in words. */
export function useRefusalWords(): (refusal: Refusal) => string {
  const { t } = useTranslation('errors');
  const language = useLanguage();
  return ({ code, params }) => {
    const { platform, office, reason, count, over } = params;
    const named = (id: string | number, list: (pack: Pack) => readonly Named[]): string => nameIn(list, id, language);
    return t(code, {
      ...params,
      ...(platform === undefined ? {} : { platform: named(platform, (pack) => pack.platforms) }),
      ...(office === undefined
        ? {}
        : { office: office === DESK ? t('common:desk') : named(office, (pack) => pack.offices) }),
      ...(reason === undefined ? {} : { context: String(reason) }),
      ...(count === undefined && over === undefined ? {} : { count: Number(count ?? over) }),
    });
  };
}

interface Named {
  readonly id: string;
  readonly name: Localised;
}

/** The pack's name of a thing; its id before the pack has come. */
function nameIn(list: (pack: Pack) => readonly Named[], id: string | number, language: Language): string {
  const pack = queries.getQueryData(api.pack.content.queryKey());
  const found = pack && list(pack).find((one) => one.id === id);
  return found?.name[language] ?? String(id);
}
