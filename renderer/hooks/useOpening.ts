/** What opens a case file that turns out to be encrypted: asked for when it is, and kept until another file is chosen. */
import { useCallback, useEffect, useState } from 'react';
import { mayStillBeOpened } from '../../shared/opening';
import type { Refusal } from '../../shared/refusal';
import type { Ticket } from '../../shared/vocabulary';
import { type Files, useFiles } from './useFiles';

export interface Opening {
	/** Null while nothing says that the file is encrypted. */
	readonly needs: 'identity' | 'passphrase' | null;
	readonly identity: Files;
	readonly passphrase: string;
	readonly onPassphrase: (passphrase: string) => void;
	/** As the questions take it. */
	readonly keys: { readonly identity?: Ticket; readonly filePassphrase?: string };
	readonly ready: boolean;
	readonly clear: () => void;
}

/** @param refusal of reading the file @param lost told when the file has to be chosen again */
export function useOpening(refusal: Refusal | null, lost: () => void): Opening {
	const identity = useFiles('identity', false);
	const [needs, setNeeds] = useState<Opening['needs']>(null);
	const [passphrase, setPassphrase] = useState('');
	useEffect(() => {
		if (!refusal) return;
		if (mayStillBeOpened(refusal)) setNeeds(refusal.field === 'filePassphrase' ? 'passphrase' : 'identity');
		else lost();
	}, [refusal, lost]);
	const { clear: clearIdentity } = identity;
	const clear = useCallback(() => {
		setNeeds(null);
		setPassphrase('');
		clearIdentity();
	}, [clearIdentity]);
	const [file] = identity.files;
	const byIdentity = needs === 'identity' && file ? { identity: file.ticket } : {};
	const byPassphrase = needs === 'passphrase' && passphrase !== '' ? { filePassphrase: passphrase } : {};
	const ready = needs === null || (needs === 'identity' ? file !== undefined : passphrase !== '');
	return {
		...{ needs, identity, passphrase, ready, clear },
		onPassphrase: setPassphrase,
		keys: { ...byIdentity, ...byPassphrase },
	};
}

/** What is amiss with the key that was given; nothing where none was given yet, as the fields then ask for it. */
export const wrongKey = (refusal: Refusal | null): string | undefined =>
	refusal && mayStillBeOpened(refusal) && refusal.code !== 'casefile.encrypted'
		? `${refusal.sentence} ${refusal.hint}`
		: undefined;

/** A refusal that the fields for the key do not say already. */
export const unlessAsked = (refusal: Refusal | null): Refusal | null =>
	refusal && mayStillBeOpened(refusal) ? null : refusal;
