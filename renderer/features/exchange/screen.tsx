import { useTranslation } from 'react-i18next';
import { Screen, Scroll } from '../../ui/screen.tsx';
import { ExportSection } from './export.tsx';
import styles from './exchange.module.css';
import { ImportSection } from './import.tsx';
import { Panel } from './panel.tsx';

/** Carrying posts by hand: out on a stick, in from one, and what is under way beside it. */
export default function ExchangeScreen() {
  const { t } = useTranslation('exchange');
  return (
    <Screen side={<Panel />}>
      <Scroll className={styles['page']}>
        <h1>{t('title')}</h1>
        <ExportSection />
        <ImportSection />
      </Scroll>
    </Screen>
  );
}
