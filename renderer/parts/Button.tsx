/** A button: icon, word, and its key where it has one. The key is seen, not part of the name. */
import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, Ref } from 'react';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
	readonly tone?: 'primary' | 'plain' | 'quiet' | 'bad';
	readonly size?: 's' | 'm' | 'l';
	readonly icon?: LucideIcon;
	/** As shown: `Ctrl N`. */
	readonly keys?: string;
	readonly ref?: Ref<HTMLButtonElement>;
}

const TONES = { primary: ' btn-p', plain: '', quiet: ' btn-q', bad: ' btn-bad' };
const SIZES = { s: ' btn-s', m: '', l: ' btn-l' };

export function Button({ tone = 'plain', size = 'm', icon: Icon, keys, children, className, ...rest }: ButtonProps) {
	const bare = children === undefined ? ' btn-i' : '';
	return (
		<button
			type="button"
			{...rest}
			{...(keys ? { 'aria-keyshortcuts': keys.replace('Ctrl ', 'Control+') } : {})}
			className={`btn${SIZES[size]}${TONES[tone]}${bare}${className ? ` ${className}` : ''}`}
		>
			{Icon && <Icon className="ic" aria-hidden />}
			{children !== undefined && <span>{children}</span>}
			{keys && <kbd aria-hidden>{keys}</kbd>}
		</button>
	);
}
