import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueEntry } from '#contract/review.ts';
import { nameOf, textOf, type VersionKey } from '#domain/post.ts';
import { isOnArea, isOnWords, type Numbered, numbered } from '#domain/comment.ts';
import type { Submission } from '#domain/submission.ts';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { DiffText } from '../../editor/diff-text.tsx';
import { runsOf } from '../../editor/word-diff.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { usePack, useProfile } from '../../profile.ts';
import { Chip, Choice } from '../../ui/chip.tsx';
import { Bar, BarEnd, Screen, Scroll } from '../../ui/screen.tsx';
import { Tab, TabList, Tabs } from '../../ui/tabs.tsx';
import { type Base, useBase, useNational } from './base.ts';
import { CommentsPanel } from './comments-panel.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { PictureView } from './picture-view.tsx';
import { PostFacts } from './post-facts.tsx';
import { type Commenting, type LookedAtPicture, useCommenting } from './use-commenting.ts';
import { keepComments } from './kept-comments.ts';
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

/** One submission: what changed since the last, what the checks said, what to comment on, and the decision. */
export function SubmissionView({ entry, gone, list, onLeave }: SubmissionViewProps) {
  const { submission, previous } = entry;
  const national = useNational(entry);
  const [isNational, setNational] = useState(false);
  const base = useBase(entry, isNational ? national : null);
  const { t } = useTranslation('review');
  const { member } = useProfile();
  const [layout, setLayout] = useState<Layout>(previous === null ? 'inline' : 'beside');
  const commenting = useCommenting(submission);
  const { comments, picture } = commenting;
  const leave = (): void => {
    keepComments(localStorage, submission.id, []);
    onLeave();
  };
  const deciding = useDecision(submission, leave);
  const bar = gone && deciding.busy === null ? 'gone' : barTo(submission, submission.by, member);
  const name = nameOf(submission.content);
  return (
    <Screen
      list={list}
      side={
        <CommentsPanel
          submission={submission}
          comments={comments}
          lit={commenting.lit}
          editable={bar === null}
          onTexts={picture === null}
          onAdd={commenting.addOnWords}
          onCurrent={commenting.goTo}
          onShow={commenting.show}
          onPoint={commenting.point}
          onText={commenting.write}
          onRemove={commenting.remove}
        />
      }
    >
      <Bar lead level={1} title={<bdi>{name === '' ? t('common:unnamed') : name}</bdi>}>
        <BarEnd>
          {national === null || picture !== null ? null : (
            <Chip
              isSelected={isNational}
              onChange={(on) => {
                setNational(on);
                if (on) setLayout('beside');
              }}
            >
              {t('with-national')}
            </Chip>
          )}
          {base === null || picture !== null ? null : (
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
      {picture === null ? (
        <Post entry={entry} base={base} layout={layout} commenting={commenting} editable={bar === null} />
      ) : (
        <LookedAt picture={picture} submission={submission} commenting={commenting} editable={bar === null} />
      )}
      <DecisionBar waitsFor={entry.waitsFor} bar={bar} comments={comments} deciding={deciding} onLeave={leave} />
    </Screen>
  );
}

interface PartProps {
  readonly commenting: Commenting;
  readonly editable: boolean;
}

/** The texts, and everything else that is approved with them. */
function Post({
  entry,
  base,
  layout,
  commenting,
  editable,
}: PartProps & { readonly entry: QueueEntry; readonly base: Base | null; readonly layout: Layout }) {
  const { comments, version, lit } = commenting;
  return (
    <>
      <Versions entry={entry} version={version} onVersion={commenting.setVersion} />
      <Texts
        entry={entry}
        base={base}
        version={version}
        layout={layout}
        comments={numbered(comments)}
        current={lit}
        place={commenting.text}
        onMark={commenting.goTo}
        {...(editable ? { onEnter: commenting.addOnWords } : {})}
      />
      <PostFacts
        submission={entry.submission}
        comments={numbered(comments)}
        left={commenting.left}
        onPicture={commenting.lookAt}
      />
    </>
  );
}

/** A picture in the texts' place, beside the comments. */
function LookedAt({
  picture,
  submission,
  commenting,
  editable,
}: PartProps & { readonly picture: LookedAtPicture; readonly submission: Submission }) {
  const { data: library = [] } = useQuery(api.pack.library.queryOptions());
  const use = submission.content.media.find(({ asset }) => asset === picture.asset);
  const asset = library.find(({ id }) => id === picture.asset);
  if (use === undefined || asset === undefined) return null;
  const about = numbered(commenting.comments)
    .filter(isOnArea)
    .filter((one) => one.asset === asset.id);
  return (
    <PictureView
      key={asset.id}
      use={use}
      asset={asset}
      comments={about}
      lit={commenting.lit}
      editable={editable}
      byHand={picture.byHand}
      onDrawn={(area) => commenting.addOnArea(asset.id, area)}
      onPick={commenting.pick}
      onOpen={focusCard}
      onPoint={commenting.point}
      onBack={commenting.leavePicture}
    />
  );
}

/** From an area to the words about it. */
function focusCard(comment: string): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-comment-card]')];
  const card = cards.find(({ dataset }) => dataset['commentCard'] === comment);
  card?.querySelector('textarea')?.focus();
}

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
  readonly base: Base | null;
  readonly version: VersionKey;
  readonly layout: Layout;
  readonly comments: readonly Numbered[];
  readonly current: string | null;
  readonly place: React.RefObject<HTMLDivElement | null>;
  onMark(id: string): void;
  /** Enter, on words chosen by keyboard. */
  onEnter?(): void;
}

function Texts({ entry: { submission }, base, version, layout, comments, ...rest }: TextsProps) {
  const { t } = useTranslation('review');
  const formats = useFormats();
  const now = useNow();
  const after = textOf(submission.content, version);
  const before = base === null ? after : textOf(base.content, version);
  const runs = useMemo(() => runsOf(before, after), [before, after]);
  const marks = comments.filter(isOnWords).filter((comment) => comment.version === version);
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
  if (base === null || layout === 'inline') {
    return (
      <Scroll>
        <p className={styles['when']}>{sent}</p>
        {present}
      </Scroll>
    );
  }
  return (
    <Scroll className={styles['two']}>
      <div>
        <p className={styles['when']}>{base.said}</p>
        <DiffText runs={runs} side="before" label={base.said} />
      </div>
      <div>
        <p className={styles['when']}>{sent}</p>
        {present}
      </div>
    </Scroll>
  );
}
