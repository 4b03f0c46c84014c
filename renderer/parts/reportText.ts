/** A report as plain text, for a mail or a file: every check, every fault, every signer, and what is not proven. */
import type { VerifyReport } from '../../shared/views';
import { states, verdicts, report as words } from '../words/report';
import { visible } from '../words/seen';

export function reportText(report: VerifyReport, title: string, at: string): string {
	const { verdict, checks, chains, signers, withheld, notProven } = report;
	return [
		words.printTitle,
		visible(title),
		at,
		'',
		`${verdicts[verdict].name}. ${verdicts[verdict].about}`,
		'',
		...checks.flatMap((check) => [
			`${states[check.state].padEnd(12)} ${visible(check.name)} (${check.count})`,
			...check.faults.map(
				(fault) =>
					`             ${visible(fault.place)}: ${visible(fault.rule)}; ${words.expected} ${visible(fault.expected)}, ${words.was} ${visible(fault.found)}`,
			),
		]),
		'',
		words.signers,
		...signers.map(
			(signer) =>
				`${visible(signer.name ?? words.noName)}, ${signer.signs}, ${signer.fingerprint}, ${signer.trusted === null ? words.unknown : words.trusted(visible(signer.trusted))}`,
		),
		'',
		words.chains,
		...chains.map((chain) => `${words.chain(chain.letter, chain.entries)}, ${words.newest} ${chain.head ?? ''}`),
		...(withheld.length > 0
			? ['', words.withheld, ...withheld.map((each) => `${each.kind} ${each.member}: ${each.count}`)]
			: []),
		'',
		words.notProven,
		...notProven.map((sentence) => `- ${visible(sentence)}`),
		'',
	].join('\n');
}
