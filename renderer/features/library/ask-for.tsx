import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DESK } from '#domain/directory.ts';
import { useProfile } from '../../profile.ts';
import { Button } from '../../ui/button.tsx';
import { RequestDialog } from '../../ui/request-dialog.tsx';

/** Asks the committee for what the library lacks; at the desk there is nobody to ask. */
export function AskFor({ words }: { readonly words: string }) {
  const { t } = useTranslation('library');
  const { office } = useProfile();
  const [open, setOpen] = useState(false);
  if (office.id === DESK) return null;
  return (
    <>
      <Button icon="image-plus" onPress={() => setOpen(true)}>
        {t('ask-for')}
      </Button>
      {open ? <RequestDialog wanted={words} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
