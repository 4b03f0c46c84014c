/** The first commands of HOW-TO-VERIFY.txt, with this file's names. Pure. */
import type { ExportView } from '../../../shared/views';

type Told = Pick<ExportView, 'fileName' | 'folder' | 'report' | 'encryptedTo'>;

export function commandsFor({ fileName, folder, report, encryptedTo }: Told): string {
	const plain = encryptedTo ? fileName.replace(/\.age$/, '').replace(/(\.zip)?$/, '.zip') : fileName;
	const key = encryptedTo?.[0] === 'passphrase' ? '' : ' -i key.txt';
	const signers = report.signers.filter((signer) => signer.signs === 'case file');
	return [
		...(encryptedTo ? [`age -d${key} -o ${quoted(plain)} ${quoted(fileName)}`] : []),
		`unzip ${quoted(plain)}`,
		`cd ${quoted(folder)}`,
		'sha256sum --strict -c manifest-sha256.txt tagmanifest-sha256.txt',
		...signers.map(
			({ keyId }) =>
				`openssl cms -verify -binary -inform DER \\\n  -in signatures/${keyId}.p7s \\\n  -content tagmanifest-sha256.txt -CAfile signer.pem \\\n  -purpose any -no_check_time -out /dev/null`,
		),
	].join('\n');
}

/** As a shell takes it, whatever the person called the file. */
const quoted = (name: string): string => (/^[A-Za-z0-9._-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`);
