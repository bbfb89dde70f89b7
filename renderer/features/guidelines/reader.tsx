import { useMutation } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import Markdown from 'react-markdown';
import type { Reading } from '#contract/pack.ts';
import type { Guideline } from '#domain/guideline.ts';
import type { Pack } from '#domain/pack.ts';
import { api, queries } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { hrefOf } from '../../navigation.ts';
import { isUnread, newestChange } from '../../reading.ts';
import { ActBar } from '../../ui/act-bar.tsx';
import { Button, TextLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Bar, BarEnd, Scroll } from '../../ui/screen.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { toast } from '../../ui/toast.tsx';
import { Behind } from './behind.tsx';
import { Changed } from './changed.tsx';
import { Marked } from './contents.tsx';
import { markWords } from './mark-words.ts';
import styles from './guidelines.module.css';

interface Props {
  readonly guideline: Guideline;
  /** All, in reading order: for the ones before and after. */
  readonly guidelines: readonly Guideline[];
  readonly reading: Reading;
  readonly pack: Pack;
  /** Words to mark; empty for none. */
  readonly find: string;
}

/** One article to read. Opening it takes its "new" mark off. */
export function Reader({ guideline, guidelines, reading, pack, find }: Props) {
  useSeen(guideline, reading);
  return (
    <>
      <Crumbs guideline={guideline} pack={pack} />
      <Scroll className={styles['columns']}>
        <div className={styles['reading']}>
          <Changed key={`${guideline.id} ${newestChange(guideline)}`} guideline={guideline} />
          <Article guideline={guideline} find={find} />
          <Neighbours guideline={guideline} guidelines={guidelines} />
        </div>
        <Behind guideline={guideline} />
      </Scroll>
      {guideline.acknowledgeBy === null ? null : (
        <Acknowledge guideline={guideline} by={guideline.acknowledgeBy} reading={reading} />
      )}
    </>
  );
}

function useSeen(guideline: Guideline, reading: Reading): void {
  const unread = isUnread(guideline, reading);
  const { mutate } = useMutation(
    api.pack.see.mutationOptions({ onSuccess: (next) => queries.setQueryData(api.pack.reading.queryKey(), next) }),
  );
  useEffect(() => {
    if (unread) mutate({ guideline: guideline.id });
  }, [unread, guideline.id, mutate]);
}

function Crumbs({ guideline, pack }: { readonly guideline: Guideline; readonly pack: Pack }) {
  const { t } = useTranslation('guidelines');
  const say = useSay();
  const formats = useFormats();
  const now = useNow();
  return (
    <Bar lead>
      <span className={styles['crumbs']}>
        <span className="clip">{say(guideline.chapter)}</span>
        <Icon name="chevron-next" size="s" />
        <span>{t('article', { number: `\u2066${guideline.number}\u2069` })}</span>
      </span>
      <BarEnd>
        <span className={styles['release']}>
          <Icon name="guidelines" size="s" />
          <span>{t('released', { day: formats.day(pack.released, now) })}</span>
        </span>
      </BarEnd>
    </Bar>
  );
}

function Article({ guideline, find }: { readonly guideline: Guideline; readonly find: string }) {
  const say = useSay();
  const article = useRef<HTMLElement>(null);
  const plugins = useMemo(() => (find === '' ? [] : [markWords(find)]), [find]);
  useEffect(() => {
    if (find !== '') article.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }, [find]);
  return (
    <article className={styles['read']} ref={article}>
      <h1>
        <Marked text={say(guideline.title)} words={find} />
      </h1>
      <Markdown rehypePlugins={plugins} skipHtml>
        {say(guideline.body)}
      </Markdown>
      {guideline.examples.map((example) => (
        <Pair key={example.write.ar} write={say(example.write)} avoid={say(example.avoid)} />
      ))}
    </article>
  );
}

/** "We write" and "we don't write", side by side. */
function Pair({ write, avoid }: { readonly write: string; readonly avoid: string }) {
  const { t } = useTranslation('guidelines');
  return (
    <div className={styles['pair']}>
      <div className={styles['write']}>
        <b>
          <SeverityIcon level="positive" />
          {t('write')}
        </b>
        <p dir="auto">{write}</p>
      </div>
      <div className={styles['avoid']}>
        <b>
          <SeverityIcon level="block" />
          {t('avoid')}
        </b>
        <p dir="auto">{avoid}</p>
      </div>
    </div>
  );
}

function Neighbours({
  guideline,
  guidelines,
}: {
  readonly guideline: Guideline;
  readonly guidelines: readonly Guideline[];
}) {
  const { t } = useTranslation('guidelines');
  const at = guidelines.indexOf(guideline);
  const before = at > 0 ? guidelines[at - 1] : undefined;
  const after = guidelines[at + 1];
  return (
    <nav className={styles['neighbours']}>
      {before === undefined ? <span /> : <Neighbour guideline={before} words={t('previous')} />}
      {after === undefined ? null : <Neighbour guideline={after} words={t('following')} />}
    </nav>
  );
}

function Neighbour({ guideline, words }: { readonly guideline: Guideline; readonly words: string }) {
  const say = useSay();
  return (
    <span>
      <small>{words}</small>
      <TextLink href={hrefOf(['guidelines', guideline.id])}>{say(guideline.title)}</TextLink>
    </span>
  );
}

function Acknowledge({
  guideline,
  by,
  reading,
}: {
  readonly guideline: Guideline;
  readonly by: string;
  readonly reading: Reading;
}) {
  const { t } = useTranslation('guidelines');
  const formats = useFormats();
  const now = useNow();
  const refusalText = useRefusalText();
  const acknowledge = useMutation(
    api.pack.acknowledge.mutationOptions({
      onSuccess: (next) => queries.setQueryData(api.pack.reading.queryKey(), next),
      onError: (error) => toast({ text: refusalText(error) }),
    }),
  );
  const at = reading.acknowledged[guideline.id];
  return (
    <ActBar>
      {at === undefined ? (
        <>
          <span className={styles['mute']}>{t('due', { day: formats.day(by, now) })}</span>
          <Button kind="primary" busy={acknowledge.isPending} onPress={() => acknowledge.mutate({ id: guideline.id })}>
            {t('acknowledge')}
          </Button>
        </>
      ) : (
        <output className={styles['acknowledged']}>
          <SeverityIcon level="positive" />
          <span>{t('acknowledged', { when: formats.when(at, now) })}</span>
        </output>
      )}
    </ActBar>
  );
}
