import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pack } from '#domain/pack.ts';
import type { Platform, PlatformCheck } from '#domain/platform/platform.ts';
import type { PostContent, VersionKey } from '#domain/post.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import type { Level } from '../../ui/severity-icon.tsx';
import { Tab, TabList, TabPanel, Tabs } from '../../ui/tabs.tsx';
import { checkOf } from './readiness.ts';
import styles from './drafts.module.css';

export interface VersionTabsProps {
  readonly content: PostContent;
  readonly pack: Pack;
  readonly version: VersionKey;
  readonly editable: boolean;
  /** The gravest finding of each version, for its tab. */
  readonly levels: ReadonlyMap<VersionKey, Level>;
  /** What the tab shows. */
  readonly children: ReactNode;
  onVersion(version: VersionKey): void;
  onPlatforms(platforms: readonly string[]): void;
}

const levelOf = ({ state }: PlatformCheck): Level | undefined =>
  state === 'over' ? 'block' : state === 'near' ? 'review' : undefined;

/** Base and platforms, each with its counter; platforms come and go by the menu at the end. */
export function VersionTabs({ content, pack, version, levels, onVersion, ...rest }: VersionTabsProps) {
  const { t } = useTranslation('drafts');
  const say = useSay();
  const platforms = content.platforms.flatMap((id) => pack.platforms.find((one) => one.id === id) ?? []);
  return (
    <div className={styles['versions']}>
      <Tabs selectedKey={version} onSelectionChange={(key) => onVersion(String(key))}>
        <div className={styles['tabs']}>
          <TabList label={t('versions')}>
            <Tab id="base" level={levels.get('base')}>
              {t('base')}
            </Tab>
            {platforms.map((platform) => (
              <PlatformTab
                key={platform.id}
                platform={platform}
                content={content}
                current={platform.id === version}
                name={say(platform.name)}
                level={levels.get(platform.id)}
              />
            ))}
          </TabList>
          {rest.editable ? <PlatformMenu content={content} pack={pack} onPlatforms={rest.onPlatforms} /> : null}
        </div>
        <TabPanel id={version}>
          <div className={styles['panel']}>{rest.children}</div>
        </TabPanel>
      </Tabs>
    </div>
  );
}

interface PlatformTabProps {
  readonly platform: Platform;
  readonly content: PostContent;
  readonly current: boolean;
  readonly name: string;
  readonly level: Level | undefined;
}

function PlatformTab({ platform, content, current, name, level }: PlatformTabProps) {
  const formats = useFormats();
  const check = checkOf(platform, content);
  const limit = levelOf(check);
  const count = formats.number(check.count);
  const shown = current || limit !== undefined ? `${count} / ${formats.number(check.max)}` : count;
  // A platform that publishes the base has nothing of its own to count, unless it is looked at or near its limit.
  const told = current || limit !== undefined || (check.count > 0 && content.versions[platform.id] !== undefined);
  return (
    <Tab id={platform.id} count={told ? shown : undefined} level={limit ?? level}>
      {name}
    </Tab>
  );
}

function PlatformMenu({ content, pack, onPlatforms }: Pick<VersionTabsProps, 'content' | 'pack' | 'onPlatforms'>) {
  const { t } = useTranslation('drafts');
  const say = useSay();
  const toggle = (id: string): void => {
    const has = content.platforms.includes(id);
    onPlatforms(has ? content.platforms.filter((one) => one !== id) : [...content.platforms, id]);
  };
  return (
    <Menu
      label={t('platforms')}
      trigger={<Button kind="icon" size="s" icon="plus" label={t('platforms')} />}
      onAction={toggle}
    >
      {pack.platforms.map((platform) => (
        <MenuItem key={platform.id} id={platform.id} checked={content.platforms.includes(platform.id)}>
          {say(platform.name)}
        </MenuItem>
      ))}
    </Menu>
  );
}
