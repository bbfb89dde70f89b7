import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api, core, refusalOf } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { beirutDay } from '../../i18n/formats.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { goFromHere } from '../../navigation.ts';
import { usePack } from '../../profile.ts';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import { makeFiles } from './draw-picture.ts';
import type { Entry } from './entries.ts';
import { formatsIn, idFor, newAsset } from './new-asset.ts';
import { valueAt } from './parts.ts';
import { reread } from './use-publish.ts';

const FILE = 'assets.json';

/** Brings pictures from this computer into the library: their formats are made here, their rights are written next. */
export function AddPictures({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useTranslation('publish');
  const { adding, add } = useAdding(entries);
  return (
    <FileTrigger
      acceptedFileTypes={['image/jpeg', 'image/png', 'image/webp']}
      allowsMultiple
      onSelect={(files) => {
        if (files !== null && adding === null) void add([...files]);
      }}
    >
      <Button kind="tint" size="s" icon="plus" busy={adding !== null}>
        {adding === null ? t('pictures.add') : t('pictures.adding', adding)}
      </Button>
    </FileTrigger>
  );
}

function useAdding(entries: readonly Entry[]) {
  const { t } = useTranslation('publish');
  const words = useRefusalText();
  const { data: library } = useQuery(api.pack.library.queryOptions());
  const platforms = usePack().platforms.map(({ id }) => id);
  const day = beirutDay(useNow());
  const [adding, setAdding] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const add = async (files: readonly File[]): Promise<void> => {
    const formats = formatsIn(library ?? []);
    const taken = entries.map(({ id }) => id);
    const known = new Map(entries.map(({ id, value }) => [valueAt(value, ['hash']), id]));
    let open: string | null = null;
    const goOn = goFromHere();
    for (const [done, file] of files.entries()) {
      setAdding({ done: done + 1, total: files.length });
      try {
        const made = await makeFiles(file, formats);
        open = known.get(made.hash) ?? null;
        if (open !== null) {
          toast({ text: t('pictures.here', { name: file.name }) });
          continue;
        }
        open = idFor(file.name, taken);
        const value = JSON.parse(JSON.stringify(newAsset(open, made, { day, platforms })));
        await core.publish.insert({ file: FILE, path: [], at: 0, value });
        taken.push(open);
        known.set(made.hash, open);
      } catch (error) {
        const why = refusalOf(error) === null && error instanceof DOMException ? t('pictures.unread') : words(error);
        toast({ text: t('pictures.not', { name: file.name, why }) });
      }
    }
    await reread();
    setAdding(null);
    if (open !== null) goOn(['publish', 'assets', open]);
  };
  return { adding, add };
}
