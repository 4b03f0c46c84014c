/** A digest or fingerprint: short on screen, whole when copied, hovered or printed. */
import { Check, Copy } from 'lucide-react';
import { createContext, useContext, useEffect, useState } from 'react';
import { parts } from '../words/parts';

/** Who copies; the frame hands it in, because a part knows no door to main. */
export const CopyContext = createContext<(text: string) => Promise<boolean>>(async () => false);

export function Digest({
	hex,
	what = parts.sha256,
	bare = false,
}: {
	readonly hex: string;
	readonly what?: string;
	readonly bare?: boolean;
}) {
	const short = hex.length > 20;
	return (
		<span className="hash" title={hex}>
			<span>
				<b>{short ? hex.slice(0, 8) : hex}</b>
				{short && <span className="el">…</span>}
				{short && hex.slice(-8)}
			</span>
			{!bare && <CopyButton text={hex} what={what} />}
		</span>
	);
}

/** Certificate fingerprint, whole, in groups that can be read aloud. */
export function Fingerprint({ text, name }: { readonly text: string; readonly name?: string }) {
	return (
		<span className="fpr">
			<span className="mono wrap">{text.replaceAll(':', ' ')}</span>
			<CopyButton text={text} what={name === undefined ? 'fingerprint' : `fingerprint of ${name}`} />
		</span>
	);
}

export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
	const copy = useContext(CopyContext);
	const [done, setDone] = useState(false);
	useEffect(() => {
		if (!done) return undefined;
		const fade = setTimeout(() => setDone(false), 1600);
		return () => clearTimeout(fade);
	}, [done]);
	return (
		<button
			type="button"
			className="copy"
			aria-label={done ? parts.copied : parts.copy(what)}
			title={parts.copy(what)}
			onClick={async (event) => {
				event.stopPropagation();
				setDone(await copy(text));
			}}
		>
			{done ? <Check className="ic ic-s" aria-hidden /> : <Copy className="ic ic-s" aria-hidden />}
		</button>
	);
}
