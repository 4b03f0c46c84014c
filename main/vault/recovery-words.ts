/**
 * Recovery words: 128 random bits and 4 bits of checksum as twelve of the 2048 English words of BIP-39, which are told
 * apart by their first four letters. The words and not a file, because paper outlives disks and nobody can copy it
 * from afar.
 * What must hold: what a person typed is read however they separated the words; a slip of the pen shows as such.
 */
import { randomBytes } from 'node:crypto';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { Refused } from '../../shared/refusal';

const BITS = 128;
const WORDS = 12;

/** New words, with one space between. */
export function makeWords(): string {
	const entropy = randomBytes(BITS / 8);
	try {
		return entropyToMnemonic(entropy, wordlist);
	} finally {
		entropy.fill(0);
	}
}

/** The words as `makeWords` gives them. @throws Refused `recovery.words` for what cannot be such words */
export function readWords(typed: string): string {
	const words = typed
		.normalize('NFKD')
		.toLowerCase()
		.split(/[^a-z]+/)
		.filter((word) => word !== '');
	const unknown = words.findIndex((word) => !wordlist.includes(word));
	if (unknown >= 0 && words.length <= WORDS * 2)
		throw unfit(`Word ${unknown + 1} is not one of the words that are used.`, 'Compare it with the paper.');
	if (words.length !== WORDS)
		throw unfit(`These are ${words.length} words, not ${WORDS}.`, 'Type all of them in order.');
	const phrase = words.join(' ');
	try {
		mnemonicToEntropy(phrase, wordlist).fill(0);
		return phrase;
	} catch {
		throw unfit('One of the words is wrong, or two changed places.', 'Compare each word with the paper.');
	}
}

const unfit = (sentence: string, hint: string) => new Refused('recovery.words', sentence, hint, 'words');
