import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextArea, TextField } from './field.tsx';
import { TellingDialog } from './telling-dialog.tsx';

/** Proposes something to the committee; `about` is what it begins with, a guideline's name for example. */
export function ProposalDialog({ about = '', onClose }: { readonly about?: string; readonly onClose: () => void }) {
  const { t } = useTranslation('feedback');
  const [title, setTitle] = useState(about);
  const [text, setText] = useState('');
  const said = text.trim();
  return (
    <TellingDialog
      title={t('proposal.title')}
      telling={said === '' ? null : { kind: 'proposal', body: { title: title.trim(), text: said } }}
      onClose={onClose}
    >
      <TextField label={t('proposal.subject')} value={title} onChange={setTitle} maxLength={400} />
      <TextArea
        label={t('proposal.text')}
        hint={t('proposal.hint')}
        value={text}
        onChange={setText}
        maxLength={10_000}
        rows={5}
        autoFocus
      />
    </TellingDialog>
  );
}
