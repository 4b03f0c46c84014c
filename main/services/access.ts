/**
 * Who can open the notebook, and how: passphrases changed, recovery words made and tried, people removed. Each act is an
 * entry of the notebook's own ledger.
 */
import { Refused } from '../../shared/refusal';
import type { Receipt } from '../../shared/views';
import type { KeyId } from '../../shared/vocabulary';
import { codeOf } from '../vault/recovery-code';
import { makeWords } from '../vault/recovery-words';
import { enterAccess } from './access-entries';
import { claim, type Desk, type Handlers, seal } from './desk';

type Access = 'person.change-passphrase' | 'person.remove' | 'recovery.make' | 'recovery.test';

export const access: Handlers<Access> = {
	'person.change-passphrase': async (desk, input) => {
		desk.shelf.slots.of(input.person);
		await desk.shelf.slots.changePassphrase(input.person, input.old, input.passphrase);
		return entered(desk, 'person.passphrase-changed/1');
	},

	'person.remove': (desk, input) => claim(desk, `removal ${input.person}`, () => remove(desk, input)),

	'recovery.make': async (desk, input) => {
		const words = makeWords();
		const qr = codeOf(words);
		await desk.shelf.slots.setWords(desk.me.keyId, input.passphrase, words);
		const receipt = await entered(desk, 'recovery.made/1');
		return { words: words.split(' '), qr, madeAt: paperOf(desk).setAt, receipt };
	},

	'recovery.test': async (desk, input) => {
		try {
			await desk.shelf.slots.testWords(desk.me.keyId, input.words);
		} catch (error) {
			if (error instanceof Refused && error.refusal.code === 'recovery.wrong') return { matches: false };
			throw error;
		}
		await entered(desk, 'recovery.tested/1');
		return { matches: true };
	},
};

/**
 * The entry comes first: should the vault file not follow, the ledger says what is to be done, and the next one to
 * unlock does it (`enterAccess`).
 */
async function remove(
	desk: Desk,
	{ person, passphrase, reason }: { person: KeyId; passphrase: string; reason: string },
): Promise<Receipt> {
	if (person === desk.me.keyId)
		throw new Refused(
			'person.self',
			'Nobody removes themselves: the notebook could be left with nobody who can open it.',
			'Let another handler do it.',
			'person',
		);
	const slot = desk.shelf.slots.of(person);
	await desk.shelf.slots.privateKeyOf(desk.me.keyId, passphrase);
	const who = { person: { keyId: slot.keyId, name: slot.name }, slot: slot.agreement, reason };
	const receipts: Receipt[] = [];
	await desk.shelf.slots.renew(new Set([slot.agreement]), async (vaultKey) => {
		receipts.push(await seal(desk, desk.book, 'person.removed/1', { ...who, vaultKey }));
	});
	const [receipt] = receipts;
	if (!receipt) throw new Error('somebody was removed without an entry');
	return receipt;
}

async function entered(desk: Desk, kind: string): Promise<Receipt> {
	const receipt = (await enterAccess(desk)).findLast((e) => e.kind === kind)?.receipt;
	if (!receipt) throw new Error(`${kind} was done and not entered`);
	return receipt;
}

function paperOf(desk: Desk) {
	const { paper } = desk.shelf.slots.of(desk.me.keyId);
	if (!paper) throw new Error('recovery words that were just made are not there');
	return paper;
}
