/**
 * Files on their way to a draft: picked, dropped or pasted, each digested as it arrives. A picture from the clipboard lies
 * nowhere on this machine, so its bytes are handed over; of everything else main learns where it lies.
 */
import { useCallback, useRef, useState } from 'react';
import type { Answer, Refusal } from '../../shared/refusal';
import type { ArrivedFile, PickedFile } from '../../shared/views';
import { ask, filesDropped } from '../notebook';
import { parts } from '../words/parts';
import { visible } from '../words/seen';
import { stopJob } from './stopJob';

/** A file that is being digested. */
export interface Arriving {
	/** Also the name of its job. */
	readonly key: string;
	readonly name: string;
	readonly sizeBytes: number;
}

export interface Attachments {
	readonly arriving: readonly Arriving[];
	readonly refusal: Refusal | null;
	readonly pick: () => Promise<void>;
	readonly take: (files: File[]) => Promise<void>;
	/** Stops the digesting of a file that has not arrived. */
	readonly stop: (file: Arriving) => void;
	readonly clear: () => void;
}

const MOST_PASTED_BYTES = 32 * 1024 * 1024;

export function useAttachments(onArrived: (file: ArrivedFile) => void): Attachments {
	const [arriving, setArriving] = useState<readonly Arriving[]>([]);
	const [refusal, setRefusal] = useState<Refusal | null>(null);
	const count = useRef(0);
	const under = useRef(new Set<string>());
	const arrived = useRef(onArrived);
	arrived.current = onArrived;

	const wait = useCallback(
		async (name: string, sizeBytes: number, by: (key: string) => Promise<Answer<ArrivedFile>>) => {
			count.current += 1;
			const file = { key: `arrival ${count.current} ${Date.now()}`, name, sizeBytes };
			setArriving((before) => [...before, file]);
			under.current.add(file.key);
			const answer = await by(file.key).finally(() => {
				under.current.delete(file.key);
				setArriving((before) => before.filter((each) => each !== file));
			});
			if (answer.ok) arrived.current(answer.value);
			else if (answer.refusal.code !== 'job.cancelled') setRefusal(answer.refusal);
		},
		[],
	);
	const arrive = useCallback(
		({ ticket, name, sizeBytes }: PickedFile) =>
			wait(name, sizeBytes, (job) => ask('attachment.arrive', { file: ticket, job })),
		[wait],
	);
	const paste = useCallback(
		async (file: File) => {
			const name = pastedName(file);
			if (file.size > MOST_PASTED_BYTES) {
				setRefusal({ code: 'paste.long', sentence: parts.tooLong(visible(name)), hint: parts.tooLongHint });
				return;
			}
			await wait(name, file.size, async () => ask('attachment.paste', { name, bytes: await base64Of(file) }));
		},
		[wait],
	);
	const pick = useCallback(async () => {
		setRefusal(null);
		const answer = await ask('file.pick', { purpose: 'attachment' });
		if (answer.ok) await Promise.all(answer.value.map(arrive));
		else setRefusal(answer.refusal);
	}, [arrive]);
	const take = useCallback(
		async (files: File[]) => {
			setRefusal(null);
			const answer = await filesDropped(files);
			if (!answer.ok) {
				setRefusal(answer.refusal);
				return;
			}
			await Promise.all(
				files.map((file, at) => {
					const picked = answer.value[at];
					return picked ? arrive(picked) : paste(file);
				}),
			);
		},
		[arrive, paste],
	);
	const stop = useCallback((file: Arriving) => void stopJob(file.key, () => under.current.has(file.key)), []);
	const clear = useCallback(() => setRefusal(null), []);
	return { arriving, refusal, pick, take, stop, clear };
}

/** Chromium calls every pasted picture image.png; when it was pasted tells more. */
function pastedName({ name, type }: File): string {
	const plain = name.replace(/\p{Cc}/gu, '').slice(-200);
	if (plain !== '' && plain !== 'image.png') return plain;
	const kind = /^image\/([a-z0-9]{1,10})$/.exec(type)?.[1] ?? 'png';
	return parts.pastedName(new Date().toISOString().slice(0, 19).replaceAll(':', '-').concat('Z'), kind);
}

function base64Of(file: File): Promise<string> {
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
		reader.onerror = () => reject(reader.error ?? new Error('the clipboard’s file cannot be read'));
		reader.readAsDataURL(file);
	});
}
