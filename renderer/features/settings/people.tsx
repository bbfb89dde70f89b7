import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../client.ts';
import { useSay } from '../../i18n/use-formats.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { usePack, useProfile } from '../../profile.ts';
import { Select } from '../../ui/select.tsx';
import { toast } from '../../ui/toast.tsx';
import { Row } from './row.tsx';
import styles from './settings.module.css';

/** The office this laptop belongs to, and who is writing now. */
export function People() {
  const { t } = useTranslation('settings');
  const say = useSay();
  const pack = usePack();
  const { office, member, seats } = useProfile();
  const refusalText = useRefusalText();
  const actAs = useMutation(
    api.profile.actAs.mutationOptions({ onError: (error) => toast({ text: refusalText(error) }) }),
  );
  const region = pack.regions.find((one) => one.id === office.region);
  return (
    <>
      <Row name={t('campaign')}>
        <span>{say(pack.campaign.name)}</span>
      </Row>
      <Row name={t('office')}>
        <span>{say(office.name)}</span>
      </Row>
      {region === undefined ? null : (
        <Row name={t('region')}>
          <span>{say(region.name)}</span>
        </Row>
      )}
      <Row name={t('member')} hint={<span className={styles['long']}>{t('member-hint')}</span>}>
        <Select
          label={t('member')}
          hideLabel
          value={member.id}
          options={office.members
            .filter(({ id }) => seats.includes(id))
            .map((one) => ({
              id: one.id,
              name: say(one.name),
              note: one.roles.map((role) => t(`common:role.${role}`)).join(t('common:comma')),
            }))}
          onChange={(id) => actAs.mutate({ member: id })}
        />
      </Row>
    </>
  );
}
