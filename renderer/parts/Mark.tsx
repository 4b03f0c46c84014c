/** Sealbook's mark: a bound notebook with a seal. */
export function Mark() {
	return (
		<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" aria-hidden="true">
			<path d="M5 3.5h11.5a2 2 0 0 1 2 2V12" />
			<path d="M5 3.5v17h7" />
			<path d="M8.5 3.5v17" />
			<circle cx="17" cy="17.5" r="4" />
			<path d="m15.4 17.5 1.2 1.2 2.1-2.3" />
		</svg>
	);
}
