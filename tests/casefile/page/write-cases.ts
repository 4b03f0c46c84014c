/**
 * Case files of every sort for verify.html, written into the folder that is given, with the page that the build made in each;
 * run as a process of its own. Prints the signer's fingerprint and certificate as JSON.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCaseFile } from '../../../main/casefile/write';
import { putTogether, takeApart } from '../altered-case';
import { CHAIN_A, people, type SampleCase, sampleCase } from '../sample-case';

const [folder = '', built = '', hostileName = ''] = process.argv.slice(2);
const at = (name: string) => join(folder, name);
const who = await people();
const page = { release: '0.1.0', sha256: '', bytes: readFileSync(built) };
const write = (name: string, of: SampleCase, more: Parameters<SampleCase['request']>[2] = {}) =>
	writeCaseFile(of.request(at(name), who.ada, { page, ...more }));

await write('intact.zip', sampleCase(who), { withRenderings: true });
await write('withheld.zip', sampleCase(who), { withhold: ['note.written:text'] });
await write('incomplete.zip', sampleCase(who), { withoutObjects: true });
const hostile = sampleCase(who);
hostile.append(CHAIN_A, 'case.titled/1', { title: hostileName }, [who.ada]);
hostile.append(CHAIN_A, 'note.sung/7', { melody: hostileName }, [who.ada]);
await write(hostileName, hostile);

const flipped = readFileSync(at('intact.zip'));
const place = flipped.indexOf('Invoice fraud');
flipped[place] = (flipped[place] ?? 0) ^ 1;
writeFileSync(at('broken.zip'), flipped);

// The page as whoever unpacks the file has it, not as the build made it.
const opened = await takeApart(at('intact.zip'));
writeFileSync(at('verify.html'), opened.files.get('verify.html') ?? '');
opened.files.delete('data/case.json');
await putTogether(opened, at('gone.zip'));
process.stdout.write(JSON.stringify({ fingerprint: who.ada.certificate.keyId, pem: who.ada.certificate.pem }));
