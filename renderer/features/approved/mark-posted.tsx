import { useId, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ApprovedPost } from '#domain/submission.ts';
import { api, newId } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { Button, TextLink } from '../../ui/button.tsx';
import { Answers, Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Tag } from '../../ui/tag.tsx';

/** Whether the post went out on a platform, and where; else the way to say so. */
export function MarkPosted({
  post,
  platform,
  name,
}: {
  readonly post: ApprovedPost;
  readonly platform: string;
  readonly name: string;
}) {
  const { t } = useTranslation('approved');
  const formats = useFormats();
  const now = useNow();
  const [asking, setAsking] = useState(false);
  const posted = post.posted.find((one) => one.platform === platform);
  if (posted !== undefined) {
    return (
      <>
        <Tag kind="positive">{t('posted-at', { when: formats.when(posted.at, now) })}</Tag>
        {posted.link === '' ? null : (
          <TextLink href={posted.link} target="_blank" rel="noreferrer">
            <bdi dir="ltr">{posted.link.replace(/^https?:\/\//, '').slice(0, 40)}</bdi>
          </TextLink>
        )}
      </>
    );
  }
  return (
    <>
      <Button kind="quiet" size="s" icon="check" onPress={() => setAsking(true)}>
        {t('mark-posted')}
      </Button>
      {asking ? <Asking post={post} platform={platform} name={name} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

/** A web address, or nothing: a link can come later or never. */
const isLink = (text: string): boolean =>
  text === '' || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol));

function Asking({
  post,
  platform,
  name,
  onClose,
}: {
  readonly post: ApprovedPost;
  readonly platform: string;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('approved');
  const refusalText = useRefusalText();
  const form = useId();
  const [link, setLink] = useState('');
  const [command] = useState(newId);
  const mark = useMutation(api.approved.markPosted.mutationOptions({ onSuccess: onClose }));
  const wrong = mark.error === null ? (isLink(link.trim()) ? undefined : t('not-a-link')) : refusalText(mark.error);
  return (
    <Dialog
      onClose={onClose}
      title={t('mark-title', { platform: name })}
      actions={
        <Answers onCancel={onClose} type="submit" form={form} busy={mark.isPending} isDisabled={!isLink(link.trim())}>
          {t('mark-posted')}
        </Answers>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          mark.mutate({ id: post.id, command, platform, link: link.trim() });
        }}
      >
        <TextField
          label={t('link')}
          hint={t('link-hint')}
          direction="ltr"
          value={link}
          onChange={setLink}
          wrong={wrong}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
