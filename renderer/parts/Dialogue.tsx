/** A dialog above the page: title, body, and a foot that stays in sight with the acts. Esc closes and keeps nothing. */
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { parts } from '../words/parts';
import { Button } from './Button';
import { useSubmitKey } from './useSubmitKey';

interface DialogueProps {
	readonly title: ReactNode;
	readonly about?: ReactNode;
	readonly width?: number;
	readonly onClose: () => void;
	/** False while an act is under way that must not be cut off by a key. */
	readonly mayClose?: boolean;
	readonly children: ReactNode;
	readonly foot: ReactNode;
	readonly onSubmit?: () => void;
}

export function Dialogue({
	title,
	about,
	width = 560,
	onClose,
	mayClose = true,
	children,
	foot,
	onSubmit,
}: DialogueProps) {
	const dialog = useRef<HTMLElement>(null);
	useSubmitKey(dialog, onSubmit);
	return (
		<ModalOverlay
			className="scrim"
			isOpen
			isKeyboardDismissDisabled={!mayClose}
			onOpenChange={(open) => !open && onClose()}
		>
			<Modal className="dlg" style={{ width }}>
				<Dialog ref={dialog} className="dlg-in">
					<form
						className="dlg-in"
						onSubmit={(event) => {
							event.preventDefault();
							onSubmit?.();
						}}
					>
						<header className="dlg-h">
							<div className="grow">
								<Heading slot="title" className="t5">
									{title}
								</Heading>
								{about && <p className="sec">{about}</p>}
							</div>
							<Button size="s" tone="quiet" icon={X} aria-label={parts.close} disabled={!mayClose} onClick={onClose} />
						</header>
						<div className="dlg-b">{children}</div>
						<footer className="dlg-f">{foot}</footer>
					</form>
				</Dialog>
			</Modal>
		</ModalOverlay>
	);
}
