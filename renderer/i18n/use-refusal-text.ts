import { useTranslation } from 'react-i18next';
import type { Refusal } from '#contract/refusal.ts';
import { api, queries, refusalOf } from '../client.ts';
import { useLanguage } from './use-formats.ts';

/** What to show for an error of the core: the refusal's words, or that the core did not answer. */
export function useRefusalText(): (error: unknown) => string {
  const { t } = useTranslation('errors');
  const language = useLanguage();
  return (error) => {
    const refusal = refusalOf(error);
    if (refusal === null) return t('no-answer');
    const { platform, reason, count, over } = refusal.params;
    return t(refusal.code, {
      ...refusal.params,
      ...(platform === undefined ? {} : { platform: platformName(platform, language) }),
      ...(reason === undefined ? {} : { context: String(reason) }),
      ...(count === undefined && over === undefined ? {} : { count: Number(count ?? over) }),
    });
  };
}

/** The pack's name of a platform; its id before the pack has come. */
function platformName(id: Refusal['params'][string], language: 'ar' | 'fr' | 'en'): string {
  const pack = queries.getQueryData(api.pack.content.queryKey());
  return pack?.platforms.find((platform) => platform.id === id)?.name[language] ?? String(id);
}
