/** `sealbook person …`: who handles, who takes into custody, whose keys are known. */
import type { Command } from 'commander';
import { Refused } from '../../shared/refusal';
import type { Person } from '../../shared/views';
import { accessCommands } from './access';
import { noun, type Run, verb } from './command';
import { given } from './given';
import { keyCommands } from './keys';
import { passphraseFrom } from './passphrase';
import { receiptText } from './receipt';
import { roleCommand } from './role';
import { fields } from './table';
import type { Terminal } from './terminal';

interface Admit {
	readonly handler?: string;
	readonly certificate?: string;
	readonly newPassphraseFile?: string;
	readonly title?: string;
	readonly phone?: string;
	readonly organization?: string;
}

export function personCommands(program: Command, run: Run): void {
	const person = noun(program, 'person', 'the people of the notebook');

	verb(
		person,
		'admit',
		'admits a further handler or custodian, with a key made here or with only a certificate',
		'sealbook person admit --handler "Ben Sommer" --new-passphrase-file ben.txt --phone "+49 30 1234"',
		'sealbook person admit --certificate carla.pem',
	)
		.option('--handler <name>', 'makes a key for this person')
		.option('--new-passphrase-file <file>', 'its first line is the new person’s passphrase; else asked for twice')
		.option('--certificate <file>', 'admits this certificate; its key stays elsewhere')
		.option('--title <title>')
		.option('--phone <phone>')
		.option('--organization <name>')
		.action((options: Admit, command: Command) =>
			run(command, async (at) => {
				const { handler, certificate, newPassphraseFile, title, phone, organization } = options;
				if ((handler === undefined) === (certificate === undefined)) {
					throw new Refused(
						'person.which',
						'It is not clear who is admitted.',
						'Give either --handler or --certificate.',
					);
				}
				const more = given({ title, phone, organization });
				if (certificate !== undefined && Object.keys(more).length + (newPassphraseFile === undefined ? 0 : 1) > 0) {
					const hint = 'Give --certificate alone; name and organization stand in it.';
					throw new Refused('person.certificate', 'A certificate speaks for itself.', hint);
				}
				const session = await at.unlocked();
				const admitted = await session.ask(
					'person.admit',
					handler === undefined
						? { certificate: session.ticket(at.terminal.path(certificate ?? '')) }
						: { name: handler, passphrase: await newPassphrase(at.terminal, handler, newPassphraseFile), ...more },
				);
				const { columns } = at.terminal;
				at.say(
					admitted,
					() =>
						fields(
							[
								['person', admitted.name],
								['key id', admitted.keyId],
								['fingerprint', admitted.fingerprint],
							],
							columns,
						) + receiptText(admitted.receipt, columns),
				);
				return 0;
			}),
		);

	accessCommands(person, run);
	keyCommands(person, run);
	roleCommand(person, run);

	verb(person, 'list', 'lists the people of the notebook', 'sealbook person list').action(
		(_options: object, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const people = await session.ask('person.list', {});
				const { columns } = at.terminal;
				at.say(people, () => people.map((person) => personText(person, columns)).join('\n'));
				return 0;
			}),
	);
}

function newPassphrase(terminal: Terminal, whose: string, file: string | undefined): Promise<string> {
	return passphraseFrom(terminal, file, { whose, option: '--new-passphrase-file', isNew: true });
}

/** In lines, as a key id alone takes 64 columns. */
function personText(person: Person, columns: number): string {
	return fields(
		[
			['name', person.name ?? 'withheld'],
			['title', person.title],
			['organization', person.organization],
			['phone', person.phone],
			['signs', person.signsHere ? 'here' : 'elsewhere'],
			['vouched for', person.vouchedFor ? 'yes' : 'no'],
			['replaced by', person.replacedBy],
			['revoked', person.revoked && `${person.revoked.at}: ${person.revoked.reason ?? 'reason withheld'}`],
			['key id', person.keyId],
		],
		columns,
	);
}
