import { useTranslation } from 'react-i18next';
import type { Disclosure } from '#domain/post.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Checkbox, RadioGroup } from '../../ui/toggles.tsx';
import type { FactsProps } from './facts-bar.tsx';

/** Who pays for the post, and whether its pictures were altered by a machine. */
export function DisclosureDialog({ content: { disclosure }, onSet, onClose }: FactsProps & { onClose(): void }) {
  const { t } = useTranslation('drafts');
  const set = (change: Partial<Disclosure>): void => onSet({ disclosure: { ...disclosure, ...change } });
  const paid = disclosure.kind === 'paid';
  return (
    <Dialog
      onClose={onClose}
      title={t('disclosure.title')}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('done')}
        </Button>
      }
    >
      <RadioGroup
        label={t('disclosure.kind')}
        value={disclosure.kind}
        options={[
          { id: 'organic', name: t('disclosure.organic'), note: t('disclosure.organic-note') },
          { id: 'paid', name: t('disclosure.paid'), note: t('disclosure.paid-note') },
        ]}
        onChange={(kind) => set({ kind, payer: kind === 'organic' ? '' : disclosure.payer })}
      />
      {paid ? (
        <TextField
          label={t('disclosure.payer')}
          hint={t('disclosure.payer-hint')}
          value={disclosure.payer}
          onChange={(payer) => set({ payer })}
          maxLength={2_000}
          wrong={disclosure.payer.trim() === '' ? t('disclosure.payer-missing') : undefined}
        />
      ) : null}
      <Checkbox isSelected={disclosure.aiAltered} onChange={(aiAltered) => set({ aiAltered })}>
        {t('disclosure.altered')}
      </Checkbox>
    </Dialog>
  );
}
