/** A path: the folder gives way first, the name's beginning last; what hides in it is shown. */
import { visible } from '../words/seen';

export function PathText({ path }: { readonly path: string }) {
	const shown = visible(path);
	const at = Math.max(shown.lastIndexOf('/'), shown.lastIndexOf('\\')) + 1;
	// A path that ends in its separator, or an escape at its end, is all name.
	const cut = at >= shown.length ? 0 : at;
	return (
		<span className="pth" title={shown}>
			{cut > 0 && <span className="dir">{shown.slice(0, cut)}</span>}
			<span className="base">{shown.slice(cut)}</span>
		</span>
	);
}
