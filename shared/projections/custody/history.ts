/** An act as an item's history shows it: who did what, with what was said of it. */
import type { CustodyAct } from '../../views';
import { type Act, doerOf, personIn, textOf, textsOf } from './keeping';

/** The member that says what an act is about, where one does. */
const SAID = ['seal', 'purpose', 'copy', 'into', 'circumstances', 'method', 'ground', 'explanation'] as const;

export function actIn(act: Act): CustodyAct {
	const { view, body, at, ledger } = act;
	const into = textsOf(body.into).join(', ') || null;
	const said = SAID.map((member) => textOf(body[member])).find((text) => text !== null) ?? into;
	return {
		entry: view.ref,
		kind: view.kind,
		at,
		enteredAt: at === view.head.at ? null : view.head.at,
		lateBecause: textOf(body.lateBecause),
		doer: doerOf(act),
		from: personIn(body.from, ledger.admissions),
		to: personIn(body.to, ledger.admissions),
		place: textOf(body.place),
		said: body.intact === false ? `${said ?? ''}, not intact` : said,
		reason: textOf(body.reason) ?? textOf(body.remark),
		signers: view.signers.length,
		onPaper: namesIn(body.signedOnPaper),
		drawnBy: textOf((body.drawnSignature as { readonly by?: unknown } | undefined)?.by),
		files: view.files,
	};
}

const namesIn = (value: unknown): string[] =>
	Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];
