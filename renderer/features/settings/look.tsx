import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Settings } from '#contract/settings.ts';
import { api, queries } from '../../client.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { useSettings } from '../../ui/appearance.tsx';
import { Choice } from '../../ui/chip.tsx';
import { Select } from '../../ui/select.tsx';
import { toast } from '../../ui/toast.tsx';
import { Row } from './row.tsx';

/** Each in its own words, so that nobody is locked out by a language they can't read. */
const languageNames = [
  { id: 'ar', name: 'العربية' },
  { id: 'fr', name: 'Français' },
  { id: 'en', name: 'English' },
] as const;
const themes = ['light', 'dark', 'system'] as const;
const densities = ['compact', 'comfortable', 'roomy'] as const;
const sizes = [100, 115, 130, 150, 175, 200] as const;
const digitSets = [
  { id: 'latn', name: '123' },
  { id: 'arab', name: '١٢٣' },
] as const;

/** What the interface looks like; each choice shows at once and is kept. */
export function Look() {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const settings = useSettings();
  const set = useChange();
  return (
    <>
      <Row name={t('language')} hint={t('language-hint')}>
        <Choice
          label={t('language')}
          value={settings.language}
          options={languageNames}
          onChange={(language) => set({ language })}
        />
      </Row>
      <Row name={t('theme')} hint={t('theme-hint')}>
        <Choice
          label={t('theme')}
          value={settings.theme}
          options={themes.map((id) => ({ id, name: t(`themes.${id}`) }))}
          onChange={(theme) => set({ theme })}
        />
      </Row>
      <Row name={t('text-size')} hint={t('text-size-sample')}>
        <Select
          label={t('text-size')}
          hideLabel
          value={String(settings.textSize)}
          options={sizes.map((size) => ({ id: String(size), name: formats.percent(size / 100) }))}
          onChange={(chosen) => {
            const textSize = sizes.find((size) => String(size) === chosen);
            if (textSize !== undefined) set({ textSize });
          }}
        />
      </Row>
      <Row name={t('digits')} hint={t('digits-hint')}>
        <Choice
          label={t('digits')}
          value={settings.digits}
          options={digitSets}
          onChange={(digits) => set({ digits })}
        />
      </Row>
      <Row name={t('density')}>
        <Choice
          label={t('density')}
          value={settings.density}
          options={densities.map((id) => ({ id, name: t(`densities.${id}`) }))}
          onChange={(density) => set({ density })}
        />
      </Row>
    </>
  );
}

/** Shows a change at once; when the core refuses it, what was before comes back. */
function useChange(): (change: Partial<Settings>) => void {
  const refusalText = useRefusalText();
  const key = api.settings.get.queryKey();
  const { mutate } = useMutation(
    api.settings.set.mutationOptions({
      onSuccess: (settings) => queries.setQueryData(key, settings),
      onError: (error) => {
        void queries.invalidateQueries({ queryKey: key });
        toast({ text: refusalText(error) });
      },
    }),
  );
  return (change) => {
    queries.setQueryData(key, (before) => (before === undefined ? before : { ...before, ...change }));
    mutate(change);
  };
}
