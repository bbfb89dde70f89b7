import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member, Office } from '#domain/office.ts';
import { api, queries } from '../../client.ts';
import { useSay } from '../../i18n/use-formats.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { usePack } from '../../profile.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './screen.module.css';

/** Enters the demo campaign as a member of one of its offices. */
export function DemoCard() {
  const { t } = useTranslation('first-run');
  const say = useSay();
  const pack = usePack();
  const refusalText = useRefusalText();
  const { office, member, chooseOffice, chooseMember } = useWho(pack.offices);
  const roles = (one: Member): string => one.roles.map((role) => t(`common:role.${role}`)).join(t('common:comma'));
  const enter = useMutation(
    api.profile.enterDemo.mutationOptions({
      onSuccess: (state) => {
        queries.setQueryData(api.profile.state.queryKey(), state);
        void queries.invalidateQueries();
      },
    }),
  );
  return (
    <section className={styles['choice']} aria-labelledby="demo-title">
      <Icon name="eye" size="l" />
      <div className={styles['about']}>
        <h3 id="demo-title">{t('demo.title')}</h3>
        <p>{t('demo.text', { campaign: say(pack.campaign.name) })}</p>
        <div className={styles['who']}>
          <Select
            label={t('demo.office')}
            value={office?.id ?? null}
            options={pack.offices.map((one) => ({ id: one.id, name: say(one.name) }))}
            onChange={chooseOffice}
          />
          <Select
            label={t('demo.member')}
            value={member?.id ?? null}
            options={(office?.members ?? []).map((one) => ({ id: one.id, name: say(one.name), note: roles(one) }))}
            onChange={chooseMember}
          />
          <Button
            busy={enter.isPending}
            isDisabled={office === undefined || member === undefined}
            onPress={() => {
              if (office !== undefined && member !== undefined) enter.mutate({ office: office.id, member: member.id });
            }}
          >
            {t('demo.enter')}
          </Button>
        </div>
        {enter.error === null ? null : <p className={styles['wrong']}>{refusalText(enter.error)}</p>}
      </div>
    </section>
  );
}

/** The chosen office and member; the first of each until chosen. */
function useWho(offices: readonly Office[]) {
  const [officeId, chooseOffice] = useState<string | null>(null);
  const [memberId, chooseMember] = useState<string | null>(null);
  const office = offices.find((one) => one.id === officeId) ?? offices[0];
  const member = office?.members.find((one) => one.id === memberId) ?? office?.members[0];
  return { office, member, chooseOffice, chooseMember };
}
