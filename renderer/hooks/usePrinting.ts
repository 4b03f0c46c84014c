/**
 * Is the page on its way to the printer? What only paper shows is made then and not before: a screen with long lists would
 * pay for it at every turn. It must be there when the event returns, so React is not allowed to take its time.
 */
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

export function usePrinting(): boolean {
	const [printing, setPrinting] = useState(false);
	useEffect(() => {
		const print = matchMedia('print');
		const change = () => flushSync(() => setPrinting(print.matches));
		const before = () => flushSync(() => setPrinting(true));
		const after = () => setPrinting(false);
		print.addEventListener('change', change);
		addEventListener('beforeprint', before);
		addEventListener('afterprint', after);
		return () => {
			print.removeEventListener('change', change);
			removeEventListener('beforeprint', before);
			removeEventListener('afterprint', after);
		};
	}, []);
	return printing;
}
