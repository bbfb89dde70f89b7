import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Feedback } from '#contract/feedback.ts';
import { api, core, newId, queries } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { hrefOf } from '../../navigation.ts';
import { usePack } from '../../profile.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Bar, Scroll } from '../../ui/screen.tsx';
import { Tag } from '../../ui/tag.tsx';
import { MendRule } from './mend-rule.tsx';
import styles from './publish.module.css';
import { useChange } from './use-publish.ts';

const outcomes = ['taken', 'noted', 'not-taken'] as const;
const ALLOW = 'tone/allow/from-offices.yaml';

/** What offices told the committee, and its answers. */
export function Offices() {
  const { t } = useTranslation('publish');
  const { data: all } = useQuery(api.feedback.list.queryOptions());
  const waiting = all?.filter(({ answer }) => answer === null) ?? [];
  const answered = all?.filter(({ answer }) => answer !== null) ?? [];
  return (
    <>
      <Bar lead level={1} title={t('part.offices')} />
      <Scroll className={styles['form']}>
        {all !== undefined && all.length === 0 ? <EmptyState text={t('offices.empty')} /> : null}
        {[...waiting, ...answered].map((one) => (
          <FeedbackCard key={one.id} feedback={one} />
        ))}
        <Acknowledged />
      </Scroll>
    </>
  );
}

function FeedbackCard({ feedback }: { readonly feedback: Feedback }) {
  const { t } = useTranslation('publish');
  const say = useSay();
  const pack = usePack();
  const formats = useFormats();
  const now = useNow();
  const office = pack.offices.find(({ id }) => id === feedback.office);
  return (
    <article className={styles['problem']} aria-label={t(`offices.kind.${feedback.kind}`)}>
      <p className={styles['where']}>
        <Tag>{t(`offices.kind.${feedback.kind}`)}</Tag>
        <span>
          <bdi>{office === undefined ? feedback.office : say(office.name)}</bdi> · {formats.when(feedback.at, now)}
        </span>
      </p>
      <Said feedback={feedback} />
      {feedback.answer === null ? (
        <Answering feedback={feedback} />
      ) : (
        <p>
          <Tag kind="positive">{t(`offices.outcome.${feedback.answer.outcome}`)}</Tag> <bdi>{feedback.answer.text}</bdi>
        </p>
      )}
    </article>
  );
}

function Said({ feedback }: { readonly feedback: Feedback }) {
  const { t } = useTranslation('publish');
  if (feedback.kind !== 'false-alarm') {
    return (
      <p dir="auto">
        {feedback.kind === 'proposal' && feedback.body.title !== '' ? <b>{feedback.body.title} </b> : null}
        {feedback.body.text}
      </p>
    );
  }
  const { words, context, reason, rule } = feedback.body;
  return (
    <>
      <p dir="auto">
        <mark>{words}</mark> <span>{context === words ? null : context}</span>
      </p>
      <p dir="auto">{reason}</p>
      <p>
        <small>{t('offices.rule', { rule })}</small>
      </p>
    </>
  );
}

function Answering({ feedback }: { readonly feedback: Feedback }) {
  const { t } = useTranslation('publish');
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('taken');
  const [text, setText] = useState('');
  const [command] = useState(newId);
  const { refused, change } = useChange();
  const send = async (): Promise<void> => {
    const done = await change(() => core.feedback.answer({ command, to: feedback.id, outcome, text: text.trim() }));
    if (done) await queries.invalidateQueries({ queryKey: api.feedback.key() });
  };
  return (
    <>
      <TextArea
        label={t('offices.answer')}
        rows={2}
        value={text}
        onChange={setText}
        {...(refused === null ? {} : { wrong: refused })}
      />
      {feedback.kind === 'false-alarm' ? <MendRule alarm={feedback.body} change={change} onSay={setText} /> : null}
      <div className={styles['acts']}>
        <Choice
          label={t('offices.outcomes')}
          value={outcome}
          options={outcomes.map((id) => ({ id, name: t(`offices.outcome.${id}`) }))}
          onChange={setOutcome}
        />
        {feedback.kind === 'false-alarm' ? <Allow words={feedback.body.words} onRefused={change} /> : null}
        <Button kind="primary" isDisabled={text.trim() === ''} onPress={() => void send()}>
          {t('offices.send')}
        </Button>
      </div>
    </>
  );
}

/** Adds the words to the allowed texts of the working copy: the rule stays, these words are left alone. */
function Allow({
  words,
  onRefused,
}: {
  readonly words: string;
  onRefused(work: () => Promise<unknown>): Promise<boolean>;
}) {
  const { t } = useTranslation('publish');
  const [added, setAdded] = useState(false);
  const language = /[\u0600-\u06ff]/.test(words) ? 'ar' : 'arabizi';
  const value = {
    id: `from-offices-${language}-${newId().slice(-6).toLowerCase()}`,
    note: 'Reported as a false alarm by an office.',
    source: 'The offices',
    language,
    texts: [words],
  };
  const add = async (): Promise<void> =>
    setAdded(await onRefused(() => core.publish.insert({ file: ALLOW, path: [], at: 0, value })));
  return added ? (
    <a href={hrefOf(['publish', 'rules', ALLOW])}>{t('offices.allowed')}</a>
  ) : (
    <Button size="s" icon="plus" onPress={() => void add()}>
      {t('offices.allow')}
    </Button>
  );
}

/** Who confirmed each alert, by office. */
function Acknowledged() {
  const { t } = useTranslation('publish');
  const say = useSay();
  const pack = usePack();
  const { data } = useQuery(api.feedback.acknowledgements.queryOptions());
  const asked = pack.alerts.filter(({ acknowledge }) => acknowledge);
  if (data === undefined || asked.length === 0) return null;
  const offices = pack.offices.filter(({ id }) => id !== 'desk');
  return (
    <section>
      <h2>{t('offices.acknowledged')}</h2>
      {asked.map((alert) => {
        const done = new Set(data.filter(({ about }) => about === alert.id).map(({ office }) => office));
        return (
          <p key={alert.id} className={styles['where']}>
            <bdi>{say(alert.title)}</bdi>
            <span>{t('offices.of', { count: done.size, all: offices.length })}</span>
          </p>
        );
      })}
    </section>
  );
}
