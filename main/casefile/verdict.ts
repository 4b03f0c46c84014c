/** From checks to a verdict (casefile.md, "The verdict"), and what no verdict proves. */
import type { Check, CheckState, Fault, Verdict, VerifyReport } from '../../shared/views';

export const NOT_PROVEN: readonly string[] = [
	'That the owner of a key was the person named: compare the fingerprint with what the person tells you by another way.',
	'That the devices’ clocks were right: see the clock findings and any timestamp.',
	'That nothing was ever left unrecorded, and that no entries followed the last ones here.',
];

/** A check that held everything to its rules: mismatches make it broken, absences missing. */
export function checkOf(name: string, count: number, broken: readonly Fault[], missing: readonly Fault[] = []): Check {
	const state: CheckState = broken.length > 0 ? 'broken' : missing.length > 0 ? 'missing' : 'holds';
	return { name, state, count, faults: [...broken, ...missing] };
}

/** Something shown beside the checks that is no fault. */
export function remarkOf(name: string, remarks: readonly Fault[], checked = true): Check {
	const state: CheckState = !checked ? 'not checked' : remarks.length > 0 ? 'remark' : 'holds';
	return { name, state, count: remarks.length, faults: remarks };
}

/** @param trusted whether a signature of the case file that holds is by a key the reader trusts */
export function verdictOf(checks: readonly Check[], trusted: boolean): Verdict {
	const any = (state: CheckState) => checks.some((check) => check.state === state);
	if (any('broken')) return 'broken';
	if (any('missing')) return 'incomplete';
	return trusted ? 'intact' : 'intact, signer unknown';
}

export function unreadableReport(why: string): VerifyReport {
	const fault: Fault = { place: 'the file', rule: 'it is a case file', expected: 'a case file, format 1', found: why };
	const checks: Check[] = [{ name: 'container', state: 'broken', count: 0, faults: [fault] }];
	const nothing = { chains: [], signers: [], withheld: [], anchored: [] };
	return { verdict: 'unreadable', exercise: false, checks, ...nothing, notProven: NOT_PROVEN };
}
