import { useState } from 'react';
import { useSuspenseQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Feedback } from '#contract/feedback.ts';
import type { Sending } from '#contract/exchange.ts';
import type { Pack } from '#domain/pack.ts';
import { useReadAnswer, useUnreadAnswers } from '../../answers.ts';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/card.tsx';
import { classes } from '../../ui/classes.ts';
import { ProposalDialog } from '../../ui/proposal-dialog.tsx';
import { RequestDialog } from '../../ui/request-dialog.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './today.module.css';

/** Lines until somebody asks for all. */
const SHOWN = 3;

/** What this office told the committee, how far it has come, and what the committee answered. */
export function Letters({ pack }: { readonly pack: Pack }) {
  const { t } = useTranslation('feedback');
  const [{ data: letters }, { data: sendings }] = useSuspenseQueries({
    queries: [api.feedback.list.queryOptions(), api.exchange.sendings.queryOptions()],
  });
  const unread = useUnreadAnswers();
  const [all, setAll] = useState(false);
  const [writing, setWriting] = useState<'proposal' | 'request' | null>(null);
  // A new answer to an old letter is news too.
  const ordered = letters.toSorted((a, b) => Number(unread.includes(b.id)) - Number(unread.includes(a.id)));
  const shown = all ? ordered : ordered.slice(0, Math.max(SHOWN, unread.length));
  const close = (): void => setWriting(null);
  return (
    <Section
      title={t('letters.title')}
      aside={
        <span className={styles['asides']}>
          <Button kind="quiet" size="s" icon="comment" onPress={() => setWriting('proposal')}>
            {t('letters.propose')}
          </Button>
          <Button kind="quiet" size="s" icon="image-plus" onPress={() => setWriting('request')}>
            {t('letters.request')}
          </Button>
        </span>
      }
    >
      {letters.length === 0 ? (
        <p className={styles['none']}>{t('letters.none')}</p>
      ) : (
        <Card flush>
          {shown.map((letter) => (
            <Letter
              key={letter.id}
              letter={letter}
              sending={sendings.find(({ id }) => id === letter.id)}
              unread={unread.includes(letter.id)}
              pack={pack}
            />
          ))}
        </Card>
      )}
      {letters.length > shown.length ? (
        <Button kind="quiet" size="s" icon="down" onPress={() => setAll(true)} className={styles['all']}>
          {t('letters.all', { count: letters.length })}
        </Button>
      ) : null}
      {writing === 'proposal' ? <ProposalDialog onClose={close} /> : null}
      {writing === 'request' ? <RequestDialog onClose={close} /> : null}
    </Section>
  );
}

function Letter({
  letter,
  sending,
  unread,
  pack,
}: {
  readonly letter: Feedback;
  /** Undefined in a profile that sends to nobody. */
  readonly sending: Sending | undefined;
  /** It was answered, and this member has not read the answer. */
  readonly unread: boolean;
  readonly pack: Pack;
}) {
  const { t } = useTranslation('feedback');
  const formats = useFormats();
  const now = useNow();
  return (
    <div className={classes(styles['note'], unread && styles['fresh'])}>
      <div className={styles['letter']}>
        <h3>
          <bdi>{letter.kind === 'false-alarm' ? t('common:quoted', { words: nameOf(letter) }) : nameOf(letter)}</bdi>
        </h3>
        <State letter={letter} sending={sending} />
      </div>
      <p className={styles['meta']}>
        <span>{t(`kind.${letter.kind}`)}</span>
        <time dateTime={letter.at}>{formats.when(letter.at, now)}</time>
      </p>
      {letter.answer === null ? null : <Answered answer={letter.answer} pack={pack} />}
      {unread ? <NewAnswer letter={letter.id} /> : null}
    </div>
  );
}

/** Marks an answer as new until somebody says that it is read. */
function NewAnswer({ letter }: { readonly letter: string }) {
  const { t } = useTranslation('feedback');
  const read = useReadAnswer();
  return (
    <p className={styles['unread']}>
      <Tag kind="accent" icon="comment">
        {t('answers.new')}
      </Tag>
      <Button size="s" icon="check" busy={read.isPending} onPress={() => read.mutate({ ids: [letter] })}>
        {t('answers.read')}
      </Button>
    </p>
  );
}

/** The first words of what was said. */
function nameOf({ kind, body }: Feedback): string {
  if (kind === 'false-alarm') return body.words === '' ? body.reason : body.words;
  return kind === 'proposal' && body.title !== '' ? body.title : body.text;
}

const outcomes = { taken: 'positive', 'not-taken': 'review', noted: 'neutral' } as const;

function State({ letter: { answer }, sending }: { readonly letter: Feedback; readonly sending: Sending | undefined }) {
  const { t } = useTranslation('feedback');
  if (answer !== null) return <Tag kind={outcomes[answer.outcome]}>{t(`outcome.${answer.outcome}`)}</Tag>;
  if (sending === undefined) return <Tag kind="outline">{t('state.here')}</Tag>;
  return (
    <Tag
      kind={sending.state === 'received' ? 'accent' : 'neutral'}
      {...(sending.state === 'waiting' ? { icon: 'clock' } : {})}
    >
      {t(`state.${sending.state}`)}
    </Tag>
  );
}

function Answered({ answer, pack }: { readonly answer: NonNullable<Feedback['answer']>; readonly pack: Pack }) {
  const { t } = useTranslation('feedback');
  const say = useSay();
  const formats = useFormats();
  const now = useNow();
  const by = pack.offices.flatMap(({ members }) => members).find(({ id }) => id === answer.by);
  return (
    <blockquote className={styles['answer']}>
      <p dir="auto">{answer.text}</p>
      <footer className={styles['meta']}>
        <span>{by === undefined ? t('common:desk') : say(by.name)}</span>
        <time dateTime={answer.at}>{formats.when(answer.at, now)}</time>
      </footer>
    </blockquote>
  );
}
