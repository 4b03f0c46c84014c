/** `sealbook person change-passphrase` and `remove`: who can open the notebook, and with what. */
import type { Command } from 'commander';
import { Refused } from '../../shared/refusal';
import type { NotebookStatus } from '../../shared/views';
import type { KeyId } from '../../shared/vocabulary';
import { type Run, verb } from './command';
import { passphraseFrom } from './passphrase';
import { receiptText } from './receipt';

interface Change {
	readonly handler?: string;
	readonly oldPassphraseFile?: string;
	readonly newPassphraseFile?: string;
}

/** @param person the noun `person` */
export function accessCommands(person: Command, run: Run): void {
	verb(
		person,
		'change-passphrase',
		'changes the passphrase of whoever acts, or of somebody who is at hand with theirs',
		'sealbook person change-passphrase --new-passphrase-file new.txt',
		'sealbook person change-passphrase --handler "Ben Sommer"',
	)
		.option('--handler <handler>', 'somebody else than whoever acts: a name or a key id')
		.option('--old-passphrase-file <file>', 'its first line is that person’s old passphrase; else asked for')
		.option('--new-passphrase-file <file>', 'its first line is the new passphrase; else asked for twice')
		.action((options: Change, command: Command) =>
			run(command, async (at) => {
				const { handler, oldPassphraseFile, newPassphraseFile } = options;
				if (handler === undefined && oldPassphraseFile !== undefined) {
					const hint = 'Say whose with --handler; the old passphrase of whoever acts is that of --passphrase-file.';
					throw new Refused('person.which', 'It is not clear whose passphrase that is.', hint, '--handler');
				}
				const session = await at.unlocked();
				const status = await session.ask('notebook.status', {});
				const whose = handler === undefined ? whoActs(status) : handlerNamed(status, handler);
				const old =
					handler === undefined
						? (session.passphrase ?? '')
						: await passphraseFrom(at.terminal, oldPassphraseFile, {
								whose: whose.name,
								option: '--old-passphrase-file',
							});
				const passphrase = await passphraseFrom(at.terminal, newPassphraseFile, {
					whose: `${whose.name}, the new one`,
					option: '--new-passphrase-file',
					isNew: true,
				});
				const receipt = await session.ask('person.change-passphrase', { person: whose.keyId, old, passphrase });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	verb(
		person,
		'remove <handler>',
		'removes somebody: they can no longer open the notebook; their certificate and signatures stay valid',
		'sealbook person remove "Ben Sommer" --reason "Left the team."',
	)
		.requiredOption('--reason <reason>')
		.action((handler: string, { reason }: { readonly reason: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const { keyId } = handlerNamed(await session.ask('notebook.status', {}), handler);
				const passphrase = session.passphrase ?? '';
				const receipt = await session.ask('person.remove', { person: keyId, passphrase, reason });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);
}

interface Named {
	readonly keyId: KeyId;
	readonly name: string;
}

export function whoActs({ me, people }: NotebookStatus): Named {
	const found = people.find(({ keyId }) => keyId === me?.keyId);
	if (found) return found;
	throw new Refused('person.unknown', 'Whoever acts cannot unlock this notebook.', 'Say whose with --handler.');
}

/** Somebody who can open the notebook, by key id or by name. */
export function handlerNamed({ people }: NotebookStatus, handler: string): Named {
	const [found, ...others] = people.filter(({ keyId, name }) => keyId === handler || name === handler);
	if (found && others.length === 0) return found;
	if (found) {
		const hint = 'Use the key id instead of the name; `sealbook person list` shows it.';
		throw new Refused('person.ambiguous', `More than one person is called ${handler}.`, hint);
	}
	const names = people.map(({ name }) => name).join(', ');
	throw new Refused('person.unknown', `Nobody called ${handler} can open this notebook.`, `It knows ${names}.`);
}
