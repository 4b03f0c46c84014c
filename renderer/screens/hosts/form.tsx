/** What the forms of this screen have in common: text fields by name, a foot, and what a question takes of it. */
import { type ReactNode, useState } from 'react';
import type { Refusal } from '../../../shared/refusal';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextArea, TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { parts } from '../../words/parts';

type Names = Readonly<Record<string, string>>;
interface BoxOptions {
	readonly optional?: boolean;
	readonly autoFocus?: boolean;
	readonly help?: string;
	readonly most?: number;
	readonly long?: boolean;
}

export interface Texts<Name extends string> {
	/** Trimmed; undefined where nothing is typed. */
	readonly said: (name: Name) => string | undefined;
	readonly box: (name: Name, options?: BoxOptions) => ReactNode;
	/** Names of the fields, for what a refusal says under them. */
	readonly names: readonly string[];
}

export function useTexts<N extends Names>(
	labels: N,
	refusal: Refusal | null,
	first: Partial<Record<keyof N & string, string>> = {},
): Texts<keyof N & string> {
	const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() => ({ ...first }) as Record<string, string>);
	const said = (name: string) => texts[name]?.trim() || undefined;
	const box = (name: string, options: BoxOptions = {}) => {
		const { long = false, optional = false, autoFocus = false, help, most = 2000 } = options;
		const Box = long ? TextArea : TextBox;
		return (
			<Box
				key={name}
				label={labels[name] ?? name}
				value={texts[name] ?? ''}
				onChange={(value: string) =>
					setTexts((now) => ({ ...now, [name]: long ? value.replaceAll('\n', ' ') : value }))
				}
				error={refusedFor(refusal, name)}
				maxLength={most}
				optional={optional}
				autoFocus={autoFocus}
				{...(help === undefined ? {} : { help })}
			/>
		);
	};
	return { said, box, names: Object.keys(labels) };
}

/** `A-12, A-14`, or addresses, as a question takes them; undefined where there are none. */
export function listed(text: string | undefined): string[] | undefined {
	const all = (text ?? '').split(/[\s,;]+/).filter((each) => each !== '');
	return all.length === 0 ? undefined : all;
}

/** Only what was given. */
export function given<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
		[K in keyof T]?: Exclude<T[K], undefined>;
	};
}

interface FormProps {
	readonly title: string;
	readonly about: string;
	readonly width?: number;
	readonly busy: boolean;
	readonly ready: boolean;
	readonly needs: string;
	readonly act: string;
	readonly refusal: Refusal | null;
	/** Fields that show their own refusal. */
	readonly fields: readonly string[];
	readonly onSeal: () => void;
	readonly onClose: () => void;
	readonly children: ReactNode;
}

export function Form(props: FormProps) {
	const { title, about, width = 640, busy, ready, needs, act, refusal, fields, onSeal, onClose, children } = props;
	return (
		<ActDialogue
			title={title}
			about={about}
			width={width}
			words={{ needs, act, doing: parts.sealing, cancel: parts.cancelNothing }}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={onSeal}
		>
			{children}
			<Refused refusal={refusal} fields={fields} />
		</ActDialogue>
	);
}
