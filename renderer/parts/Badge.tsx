/** States: always an icon and a word; colour only helps. */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'dim' | 'ac';

export function Badge({
	tone,
	icon: Icon,
	children,
}: {
	readonly tone?: Tone | 'draft' | 'solid';
	readonly icon?: LucideIcon;
	readonly children: ReactNode;
}) {
	return (
		<span className={`bdg${tone ? ` bdg-${tone}` : ''}${Icon ? '' : ' bdg-plain'}`}>
			{Icon && <Icon className="ic" aria-hidden />}
			{children}
		</span>
	);
}

export function State({
	tone = 'dim',
	icon: Icon,
	children,
	top = false,
}: {
	readonly tone?: Tone;
	readonly icon: LucideIcon;
	readonly children: ReactNode;
	readonly top?: boolean;
}) {
	return (
		<span className={top ? 'st st-top' : 'st'}>
			<span className={toneClass(tone)}>
				<Icon className="ic" aria-hidden />
			</span>
			<span>{children}</span>
		</span>
	);
}

export const toneClass = (tone: Tone): string => (tone === 'dim' ? 'dim' : `tone-${tone}`);
