import { useState } from 'react';
import { Button, type ButtonProps } from './button.tsx';
import { chooseWithSystem, FolderPicker } from './folder-picker.tsx';

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
  const press = async (): Promise<void> => {
    if (!(await chooseWithSystem(onChoose))) setChoosing(true);
  };
  return (
    <>
      <Button icon="folder" {...button} onPress={() => void press()} />
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
