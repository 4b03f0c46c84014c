/** How long a receipt has been outstanding, as of now. */
import { useEffect, useState } from 'react';
import { locker as words } from '../words/locker';
import { duration } from './measure';

const MINUTE_MS = 60_000;

/** @param short in a row of a table, where the item's own pane says the rest */
export function Outstanding({ since, short = false }: { readonly since: string; readonly short?: boolean }) {
	const [now, setNow] = useState(() => Date.now());
	useEffect(() => {
		const tick = setInterval(() => setNow(Date.now()), MINUTE_MS);
		return () => clearInterval(tick);
	}, []);
	const age = duration(now - Date.parse(since));
	return <>{short ? words.outstandingShort(age) : words.outstanding(age)}</>;
}
