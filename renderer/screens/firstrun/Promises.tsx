/** What Sealbook promises, and what only the person can keep. */
import { firstRun as words } from '../../words/start';

export function Promises() {
	return (
		<aside className="fr-side" data-pane>
			<h2 className="lab">{words.promises}</h2>
			<ul className="prm">
				{words.promiseList.map((promise) => (
					<li key={promise}>{promise}</li>
				))}
			</ul>
			<h2 className="lab fr-k">{words.keeps}</h2>
			<ul className="prm">
				{words.keepList.map((keep) => (
					<li key={keep}>{keep}</li>
				))}
			</ul>
			<p className="help fr-e">{words.enters}</p>
		</aside>
	);
}
