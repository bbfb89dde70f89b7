import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '#domain/tone/source.ts';
import type { Guideline } from '#domain/guideline.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Bar, BarEnd, Scroll } from '../../ui/screen.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import type { Replaced } from '../../editor/replaced.ts';
import { countsOf, type FindingCardModel } from './cards.ts';
import { FindingCard } from './finding-card.tsx';
import styles from './findings.module.css';

export interface FindingsPanelProps {
  readonly cards: readonly FindingCardModel[];
  readonly replaced: readonly Replaced[];
  readonly active: string | null;
  readonly editable: boolean;
  readonly checking: boolean;
  readonly empty: boolean;
  readonly categories: readonly Category[];
  readonly guidelines: readonly Guideline[];
  readonly children?: React.ReactNode;
  onPick(card: FindingCardModel): void;
  onFix(card: FindingCardModel, fix: string): void;
  onKeep(card: FindingCardModel, reason: string): void;
  onWithdraw(card: FindingCardModel): void;
  onPutBack(replaced: Replaced): void;
}

/** What the checks say of the version on the screen, gravest first, and what was done about it. */
export function FindingsPanel(props: FindingsPanelProps) {
  const { cards, replaced, categories, guidelines, active, editable, children } = props;
  const { t } = useTranslation('editor');
  const formats = useFormats();
  return (
    <>
      <Bar title={t('findings')}>
        <BarEnd>
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
          <Shortcuts />
        </BarEnd>
      </Bar>
      <Scroll className={styles['cards']}>
        {children}
        {replaced.map((one) => (
          <ReplacedCard key={one.id} replaced={one} onPutBack={() => props.onPutBack(one)} />
        ))}
        {cards.map((card) => (
          <FindingCard
            key={card.id}
            card={card}
            category={categories.find(({ id }) => id === card.finding.category)?.name}
            guideline={guidelines.find(({ id }) => id === card.finding.guideline)}
            active={card.id === active}
            editable={editable}
            onPick={() => props.onPick(card)}
            onFix={(fix) => props.onFix(card, fix)}
            onKeep={(reason) => props.onKeep(card, reason)}
            onWithdraw={() => props.onWithdraw(card)}
          />
        ))}
        {cards.length === 0 && !props.empty && !props.checking ? <EmptyState text={t('no-findings')} /> : null}
        <p className={styles['foot']} role="status">
          {t(props.checking ? 'checking' : 'checked-here')}
        </p>
      </Scroll>
    </>
  );
}

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
