import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostContent } from '#domain/post.ts';
import { api, newId } from '../../client.ts';
import { useLanguage, useSay } from '../../i18n/use-formats.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { goFromHere, useRoute } from '../../navigation.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type Beginning, beginningOf, newContent } from './new-content.ts';
import styles from './drafts.module.css';

/** `#/drafts/new`: blank or from a template; an address that names where to begin begins at once. */
export function NewDraft() {
  const { t } = useTranslation('drafts');
  const say = useSay();
  const language = useLanguage();
  const { query } = useRoute();
  const { data: pack } = useQuery(api.pack.content.queryOptions());
  const { data: library } = useQuery(api.pack.library.queryOptions());
  const { data: approved } = useQuery(api.approved.list.queryOptions());
  const { create, error } = useCreate();
  const begun = useRef('');
  const asked = query.toString();
  useEffect(() => {
    if (asked === '' || begun.current === asked) return;
    if (pack === undefined || library === undefined || approved === undefined) return;
    begun.current = asked;
    create(newContent(beginningOf(new URLSearchParams(asked), { pack, library, approved }), pack, language));
  }, [asked, pack, library, approved, language, create]);
  if (pack === undefined) return null;
  const begin = (beginning: Beginning): void => create(newContent(beginning, pack, language));
  return (
    <section className={styles['new']} aria-label={t('new.title')}>
      <p className={styles['mute']}>{t('new.hint')}</p>
      {error === null ? null : <p role="alert">{error}</p>}
      <Button kind="primary" icon="pen" autoFocus onPress={() => begin({})}>
        {t('new.blank')}
      </Button>
      <h2>{t('new.templates')}</h2>
      <ul className={styles['templates']}>
        {pack.templates.map((template) => (
          <li key={template.id}>
            <button type="button" className={styles['template']} onClick={() => begin({ template })}>
              <Icon name="text" />
              <span>
                <b>{say(template.name)}</b>
                <small>{say(template.hint)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Creates a draft and goes to it. Asked again for the same content it is the same draft: the answer may get lost. */
function useCreate(): { create(content: PostContent): void; readonly error: string | null } {
  const commands = useRef(new Map<string, string>());
  const words = useRefusalText();
  const { mutate, error } = useMutation(api.drafts.create.mutationOptions());
  const create = useCallback(
    (content: PostContent) => {
      const key = JSON.stringify(content);
      const command = commands.current.get(key) ?? newId();
      commands.current.set(key, command);
      const goOn = goFromHere();
      mutate({ command, content }, { onSuccess: (draft) => goOn(['drafts', draft.id], {}, { replace: true }) });
    },
    [mutate],
  );
  return { create, error: error === null ? null : words(error) };
}
