import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { api } from '../client.ts';
import { useRefusalText } from '../i18n/use-refusal-text.ts';
import { useSay } from '../i18n/use-formats.ts';
import { useProfile } from '../profile.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { toast } from '../ui/toast.tsx';
import styles from './member-switch.module.css';

/** Office and member at the keyboard; members of one office share a laptop and change places here. */
export function MemberSwitch({ narrow }: { readonly narrow: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const refusalText = useRefusalText();
  const { office, member, seats } = useProfile();
  const actAs = useMutation(
    api.profile.actAs.mutationOptions({ onError: (error) => toast({ text: refusalText(error) }) }),
  );
  const roles = (one: typeof member): string => one.roles.map((role) => t(`role.${role}`)).join(t('comma'));
  return (
    <Menu
      label={t('member.switch')}
      onAction={(id) => actAs.mutate({ member: id })}
      trigger={
        <AriaButton
          className={styles['button'] ?? ''}
          {...(narrow ? { 'aria-label': `${say(office.name)}${t('comma')}${say(member.name)}` } : {})}
        >
          {narrow ? <Icon name="user" /> : <Names office={say(office.name)} member={say(member.name)} />}
        </AriaButton>
      }
    >
      {office.members
        .filter(({ id }) => seats.includes(id))
        .map((one) => (
          <MenuItem key={one.id} id={one.id} icon="user" note={roles(one)} checked={one.id === member.id}>
            {say(one.name)}
          </MenuItem>
        ))}
    </Menu>
  );
}

function Names({ office, member }: { readonly office: string; readonly member: string }) {
  return (
    <>
      <span className={styles['names']}>
        <span className="clip">{office}</span>
        <span className={`clip ${styles['member'] ?? ''}`}>{member}</span>
      </span>
      <Icon name="down" size="s" />
    </>
  );
}
