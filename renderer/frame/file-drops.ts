/**
 * A file dropped on the window would replace the interface (browsers open it) or pour its bytes into a text. Pictures
 * come from the library, bundles and backups by their own buttons: a drop of files is answered with "not here".
 */
export function refuseFileDrops(): void {
  for (const moment of ['dragenter', 'dragover', 'drop'] as const) {
    // Before the editor sees it.
    window.addEventListener(moment, refuse, { capture: true });
  }
}

function refuse(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files') !== true) return;
  event.preventDefault();
  event.stopPropagation();
  event.dataTransfer.dropEffect = 'none';
}
