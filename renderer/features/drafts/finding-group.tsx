import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Guideline } from '#domain/guideline.ts';
import type { Localised } from '#domain/language.ts';
import type { Segment } from '#domain/pack.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { hrefOf } from '../../navigation.ts';
import { Button, TextLink } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import type { CardGroup, FindingCardModel } from './cards.ts';
import { type FindingActions, FindingWays } from './finding-ways.tsx';
import type { Reports } from './use-reports.ts';
import styles from './findings.module.css';

export interface FindingGroupProps {
  readonly group: CardGroup;
  readonly category: Localised | undefined;
  readonly guideline: Guideline | undefined;
  /** Parts of the audience such words may hurt. */
  readonly hurt: readonly Segment[];
  /** The finding the caret is in. */
  readonly active: string | null;
  readonly editable: boolean;
  readonly open: boolean;
  readonly reports: Reports;
  readonly actions: FindingActions;
  onOpen(open: boolean): void;
}

/** Places of which the checks say the same: what the words do, who may be hurt, the guideline; then each place. */
export function FindingGroup(props: FindingGroupProps) {
  const { group, category, hurt, active, open, onOpen } = props;
  const { t } = useTranslation('editor');
  const say = useSay();
  const content = useId();
  const { severity } = group.first.finding;
  const { length: count } = group.cards;
  const holds = group.cards.some(({ id }) => id === active);
  return (
    <section
      className={classes(styles['card'], styles[severity], holds && styles['on'])}
      data-finding-group={group.first.finding.category}
      data-severity={severity}
    >
      <h3 className={styles['head']}>
        <button type="button" aria-expanded={open} aria-controls={content} onClick={() => onOpen(!open)}>
          <SeverityIcon level={severity} />
          <span className={styles['level']}>{t(`severity.${severity}`)}</span>
          <small className="clip">{category === undefined ? '' : say(category)}</small>
          {count > 1 ? <small className={styles['count']}>{t('places', { count })}</small> : null}
          <Icon name={open ? 'up' : 'down'} size="s" />
        </button>
      </h3>
      {open ? null : <Closed group={group} />}
      <div id={content} className={styles['inside']} hidden={!open}>
        {open ? (
          <>
            {count > 1 ? <p className={styles['why']}>{say(group.first.finding.why)}</p> : null}
            <Places {...props} />
            <footer className={styles['reasons']}>
              <Hurt segments={hurt} />
              <GuidelinePart guideline={props.guideline} />
            </footer>
          </>
        ) : null}
      </div>
    </section>
  );
}

/** Names enough to think of people; a list of all would be read by nobody. */
const NAMED = 3;

function Hurt({ segments }: { readonly segments: readonly Segment[] }) {
  const { t } = useTranslation('editor');
  const say = useSay();
  const formats = useFormats();
  if (segments.length === 0) return null;
  const names = segments.slice(0, NAMED).map(({ name }) => say(name));
  const who = formats.list(segments.length > NAMED ? [...names, t('hurt-others')] : names);
  return <p className={styles['hurt']}>{t('may-hurt', { who })}</p>;
}

/** What a closed group is about: its words in one line. */
function Closed({ group }: { readonly group: CardGroup }) {
  const { t } = useTranslation('editor');
  const say = useSay();
  const words = [...new Set(group.cards.map((card) => card.words))].filter((one) => one !== '');
  return (
    <p className={classes(styles['closed'], 'clip')}>
      {words.length === 0
        ? say(group.first.finding.why)
        : words.map((one) => (
            <span key={one}>
              <bdi>{t('common:quoted', { words: one })}</bdi>{' '}
            </span>
          ))}
    </p>
  );
}

/** Each place; of several, one at a time shows its ways on. */
function Places({ group, active, editable, reports, actions }: FindingGroupProps) {
  const { cards, first } = group;
  const [chosen, setChosen] = useState<string | null>(null);
  const [seen, setSeen] = useState(active);
  // Where the caret went counts more than what was opened before.
  if (seen !== active) {
    setSeen(active);
    setChosen(null);
  }
  const among = (id: string | null): boolean => cards.some((card) => card.id === id);
  const shown = among(chosen) ? chosen : among(active) ? active : first.id;
  return cards.map((card) => (
    <Place
      key={card.id}
      card={card}
      active={card.id === active}
      several={cards.length > 1}
      open={card.id === shown}
      onOpen={() => setChosen(card.id)}
      onPick={() => actions.onPick(card)}
    >
      {editable ? <FindingWays card={card} report={reports.of(card)} actions={actions} /> : null}
    </Place>
  ));
}

function Place({
  card,
  active,
  several,
  open,
  onOpen,
  onPick,
  children,
}: {
  readonly card: FindingCardModel;
  readonly active: boolean;
  readonly several: boolean;
  readonly open: boolean;
  onOpen(): void;
  onPick(): void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('editor');
  const say = useSay();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (active) place.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const words = card.words === '' ? t('whole-text') : t('common:quoted', { words: card.words });
  return (
    <article ref={place} className={styles['place']} data-finding-card={card.id} data-severity={card.finding.severity}>
      <div className={styles['what']}>
        <p className={styles['why']}>
          {card.words === '' ? (
            several ? (
              <b>{words}</b>
            ) : null
          ) : (
            <button type="button" className={styles['words']} onClick={onPick} title={t('show-words')}>
              <bdi>{words}</bdi>
              {several ? null : t('common:colon')}
            </button>
          )}{' '}
          {several ? null : <span>{say(card.finding.why)}</span>}
        </p>
        {several && !open ? (
          <Button kind="icon" size="s" icon="more" label={t('choices', { words })} onPress={onOpen} />
        ) : null}
      </div>
      {open ? children : null}
    </article>
  );
}

/** The guideline behind a finding: its number and title; its own words when asked, and the way to all of it. */
function GuidelinePart({ guideline }: { readonly guideline: Guideline | undefined }) {
  const { t } = useTranslation('editor');
  const say = useSay();
  const [open, setOpen] = useState(false);
  const paragraph = useId();
  if (guideline === undefined) return null;
  return (
    <div className={styles['guideline']}>
      <button type="button" aria-expanded={open} aria-controls={paragraph} onClick={() => setOpen(!open)}>
        <Icon name="guidelines" size="s" />
        <span>
          {t('guideline')}{' '}
          <bdi dir="ltr" className="ltr">
            {guideline.number}
          </bdi>
        </span>
        <span className="clip">{say(guideline.title)}</span>
        <Icon name={open ? 'up' : 'down'} size="s" />
      </button>
      <blockquote id={paragraph} hidden={!open}>
        <p>{openingOf(say(guideline.body))}</p>
        <TextLink href={hrefOf(['guidelines', guideline.id])}>{t('guideline-whole')}</TextLink>
      </blockquote>
    </div>
  );
}

/** The first paragraph of a guideline, which says what it asks for; Markdown's signs are left out. */
const openingOf = (body: string): string => (body.trim().split(/\n\s*\n/)[0] ?? '').replaceAll(/[*_#>`]/g, '').trim();
