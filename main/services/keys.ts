/**
 * People's keys: written to a file and read from one, replaced by a new one, revoked. Rotation and revocation are entries
 * of the notebook and of every case that knows the key, closed ones too: a closed case takes nothing about its matter, but
 * whoever reads it must learn which keys count, and whoever reopens it signs with a new one.
 */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Given } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { Person, Receipt } from '../../shared/views';
import type { KeyId } from '../../shared/vocabulary';
import { once, writeOut } from '../store/write-out';
import { fromBase64 } from '../vault/base64';
import { readCertificate } from '../vault/certificates';
import { checkPassphrase } from '../vault/kdf';
import { checkFilePassphrase, writePkcs12 } from '../vault/pkcs12';
import { keyInFile } from '../vault/pkcs12-file';
import { type Identity, makeIdentity } from '../vault/selfsigned';
import { caseNamed } from './cases';
import { admissionOf, claim, type Desk, type Handlers, meAmong, peopleHere, seal } from './desk';
import { booksOf, mustBeNewKey } from './key-books';
import type { LedgerBook } from './ledger-book';
import { admitInOpenCases, find, mustBeNewName } from './people';

export const keys: Handlers<'key.export' | 'key.import' | 'key.rotate' | 'key.revoke'> = {
	'key.export': async (desk, input) => {
		const slot = desk.shelf.slots.of(input.person);
		checkFilePassphrase(input.filePassphrase, slot.name);
		const privateKey = await desk.shelf.privateKeyOf(input.person, input.passphrase);
		const certificate = readCertificate(fromBase64(slot.certificate));
		const bytes = await writePkcs12({ privateKey, certificate, name: slot.name, passphrase: input.filePassphrase });
		const path = desk.redeem(input.to);
		await writeOut(path, once(bytes));
		const receipt = await seal(desk, desk.book, 'person.key-exported/1', {
			key: input.person,
			fileName: basename(String(path)),
			fileSha256: createHash('sha256').update(bytes).digest('hex'),
		});
		return { path: String(path), receipt };
	},

	'key.import': (desk, input) => claim(desk, 'key.import', () => importKey(desk, input)),
	'key.rotate': (desk, input) => claim(desk, 'key.rotate', () => rotate(desk, input)),
	'key.revoke': (desk, input) => claim(desk, 'key.revoke', () => revoke(desk, input)),
};

async function importKey(desk: Desk, input: Given<'key.import'>): Promise<Person & { receipt: Receipt }> {
	const { privateKey, certificate } = await keyInFile(desk.redeem(input.file), input.filePassphrase);
	const known = mustBeNewKey(desk, certificate);
	const name = input.name ?? known?.name ?? nameIn(certificate.commonName);
	checkPassphrase(input.passphrase, name);
	mustBeNewName(desk, name);
	const told = {
		name,
		title: input.title ?? known?.title ?? null,
		phone: input.phone ?? known?.phone ?? null,
		organization: input.organization ?? known?.organization ?? (certificate.organization || null),
	};
	// The admission comes first: a slot without one could sign what nobody accepts.
	const receipt = await seal(desk, desk.book, 'person.admitted/1', admissionOf(told, certificate.der));
	await desk.shelf.addSigner({ name, passphrase: input.passphrase, certificate, privateKey });
	const person = find(desk, certificate.keyId);
	await admitInOpenCases(desk, person);
	return { ...person, receipt };
}

/**
 * The entries come first and the vault last: a crash between leaves the old key in its slot, with which to rotate again, and
 * a new one that nobody has. The old key admits the new one, so that whoever knows only `person.admitted` follows; both sign
 * the rotation.
 */
async function rotate(desk: Desk, input: Given<'key.rotate'>): Promise<Person & { receipt: Receipt }> {
	const old = desk.me;
	await desk.shelf.privateKeyOf(old.keyId, input.passphrase);
	const me = meAmong(peopleHere(desk), old);
	const books = await booksOf(desk, old.keyId);
	for (const book of books) desk.anchors.mustBeWhole(book);
	const { privateKey, certificate } = await nextIdentity(desk, me, input);
	const next = { keyId: certificate.keyId, privateKey, certificateDer: Buffer.from(certificate.der) };
	const enter = async (book: LedgerBook) => {
		if (!book.checked().admissions.has(next.keyId))
			await seal(desk, book, 'person.admitted/1', admissionOf(me, next.certificateDer));
		const body = { certificate: next.certificateDer.toString('base64'), replaces: old.keyId };
		return seal(desk, book, 'person.key-rotated/1', body, [old, next]);
	};
	const receipt = await enter(desk.book);
	for (const book of books) await enter(book);
	const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' });
	const moved = { from: old.keyId, passphrase: input.passphrase, keyId: next.keyId, privateKeyPkcs8: pkcs8 };
	await desk.shelf.slots.move({ ...moved, certificateDer: next.certificateDer }).finally(() => pkcs8.fill(0));
	desk.me = next;
	return { ...find(desk, next.keyId), receipt };
}

/** A key made here under the same names, or the one in the file. */
async function nextIdentity(desk: Desk, me: Person, input: Given<'key.rotate'>): Promise<Identity> {
	if (input.file === undefined || input.filePassphrase === undefined) {
		const { name } = desk.shelf.slots.of(me.keyId);
		const names = { name, organization: me.organization ?? undefined, title: me.title ?? undefined };
		return makeIdentity(names, new Date(desk.clock().at), desk.newKey);
	}
	const read = await keyInFile(desk.redeem(input.file), input.filePassphrase);
	mustBeNewKey(desk, read.certificate, desk.book.checked().rotations.get(me.keyId)?.to);
	return read;
}

async function revoke(desk: Desk, input: Given<'key.revoke'>): Promise<Receipt[]> {
	const { person, passphrase, reason, since } = input;
	if (person === desk.me.keyId)
		throw new Refused(
			'key.own',
			'This is the key that you sign with, so that its revocation could be anybody’s.',
			'Rotate your key first, then revoke the old one.',
			'person',
		);
	if (since !== undefined && since > desk.clock().at)
		throw new Refused('key.since', 'That time has not come yet.', 'Give a time that is past, or none.', 'since');
	const books = input.case === undefined ? await allBooks(desk, person) : [await caseNamed(desk, input.case)];
	const knowing = books.filter((book) => book.checked().admissions.has(person));
	if (knowing.length === 0)
		throw new Refused(
			'person.unknown',
			'No ledger here knows this key.',
			'Look at the list of people for the keys there are.',
			'person',
		);
	const open = knowing.filter((book) => !book.checked().revocations.has(person));
	if (open.length === 0) throw new Refused('key.revoked', 'This key is revoked already.', '', 'person');
	await desk.shelf.privateKeyOf(desk.me.keyId, passphrase);
	const receipts: Receipt[] = [];
	for (const book of open)
		receipts.push(await seal(desk, book, 'person.key-revoked/1', { key: person, reason, compromisedSince: since }));
	return receipts;
}

/** The notebook's own ledger, and every case that can be added to: one that was rolled back learns of it when that is acknowledged. */
async function allBooks(desk: Desk, key: KeyId): Promise<LedgerBook[]> {
	const { me, anchors } = desk;
	const fit = (book: LedgerBook) =>
		anchors.unacknowledged(book).length === 0 && book.checked().admissions.has(me.keyId);
	return [desk.book, ...(await booksOf(desk, key)).filter(fit)];
}

/** The name in a certificate as a person's name. */
function nameIn(commonName: string): string {
	if (commonName.trim() !== '' && commonName.length <= 64 && !/\p{Cc}/u.test(commonName)) return commonName;
	throw new Refused('person.name', 'The certificate in this file gives no name that can be used.', 'Give one.', 'name');
}
