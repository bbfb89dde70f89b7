import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../clock.ts';
import { beirutDay } from '../i18n/formats.ts';
import { useFormats, useSay } from '../i18n/use-formats.ts';
import { usePack } from '../profile.ts';
import { Chip } from './chip.tsx';
import { TextArea } from './field.tsx';
import { Select } from './select.tsx';
import { TellingDialog } from './telling-dialog.tsx';
import styles from './telling-dialog.module.css';

/** Days from today to choose from. */
const days = [1, 3, 7, 14, 30] as const;
const DAY = 86_400_000;

/** Asks the committee for pictures, cards or figures. `wanted` is what it begins with: the words of a search that found nothing. */
export function RequestDialog({ wanted = '', onClose }: { readonly wanted?: string; readonly onClose: () => void }) {
  const { t } = useTranslation('feedback');
  const say = useSay();
  const { topics: known } = usePack();
  const [text, setText] = useState(wanted);
  const [topics, setTopics] = useState<readonly string[]>([]);
  const [neededBy, setNeededBy] = useState<string | null>(null);
  const said = text.trim();
  return (
    <TellingDialog
      title={t('request.title')}
      telling={said === '' ? null : { kind: 'request', body: { text: said, topics: [...topics], neededBy } }}
      onClose={onClose}
    >
      <TextArea
        label={t('request.text')}
        hint={t('request.hint')}
        value={text}
        onChange={setText}
        maxLength={10_000}
        rows={4}
        autoFocus
      />
      <div role="group" aria-label={t('request.topics')} className={styles['chips']}>
        {known.map(({ id, name }) => (
          <Chip
            key={id}
            isSelected={topics.includes(id)}
            onChange={(on) => setTopics(on ? [...topics, id] : topics.filter((one) => one !== id))}
          >
            {say(name)}
          </Chip>
        ))}
      </div>
      <NeededBy value={neededBy} onChange={setNeededBy} />
    </TellingDialog>
  );
}

/** The day by which it is needed, of those people name: tomorrow, in three days, in a week. */
function NeededBy({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
}) {
  const { t } = useTranslation('feedback');
  const formats = useFormats();
  const now = useNow();
  const options = days.map((ahead) => {
    const day = beirutDay(new Date(now.getTime() + ahead * DAY));
    return { id: day, name: formats.weekday(day), note: formats.inDays(day, now) };
  });
  return (
    <Select
      label={t('request.needed-by')}
      value={value ?? 'none'}
      options={[{ id: 'none', name: t('request.whenever') }, ...options]}
      onChange={(chosen) => onChange(chosen === 'none' ? null : chosen)}
    />
  );
}
