import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '#domain/post.ts';
import { hiddenKinds } from '#domain/text/hidden.ts';
import type { HiddenNames } from '../../editor/hidden-marks.ts';
import { WritingArea } from '../../editor/writing-area.tsx';
import { useLanguage } from '../../i18n/use-formats.ts';
import { toast } from '../../ui/toast.tsx';
import type { Part } from './draft-editor.tsx';
import { openReturn, placedComments } from './returned-comments.ts';

/** The version's text, with its findings, comments and keys. */
export function VersionText({ model, actions, looking, look }: Part) {
  const { t } = useTranslation('drafts');
  const language = useLanguage();
  const { open, current, version, textVersion, text, editable, findings } = model;
  const { session, states } = open;
  const names = useHiddenNames();
  const comments = useMemo(() => {
    const returned = openReturn(current.draft);
    return returned === null ? [] : placedComments(returned, textVersion, text);
  }, [current.draft, textVersion, text]);
  const firstFix = (): void => {
    const card = model.cards.find(({ id }) => id === looking.active);
    const [fix] = card?.finding.fixes ?? [];
    if (card !== undefined && fix !== undefined && card.override === null) actions.fix(card, fix);
  };
  return (
    <WritingArea
      states={states}
      version={version}
      textNow={(of) => textOf(session.latest.content, of)}
      outside={current.outside}
      editable={editable}
      findings={findings}
      comments={comments}
      showHidden={looking.showHidden}
      hiddenNames={names}
      direction={language === 'ar' ? 'rtl' : 'ltr'}
      label={t('text-label')}
      placeholder={t('text-placeholder')}
      keys={{ fixes: () => focusFixes(looking.active), next: actions.step, firstFix }}
      onSplices={(splices) => session.edit(splices, 'editor')}
      onActive={(active) => look({ active })}
      onDepth={(depth) => look({ depth })}
      tooLong={(over) => toast({ text: t('too-long', { count: over }) })}
      onView={model.attach}
    />
  );
}

function useHiddenNames(): HiddenNames {
  const { t } = useTranslation('editor');
  return useMemo(() => {
    const names: Partial<Record<keyof HiddenNames, string>> = {};
    for (const kind of hiddenKinds) names[kind] = t(`hidden.sign.${kind}`);
    return names as HiddenNames;
  }, [t]);
}

/** Ctrl+. : to the first thing that can be done about the finding at the caret, else about the first. */
function focusFixes(active: string | null): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-finding-card]')];
  const card = all.find((one) => one.dataset['findingCard'] === active) ?? all[0];
  card?.querySelector<HTMLElement>('[data-way]')?.focus();
}
