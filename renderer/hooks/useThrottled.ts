/** A value that changes with every turn of a wheel, told on at once and then at most every so often; the last one always. */
import { useEffect, useRef, useState } from 'react';

export function useThrottled<T>(value: T, ms: number): T {
	const [told, setTold] = useState(value);
	const last = useRef(Number.NEGATIVE_INFINITY);
	useEffect(() => {
		const tell = () => {
			last.current = performance.now();
			setTold(value);
		};
		const left = last.current + ms - performance.now();
		if (left <= 0) return tell();
		const wait = setTimeout(tell, left);
		return () => clearTimeout(wait);
	}, [value, ms]);
	return told;
}
