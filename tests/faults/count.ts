/**
 * How many trials a campaign makes (the two columns of the promises), and the one line it prints.
 */
export const LONG = process.env.SEALBOOK_LONG === '1';

/** The CI column or the release column. */
export const trials = (ci: number, release: number): number => (LONG ? release : ci);

/** One line: the campaign, what it counted, and `0 lost` or what failed. */
export function tell(campaign: string, counted: string, failed: readonly string[]): void {
	const outcome = failed.length === 0 ? '0 lost' : `${failed.length} failed: ${failed.slice(0, 3).join('; ')}`;
	process.stdout.write(`faults: ${campaign}: ${counted}, ${outcome}\n`);
}

/** The line of a planted fault. */
export function tellCaught(plant: string, times: number, among: number): void {
	process.stdout.write(`faults: planted, ${plant}: caught ${times} times in ${among} trials\n`);
}

/** The line of a campaign that cannot run on this machine. */
export function tellNotRun(campaign: string, why: string): void {
	process.stdout.write(`faults: ${campaign}: not run, because ${why}\n`);
}
