/** Copies text through main; the digest's copy buttons get this from the frame. */
import { useCallback } from 'react';
import { ask } from '../notebook';

export function useCopy(): (text: string) => Promise<boolean> {
	return useCallback(async (text: string) => (await ask('clipboard.copy', { text })).ok, []);
}
