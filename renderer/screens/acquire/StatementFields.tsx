/** What people state about the safeguards: entered as their words, not as something the program checked. */
import type { Refusal } from '../../../shared/refusal';
import { TextBox } from '../../parts/Field';
import { refusedFor } from '../../parts/Refused';
import { starting as words } from '../../words/acquire';

export interface Statements {
	readonly writeBlocker: string;
	readonly tool: string;
	readonly operator: string;
	readonly target: string;
}

export const NOTHING_STATED: Statements = { writeBlocker: '', tool: '', operator: '', target: '' };

interface StatementFieldsProps {
	readonly stated: Statements;
	readonly onChange: (stated: Statements) => void;
	readonly refusal: Refusal | null;
}

export function StatementFields({ stated, onChange, refusal }: StatementFieldsProps) {
	const box = (name: keyof Statements, label: string, help: string, maxLength: number) => (
		<TextBox
			label={label}
			help={help}
			optional
			value={stated[name]}
			onChange={(text) => onChange({ ...stated, [name]: text })}
			maxLength={maxLength}
			error={refusedFor(refusal, name)}
		/>
	);
	return (
		<fieldset className="bx">
			<legend>{words.safeguards}</legend>
			<div className="fr-g ai-4">
				{box('writeBlocker', words.writeBlocker, words.writeBlockerHelp, 500)}
				{box('target', words.statement, words.statementHelp, 500)}
				{box('tool', words.tool, words.toolHelp, 500)}
				{box('operator', words.operator, words.operatorHelp, 200)}
			</div>
		</fieldset>
	);
}
