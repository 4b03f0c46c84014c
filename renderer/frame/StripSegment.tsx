/** One segment of the strip: icon and words, its detail in a popover. */
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Dialog, Popover } from 'react-aria-components';

interface SegmentProps {
	readonly icon: LucideIcon;
	readonly tone?: 'ok' | 'warn' | 'bad';
	readonly label: ReactNode;
	/** Names the detail for those who hear it. */
	readonly name: string;
	readonly className?: string;
	readonly children: ReactNode;
	/** Stands beside the segment, such as a copy button. */
	readonly beside?: ReactNode;
}

export function StripSegment({ icon: Icon, tone, label, name, className = '', children, beside }: SegmentProps) {
	const [open, setOpen] = useState(false);
	const button = useRef<HTMLButtonElement>(null);
	return (
		<div className={`ss${tone ? ` s${tone}` : ''} ${className}`}>
			<button ref={button} type="button" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>
				<Icon className="ic" aria-hidden />
				{label}
			</button>
			{beside}
			<Popover
				className="pop pop-strip"
				triggerRef={button}
				isOpen={open}
				onOpenChange={setOpen}
				placement="top start"
				offset={6}
			>
				<Dialog aria-label={name} className="pop-in">
					{children}
				</Dialog>
			</Popover>
		</div>
	);
}
