/**
 * The bridge: three functions that carry plain data. It does not grow with the contract, and the page never sees a
 * path: what is dropped becomes a ticket here.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';

/** Electron 25 keeps the path on the File; newer ones answer by webUtils. */
const pathOf = (file: File): string =>
	typeof webUtils === 'undefined' ? ((file as File & { path?: string }).path ?? '') : webUtils.getPathForFile(file);

contextBridge.exposeInMainWorld('notebook', {
	ask: (question: string, input: unknown) => ipcRenderer.invoke('ask', question, input),
	listen: (listener: (telling: unknown) => void) => {
		const heard = (_event: unknown, telling: unknown) => listener(telling);
		ipcRenderer.on('tell', heard);
		return () => {
			ipcRenderer.off('tell', heard);
		};
	},
	filesDropped: (files: File[]) => ipcRenderer.invoke('dropped', Array.from(files, pathOf)),
});
