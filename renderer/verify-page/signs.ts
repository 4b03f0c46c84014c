/** The signs beside states and verdicts: each has a shape of its own, so that colour is never the message. */
const SVG = 'http://www.w3.org/2000/svg';

const SHAPES = {
	tick: 'M8 12.5l3 3 5.5-6.5',
	cross: 'M8.5 8.5l7 7m0-7l-7 7',
	question: 'M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8m0 3v.01',
	mark: 'M12 7.5v5.5m0 3.5v.01',
	dashed: '',
} as const;

export type Shape = keyof typeof SHAPES;

export function sign(shape: Shape): SVGElement {
	const drawn = document.createElementNS(SVG, 'svg');
	drawn.setAttribute('viewBox', '0 0 24 24');
	drawn.setAttribute('aria-hidden', 'true');
	const ring = document.createElementNS(SVG, 'circle');
	for (const [name, value] of [
		['cx', '12'],
		['cy', '12'],
		['r', '10'],
	] as const)
		ring.setAttribute(name, value);
	if (shape === 'dashed') ring.setAttribute('stroke-dasharray', '4 3.5');
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('d', SHAPES[shape]);
	drawn.append(ring, path);
	return drawn;
}
