import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '#domain/post.ts';
import { api, core } from '../../client.ts';
import { useSay } from '../../i18n/use-formats.ts';
import { usePack } from '../../profile.ts';
import { Button } from '../../ui/button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { toast } from '../../ui/toast.tsx';
import styles from './publish.module.css';
import { useChange } from './use-publish.ts';
import { useTold, Withdraw } from './withdraw.tsx';

/** Offices' approved posts: for everyone with the next release, or taken back by it. */
export function ApprovedByOffices() {
  const { t } = useTranslation('publish');
  const say = useSay();
  const pack = usePack();
  const { data } = useQuery(api.publish.approved.queryOptions());
  const [withdrawing, setWithdrawing] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const { change } = useChange();
  const told = useTold();
  if (data === undefined || data.length === 0) return null;
  const add = async (submission: string): Promise<void> => {
    if (await change(() => core.publish.addPost({ submission }))) toast({ text: t('approved.added') });
  };
  return (
    <section>
      <h2>{t('approved.title')}</h2>
      <ul>
        {data.map(({ id, office, content }) => {
          const at = pack.offices.find((one) => one.id === office);
          return (
            <li key={id} className={styles['offered']}>
              <span>
                <b>
                  <bdi>{nameOf(content)}</bdi>
                </b>
                <small>
                  <bdi>{at === undefined ? office : say(at.name)}</bdi>
                </small>
              </span>
              <span className={styles['acts']}>
                {told.isWithdrawn('post', id) ? (
                  <Tag kind="block">{t('approved.is-withdrawn')}</Tag>
                ) : (
                  <>
                    {told.isForEveryone(id) ? (
                      <Tag kind="positive">{t('approved.is-for-everyone')}</Tag>
                    ) : (
                      <Button size="s" icon="plus" onPress={() => void add(id)}>
                        {t('approved.for-everyone')}
                      </Button>
                    )}
                    <Button size="s" kind="quiet" onPress={() => setWithdrawing({ id, name: nameOf(content) })}>
                      {t('approved.withdraw')}
                    </Button>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {withdrawing === null ? null : <Withdraw kind="post" {...withdrawing} onClose={() => setWithdrawing(null)} />}
    </section>
  );
}
