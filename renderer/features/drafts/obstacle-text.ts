import { useTranslation } from 'react-i18next';
import { useSay } from '../../i18n/use-formats.ts';
import type { Level } from '../../ui/severity-icon.tsx';
import type { Obstacle } from './readiness.ts';

export const levelOfObstacle = ({ kind }: Obstacle): Level =>
  kind === 'block' || kind === 'over' || kind === 'asset' || kind === 'quiet' ? 'block' : 'review';

/** What to do about it, in words. */
export function useObstacleText(): (obstacle: Obstacle) => string {
  const { t } = useTranslation('drafts');
  const say = useSay();
  return (obstacle) => {
    switch (obstacle.kind) {
      case 'block':
      case 'review':
      case 'alt-text':
        return t(`todo.${obstacle.kind}`, { count: obstacle.count });
      case 'over':
        return t('todo.over', { count: obstacle.over, platform: say(obstacle.platform.name) });
      case 'asset':
        return obstacle.asset === null ? t('todo.asset-gone') : t('todo.asset', { asset: say(obstacle.asset.title) });
      case 'quiet':
        return t('todo.quiet', { name: say(obstacle.period.name) });
      case 'no-words':
      case 'no-platform':
      case 'saving':
      case 'checking':
      case 'payer':
        return t(`todo.${obstacle.kind}`);
    }
  };
}
