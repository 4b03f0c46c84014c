/** A verification's report as text for people. */
import { EXERCISE_SAYS } from '../../shared/exercises/mark';
import type { Check, VerifyReport } from '../../shared/views';
import { fields, sentences, table, wrap } from './table';

/** The verdict, each check, each fault with its place, who signed, and what all of it does not prove. */
export function reportText(report: VerifyReport, columns: number): string {
	const mark = report.exercise ? [`${EXERCISE_SAYS}\n`] : [];
	const parts = [...mark, `${report.verdict}\n`, table(['CHECK', 'COUNT', 'STATE'], report.checks.map(row), columns)];
	const faults = report.checks.flatMap((check) => check.faults.map((fault) => ({ check, fault })));
	for (const { check, fault } of faults) {
		parts.push(
			fields(
				[
					[check.state, `${fault.place}: ${fault.rule}`],
					['expected', fault.expected],
					['found', fault.found],
				],
				columns,
			),
		);
	}
	if (report.chains.length > 0) {
		const chains = report.chains.map((c) => [c.letter, String(c.entries), `${c.first ?? '–'} to ${c.last ?? '–'}`]);
		parts.push(table(['CHAIN', 'ENTRIES', 'FROM AND TO'], chains, columns));
	}
	if (report.anchored.length > 0)
		parts.push(
			sentences(
				report.anchored.map((a) => a.sentence),
				columns,
			),
		);
	for (const signer of report.signers) {
		parts.push(
			fields(
				[
					['signer', `${signer.name ?? 'name withheld'}, of the ${signer.signs}`],
					['fingerprint', signer.fingerprint],
					['trusted', signer.trusted ?? 'not known to you'],
					['signed at', signer.signedAt],
				],
				columns,
			),
		);
	}
	if (report.withheld.length > 0) {
		const withheld = report.withheld.map(({ kind, member, count }) => [kind, member, String(count)]);
		parts.push(table(['WITHHELD FROM', 'MEMBER', 'COUNT'], withheld, columns));
	}
	const unproven = report.notProven.map((sentence) => `${wrap(`- ${sentence}`, columns).join('\n  ')}\n`);
	if (unproven.length > 0) parts.push(`This does not prove:\n${unproven.join('')}`);
	return parts.join('\n');
}

function row({ name, count, state }: Check): string[] {
	return [name, String(count), state];
}
