/** How long a receipt has been outstanding, as of now. */
import { useEffect, useState } from 'react';
import { locker as words } from '../words/locker';
import { duration } from './measure';

const MINUTE_MS = 60_000;

export function Outstanding({ since }: { readonly since: string }) {
	const [now, setNow] = useState(() => Date.now());
	useEffect(() => {
		const tick = setInterval(() => setNow(Date.now()), MINUTE_MS);
		return () => clearInterval(tick);
	}, []);
	return <>{words.outstanding(duration(now - Date.parse(since)))}</>;
}
