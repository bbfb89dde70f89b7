import { useTranslation } from 'react-i18next';
import { CardForm, ChooseCard, type ChosenCard } from '../../ui/card-form.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './screen.module.css';

/** Comes in with an office card: the file first, then its code. */
export function OfficeCard({
  card,
  onCard,
}: {
  readonly card: ChosenCard | null;
  readonly onCard: (card: ChosenCard | null) => void;
}) {
  const { t } = useTranslation('first-run');
  return (
    <section className={`${styles['choice'] ?? ''} ${styles['on'] ?? ''}`} aria-labelledby="card-title">
      <Icon name="key" size="l" />
      <div className={styles['about']}>
        <h3 id="card-title">{t('card.title')}</h3>
        <p>{t('card.text')}</p>
        {card === null ? null : (
          <div className={styles['inside']}>
            <CardForm card={card} onCancel={() => onCard(null)} />
          </div>
        )}
      </div>
      {card === null ? (
        <ChooseCard primary onChoose={onCard}>
          {t('card.choose')}
        </ChooseCard>
      ) : null}
    </section>
  );
}
