import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ParcelBodies } from '#contract/schemas/parcel.ts';
import { api, core } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { goFromHere, hrefOf } from '../../navigation.ts';
import { Button } from '../../ui/button.tsx';
import styles from './publish.module.css';
import { useWorkbench } from './use-publish.ts';

interface MendProps {
  readonly alarm: ParcelBodies['false-alarm'];
  change(work: () => Promise<unknown>): Promise<boolean>;
  /** What may be said to the office once the rule is out. */
  onSay(text: string): void;
}

/** From a false alarm to its rule: the reported text becomes a counter-example, and the rule opens beside its live test. */
export function MendRule({ alarm, change, onSay }: MendProps) {
  const { t } = useTranslation('publish');
  const { rule } = alarm;
  const text = alarm.context.trim() === '' ? alarm.words : alarm.context;
  const formats = useFormats();
  const now = useNow();
  const view = useWorkbench();
  // Releases of one version differ by their day.
  const release = { version: view?.from.version, day: view == null ? '' : formats.day(view.at, now) };
  const { data: found } = useQuery({
    ...api.publish.reported.queryOptions({ input: { rule, text } }),
    enabled: text !== '',
  });
  if (found === undefined) return null;
  if (found === null) return <p className={styles['where']}>{t('offices.no-rule')}</p>;
  const place = ['publish', 'rules', found.file];
  const mend = async (): Promise<void> => {
    const goOn = goFromHere();
    if (await change(() => core.publish.addCounter({ rule, text }))) goOn(place, { rule });
  };
  return (
    <div className={styles['acts']}>
      {found.counter === 'absent' ? (
        <Button size="s" icon="pen" onPress={() => void mend()}>
          {t('offices.mend')}
        </Button>
      ) : (
        <>
          <a href={hrefOf(place, { rule })}>{t('offices.open-rule')}</a>
          <span>{found.counter === 'written' ? t('offices.next-release') : t('offices.is-out', release)}</span>
        </>
      )}
      {found.counter === 'published' ? (
        <Button size="s" icon="comment" onPress={() => onSay(t('offices.say-out', release))}>
          {t('offices.say')}
        </Button>
      ) : null}
      {found.kind === 'hint' && found.counter !== 'published' ? <small>{t('offices.model')}</small> : null}
    </div>
  );
}
