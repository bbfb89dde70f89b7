import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, core } from '../client.ts';
import { Button, type ButtonProps } from './button.tsx';
import { FolderPicker } from './folder-picker.tsx';

/** A button that asks for a folder: with the system's own dialog where the shell has one, else with ours. */
export function FolderButton({
  title,
  write = false,
  onChoose,
  ...button
}: {
  /** What our dialog is called. */
  readonly title?: string;
  /** The folder must take files. */
  readonly write?: boolean;
  /** Gets the folder's path. */
  readonly onChoose: (path: string) => void;
} & Omit<ButtonProps, 'onPress'>) {
  const [choosing, setChoosing] = useState(false);
  const [asking, setAsking] = useState(false);
  // Known before anybody presses: a press that asked the core first opened nothing for as long as the core was busy.
  const { data: info } = useQuery(api.app.info.queryOptions());
  const press = async (): Promise<void> => {
    if (info?.dialogs !== true) return setChoosing(true);
    setAsking(true);
    try {
      const path = await core.places.choose();
      if (path !== null) onChoose(path);
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      <Button icon="folder" busy={asking} {...button} onPress={() => void press()} />
      <FolderPicker
        open={choosing}
        write={write}
        {...(title === undefined ? {} : { title })}
        onChoose={(path) => {
          setChoosing(false);
          onChoose(path);
        }}
        onClose={() => setChoosing(false)}
      />
    </>
  );
}
