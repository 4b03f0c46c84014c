/** A value that changes with every key, told on once the person pauses. */
import { useEffect, useState } from 'react';

export function useSettled<T>(value: T, ms = 140): T {
	const [settled, setSettled] = useState(value);
	useEffect(() => {
		const wait = setTimeout(() => setSettled(value), ms);
		return () => clearTimeout(wait);
	}, [value, ms]);
	return settled;
}
