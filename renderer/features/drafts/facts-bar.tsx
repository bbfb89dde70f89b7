import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pack } from '#domain/pack.ts';
import type { PostContent } from '#domain/post.ts';
import { quietPeriodAt } from '#domain/quiet.ts';
import { useNow } from '../../clock.ts';
import { beirutDay } from '../../i18n/formats.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { classes } from '../../ui/classes.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { DisclosureDialog } from './disclosure-dialog.tsx';
import { SegmentsDialog } from './segments-dialog.tsx';
import { SourcesDialog } from './sources-dialog.tsx';
import { TimeDialog } from './time-dialog.tsx';
import styles from './drafts.module.css';

export type Fields = Partial<Pick<PostContent, 'segments' | 'sources' | 'disclosure' | 'plannedAt'>>;

export interface FactsProps {
  readonly content: PostContent;
  readonly pack: Pack;
  readonly editable: boolean;
  onSet(fields: Fields): void;
}

type Part = 'segments' | 'time' | 'disclosure' | 'sources';

/** Whom the post speaks to, when, who pays, where its facts come from: one line, each part opens to be changed. */
export function FactsBar(props: FactsProps) {
  const { content, pack, editable } = props;
  const { t } = useTranslation('drafts');
  const say = useSay();
  const formats = useFormats();
  const [open, setOpen] = useState<Part | null>(null);
  const segments = pack.segments.filter(({ id }) => content.segments.includes(id)).map(({ name }) => say(name));
  const { kind, payer, aiAltered } = content.disclosure;
  const paid = kind === 'organic' ? t('facts.organic') : payer === '' ? t('facts.paid') : t('facts.paid-by', { payer });
  const quiet = content.plannedAt !== null && quietPeriodAt(pack.quietPeriods, content.plannedAt) !== null;
  const part = (id: Part, icon: IconName, text: ReactNode, wrong = false) => (
    <button
      type="button"
      className={classes(styles['fact'], wrong && styles['fact-wrong'])}
      disabled={!editable}
      onClick={() => setOpen(id)}
      data-fact={id}
    >
      {wrong ? <SeverityIcon level="block" size="s" /> : <Icon name={icon} size="s" />}
      <span>{text}</span>
    </button>
  );
  const close = (): void => setOpen(null);
  return (
    <div className={styles['facts']} role="group" aria-label={t('facts.title')}>
      {part('segments', 'users', segments.length === 0 ? t('facts.no-segments') : formats.list(segments))}
      {part('time', 'clock', <When plannedAt={content.plannedAt} />, quiet)}
      {part('disclosure', 'eye', aiAltered ? t('facts.altered', { paid }) : paid, kind === 'paid' && payer === '')}
      {part('sources', 'link', t('facts.sources', { count: content.sources.length }))}
      {open === 'segments' ? <SegmentsDialog {...props} onClose={close} /> : null}
      {open === 'time' ? <TimeDialog {...props} onClose={close} /> : null}
      {open === 'disclosure' ? <DisclosureDialog {...props} onClose={close} /> : null}
      {open === 'sources' ? <SourcesDialog {...props} onClose={close} /> : null}
    </div>
  );
}

/** The planned time as people say it, always with its day. */
export function When({ plannedAt }: { readonly plannedAt: string | null }) {
  const { t } = useTranslation('drafts');
  const formats = useFormats();
  const now = useNow();
  if (plannedAt === null) return t('facts.no-time');
  const day = formats.day(plannedAt, now);
  const time = formats.time(plannedAt);
  return beirutDay(plannedAt) === beirutDay(now) ? t('facts.today', { day, time }) : t('facts.when', { day, time });
}
