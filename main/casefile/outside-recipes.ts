/**
 * What HOW-TO-VERIFY.txt says of proofs from outside: timestamps by authorities and receipts that somebody kept, checked
 * with openssl and plain tools. The commands must work as printed; they are tested as they stand (tests/casefile/outside.test.ts).
 */
export const OUTSIDE: readonly string[] = [
	'Timestamps. An authority’s timestamp shows that an entry, and every entry before it in its chain, was there at a time, even',
	'against the very person who holds the key. Get the certificate of the authority’s root by another way, as root.pem beside',
	'this folder. This prints the entry (head) and the file (object) of every timestamp that the ledgers hold:',
	'',
	'  grep -h timestamp.attached/ data/ledger/*.ledger | grep -o -e \'"of",{[^}]*}\' -e \'"object":"[0-9a-f]*"\'',
	'',
	'and this checks one, with the 64 digits of its head and of its object:',
	'',
	'  openssl ts -verify -digest HEAD -in data/objects/OBJECT -CAfile ../root.pem',
	'',
	'A timestamp of the whole file lies beside its signature, and is checked with the name of the signer in place of KEY:',
	'',
	'  openssl ts -verify -data signatures/KEY.p7s -in signatures/KEY.tsr -CAfile ../root.pem',
	'',
	'Receipts. Whoever was given a receipt can hold it against this file; save it as receipt.json beside this folder. The first',
	'command takes out what was signed, the second must print the digest that the receipt names, the third checks its signature;',
	'the last prints the entry’s digest from this file, with CHAIN and SEQ as the receipt has them: it must be the same.',
	'',
	'  printf %s "$(sed \'s/.*,"head":\\({.*}\\),"signatures":.*/\\1/\' ../receipt.json)" > ../receipt.head',
	'  sha256sum < ../receipt.head; grep -o \'"digest":"[0-9a-f]*"\' ../receipt.json',
	'  sed \'s/.*"certificates":\\["\\([^"]*\\)".*/\\1/\' ../receipt.json | base64 -d | openssl x509 -inform DER -noout -pubkey > ../receipt.pub',
	'  sed \'s/.*"signatures":\\["\\([^"]*\\)".*/\\1/; y/-_/+\\//\' ../receipt.json | awk \'{ while (length($0) % 4) $0 = $0 "="; print }\' | base64 -d > ../receipt.sig',
	'  openssl dgst -sha256 -verify ../receipt.pub -signature ../receipt.sig ../receipt.head',
	'  printf %s "$(sed -n SEQp data/ledger/CHAIN.ledger | cut -f 1)" | sha256sum',
	'',
	'Where another digest stands in its place, the chain was written anew; where the line is missing, this file is older than the',
	'receipt, or was cut.',
	'',
];
