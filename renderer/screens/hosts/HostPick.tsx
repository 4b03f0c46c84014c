/** Several hosts of the case: chosen one by one, each taken off again by its own button. */
import { Server, X } from 'lucide-react';
import type { HostView } from '../../../shared/views';
import { Choice } from '../../parts/Choice';
import { parts } from '../../words/parts';
import { visible } from '../../words/seen';
import { recordSign as words } from '../../words/signs';

export function HostPick({
	label,
	hosts,
	chosen,
	onChange,
}: {
	readonly label: string;
	readonly hosts: readonly HostView[];
	/** Ids. */
	readonly chosen: readonly string[];
	readonly onChange: (chosen: readonly string[]) => void;
}) {
	const options = hosts
		.filter(({ host }) => !chosen.includes(host))
		.map(({ host, name }) => ({ id: host, name: visible(name) }));
	return (
		<div>
			<Choice
				label={label}
				options={options}
				value={null}
				placeholder={words.addHost}
				disabled={options.length === 0}
				onChange={(host) => onChange([...chosen, host])}
			/>
			{chosen.length > 0 && (
				<div className="chips">
					{chosen.map((id) => {
						const name = visible(hosts.find(({ host }) => host === id)?.name ?? id);
						return (
							<span key={id} className="att">
								<Server className="ic" aria-hidden />
								<span className="ell">{name}</span>
								<button
									type="button"
									className="copy"
									aria-label={parts.remove(name)}
									onClick={() => onChange(chosen.filter((each) => each !== id))}
								>
									<X className="ic ic-s" aria-hidden />
								</button>
							</span>
						);
					})}
				</div>
			)}
		</div>
	);
}
