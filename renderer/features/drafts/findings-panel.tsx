import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '#domain/tone/source.ts';
import type { Guideline } from '#domain/guideline.ts';
import type { Segment } from '#domain/pack.ts';
import { hurtBy } from '#domain/tone/audience.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Bar, BarEnd, Scroll } from '../../ui/screen.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import type { Replaced } from '../../editor/replaced.ts';
import { Answered } from './answered.tsx';
import { countsOf, type FindingCardModel, groupsOf, openAtFirst } from './cards.ts';
import { FindingGroup } from './finding-group.tsx';
import type { FindingActions } from './finding-ways.tsx';
import { Standing } from './standing.tsx';
import type { Reports } from './use-reports.ts';
import styles from './findings.module.css';

export interface FindingsPanelProps {
  readonly cards: readonly FindingCardModel[];
  readonly replaced: readonly Replaced[];
  readonly active: string | null;
  readonly editable: boolean;
  readonly checking: boolean;
  /** Whether any answer on this version is there. */
  readonly checked: boolean;
  readonly empty: boolean;
  readonly categories: readonly Category[];
  readonly guidelines: readonly Guideline[];
  readonly segments: readonly Segment[];
  /** Ids of the segments the post speaks to. */
  readonly addressed: readonly string[];
  readonly reports: Reports;
  readonly actions: FindingActions;
  readonly children?: React.ReactNode;
  onUndo(cards: readonly FindingCardModel[]): void;
  onPutBack(replaced: Replaced): void;
}

/** What the checks say of the version on the screen: where it stands, what asks for something, what was answered. */
export function FindingsPanel(props: FindingsPanelProps) {
  const { cards, replaced, active, editable, reports, empty, checking, children } = props;
  const { t } = useTranslation('editor');
  return (
    <>
      <Bar title={t('findings')}>
        <BarEnd>
          <Counts cards={cards} />
          <Shortcuts />
        </BarEnd>
      </Bar>
      <Scroll className={styles['cards']}>
        {empty || !props.checked ? null : (
          <Standing cards={cards} segments={props.segments} addressed={props.addressed} />
        )}
        {children}
        {replaced.map((one) => (
          <ReplacedCard key={one.id} replaced={one} onPutBack={() => props.onPutBack(one)} />
        ))}
        <Groups {...props} />
        <Answered
          cards={cards.filter(({ override }) => override !== null)}
          active={active}
          editable={editable}
          reports={reports}
          onPick={props.actions.onPick}
          onUndo={props.onUndo}
        />
        <p className={styles['foot']} role="status">
          {t(checking ? 'checking' : 'checked-here')}
        </p>
      </Scroll>
    </>
  );
}

function Counts({ cards }: Pick<FindingsPanelProps, 'cards'>) {
  const { t } = useTranslation('editor');
  const formats = useFormats();
  return (
    <span className={styles['counts']} data-finding-counts>
      {countsOf(cards)
        .filter(({ count }) => count > 0)
        .map(({ severity, count }) => (
          <span key={severity}>
            <SeverityIcon level={severity} label={t(`severity.${severity}`)} />
            {formats.number(count)}
          </span>
        ))}
    </span>
  );
}

/** Open findings, gravest first: a few stand open, the others are a line each until somebody asks. */
function Groups(props: FindingsPanelProps) {
  const { cards, active, editable, categories, guidelines, segments, addressed, reports, actions } = props;
  const [asked, setAsked] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [seen, setSeen] = useState(active);
  const groups = groupsOf(cards);
  const first = openAtFirst(groups);
  const holding = groups.find((group) => group.cards.some(({ id }) => id === active))?.id;
  const ask = (id: string, open: boolean): void => setAsked((known) => new Map(known).set(id, open));
  // Where the caret went counts more than what was folded before.
  if (seen !== active) {
    setSeen(active);
    if (holding !== undefined && asked.get(holding) === false) ask(holding, true);
  }
  return groups.map((group) => (
    <FindingGroup
      key={group.id}
      group={group}
      category={categories.find(({ id }) => id === group.first.finding.category)?.name}
      guideline={guidelines.find(({ id }) => id === group.first.finding.guideline)}
      hurt={addressedFirst(hurtBy(segments, group.first.finding.category), addressed)}
      active={active}
      editable={editable}
      open={asked.get(group.id) ?? (first.has(group.id) || group.id === holding)}
      reports={reports}
      actions={actions}
      onOpen={(open) => ask(group.id, open)}
    />
  ));
}

const addressedFirst = (segments: readonly Segment[], addressed: readonly string[]): readonly Segment[] =>
  segments.toSorted((a, b) => Number(addressed.includes(b.id)) - Number(addressed.includes(a.id)));

function ReplacedCard({ replaced, onPutBack }: { readonly replaced: Replaced; onPutBack(): void }) {
  const { t } = useTranslation('editor');
  return (
    <article className={styles['replaced']}>
      <SeverityIcon level="positive" size="s" />
      <p>
        {t('replaced')} <bdi>{t('common:quoted', { words: replaced.words })}</bdi>
      </p>
      <Button kind="quiet" size="s" icon="undo" onPress={onPutBack}>
        {t('put-back')}
      </Button>
    </article>
  );
}

const shortcuts = [
  ['F8', 'next-finding'],
  ['Shift+F8', 'previous-finding'],
  ['Ctrl+.', 'open-fixes'],
  ['Alt+Enter', 'first-fix'],
  ['Ctrl+Z', 'undo'],
  ['F6', 'regions'],
] as const;

/** The keys of this screen, for those who ask. */
function Shortcuts() {
  const { t } = useTranslation('editor');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="icon" size="s" icon="keyboard" label={t('keys.title')} onPress={() => setOpen(true)} />
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('keys.title')}
        actions={<Button onPress={() => setOpen(false)}>{t('close')}</Button>}
      >
        <dl className={styles['keys']}>
          {shortcuts.map(([keys, name]) => (
            <div key={keys}>
              <dt>{t(`keys.${name}`)}</dt>
              <dd>
                <Kbd>{keys}</Kbd>
              </dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}
