/** Forms and labels printed, or saved as HTML or PDF, by the engine of the window. The page learns neither text nor path. */
import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { Given, Gives } from '../../shared/contract';
import { type Answer, Refused } from '../../shared/refusal';
import type { PaperMade } from '../../shared/views';
import { visible } from '../../shared/visible';
import { onPaper } from '../window';
import type { NotebookLink } from './notebook-link';

type PaperQuestion = 'paper.print' | 'paper.save';
export type PaperServices = { readonly [Q in PaperQuestion]: (input: Given<Q>) => Promise<Gives<Q>> };

const FORMATS = { html: 'Page (HTML)', pdf: 'PDF' } as const;
const NO_MARGIN = { top: 0, bottom: 0, left: 0, right: 0 };

/** @param replaceFile writes a file whole or not at all, over one of that name */
export function paperServices(
	window: () => BrowserWindow | null,
	link: Pick<NotebookLink, 'ask'>,
	replaceFile: (path: string, bytes: Uint8Array) => Promise<void>,
): PaperServices {
	const made = async (input: Given<'paper.make'>): Promise<PaperMade> => {
		const answer = (await link.ask('paper.make', input)) as Answer<PaperMade>;
		if (answer.ok) return answer.value;
		const { code, sentence, hint, field } = answer.refusal;
		throw new Refused(code, sentence, hint, field);
	};
	return {
		'paper.print': async ({ paper }) => {
			const { html, widthMm, heightMm } = await made({ paper });
			const pageSize = { width: Math.round(widthMm * 1000), height: Math.round(heightMm * 1000) };
			return onPaper(html, (contents) => {
				const options = { printBackground: true, margins: { marginType: 'none' as const }, pageSize };
				return new Promise((resolve) => contents.print(options, (printed) => resolve({ printed })));
			});
		},
		'paper.save': async ({ paper, as }) => {
			const owner = window();
			if (!owner) return null;
			const { title, html, pages } = await made({ paper });
			const { canceled, filePath } = await dialog.showSaveDialog(owner, {
				title: 'Write to',
				defaultPath: `${fileName(title)}.${as}`,
				properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
				filters: [{ name: FORMATS[as], extensions: [as] }],
			});
			if (canceled || !filePath) return null;
			const bytes = as === 'html' ? Buffer.from(html, 'utf8') : await onPaper(html, (contents) => pdfOf(contents));
			await replaceFile(filePath, bytes);
			return { name: visible(basename(filePath)), pages };
		},
	};
}

/** In the sizes that the page itself says. */
const pdfOf = (contents: Electron.WebContents): Promise<Buffer> =>
	contents.printToPDF({ preferCSSPageSize: true, printBackground: true, margins: NO_MARGIN });

/** A name that every file system takes. */
const fileName = (title: string): string =>
	title
		.replace(/[^\p{L}\p{N} .,_-]/gu, '-')
		.slice(0, 100)
		.trim();
