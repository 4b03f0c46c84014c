/** How the draft stands: not sealed, kept or not kept yet; or under which number it was just sealed. */
import { PencilLine } from 'lucide-react';
import { useStanding } from '../../hooks/useStanding';
import { Badge } from '../../parts/Badge';
import { Stamp } from '../../parts/Stamp';
import { composer as words } from '../../words/workspace';

export function ComposerHead({ blank, sealed }: { readonly blank: boolean; readonly sealed: string | null }) {
	const { draft } = useStanding();
	return (
		<div className="cmp-h">
			<Badge tone="draft" icon={PencilLine}>
				{words.draft}
			</Badge>
			<span className="t1 dim" role="status">
				{sealed !== null && blank ? (
					words.sealed(sealed)
				) : draft.is === 'saved' ? (
					<>
						{words.saved} <Stamp at={draft.at} show="time" />
					</>
				) : draft.is === 'changed' && !blank ? (
					words.saving
				) : blank ? (
					words.nothing
				) : (
					''
				)}
			</span>
			<span className="push t1 dim ell">{words.timeSet}</span>
		</div>
	);
}
