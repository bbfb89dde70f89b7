import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-aria-components';
import type { Reading } from '#contract/pack.ts';
import type { Guideline } from '#domain/guideline.ts';
import type { Region } from '#domain/office.ts';
import { useLanguage, useSay } from '../../i18n/use-formats.ts';
import { hrefOf, useRoute } from '../../navigation.ts';
import { awaitsAcknowledgement, isUnread } from '../../reading.ts';
import { classes } from '../../ui/classes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchField } from '../../ui/field.tsx';
import { Bar, Scroll } from '../../ui/screen.tsx';
import { Tag } from '../../ui/tag.tsx';
import { chaptersOf } from './order.ts';
import { type Hit, matcherOf, pieces, searchOf } from './search.ts';
import styles from './guidelines.module.css';

interface Props {
  readonly guidelines: readonly Guideline[];
  readonly regions: readonly Region[];
  readonly reading: Reading;
  readonly current: string;
}

/** The contents by chapter, or what the search found. */
export function Contents({ guidelines, regions, reading, current }: Props) {
  const { t } = useTranslation('guidelines');
  const language = useLanguage();
  const { query } = useRoute();
  const [asked, setAsked] = useState(query.get('find') ?? '');
  const words = useDeferredValue(asked.trim());
  const search = useMemo(() => searchOf(guidelines, language), [guidelines, language]);
  const hits = useMemo(() => (words === '' ? null : search(words)), [search, words]);
  const box = useRef<HTMLDivElement>(null);
  const focus = query.get('focus');
  useEffect(() => {
    if (focus === 'search') box.current?.querySelector('input')?.focus();
  }, [focus]);
  return (
    <>
      <Bar title={t('common:nav.guidelines')} />
      <div className={styles['search']} ref={box}>
        <SearchField label={t('search')} placeholder={t('search-hint')} value={asked} onChange={setAsked} />
      </div>
      <Scroll>
        {hits === null ? (
          <Chapters guidelines={guidelines} regions={regions} reading={reading} current={current} />
        ) : (
          <Found hits={hits} words={words} current={current} />
        )}
      </Scroll>
    </>
  );
}

function Chapters({ guidelines, regions, reading, current }: Props) {
  const say = useSay();
  return (
    <div className={styles['toc']}>
      {chaptersOf(guidelines).map(({ key, guidelines: [first, ...rest] }) => (
        <section key={key}>
          <h3 className={styles['chapter']}>
            <span>{say(first.chapter)}</span>
            <RegionName region={regions.find((one) => one.id === first.region)} />
          </h3>
          <ul>
            {[first, ...rest].map((one) => (
              <li key={one.id}>
                <Entry guideline={one} reading={reading} current={one.id === current} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function RegionName({ region }: { readonly region: Region | undefined }) {
  const say = useSay();
  return region === undefined ? null : <Tag kind="outline">{say(region.name)}</Tag>;
}

function Entry({
  guideline,
  reading,
  current,
}: {
  readonly guideline: Guideline;
  readonly reading: Reading;
  readonly current: boolean;
}) {
  const { t } = useTranslation('guidelines');
  const say = useSay();
  return (
    <Link
      href={hrefOf(['guidelines', guideline.id])}
      className={classes(styles['entry'], current && 'current', current && styles['on'])}
      {...(current ? { 'aria-current': 'page' } : {})}
    >
      <bdi dir="ltr" className={styles['number']}>
        {guideline.number}
      </bdi>
      <span className={styles['named']}>
        <span>{say(guideline.title)}</span>
        {awaitsAcknowledgement(guideline, reading) ? (
          <Tag kind="review">{t('to-read')}</Tag>
        ) : isUnread(guideline, reading) ? (
          <Tag kind="accent">{t('new')}</Tag>
        ) : null}
      </span>
    </Link>
  );
}

function Found({
  hits,
  words,
  current,
}: {
  readonly hits: readonly Hit[];
  readonly words: string;
  readonly current: string;
}) {
  const { t } = useTranslation('guidelines');
  const say = useSay();
  if (hits.length === 0) return <EmptyState text={t('nothing', { words })} />;
  return (
    <>
      <output className={styles['chapter']}>{t('found', { count: hits.length, words })}</output>
      <ul>
        {hits.map(({ guideline, excerpt }) => (
          <li key={guideline.id}>
            <Link
              href={hrefOf(['guidelines', guideline.id], { find: words })}
              className={classes(styles['hit'], guideline.id === current && 'current')}
              {...(guideline.id === current ? { 'aria-current': 'page' } : {})}
            >
              <span className={styles['hit-title']}>
                <bdi dir="ltr" className={styles['number']}>
                  {guideline.number}
                </bdi>
                <Marked text={say(guideline.title)} words={words} />
              </span>
              <span className={styles['excerpt']}>
                <Marked text={excerpt} words={words} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A text with the words asked for marked. */
export function Marked({ text, words }: { readonly text: string; readonly words: string }) {
  const cut = useMemo(() => pieces(text, matcherOf(words)), [text, words]);
  return (
    <span>
      {cut.map(({ text: words, hit, at }) => (hit ? <mark key={at}>{words}</mark> : <span key={at}>{words}</span>))}
    </span>
  );
}
