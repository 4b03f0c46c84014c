/** Puts the acts of a part of a screen into the head that all parts share. */
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** @param head null until it is there */
export const InHead = ({ head, children }: { readonly head: HTMLElement | null; readonly children: ReactNode }) =>
	head && createPortal(children, head);
