import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoute } from '../../navigation.ts';
import { PlaceList } from '../../ui/place-list.tsx';
import { Bar, Screen, Scroll } from '../../ui/screen.tsx';
import { useNarrow } from '../../ui/use-narrow.ts';
import { About } from './about.tsx';
import { Backup } from './backup.tsx';
import { OfficeCard } from './card.tsx';
import { Keys } from './keys.tsx';
import { Look } from './look.tsx';
import { People } from './people.tsx';
import styles from './settings.module.css';

const parts = [
  { id: 'look', Part: Look },
  { id: 'people', Part: People },
  { id: 'card', Part: OfficeCard },
  { id: 'backup', Part: Backup },
  { id: 'keys', Part: Keys },
  { id: 'about', Part: About },
] as const;

/** Language and look, office and member, office card, backup, shortcuts, about: one page, the parts in the list lead to each. */
export default function Settings() {
  const { t } = useTranslation('settings');
  const { query } = useRoute();
  const asked = query.get('part');
  const narrow = useNarrow();
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked !== null) page.current?.querySelector(`[data-part="${CSS.escape(asked)}"]`)?.scrollIntoView();
  }, [asked]);
  return (
    <Screen list={<Parts current={asked ?? 'look'} />}>
      {narrow ? <Bar lead level={1} title={t('title')} /> : null}
      <Scroll>
        <div className={styles['page']} ref={page}>
          {parts.map(({ id, Part }) => (
            <section key={id} data-part={id} className={styles['part']} aria-labelledby={`part-${id}`}>
              <h2 id={`part-${id}`}>{t(`parts.${id}`)}</h2>
              <Part />
            </section>
          ))}
        </div>
      </Scroll>
    </Screen>
  );
}

function Parts({ current }: { readonly current: string }) {
  const { t } = useTranslation('settings');
  return (
    <>
      <Bar level={1} title={t('title')} />
      <Scroll>
        <PlaceList
          current={current}
          places={parts.map(({ id }) => ({ id, name: t(`parts.${id}`), path: ['settings'], query: { part: id } }))}
        />
      </Scroll>
    </>
  );
}
