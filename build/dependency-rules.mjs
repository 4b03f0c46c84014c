/**
 * Who may import whom. Each rule's comment is what a person reads when it fires: it says what to do instead.
 * `tests/house/imports.test.ts` shows that each rule catches what it is there for.
 */

const network = '^(node:)?(http|https|http2|net|dgram|tls|dns)(/|$)';
const electron = '^electron$|node_modules/electron/';
const react =
	'node_modules/(react|react-dom|@types/react|react-aria-components|lucide-react|@tanstack|@internationalized)/';

/** The rooms of main, each may look at those to its left. */
const rooms = ['store', 'vault', 'hashing', 'evidence', 'baselines', 'timeline', 'library', 'casefile', 'backup'];
const anyRoom = rooms.join('|');

/** What the layers around the rooms are made of: no room may know them. */
const aboveTheRooms = '^main/(services|commandline|platform)/|^main/[^/]+\\.ts$|^renderer/';

/** The places where things are made and handed out; they see all of main, and nothing else does. */
const roots =
	'^main/(main|notebook-process)\\.ts$|^main/commandline/(sealbook|digests|digesting|without-notebook)\\.ts$';

/** @type {{ dependencyTypesNot: import('dependency-cruiser').DependencyType[] }} */
const typeOnly = { dependencyTypesNot: ['type-only'] };

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		{
			name: 'found',
			comment: 'Every import leads somewhere.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true },
		},
		{
			name: 'no circle',
			comment: 'Move what both need into a third file; a circle of types alone is allowed.',
			severity: 'error',
			from: {},
			to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
		},
		{
			name: 'shared is a leaf',
			comment: 'shared knows shared, the shipped lists and the schema library; hand the rest in as an argument.',
			severity: 'error',
			from: { path: '^shared/' },
			to: { pathNot: ['^shared/', '^resources/(lists|exercises)/', 'node_modules/zod/'] },
		},
		...rooms.slice(0, -1).map((room, at) => ({
			name: `${room} looks left`,
			comment: `${room} may use ${['shared', ...rooms.slice(0, at)].join(', ')}; the rest is handed in by who makes it.`,
			severity: /** @type {const} */ ('error'),
			from: { path: `^main/${room}/` },
			to: { path: `^main/(${rooms.slice(at + 1).join('|')})/` },
		})),
		{
			name: 'rooms know no services',
			comment: 'A room acts on what it is given; services, gate and Electron stand above it.',
			severity: 'error',
			from: { path: `^main/(${anyRoom})/` },
			to: { path: [aboveTheRooms, electron, react, 'node_modules/commander/'] },
		},
		{
			name: 'services own no machine',
			comment: 'Clock, disk, dialogs and keys are handed to a service; files are the rooms’ business.',
			severity: 'error',
			from: { path: '^main/services/' },
			to: {
				path: [
					'^main/commandline/',
					'^main/[^/]+\\.ts$',
					'^renderer/',
					electron,
					'^(node:)?(fs|child_process|worker_threads)(/|$)',
				],
			},
		},
		{
			name: 'services are handed the platform',
			comment: 'Name the type (`import type`) and take the thing as an argument.',
			severity: 'error',
			from: { path: '^main/services/' },
			to: { path: '^main/platform/', ...typeOnly },
		},
		{
			name: 'the gate only lets through',
			comment:
				'gate.ts knows the contract, views, refusals and Electron; services are handed in (their types may be named).',
			severity: 'error',
			from: { path: '^main/gate\\.ts$' },
			to: { path: ['^shared/', '^main/'], pathNot: ['^shared/(contract|expected|refusal|views)', '^main/services/'] },
		},
		{
			name: 'the gate names services only',
			comment: 'Services are handed in: import their types only.',
			severity: 'error',
			from: { path: '^main/gate\\.ts$' },
			to: { path: '^main/services/', ...typeOnly },
		},
		{
			name: 'the bridge stands alone',
			comment: 'A sandboxed preload can require electron only, and shared words as types.',
			severity: 'error',
			from: { path: '^main/preload\\.ts$' },
			to: { pathNot: [electron, '^shared/'] },
		},
		{
			name: 'the command line runs without Electron',
			comment: 'It runs on plain Node, where there is no Electron; the clock needs none.',
			severity: 'error',
			from: { path: '^main/commandline/' },
			to: { path: [electron, '^main/platform/(?!clock)', '^main/(main|window|gate|preload)\\.ts$', '^renderer/'] },
		},
		{
			name: 'the command line is a client',
			comment: 'Ask through the contract; only sealbook.ts, which makes things, sees rooms and services.',
			severity: 'error',
			from: { path: '^main/commandline/', pathNot: roots },
			to: { path: [`^main/(${anyRoom}|services)/`], ...typeOnly },
		},
		{
			name: 'platform is a skin',
			comment: 'It wraps Electron and the machine and knows no room.',
			severity: 'error',
			from: { path: '^main/(platform/|window\\.ts$)' },
			to: { path: '^(main|renderer)/', pathNot: '^main/(platform/|window\\.ts$)' },
		},
		{
			name: 'main knows no window code',
			comment: 'The window is another process.',
			severity: 'error',
			from: { path: '^main/' },
			to: { path: ['^renderer/', react] },
		},
		{
			name: 'no network',
			comment: 'Sealbook is offline: no code of ours opens a connection.',
			severity: 'error',
			from: { path: '^(main|shared|renderer)/' },
			to: { path: network },
		},
		{
			name: 'the window has no main',
			comment: 'Neither main nor Electron is there; ask through a hook.',
			severity: 'error',
			from: { path: '^renderer/' },
			to: { path: ['^main/', electron] },
		},
		{
			name: 'the window has no Node',
			comment: 'Node is not there; ask main through a hook.',
			severity: 'error',
			from: { path: '^renderer/' },
			to: { dependencyTypes: ['core'] },
		},
		{
			name: 'one door to main',
			comment: 'Only hooks speak to notebook.ts; use useAnswer, useAct or useJob.',
			severity: 'error',
			from: { path: '^renderer/', pathNot: '^renderer/(hooks/|notebook\\.ts$)' },
			to: { path: '^renderer/notebook\\.ts$' },
		},
		{
			name: 'parts know no flow',
			comment: 'A part gets what it shows as properties.',
			severity: 'error',
			from: { path: '^renderer/parts/' },
			to: { path: '^renderer/', pathNot: '^renderer/(parts|words|style)/' },
		},
		{
			name: 'a screen knows no other screen',
			comment: 'Move what two screens share into parts or hooks; App.tsx decides which screen is shown.',
			severity: 'error',
			from: { path: '^renderer/screens/([^/]+)' },
			to: { path: '^renderer/(screens/|App|main)', pathNot: '^renderer/screens/$1(/|$)' },
		},
		{
			name: 'screens take shared as types',
			comment: 'Import shared with `import type`; its rules run in main.',
			severity: 'error',
			from: { path: '^renderer/(parts|screens)/' },
			to: { path: '^shared/', ...typeOnly },
		},
		{
			name: 'words are words',
			comment: 'words/ holds sentences; it imports words and types of shared.',
			severity: 'error',
			from: { path: '^renderer/words/' },
			to: { path: '^(renderer|main)/', pathNot: '^renderer/words/' },
		},
		{
			name: 'build is not the app',
			comment: 'Nothing in build is imported by the app, and build imports nothing of ours.',
			severity: 'error',
			from: { path: '^build/' },
			to: { path: '^(main|renderer|shared|tests)/' },
		},
		{
			name: 'the app is not build',
			comment: 'What runs does not import how it is made, nor its tests.',
			severity: 'error',
			from: { path: '^(main|renderer|shared)/' },
			to: { path: '^(build|tests)/' },
		},
	],
	options: {
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '\\.(css|svg|woff2)(\\?|$)|^dist/|^\\.cache/' },
		enhancedResolveOptions: {
			extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.d.ts', '.json'],
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'default', 'types'],
		},
	},
};
