/**
 * The process in which an open notebook lives: keys, passphrases, ledgers. It ends at lock, and its memory with it
 * (decision 8). It speaks only with the process that started it, in the messages below.
 */

import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { ServiceQuestion, Takes } from '../shared/contract';
import { type Answer, Refused } from '../shared/refusal';
import type { CopyRead, ReceiptRead } from '../shared/views';
import { treatArchivesAsFiles } from './platform/archives';
import { deviceClock } from './platform/clock';
import type { FromNotebook, StrangerReading, ToNotebook } from './platform/notebook-link';
import { SecretBox, sealFor } from './platform/secrets';
import type { CopyReader, ReceiptReader } from './services/desk';
import { openNotebook } from './services/notebook';

const parent = process.parentPort;
const [folder = '', workerPath = '', version = ''] = process.argv.slice(2);
const send = (message: FromNotebook) => parent.postMessage(message);

const secrets = new SecretBox();
const reading = new Map<string, (answer: Answer<unknown>) => void>();

/** A stranger's file is read by another process, which holds no key. */
async function readElsewhere(what: StrangerReading): Promise<unknown> {
	const id = randomUUID();
	const answer = await new Promise<Answer<unknown>>((resolve) => {
		reading.set(id, resolve);
		send({ says: 'read', id, reading: what });
	});
	if (answer.ok) return answer.value;
	const { code, sentence, hint, field } = answer.refusal;
	throw new Refused(code, sentence, hint, field);
}

const readCopy: CopyReader = async (path, { trust, job, identity, filePassphrase }) => {
	const sealTo = secrets.publicKey;
	const read = (await readElsewhere({
		...{ what: 'case file', path: String(path), trust, job, sealTo },
		...(identity === undefined ? {} : { identity: String(identity) }),
		...(filePassphrase === undefined ? {} : { filePassphrase: sealFor(sealTo, 'filePassphrase', filePassphrase) }),
	})) as CopyRead;
	return withKey(read, (payloadKey) => String(Reflect.get(Object(secrets.opened({ payloadKey })), 'payloadKey')));
};

/** What was read, the key of an encrypted file as `change` makes it: between processes it travels sealed. */
function withKey(read: CopyRead, change: (key: string) => string): CopyRead {
	const { copy } = read;
	if (!copy?.sealed) return read;
	return { ...read, copy: { ...copy, sealed: { ...copy.sealed, key: change(copy.sealed.key) } } };
}
const readReceipt: ReceiptReader = async (path) =>
	(await readElsewhere({ what: 'receipt', path: String(path) })) as ReceiptRead;

treatArchivesAsFiles();
const opening = openNotebook({
	folder,
	workerPath,
	ledgerWorkerPath: join(dirname(workerPath), 'ledger-worker.cjs'),
	verifyPagePath: join(dirname(workerPath), '../resources/case-file/verify.html'),
	version,
	clock: deviceClock(),
	checkAtStart: true,
	...{ readCopy, readReceipt },
});
void opening.then((notebook) => notebook.listen((telling) => send({ says: 'telling', telling })));

parent.on('message', (event: { data: ToNotebook }) => {
	void serve(event.data);
});

function resealed(name: string, value: string, key: string): Answer<string> {
	try {
		return { ok: true, value: secrets.resealed(name, value, key) };
	} catch (error) {
		if (error instanceof Refused) return { ok: false, refusal: error.refusal };
		throw error;
	}
}

async function serve(message: ToNotebook): Promise<void> {
	const notebook = await opening;
	switch (message.says) {
		case 'ticket':
			notebook.ticketFor(message.path, message.ticket);
			return;
		case 'key':
			send({ says: 'answer', id: message.id, answer: { ok: true, value: secrets.publicKey } });
			return;
		case 'reseal':
			send({ says: 'answer', id: message.id, answer: resealed(message.name, message.value, message.key) });
			return;
		case 'ask':
			try {
				// It came from another process as it is; the services hold it to the contract's schema first of all.
				const input = secrets.opened(message.input) as Takes<ServiceQuestion>;
				const answer = await notebook.ask(message.question, input);
				const { sealTo } = message;
				const sealed: Answer<unknown> =
					answer.ok && sealTo !== undefined && message.question === 'casefile.read'
						? { ok: true, value: withKey(answer.value as CopyRead, (key) => sealFor(sealTo, 'payloadKey', key)) }
						: answer;
				send({ says: 'answer', id: message.id, answer: sealed });
			} catch (error) {
				if (error instanceof Refused) {
					send({ says: 'answer', id: message.id, answer: { ok: false, refusal: error.refusal } });
					return;
				}
				send({
					says: 'bug',
					id: message.id,
					error: error instanceof Error ? (error.stack ?? error.message) : String(error),
				});
			}
			return;
		case 'was-read':
			reading.get(message.id)?.(message.answer);
			reading.delete(message.id);
			return;
		case 'end':
			await notebook.close();
			send({ says: 'ended' });
			return;
		default:
			message satisfies never;
	}
}
