/** `sealbook clock …`: the device's clock held against a reference. */
import type { Command } from 'commander';
import { noun, type Run, verb } from './command';
import { receiptText } from './receipt';
import { instantOf } from './when';

export function clockCommands(program: Command, run: Run): void {
	const clock = noun(program, 'clock', 'the device’s clock');

	verb(
		clock,
		'check <case>',
		'records how far the device’s clock is from a reference clock; press Enter at the moment that the reference reads TIME',
		'sealbook clock check 2026-014 --reference "GPS receiver" --reads 2026-11-22T01:40:00Z',
	)
		.requiredOption('--reference <name>', 'which clock it is')
		.requiredOption('--reads <time>', 'what the reference read when this command was started: RFC 3339 with its zone')
		.action((name: string, { reference, reads }: { reference: string; reads: string }, command: Command) =>
			run(command, async (at) => {
				// Asking for the passphrase and unlocking take their time; the comparison is of when the command began.
				const startedAt = at.rooms.now();
				const referenceTime = instantOf(reads, '--reads');
				const session = await at.unlocked();
				const readMsAgo = Math.round(at.rooms.now() - startedAt);
				const receipt = await session.ask('clock.check', { case: name, reference, referenceTime, readMsAgo });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);
}
