import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rival } from '#contract/drafts.ts';
import { type PostContent, textOf, type VersionKey } from '#domain/post.ts';
import { api, core, newId } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { DiffText } from '../../editor/diff-text.tsx';
import { mergeContent } from '../../editor/merge-content.ts';
import { runsOf } from '../../editor/word-diff.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { useMemberName } from '../../member-name.ts';
import { ActBar, Aside } from '../../ui/act-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/chip.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { toast } from '../../ui/toast.tsx';
import { joinedContent } from './joined-content.ts';
import type { DraftSession } from './session.ts';
import styles from './conflict.module.css';

const ways = ['both', 'mine', 'theirs'] as const;
type Way = (typeof ways)[number];

export interface ConflictProps {
  readonly session: DraftSession;
  readonly content: PostContent;
  readonly version: VersionKey;
}

/** Another laptop wrote too: both texts, word by word, and one text made of them by a person. */
export function Conflict({ session, content, version }: ConflictProps) {
  const { data: rivals } = useQuery(api.drafts.conflict.queryOptions({ input: { id: session.id } }));
  const [rival] = rivals ?? [];
  return rival === undefined ? null : (
    <Merging key={rival.revision.id} session={session} content={content} version={version} rival={rival} />
  );
}

function Merging({ session, content, version, rival }: ConflictProps & { readonly rival: Rival }) {
  const { t } = useTranslation('drafts');
  const [way, setWay] = useState<Way>('both');
  const { busy, refused, merge } = useMerging(session, rival);
  const result = useMemo(() => contentBy(way, content, rival), [way, content, rival]);
  const [ours, theirs] = [textOf(content, version), textOf(rival.revision.content, version)];
  const runs = useMemo(() => runsOf(ours, theirs), [ours, theirs]);
  const made = useMemo(() => runsOf(ours, textOf(result, version)), [ours, result, version]);
  return (
    <>
      <Who rival={rival} />
      <Scroll>
        <div className={styles['sides']}>
          <Side title={t('conflict.mine')}>
            <DiffText runs={runs} side="before" label={t('conflict.mine')} />
          </Side>
          <Side title={t('conflict.theirs')}>
            <DiffText runs={runs} side="after" label={t('conflict.theirs')} />
          </Side>
        </div>
        <Side title={t('conflict.result')}>
          <DiffText runs={made} side="after" label={t('conflict.result')} />
        </Side>
      </Scroll>
      <ActBar>
        <Choice
          label={t('conflict.way')}
          value={way}
          options={ways.map((id) => ({ id, name: t(`conflict.ways.${id}`) }))}
          onChange={setWay}
        />
        <Aside alert={refused !== null}>{refused ?? t('conflict.kept')}</Aside>
        <Button kind="primary" icon="check" busy={busy} onPress={() => merge(result)}>
          {t('conflict.merge')}
        </Button>
      </ActBar>
    </>
  );
}

const Side = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={styles['side']}>
    <h2>{title}</h2>
    {children}
  </section>
);

/** Who wrote the other text, and when. */
function Who({ rival: { revision } }: { readonly rival: Rival }) {
  const { t } = useTranslation('drafts');
  const formats = useFormats();
  const now = useNow();
  const name = useMemberName()(revision.by);
  return (
    <p className={styles['who']} role="status">
      <SeverityIcon level="review" />
      <span>{t('conflict.who', { name, when: formats.when(revision.at, now) })}</span>
    </p>
  );
}

function contentBy(way: Way, content: PostContent, { revision, base }: Rival): PostContent {
  if (way === 'mine') return content;
  if (way === 'theirs') return revision.content;
  return base === null
    ? joinedContent(content, revision.content)
    : mergeContent(base, content, revision.content).content;
}

function useMerging(session: DraftSession, { revision }: Rival) {
  const { t } = useTranslation('drafts');
  const words = useRefusalText();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const command = useRef(newId());
  const run = async (content: PostContent): Promise<void> => {
    setBusy(true);
    setRefused(null);
    try {
      const edition = await session.flushed();
      if (edition === null) setRefused(t('act.unsaved'));
      else {
        const { id } = session;
        session.take(await core.drafts.merge({ id, command: command.current, edition, rival: revision.id, content }));
        toast({ text: t('conflict.merged') });
      }
    } catch (error) {
      setRefused(words(error));
      await session.reload();
    } finally {
      setBusy(false);
    }
  };
  return { busy, refused, merge: (content: PostContent) => void run(content) };
}
