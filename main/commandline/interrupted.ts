/** The person pressed Ctrl+C: no refusal and no bug. Nothing was half-written; the process ends with 130. */
export class Interrupted extends Error {
	constructor() {
		super('interrupted');
		this.name = 'Interrupted';
	}
}
