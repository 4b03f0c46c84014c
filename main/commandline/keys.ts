/** `sealbook person export-key`, `import-key`, `rotate-key` and `revoke-key`: what happens to people's keys. */
import type { Command } from 'commander';
import { Refused } from '../../shared/refusal';
import type { Person } from '../../shared/views';
import type { KeyId } from '../../shared/vocabulary';
import { handlerNamed, whoActs } from './access';
import { type Run, verb } from './command';
import { given } from './given';
import { passphraseFrom } from './passphrase';
import { receiptText } from './receipt';
import { fields } from './table';
import { instantOf } from './when';

const FILE_PASSPHRASE = '--file-passphrase-file';

interface Export {
	readonly to: string;
	readonly handler?: string;
	readonly handlerPassphraseFile?: string;
	readonly filePassphraseFile?: string;
}
interface Import {
	readonly handler?: string;
	readonly newPassphraseFile?: string;
	readonly filePassphraseFile?: string;
	readonly title?: string;
	readonly phone?: string;
	readonly organization?: string;
}
interface Revoke {
	readonly reason: string;
	readonly since?: string;
	readonly case?: string;
}

/** @param person the noun `person` */
export function keyCommands(person: Command, run: Run): void {
	exportCommand(person, run);
	importCommand(person, run);
	rotateCommand(person, run);
	revokeCommand(person, run);
}

function exportCommand(person: Command, run: Run): void {
	verb(
		person,
		'export-key',
		'writes the key and certificate of whoever acts to a new file (PKCS#12), which `openssl pkcs12` opens',
		'sealbook person export-key --to ada.p12 --file-passphrase-file file-pass.txt',
	)
		.requiredOption('--to <file>', 'a file that is not there yet')
		.option(`${FILE_PASSPHRASE} <file>`, 'its first line is the passphrase of the new file; else asked for twice')
		.option('--handler <handler>', 'somebody else than whoever acts: a name or a key id')
		.option('--handler-passphrase-file <file>', 'its first line is that person’s passphrase; else asked for')
		.action((options: Export, command: Command) =>
			run(command, async (at) => {
				const { to, handler, handlerPassphraseFile, filePassphraseFile } = options;
				const session = await at.unlocked();
				const status = await session.ask('notebook.status', {});
				const whose = handler === undefined ? whoActs(status) : handlerNamed(status, handler);
				const own = { whose: whose.name, option: '--handler-passphrase-file' };
				const passphrase =
					handler === undefined
						? (session.passphrase ?? '')
						: await passphraseFrom(at.terminal, handlerPassphraseFile, own);
				const wanted = { whose: 'the new file', option: FILE_PASSPHRASE, isNew: true };
				const filePassphrase = await passphraseFrom(at.terminal, filePassphraseFile, wanted);
				const ticket = session.ticket(at.terminal.path(to));
				const exported = await session.ask('key.export', {
					person: whose.keyId,
					passphrase,
					filePassphrase,
					to: ticket,
				});
				const { columns } = at.terminal;
				at.say(exported, () => fields([['written', exported.path]], columns) + receiptText(exported.receipt, columns));
				return 0;
			}),
		);
}

function importCommand(person: Command, run: Run): void {
	verb(
		person,
		'import-key <file>',
		'admits a further person with the key and the certificate in a file (PKCS#12)',
		'sealbook person import-key cem.p12 --file-passphrase-file file-pass.txt --new-passphrase-file cem.txt',
	)
		.option(`${FILE_PASSPHRASE} <file>`, 'its first line is the passphrase of the file; else asked for')
		.option('--new-passphrase-file <file>', 'its first line is the new person’s passphrase here; else asked for twice')
		.option('--handler <name>', 'the person’s name; else the one in the certificate')
		.option('--title <title>')
		.option('--phone <phone>')
		.option('--organization <name>')
		.action((file: string, options: Import, command: Command) =>
			run(command, async (at) => {
				const { handler, newPassphraseFile, filePassphraseFile, title, phone, organization } = options;
				const session = await at.unlocked();
				const ofFile = { whose: 'the file', option: FILE_PASSPHRASE };
				const filePassphrase = await passphraseFrom(at.terminal, filePassphraseFile, ofFile);
				const own = { whose: handler ?? 'the new person', option: '--new-passphrase-file', isNew: true };
				const passphrase = await passphraseFrom(at.terminal, newPassphraseFile, own);
				const ticket = session.ticket(at.terminal.path(file));
				const more = given({ name: handler, title, phone, organization });
				const admitted = await session.ask('key.import', { file: ticket, filePassphrase, passphrase, ...more });
				at.say(admitted, () => personText(admitted, at.terminal.columns));
				return 0;
			}),
		);
}

function rotateCommand(person: Command, run: Run): void {
	verb(
		person,
		'rotate-key',
		'replaces the key of whoever acts; the passphrase stays, recovery words end, old signatures stay valid',
		'sealbook person rotate-key',
		'sealbook person rotate-key --from ada-2027.p12 --file-passphrase-file file-pass.txt',
	)
		.option('--from <file>', 'a key from this file (PKCS#12) instead of one made here')
		.option(`${FILE_PASSPHRASE} <file>`, 'its first line is the passphrase of the file; else asked for')
		.action((options: { from?: string; filePassphraseFile?: string }, command: Command) =>
			run(command, async (at) => {
				const { from, filePassphraseFile } = options;
				if (from === undefined && filePassphraseFile !== undefined)
					throw new Refused('key.which', 'There is no file for that passphrase.', 'Name it with --from.', '--from');
				const session = await at.unlocked();
				const ofFile = { whose: 'the file', option: FILE_PASSPHRASE };
				const file =
					from === undefined
						? {}
						: {
								filePassphrase: await passphraseFrom(at.terminal, filePassphraseFile, ofFile),
								file: session.ticket(at.terminal.path(from)),
							};
				const before = (await session.ask('notebook.status', {})).recovery;
				const rotated = await session.ask('key.rotate', { passphrase: session.passphrase ?? '', ...file });
				const words = before === 'none' ? '' : 'The recovery words open nothing any more; make new ones.\n';
				at.say(rotated, () => personText(rotated, at.terminal.columns) + words);
				return 0;
			}),
		);
}

function revokeCommand(person: Command, run: Run): void {
	verb(
		person,
		'revoke-key <person>',
		'revokes a key: what it signed and the revocation does not follow is broken from then on',
		'sealbook person revoke-key "Ben Sommer" --reason "The laptop was lost." --since 2026-11-20T18:00:00+01:00',
	)
		.requiredOption('--reason <reason>')
		.option('--since <time>', 'when the key may have come into other hands: RFC 3339 with its zone')
		.option('--case <case>', 'only in this case: for a key that only it knows')
		.action((whose: string, options: Revoke, command: Command) =>
			run(command, async (at) => {
				const { reason, case: name } = options;
				const since = options.since === undefined ? undefined : instantOf(options.since, '--since');
				const session = await at.unlocked();
				const people =
					name === undefined
						? await session.ask('person.list', {})
						: (await session.ask('case.show', { case: name })).people;
				const receipts = await session.ask('key.revoke', {
					person: keyNamed(people, whose),
					passphrase: session.passphrase ?? '',
					reason,
					...given({ since, case: name }),
				});
				const { columns } = at.terminal;
				at.say(receipts, () => receipts.map((receipt) => receiptText(receipt, columns)).join('\n'));
				return 0;
			}),
		);
}

/** A key by its id, or the only one of that name that is not revoked yet. */
function keyNamed(people: readonly Person[], name: string): KeyId {
	const exact = people.find(({ keyId }) => keyId === name);
	const named = people.filter((person) => person.name === name && person.revoked === null);
	const [only] = named;
	if (exact) return exact.keyId;
	if (!only)
		throw new Refused(
			'person.unknown',
			`There is no key of ${name} to revoke.`,
			'Look at the list of people, and give a name or a key id.',
			'person',
		);
	if (named.length > 1)
		throw new Refused(
			'person.ambiguous',
			`There is more than one key of ${name}.`,
			`Give the key id: ${named.map(({ keyId, replacedBy }) => (replacedBy ? `${keyId} (replaced)` : keyId)).join(', ')}.`,
			'person',
		);
	return only.keyId;
}

function personText(person: Person & { readonly receipt: Parameters<typeof receiptText>[0] }, columns: number): string {
	const { name, keyId, fingerprint, receipt } = person;
	const lines = [['person', name] as const, ['key id', keyId] as const, ['fingerprint', fingerprint] as const];
	return fields(lines, columns) + receiptText(receipt, columns);
}
