/** How a refusal is said: on standard error, one line, what is wrong and what to do. Hostile names are made harmless. */
import type { Refusal } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import { plainJson } from './json';
import type { Terminal } from './terminal';

export function tellRefusal(terminal: Terminal, refusal: Refusal, json: boolean): void {
	const { sentence, hint } = refusal;
	terminal.error(
		json ? `${plainJson({ refused: refusal })}\n` : `sealbook: ${visible(`${sentence} ${hint}`.trim())}\n`,
	);
}
