/** Fields for text: label above, help or the refusal's words below. */
import { CircleAlert, Eye, EyeOff } from 'lucide-react';
import {
	type InputHTMLAttributes,
	type ReactNode,
	type Ref,
	type TextareaHTMLAttributes,
	useEffect,
	useId,
	useState,
} from 'react';
import { parts } from '../words/parts';

interface About {
	readonly label: string;
	readonly help?: ReactNode;
	readonly error?: string | undefined;
	readonly optional?: boolean;
}

function Surround({
	id,
	label,
	help,
	error,
	optional,
	children,
}: About & { readonly id: string; readonly children: ReactNode }) {
	return (
		<div className="f">
			<label htmlFor={id}>
				{label}
				{optional && <span className="opt-l"> {parts.optional}</span>}
			</label>
			{children}
			{error ? (
				<span id={`${id}-say`} className="help st st-top tone-bad" role="alert">
					<CircleAlert className="ic ic-s" aria-hidden />
					<span>{error}</span>
				</span>
			) : (
				help && (
					<span id={`${id}-say`} className="help">
						{help}
					</span>
				)
			)}
		</div>
	);
}

const says = (id: string, { help, error }: About) => ({
	...(help || error ? { 'aria-describedby': `${id}-say` } : {}),
	...(error ? { 'aria-invalid': true } : {}),
});

type BoxProps = About &
	Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> & {
		readonly value: string;
		readonly onChange: (value: string) => void;
		readonly ref?: Ref<HTMLInputElement>;
	};

export function TextBox({ label, help, error, optional, value, onChange, className, ...rest }: BoxProps) {
	const id = useId();
	const about = { label, help, ...(error ? { error } : {}), ...(optional ? { optional } : {}) };
	return (
		<Surround id={id} {...about}>
			<input
				id={id}
				type="text"
				autoComplete="off"
				spellCheck={false}
				{...rest}
				{...says(id, about)}
				className={`in${className ? ` ${className}` : ''}`}
				value={value}
				onChange={(event) => onChange(event.target.value)}
			/>
		</Surround>
	);
}

/** One that was refused takes the focus, with what was typed selected: the next thing typed is the next try. */
export function PassphraseBox({ label, help, error, value, onChange, ...rest }: BoxProps) {
	const id = useId();
	useEffect(() => {
		const box = error ? document.getElementById(id) : null;
		if (!(box instanceof HTMLInputElement)) return;
		box.focus();
		box.select();
	}, [error, id]);
	const [shown, setShown] = useState(false);
	const about = { label, help, ...(error ? { error } : {}) };
	const Icon = shown ? EyeOff : Eye;
	return (
		<Surround id={id} {...about}>
			<span className="in in-w">
				<input
					id={id}
					autoComplete="off"
					spellCheck={false}
					{...rest}
					{...says(id, about)}
					type={shown ? 'text' : 'password'}
					className="mono"
					value={value}
					onChange={(event) => onChange(event.target.value)}
				/>
				<button
					type="button"
					className="copy"
					aria-label={shown ? parts.hide : parts.show}
					aria-pressed={shown}
					onClick={() => setShown(!shown)}
				>
					<Icon className="ic" aria-hidden />
				</button>
			</span>
		</Surround>
	);
}

type AreaProps = About &
	Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'> & {
		readonly value: string;
		readonly onChange: (value: string) => void;
	};

export function TextArea({ label, help, error, optional, value, onChange, ...rest }: AreaProps) {
	const id = useId();
	const about = { label, help, ...(error ? { error } : {}), ...(optional ? { optional } : {}) };
	return (
		<Surround id={id} {...about}>
			<textarea
				id={id}
				rows={3}
				{...rest}
				{...says(id, about)}
				className="in in-a"
				value={value}
				onChange={(event) => onChange(event.target.value)}
			/>
		</Surround>
	);
}
