/** Stands for `electron` in the browser shell and the CLI, where electron-store is given absolute folders. */
export default {};
export const app = undefined;
export const ipcMain = undefined;
export const ipcRenderer = undefined;
export const shell = undefined;
