/**
 * What Electron runs when it is given a folder: `electron [switch]... [-r module]... <folder or file> [argument]...`.
 * Electron's own default app does this job in the official download; the runtime from the package registry has none,
 * and without one a folder argument is ignored. It only introduces the program to Electron and gets out of the way.
 */
'use strict';

const { app } = require('electron');
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

/** @param {string[]} words @returns {{ modules: string[], program: string | undefined, asksVersion: boolean }} */
function readArguments(words) {
	/** @type {string[]} */
	const modules = [];
	let asksVersion = false;
	for (let at = 0; at < words.length; at += 1) {
		const word = words[at] ?? '';
		if (word === '-r' || word === '--require') {
			at += 1;
			modules.push(words[at] ?? '');
		} else if (word === '-v' || word === '--version') asksVersion = true;
		else if (!word.startsWith('-')) return { modules, program: path.resolve(word), asksVersion };
	}
	return { modules, program: undefined, asksVersion };
}

/** Gives Electron the name, version and folders of the program, as a packaged one would have them. @param {string} program */
function introduce(program) {
	const file = path.join(program, 'package.json');
	if (!existsSync(file)) {
		app.setAppPath(path.dirname(program));
		return;
	}
	const { productName, name, version, desktopName } = JSON.parse(readFileSync(file, 'utf8'));
	app.setAppPath(program);
	if (version) app.setVersion(version);
	if (productName ?? name) app.setName(productName ?? name);
	app.setDesktopName(desktopName ?? `${app.getName()}.desktop`);
	if (!app.commandLine.hasSwitch('user-data-dir')) {
		app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
	}
}

const { modules, program, asksVersion } = readArguments(process.argv.slice(1));
if (asksVersion) {
	console.log(`v${process.versions.electron}`);
	process.exit(0);
}
// A module may rewrite process.argv (a test driver does): everything was read before.
for (const name of modules) Module.createRequire(path.join(process.cwd(), 'required.cjs'))(name);
if (program === undefined) {
	console.error('Usage: electron [-r module]... <folder or file> [argument]...');
	process.exit(1);
}
introduce(program);
// Loaded as the main module, so that `require.main === module` holds there.
Reflect.set(process, 'defaultApp', true);
Reflect.apply(Reflect.get(Module, '_load'), Module, [program, Module, true]);
