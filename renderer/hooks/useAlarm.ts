/**
 * A short tone while somebody is to be called, made in the page, so that nothing is loaded; and the window's title, for
 * whoever has the window behind another one. It says no name and no case.
 */
import { useEffect } from 'react';
import { usePreferences } from './useStatus';

const EVERY_MS = 20_000;
const TONES_HZ = [880, 660];
const TONE_SECONDS = 0.18;

/** @param title stands in the window's title while it rings; null: nothing is due */
export function useAlarm(title: string | null): void {
	const sounds = usePreferences().value?.alarmSound ?? true;
	const rings = title !== null;
	useEffect(() => {
		const before = document.title;
		if (title !== null) document.title = title;
		return () => {
			document.title = before;
		};
	}, [title]);
	useEffect(() => {
		if (!rings || !sounds) return;
		const context = new AudioContext();
		ring(context);
		const again = setInterval(() => ring(context), EVERY_MS);
		return () => {
			clearInterval(again);
			void context.close();
		};
	}, [rings, sounds]);
}

function ring(context: AudioContext): void {
	for (const [n, hertz] of [...TONES_HZ, ...TONES_HZ].entries()) {
		const tone = context.createOscillator();
		const loudness = context.createGain();
		const from = context.currentTime + n * TONE_SECONDS;
		tone.frequency.value = hertz;
		loudness.gain.setValueAtTime(0.2, from);
		loudness.gain.exponentialRampToValueAtTime(0.001, from + TONE_SECONDS);
		tone.connect(loudness).connect(context.destination);
		tone.start(from);
		tone.stop(from + TONE_SECONDS);
	}
}
