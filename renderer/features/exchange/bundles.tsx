import { useTranslation } from 'react-i18next';
import type { FoundBundle } from '#contract/bundles.ts';
import { useNow } from '../../clock.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useOfficeName } from '../../office-name.ts';
import { Button } from '../../ui/button.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './stick.module.css';
import { useJob } from './job.ts';
import { takeIn, verify } from './stick-jobs.ts';

/** Bundles that were found: what each is, who made it when, and what can be done with it. */
export const Bundles = ({ bundles }: { readonly bundles: readonly FoundBundle[] }) => (
  <ul className={styles['bundles']}>
    {bundles.map((bundle) => (
      <Found key={bundle.folder} bundle={bundle} />
    ))}
  </ul>
);

function Found({ bundle }: { readonly bundle: FoundBundle }) {
  const { t } = useTranslation('exchange');
  const formats = useFormats();
  const now = useNow();
  const officeName = useOfficeName();
  const running = useJob().state === 'running';
  const { folder, kind, complete, posts, office, at } = bundle;
  return (
    <li>
      <div className={styles['what']}>
        <b>{kind === 'posts' ? t('posts', { count: posts }) : t(`bundle.${kind}`)}</b>
        <small>
          {officeName(office)}
          {t('common:comma')}
          <time dateTime={at}>{formats.when(at, now)}</time>
        </small>
        <small>
          <bdi dir="ltr" className={styles['path']}>
            {folder.split(/[\\/]/).at(-1)}
          </bdi>
        </small>
        {complete ? null : <Tag kind="review">{t('incomplete')}</Tag>}
      </div>
      <span className={styles['ends']}>
        {kind === 'posts' ? (
          <Button
            size="s"
            kind="quiet"
            icon="verified"
            isDisabled={running || !complete}
            onPress={() => verify(folder)}
          >
            {t('check')}
          </Button>
        ) : null}
        <Button size="s" icon="download" isDisabled={running || !complete} onPress={() => takeIn(bundle)}>
          {t('take-in')}
        </Button>
      </span>
    </li>
  );
}
