/** Notebooks made by the command line before a journey begins, so that the window shows only what the journey is about. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PASSPHRASE, SECOND_PASSPHRASE } from './day';

const program = resolve(import.meta.dirname, '../../dist/sealbook.cjs');

export interface Prepared {
	readonly notebook: string;
	/** Runs a command as the notebook's first handler; its standard output. Any status but those is an error. */
	readonly run: (words: readonly string[], allowed?: readonly number[], input?: string) => string;
}

/** A notebook of one handler in a folder of its own. */
export function prepare(folder: string, name: string, handler: string, passphrase: string): Prepared {
	const notebook = join(folder, name);
	const file = join(folder, `${name}.txt`);
	writeFileSync(file, `${passphrase}\n`);
	const run: Prepared['run'] = (words, allowed = [0], input = '') => {
		const shared = [program, '--notebook', notebook, '--passphrase-file', file];
		const { stdout, stderr, status } = spawnSync(process.execPath, [...shared, ...words], { input, encoding: 'utf8' });
		if (status === null || !allowed.includes(status))
			throw new Error(`${words.join(' ')}: ${String(status)} ${stderr}`);
		return stdout;
	};
	run(['notebook', 'init', '--name', name, '--handler', handler]);
	return { notebook, run };
}

export const first = (folder: string): Prepared => prepare(folder, 'notebook', 'Mara Lindqvist', PASSPHRASE);
export const second = (folder: string): Prepared => prepare(folder, 'laboratory', 'Ines Carvalho', SECOND_PASSPHRASE);

/** The certificate of a notebook's handler in a file, as they would hand it to a colleague: PEM. */
export function certificateOf({ run }: Prepared, path: string): string {
	run(['case', 'new', '--number', 'OWN', '--title', 'To show a certificate']);
	const [line = ''] = run(['log', 'OWN', '--kind', 'person.admitted', '--json']).split('\n');
	const certificate: string = JSON.parse(line).body.certificate;
	const lines = certificate.match(/.{1,64}/g) ?? [];
	writeFileSync(path, ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'));
	return createHash('sha256').update(Buffer.from(certificate, 'base64')).digest('hex');
}
