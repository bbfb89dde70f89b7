import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useRefusalWords } from '../../i18n/use-refusal-text.ts';
import { useOfficeName } from '../../office-name.ts';
import { Card, Main, Section } from '../../ui/card.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './refused.module.css';

/** Lines shown: the newest say what is the matter. */
const SHOWN = 6;

/** What came and was not taken in, with the reason. Nothing is shown while there is nothing. */
export function RefusedSection() {
  const { t } = useTranslation('network');
  const words = useRefusalWords();
  const officeName = useOfficeName();
  const formats = useFormats();
  const now = useNow();
  const { data: refused } = useSuspenseQuery(api.exchange.refused.queryOptions());
  if (refused.length === 0) return null;
  return (
    <Section title={t('refused')} aside={<span className={styles['mute']}>{t('refused-note')}</span>}>
      <Card flush>
        <ul className={styles['lines']}>
          {refused.slice(0, SHOWN).map(({ id, at, from, refusal }) => (
            <li key={id}>
              <SeverityIcon level="review" />
              <Main>
                <p>{words(refusal)}</p>
                <small>
                  {officeName(from.office)}
                  {t('common:comma')}
                  <time dateTime={at}>{formats.when(at, now)}</time>
                </small>
              </Main>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
