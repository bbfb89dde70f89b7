import { contextBridge, ipcRenderer } from 'electron';

// Sandboxed: one CommonJS file that may require nothing but `electron`. It hands the page one port and nothing else;
// the main process checks who sent it.
contextBridge.exposeInMainWorld('tansiqShell', { kind: 'electron' } as const);
window.addEventListener('message', (event) => {
  if (event.source !== window || event.data !== 'tansiq:rpc-port') return;
  const [port] = event.ports;
  if (port !== undefined) ipcRenderer.postMessage('rpc:connect', null, [port]);
});
