import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExchangeState } from '#contract/exchange.ts';
import { type Asset, type AssetFile, filesOf } from '#domain/asset.ts';
import { api, queries } from '../../client.ts';
import { useExchangeIfRead } from '../../exchange.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { useAbsent } from '../../media.ts';
import { hrefOf } from '../../navigation.ts';
import { holdOf } from '../../standing.ts';
import { Button, TextLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { toast } from '../../ui/toast.tsx';
import styles from './library.module.css';

const sizeOf = (files: readonly AssetFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** What of an asset has not come to this computer: what it costs to bring it, and what it waits for. */
export function Download({ asset }: { readonly asset: Asset }) {
  const { t } = useTranslation('library');
  const formats = useFormats();
  const absent = useAbsent(filesOf(asset));
  const state = useExchangeIfRead();
  const { data: wanted } = useQuery(api.exchange.wanted.queryOptions());
  const want = useChange(api.exchange.want);
  if (absent === undefined || absent.length === 0 || state === undefined || wanted === undefined) return null;
  const size = formats.bytes(sizeOf(absent));
  if (!state.enrolled) return <p className={styles['absent']}>{t('absent.nowhere')}</p>;
  const isAsked = absent.every(({ hash }) => wanted.some((one) => one.hash === hash));
  if (isAsked) return <Coming absent={absent} state={state} />;
  return (
    <div className={styles['absent']}>
      <Icon name="download" />
      <p>{t('absent.not-here', { size })}</p>
      <Button size="s" busy={want.isPending} onPress={() => want.mutate({ files: [...absent] })}>
        {t('absent.download')}
      </Button>
    </div>
  );
}

function Coming({ absent, state }: { readonly absent: readonly AssetFile[]; readonly state: ExchangeState }) {
  const { t } = useTranslation('network');
  const formats = useFormats();
  const unwant = useChange(api.exchange.unwant);
  const size = sizeOf(absent);
  const isNow = state.running?.type === 'media';
  return (
    <div className={styles['absent']}>
      <Icon name="waiting" />
      <p>
        {isNow ? t('library:absent.coming', { size: formats.bytes(size) }) : t(`hold.${holdOf(state, size)}`)}{' '}
        <TextLink quiet href={hrefOf(['exchange'])}>
          {t('library:absent.see')}
        </TextLink>
      </p>
      <Button kind="quiet" size="s" busy={unwant.isPending} onPress={() => unwant.mutate({ files: [...absent] })}>
        {t('not-now')}
      </Button>
    </div>
  );
}

/** Asks for files or no longer; what waits is asked again at once. */
function useChange(procedure: typeof api.exchange.want | typeof api.exchange.unwant) {
  const refusalText = useRefusalText();
  return useMutation(
    procedure.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.exchange.key() }),
      onError: (error) => toast({ text: refusalText(error) }),
    }),
  );
}
