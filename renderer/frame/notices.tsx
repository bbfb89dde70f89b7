import { useMutation } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import type { StoreNotice } from '#contract/profile.ts';
import { api, queries } from '../client.ts';
import { useNow } from '../clock.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { useProfile } from '../profile.ts';
import { Button } from '../ui/button.tsx';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import styles from './notices.module.css';

/** What the store met while opening: which file, what is safe, where the damaged one is. Stays until seen. */
export function Notices() {
  const { notices } = useProfile();
  return notices.map((notice) => <Notice key={notice.id} notice={notice} />);
}

function Notice({ notice }: { readonly notice: StoreNotice }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const dismiss = useMutation(
    api.profile.dismissNotice.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.profile.state.key() }),
    }),
  );
  const time = notice.openedFrom === null ? '' : formats.when(notice.openedFrom, now);
  return (
    <output className={styles['notice']}>
      <SeverityIcon level="review" />
      <p>
        <Said about={notice.kind} file={notice.file} time={time} />
        {notice.keptAt === null ? null : (
          <>
            {' '}
            <Said about="kept" file={notice.keptAt} time="" />
          </>
        )}
      </p>
      <Button size="s" busy={dismiss.isPending} onPress={() => dismiss.mutate({ id: notice.id })}>
        {t('notice.seen')}
      </Button>
    </output>
  );
}

const Said = ({ about, file, time }: { readonly about: string; readonly file: string; readonly time: string }) => (
  <Trans i18nKey={`notice.${about}`} values={{ file, time }} components={{ file: <bdi dir="ltr" /> }} />
);
