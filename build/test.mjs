/**
 * `npm test`: everything that shows the program works, on a machine with nothing but Node.
 *
 *   node build/test.mjs [--long] [unit [argument]... | journeys [argument]...]
 *
 * Whole: system packages, runtime, build, check, unit and house tests, journeys in the real window. `unit` and
 * `journeys` run that part alone on what is built, and hand their arguments on. A failure never hides a later stage.
 * At the end a table has one line a campaign, and the last line counts: `N passed, N failed`; a stage that failed
 * without a test to blame counts as one.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './alone.mjs';
import { check } from './check.mjs';
import { describe, runtime } from './runtime.mjs';
import { systemPackages } from './system-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, 'test-results');
const words = process.argv.slice(2).filter((word) => word !== '--long');
const [part = 'all', ...handedOn] = words;
if (process.argv.includes('--long')) process.env.SEALBOOK_LONG = '1';
if (!['all', 'unit', 'journeys'].includes(part)) {
	console.error('test: use npm test, or npm test -- unit …, or npm test -- journeys …');
	process.exit(2);
}
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
/** Where each campaign leaves its line. */
const campaigns = join(results, 'campaigns.jsonl');
process.env.SEALBOOK_CAMPAIGNS = campaigns;

/** In the long column the journeys run again with this late: what, by how many milliseconds at most, and the seed. */
const LATE = [
	['answers', 300, 1],
	['events', 300, 2],
	['both', 300, 3],
];

let passed = 0;
let failed = 0;
let skipped = 0;
/** @type {string[]} */
const troubles = [];
/** The names of what failed, said again at the very end: the output between is long. @type {string[]} */
const names = [];

if (part !== 'unit') await prepare();
if (part === 'all') {
	stage('build');
	if (run(process.execPath, ['build/build.mjs']) !== 0) trouble('build');
	stage('check');
	for (const name of check()) trouble(`check: ${name}`);
}
if (part !== 'journeys') unit();
if (part !== 'unit') journeys();

tellCampaigns();
for (const name of names) console.log(`test: failed: ${name}`);
for (const name of troubles) console.log(`test: ${name} failed`);
if (skipped > 0) console.log(`test: ${skipped} not run here`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** What a fresh machine lacks. */
async function prepare() {
	stage('prepare');
	if (!systemPackages('test')) trouble('system packages');
	console.log(`test: ${describe(await runtime())}`);
}

function unit() {
	stage('unit and house tests');
	const file = join(results, 'unit.json');
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	const program = 'node_modules/vitest/vitest.mjs';
	const config = ['--config', 'build/vitest.config.ts'];
	const status = run(process.execPath, [program, 'run', ...config, ...reporters, ...handedOn]);
	const found = read(file);
	if (found === undefined) return trouble('unit and house tests');
	// A file that cannot be loaded has no tests; it counts as one that failed.
	const unloaded = found.testResults.filter(
		(/** @type {{ status: string, assertionResults: unknown[] }} */ suite) =>
			suite.status === 'failed' && suite.assertionResults.length === 0,
	).length;
	for (const suite of found.testResults) {
		for (const { status, fullName } of suite.assertionResults)
			if (status === 'failed') names.push(`${suite.name.slice(root.length)}: ${fullName}`);
		if (suite.status === 'failed' && suite.assertionResults.length === 0) names.push(suite.name.slice(root.length));
	}
	count(found.numPassedTests, found.numFailedTests + unloaded, found.numPendingTests, status, 'unit and house tests');
}

function journeys() {
	stage('journeys');
	const display = process.platform !== 'linux' || process.env.DISPLAY;
	const screen = display ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1600x1200x24 -nolisten tcp'];
	// With no network there at all (decision 25): that everything works without one is shown by every journey.
	const network = alone();
	console.log(`test: journeys: ${network.found}`);
	// One journey by name is in one of the two runs only.
	const some = handedOn.length > 0 ? [...handedOn, '--pass-with-no-tests'] : [];
	/** @param {string} name @param {string[]} which @returns how many ran as they should, and how many did not */
	const go = (name, which) => {
		const file = join(results, `${name}.json`);
		const config = ['--config', 'build/playwright.config.ts', '--output', join(results, name)];
		const playwright = [process.execPath, 'node_modules/@playwright/test/cli.js', 'test', ...config, ...which];
		const [program = '', ...rest] = [...network.before, ...screen, ...playwright, ...some];
		process.env.SEALBOOK_JOURNEYS = file;
		const status = run(program, rest);
		const report = read(file);
		if (report === undefined) {
			trouble(name);
			return { ran: 0, unexpected: 1 };
		}
		const found = report.stats;
		for (const suite of report.suites)
			for (const { ok, title } of suite.specs) if (!ok) names.push(`${suite.file}: ${title}`);
		count(found.expected, found.unexpected + found.flaky, found.skipped, status, name);
		return { ran: found.expected, unexpected: found.unexpected };
	};
	const together = go('journeys', ['--grep-invert', '@alone']);
	// What measures how soon the window answers has the machine for itself.
	const alones = go('journeys-alone', ['--grep', '@alone', '--workers', '1']);
	const whole = `${together.ran + alones.ran} journeys with ${network.found}`;
	const outcome = network.why ?? `${together.unexpected + alones.unexpected} failed`;
	tellCampaign('no network', network.before.length > 0 ? whole : '', outcome);
	if (process.env.SEALBOOK_LONG !== '1') return;
	// As short as ever, but what the main process says comes late (tests/journeys/late.cjs); the campaigns were told above.
	for (const name of ['SEALBOOK_LONG', 'SEALBOOK_CAMPAIGNS']) delete process.env[name];
	for (const [what, ms, seed] of LATE) {
		process.env.SEALBOOK_LATE = `${ms}:${what}:${seed}`;
		const { ran, unexpected } = go(`journeys-late-${what}`, ['--grep-invert', '@alone']);
		tellCampaign('late answers', `${ran} journeys, ${what} up to ${ms} ms late`, `${unexpected} failed`);
	}
}

/** @param {number} good @param {number} bad @param {number} left @param {number} status @param {string} name */
function count(good, bad, left, status, name) {
	passed += good;
	failed += bad;
	skipped += left;
	if (status !== 0 && bad === 0) trouble(name);
}

/** @param {string} name */
function trouble(name) {
	failed += 1;
	troubles.push(name);
}

/** @param {string} program @param {string[]} words */
function run(program, words) {
	return spawnSync(program, words, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

/** Another line for the table. @param {string} campaign @param {string} counted @param {string} outcome */
function tellCampaign(campaign, counted, outcome) {
	appendFileSync(campaigns, `${JSON.stringify({ campaign, counted, outcome })}\n`);
}

/** One line a campaign: what it is, what it counted, what came of it. Also said of those that cannot run here. */
function tellCampaigns() {
	if (!existsSync(campaigns)) return;
	stage('campaigns');
	const lines = readFileSync(campaigns, 'utf8')
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => /** @type {{ campaign: string, counted: string, outcome: string }} */ (JSON.parse(line)))
		.sort((a, b) => a.campaign.localeCompare(b.campaign));
	const width = Math.max(...lines.map(({ campaign }) => campaign.length));
	for (const { campaign, counted, outcome } of lines)
		console.log(`${campaign.padEnd(width)}  ${[counted, outcome].filter((part) => part !== '').join(': ')}`);
}

/** @param {string} file @returns {any} */
function read(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}

/** @param {string} name */
function stage(name) {
	console.log(`\n── ${name} ──`);
}
