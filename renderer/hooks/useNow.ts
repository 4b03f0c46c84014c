/** The time now, told again every second. */
import { useEffect, useState } from 'react';

export function useNow(): Date {
	const [now, setNow] = useState(() => new Date());
	useEffect(() => {
		const tick = setInterval(() => setNow(new Date()), 1000);
		return () => clearInterval(tick);
	}, []);
	return now;
}
