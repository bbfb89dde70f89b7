import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueEntry } from '#contract/review.ts';
import { nameOf, textOf, type VersionKey } from '#domain/post.ts';
import type { Comment } from '#domain/submission.ts';
import { newId } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { DiffText, selectedRange } from '../../editor/diff-text.tsx';
import { runsOf } from '../../editor/word-diff.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { usePack, useProfile } from '../../profile.ts';
import { Choice } from '../../ui/chip.tsx';
import { Bar, BarEnd, Screen, Scroll } from '../../ui/screen.tsx';
import { Tab, TabList, Tabs } from '../../ui/tabs.tsx';
import { CommentsPanel } from './comments-panel.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { PostFacts } from './post-facts.tsx';
import { keepComments, useKeptComments } from './kept-comments.ts';
import { useDecision } from './use-decision.ts';
import { barTo } from './verdict.ts';
import styles from './review.module.css';

type Layout = 'beside' | 'inline';

export interface SubmissionViewProps {
  readonly entry: QueueEntry;
  /** Decided or taken back elsewhere since it came into view. */
  readonly gone: boolean;
  readonly list: ReactNode;
  /** Called when it is done with. */
  onLeave(): void;
}

/** One submission: what changed since the last, what the checks said, words to comment on, and the decision. */
export function SubmissionView({ entry, gone, list, onLeave }: SubmissionViewProps) {
  const { submission, previous } = entry;
  const { t } = useTranslation('review');
  const { member } = useProfile();
  const [layout, setLayout] = useState<Layout>(previous === null ? 'inline' : 'beside');
  const [version, setVersion] = useState<VersionKey>('base');
  const [comments, setComments] = useKeptComments(submission.id);
  const [current, setCurrent] = useState<string | null>(null);
  const leave = (): void => {
    keepComments(localStorage, submission.id, []);
    onLeave();
  };
  const deciding = useDecision(submission, leave);
  const bar = gone && deciding.busy === null ? 'gone' : barTo(submission, submission.by, member);
  const text = useRef<HTMLDivElement>(null);
  const addComment = (): void => {
    const range = text.current === null ? null : selectedRange(text.current);
    if (range === null) return;
    const comment = { id: newId(), version, ...range, text: '' };
    setComments([...comments, comment].toSorted(inReadingOrder));
    setCurrent(comment.id);
  };
  const name = nameOf(submission.content);
  return (
    <Screen
      list={list}
      side={
        <CommentsPanel
          submission={submission}
          comments={comments}
          current={current}
          editable={bar === null}
          onAdd={addComment}
          onCurrent={(id) => {
            setCurrent(id);
            const comment = comments.find((one) => one.id === id);
            if (comment !== undefined) setVersion(comment.version);
          }}
          onText={(id, words) => setComments(comments.map((one) => (one.id === id ? { ...one, text: words } : one)))}
          onRemove={(id) => setComments(comments.filter((one) => one.id !== id))}
        />
      }
    >
      <Bar lead level={1} title={<bdi>{name === '' ? t('common:unnamed') : name}</bdi>}>
        <BarEnd>
          {previous === null ? null : (
            <Choice
              label={t('layout')}
              value={layout}
              options={[
                { id: 'beside', name: t('beside') },
                { id: 'inline', name: t('inline') },
              ]}
              onChange={setLayout}
            />
          )}
        </BarEnd>
      </Bar>
      <Versions entry={entry} version={version} onVersion={setVersion} />
      <Texts
        entry={entry}
        version={version}
        layout={layout}
        comments={comments}
        current={current}
        place={text}
        onMark={setCurrent}
        {...(bar === null ? { onEnter: addComment } : {})}
      />
      <PostFacts submission={submission} />
      <DecisionBar waitsFor={entry.waitsFor} bar={bar} comments={comments} deciding={deciding} onLeave={leave} />
    </Screen>
  );
}

const inReadingOrder = (a: Comment, b: Comment): number =>
  a.version === b.version ? a.start - b.start : a.version === 'base' ? -1 : 1;

interface VersionsProps {
  readonly entry: QueueEntry;
  readonly version: VersionKey;
  onVersion(version: VersionKey): void;
}

function Versions({ entry: { submission }, version, onVersion }: VersionsProps) {
  const { t } = useTranslation('review');
  const say = useSay();
  const pack = usePack();
  const { platforms, versions } = submission.content;
  const own = platforms.filter((id) => versions[id] !== undefined);
  if (own.length === 0) return null;
  const nameOfPlatform = (id: string): string => {
    const platform = pack.platforms.find((one) => one.id === id);
    return platform === undefined ? id : say(platform.name);
  };
  return (
    <Tabs selectedKey={version} onSelectionChange={(key) => onVersion(String(key))}>
      <TabList label={t('versions')}>
        <Tab id="base">{t('base')}</Tab>
        {own.map((id) => (
          <Tab key={id} id={id}>
            {nameOfPlatform(id)}
          </Tab>
        ))}
      </TabList>
    </Tabs>
  );
}

interface TextsProps {
  readonly entry: QueueEntry;
  readonly version: VersionKey;
  readonly layout: Layout;
  readonly comments: readonly Comment[];
  readonly current: string | null;
  readonly place: React.RefObject<HTMLDivElement | null>;
  onMark(id: string): void;
  /** Enter, on words chosen by keyboard. */
  onEnter?(): void;
}

function Texts({ entry: { submission, previous, lastDecision }, version, layout, comments, ...rest }: TextsProps) {
  const { t } = useTranslation('review');
  const formats = useFormats();
  const now = useNow();
  const after = textOf(submission.content, version);
  const before = previous === null ? after : textOf(previous.content, version);
  const runs = useMemo(() => runsOf(before, after), [before, after]);
  const marks = comments.filter((comment) => comment.version === version);
  const sent = t('sent', { when: formats.when(submission.at, now) });
  const present = (
    <DiffText
      runs={runs}
      {...(layout === 'beside' ? { side: 'after' as const } : {})}
      marks={marks}
      label={sent}
      {...rest}
    />
  );
  if (previous === null || layout === 'inline') {
    return (
      <Scroll>
        <p className={styles['when']}>{sent}</p>
        {present}
      </Scroll>
    );
  }
  const was = lastDecision?.submission === previous.id ? lastDecision : null;
  const then =
    was === null
      ? t('before', { when: formats.when(previous.at, now) })
      : t(`last.${was.kind}`, { when: formats.when(was.at, now) });
  return (
    <Scroll className={styles['two']}>
      <div>
        <p className={styles['when']}>{then}</p>
        <DiffText runs={runs} side="before" label={then} />
      </div>
      <div>
        <p className={styles['when']}>{sent}</p>
        {present}
      </div>
    </Scroll>
  );
}
