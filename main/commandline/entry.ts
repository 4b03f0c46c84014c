/** `sealbook entry …`: a second person's signature under an entry. */
import { type Command, Option } from 'commander';
import { COUNTERSIGNING, type Countersigning } from '../../shared/vocabulary';
import { noun, type Run, verb } from './command';
import { given } from './given';
import { passphraseFrom } from './passphrase';
import { receiptText } from './receipt';

interface Countersign {
	readonly role: Countersigning;
	readonly second?: string;
	readonly secondPassphraseFile?: string;
	readonly remark?: string;
}

export function entryCommands(program: Command, run: Run): void {
	verb(
		noun(program, 'entry', 'entries of any kind'),
		'countersign <case> <entry>',
		'puts a second person’s signature under an entry that they did not sign',
		'sealbook entry countersign 2026-014 A-146 --role reviewer --second "Ben Sommer" --second-passphrase-file ben.txt',
		'sealbook --as "Ben Sommer" entry countersign 2026-014 A-146 --role witness --remark "I watched the export run."',
	)
		.addOption(new Option('--role <role>', 'as what they sign').choices(COUNTERSIGNING).makeOptionMandatory())
		.option('--second <person>', 'who counter-signs, where that is not whoever acts')
		.option('--second-passphrase-file <file>', 'its first line is their passphrase; else asked for')
		.option('--remark <text>', 'what they say of it')
		.action((name: string, entry: string, said: Countersign, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const { role, second, secondPassphraseFile, remark } = said;
				const secondPassphrase =
					second === undefined
						? undefined
						: await passphraseFrom(at.terminal, secondPassphraseFile, {
								whose: second,
								option: '--second-passphrase-file',
							});
				const receipt = await session.ask('entry.countersign', {
					...{ case: name, entry, role },
					...given({ second, secondPassphrase, remark }),
				});
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);
}
