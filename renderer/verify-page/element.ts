/** Elements made by the document's own means. Text goes in as text, never as markup. */

type Child = Node | string | null;

/** @param given attributes; `class` and `aria-…` as they are called in HTML, none for `null` */
export function element<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	given: Readonly<Record<string, string | null>>,
	...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
	const made = document.createElement(name);
	for (const [attribute, value] of Object.entries(given)) if (value !== null) made.setAttribute(attribute, value);
	made.append(...children.filter((child) => child !== null));
	return made;
}

/** An element of the page as it stands. */
export function found<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
	const there = document.getElementById(id);
	if (!(there instanceof kind)) throw new Error(`the page has no ${id}`);
	return there;
}
