/** Paper on its way out: printed, or saved where the person chooses; one at a time, and what came of it in a sentence. */
import { useState } from 'react';
import type { Takes } from '../../shared/contract';
import { print as words } from '../words/paper';
import { visible } from '../words/seen';
import { useAct } from './useAct';

/** @param possible whether pages can be made of it; where not, nothing happens */
export function usePaperOut(paper: Takes<'paper.make'>['paper'], possible = true) {
	const print = useAct('paper.print');
	const save = useAct('paper.save');
	const [said, setSaid] = useState('');
	const busy = print.busy || save.busy;
	const printNow = async () => {
		if (busy || !possible) return;
		setSaid('');
		const done = await print.act({ paper });
		if (done) setSaid(done.printed ? words.printed : words.notPrinted);
	};
	const saveAs = async (as: 'pdf' | 'html') => {
		if (busy || !possible) return;
		setSaid('');
		const done = await save.act({ paper, as });
		if (done) setSaid(words.saved(visible(done.name), done.pages));
	};
	return {
		...{ busy, said: busy ? words.busy : said, refusal: print.refusal ?? save.refusal, printNow, saveAs },
		forget: () => setSaid(''),
	};
}
