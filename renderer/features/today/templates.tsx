import { useTranslation } from 'react-i18next';
import { Link } from 'react-aria-components';
import type { Template } from '#domain/pack.ts';
import { useSay } from '../../i18n/use-formats.ts';
import { hrefOf } from '../../navigation.ts';
import { TextLink } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { exists } from '../registry.ts';
import styles from './today.module.css';

/** How many templates fit under the day's work; the rest are where drafts begin. */
const SHOWN = 3;

/** Somewhere to begin, when the day asks for nothing else. */
export function Templates({ templates }: { readonly templates: readonly Template[] }) {
  const { t } = useTranslation('today');
  const say = useSay();
  if (templates.length === 0 || !exists('drafts')) return null;
  return (
    <Section
      title={t('templates.title')}
      aside={<TextLink href={hrefOf(['drafts', 'new'])}>{t('templates.all')}</TextLink>}
    >
      <ul className={styles['templates']}>
        {templates.slice(0, SHOWN).map((template) => (
          <li key={template.id}>
            <Link href={hrefOf(['drafts', 'new'], { template: template.id })} className={styles['template'] ?? ''}>
              <b>{say(template.name)}</b>
              <span>{say(template.hint)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
