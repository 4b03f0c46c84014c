/**
 * How many trials a campaign makes (the two columns of the promises), and the one line it prints. `npm test` gathers the
 * lines and prints them once more as a table: SEALBOOK_CAMPAIGNS names the file for them, one JSON value a line.
 */
import { appendFileSync } from 'node:fs';

export const LONG = process.env.SEALBOOK_LONG === '1';

/** A part of the release column, where there is no time for all of it: SEALBOOK_SHARE=0.1. */
const SHARE = Number(process.env.SEALBOOK_SHARE ?? 1);

/** The CI column or the release column. */
export const trials = (ci: number, release: number): number => (LONG ? Math.ceil(release * SHARE) : ci);

/** One line: the campaign, what it counted, and what did not happen (`0 lost`) or what failed. */
export function tell(campaign: string, counted: string, failed: readonly string[], none = '0 lost'): void {
	const outcome = failed.length === 0 ? none : `${failed.length} failed: ${failed.slice(0, 3).join('; ')}`;
	process.stdout.write(`campaign: ${campaign}: ${counted}, ${outcome}\n`);
	keep(campaign, counted, outcome);
}

/** The line of a planted fault. */
export function tellCaught(plant: string, times: number, among: number): void {
	process.stdout.write(`campaign: planted, ${plant}: caught ${times} times in ${among} trials\n`);
	keep(`planted, ${plant}`, `${among} trials`, `caught ${times} times`);
}

/** The line of a campaign that cannot run on this machine. */
export function tellNotRun(campaign: string, why: string): void {
	process.stdout.write(`campaign: ${campaign}: not run, because ${why}\n`);
	keep(campaign, '', `not run, because ${why}`);
}

function keep(campaign: string, counted: string, outcome: string): void {
	const path = process.env.SEALBOOK_CAMPAIGNS;
	if (path) appendFileSync(path, `${JSON.stringify({ campaign, counted, outcome })}\n`);
}
