/**
 * HOW-TO-VERIFY.txt: how a stranger checks this case file with a shell, openssl and sha256sum alone (casefile.md, "With plain
 * tools"; decisions 20 and 21). The block of commands must work as printed, pasted or run, in dash and bash, and must end with
 * another status than 0 on anything altered: it is itself tested on altered files. It holds no `!` before a letter and no tab
 * (a pasted line would be expanded), nothing is piped into a loop (an `exit` would be lost), and nothing in it comes from
 * names that people chose.
 */
import { EXERCISE_SAYS } from '../../shared/exercises/mark';
import type { CaseJson } from './case-json';
import { OUTSIDE } from './outside-recipes';

const BEGIN = '----- commands: copy from here -----';
const END = '----- to here -----';

export interface RecipeFacts {
	readonly folder: string;
	readonly case: CaseJson;
	readonly exercise: boolean;
	/** Whether there are pages to read in data/report. */
	readonly pages: boolean;
	/** Whether there is verify.html. */
	readonly page: boolean;
	/** Common names by key id, as the certificates give them. */
	readonly nameOf: (keyId: string) => string;
}

/** The whole text, UTF-8, LF. */
export function howToVerify({ folder, case: facts, exercise, pages, page, nameOf }: RecipeFacts): string {
	const signers = facts.signers.map((keyId) => [
		`  ${visible(nameOf(keyId)) || 'no name'}`,
		...fingerprintLines(keyId),
	]);
	const chains = facts.chains.map(({ chain, entries, last }) => [
		`  ${chain}: ${entries} entries, the last with digest`,
		`    ${last}`,
	]);
	return [
		`How to verify ${folder}`,
		'',
		...(exercise ? [`${EXERCISE_SAYS}: whatever its entries tell was invented or done for practice.`, ''] : []),
		'This text came with the file, from the sender whom it helps to judge: it proves nothing against the sender. Read the',
		'commands before you run them, or write your own after the description of the format that Sealbook publishes.',
		'',
		...(pages
			? [
					'To read the case, open data/report/report.html and data/report/chronology.html in a browser. They were made from the',
					'ledgers in data/ledger, which every signature below is about: where a page and a ledger differ, the ledger counts.',
					'',
				]
			: []),
		...(page
			? [
					'Without Sealbook and without openssl, open verify.html in a browser and choose the ZIP there; it uses no network. It too came',
					'from the sender and proves nothing against the sender: a page can be changed to say anything. Every release of Sealbook',
					'publishes the SHA-256 of its verify.html; compare it with what  sha256sum verify.html  prints here.',
					'',
				]
			: []),
		'1. Get the certificate of the signer from the signer, not from this file, and save it as signer.pem beside this folder.',
		'   Compare its fingerprint, on paper or by telephone, with what the signer tells you. A fingerprint here is the SHA-256 of',
		'   the certificate in DER: openssl x509 -in signer.pem -noout -fingerprint -sha256',
		'   This file says that it was signed by:',
		...signers.flat().map((line) => ` ${line}`),
		'',
		'2. Open a terminal in this folder, start a plain shell with the command  sh  and paste the commands below as they stand.',
		'   They need openssl, sha256sum, awk, sed, cut, base64, find and mktemp. They change nothing and use no network.',
		'   They end with HOLDS and exit status 0, or with DOES NOT HOLD, the first place that is wrong, and another status.',
		'   They take a few seconds for a hundred entries.',
		'',
		BEGIN,
		RECIPE,
		END,
		'',
		'What the commands check: the signature over the list of lists; that the lists name every file here by a plain name and',
		'nothing else; every digest; that each entry names the entry before it, that every signature of every entry verifies, that',
		'each signer was admitted in the ledger, that what is disclosed is what was signed; and where each chain ends:',
		...chains.flat(),
		'Where they print “revoked KEY by LINE”, that key counts for nothing that the line does not follow: the commands look at its',
		'own chain; in another chain, only the entries up to the last one that the line, or one it follows, names under “seen” count.',
		'With Sealbook installed,  sealbook verify FILE.zip --trust signer.pem  checks more, and says what it checked.',
		'',
		...OUTSIDE,
		'What nothing here proves: that the owner of the key was the person named (compare the fingerprint), that the clocks of the',
		'devices were right, that nothing was ever left unrecorded, and that no entries followed the last one (ask for a later copy).',
		'',
	].join('\n');
}

/** The block of commands alone, as a stranger copies it. */
export function recipeIn(text: string): string {
	return text.slice(text.indexOf(BEGIN) + BEGIN.length + 1, text.indexOf(END));
}

/** Two lines of the fingerprint in pairs, as openssl prints it. */
function fingerprintLines(keyId: string): string[] {
	const pairs = keyId.toUpperCase().match(/../g) ?? [];
	return [`    ${pairs.slice(0, 16).join(':')}:`, `    ${pairs.slice(16).join(':')}`];
}

/** A name as text that can neither break a line nor hide: control, format and bidi characters are shown as escapes. */
function visible(name: string): string {
	return name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
}

const NAME_RULE = String.raw`/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/`;

const RECIPE = String.raw`(
SIGNER=../signer.pem
LC_ALL=C; export LC_ALL; umask 077; set -f
fail() { printf 'DOES NOT HOLD: %s\n' "$*"; exit 1; }
sha() { sha256sum | cut -c 1-64; }
T=$(mktemp -d) || fail 'no temporary folder can be made'
trap 'rm -rf "$T"' EXIT
openssl x509 -in "$SIGNER" -outform DER -out "$T/signer" 2> /dev/null || fail "no certificate at $SIGNER"
KEY=$(sha < "$T/signer")
printf 'signer  %s\n' "$KEY"
openssl cms -verify -binary -inform DER -in "signatures/$KEY.p7s" -content tagmanifest-sha256.txt -CAfile "$SIGNER" \
  -partial_chain -purpose any -no_check_time -signer "$T/got.pem" -out /dev/null 2> /dev/null || fail 'no signature by this signer'
openssl x509 -in "$T/got.pem" -outform DER -out "$T/got" || fail 'the signature holds no certificate'
[ "$(sha < "$T/got")" = "$KEY" ] || fail 'the signature is by another certificate'
printf 'signed  %s (by the clock of the signer)\n' "$(openssl cms -cmsout -print -inform DER -in "signatures/$KEY.p7s" |
  sed -n 's/.*UTCTIME:\(.*\)$/\1/p' | sed -n '$p')"
[ -z "$(find . ! -type d ! -type f)" ] || fail 'a link or a device lies here'
find . -type f > "$T/files" || fail 'the files cannot be listed'
awk '
  list { name = substr($0, 3); if (name in listed || name == "tagmanifest-sha256.txt") next
    if (name ~ /^signatures\/[0-9a-f]+\.(p7s|tsr)$/) next
    print "in no list: " name; next }
  { digest = substr($0, 1, 64); name = substr($0, 67); data = name ~ /^data\//; object = name ~ /^data\/objects\// }
  length(digest) < 64 || digest ~ /[^0-9a-f]/ || substr($0, 65, 2) != "  " || length(name) > 128 || name in listed ||
  data != (FILENAME == "manifest-sha256.txt") || object && name != "data/objects/" digest { print "line " FNR " of " FILENAME; next }
  name ~ ${NAME_RULE} { listed[name] = 1; next }
  { print "line " FNR " of " FILENAME }
' manifest-sha256.txt tagmanifest-sha256.txt list=1 "$T/files" > "$T/odd" || fail 'the lists cannot be read'
[ -s "$T/odd" ] && fail "$(sed -n 1p "$T/odd")"
sha256sum --strict --quiet -c manifest-sha256.txt tagmanifest-sha256.txt || fail 'a file differs from its digest'
for c in $(cut -c 67- manifest-sha256.txt | sed -n '/^data\/certificates\//p'); do
  openssl x509 -in "$c" -outform DER -out "$T/der" || fail "$c is no certificate"
  k=$(sha < "$T/der")
  [ "$c" = "data/certificates/$k.pem" ] || fail "$c is not the certificate of its name"
  openssl x509 -in "$c" -noout -pubkey > "$T/$k.pub" || fail "$c holds no key"
  openssl rsa -pubin -in "$T/$k.pub" -noout -text 2> /dev/null > "$T/text" || fail "$c holds no RSA key"
  awk '/Public-Key: \((2|3|4)[0-9][0-9][0-9] bit\)/ { a = 1 } /^Exponent: 65537 / { b = 1 } END { exit 1 - a * b }' "$T/text" ||
    fail "$c holds an unfit key"
done
entries=0; signatures=0; chains=0; used=; revoked=
for f in $(cut -c 67- manifest-sha256.txt | sed -n '/^data\/ledger\//p'); do
  chain=$(printf '%s\n' "$f" | sed 's/^data\/ledger\///; s/\.ledger$//'); chains=$((chains + 1))
  prev=0000000000000000000000000000000000000000000000000000000000000000; n=0
  awk -F '\t' '{ print "H" $1; print "S" $2; for (i = 3; i <= NF; i++) print "D" $i }' "$f" > "$T/parts" || fail "$f cannot be read"
  while IFS= read -r part; do
    case $part in
    H*)
      head=${'$'}{part#H}; n=$((n + 1))
      place=$(printf '%s\n' "$head" | sed -n \
        's/^{"at":.*,"chain":"\([0-9a-f-]*\)","kind":.*,"prev":"\([0-9a-f]*\)","seen":\[.*\],"seq":\([0-9]*\),"uptime":[0-9]*,"v":1,"zone":"[^"]*"}$/\1 \2 \3/p')
      [ "$place" = "$chain $prev $n" ] || fail "$f line $n does not follow the line before it"
      prev=$(printf %s "$head" | sha)
      ;;
    S*)
      by=$(printf '%s\n' "$head" | sed -n 's/^{"at":.*,"by":\[\([0-9a-f",]*\)\],"case":.*$/\1/p' | sed 's/[",]/ /g')
      set -- $(printf '%s\n' "$part" | sed -n 's/^S\[\([A-Za-z0-9_",-]*\)\]$/\1/p' | sed 's/[",]/ /g')
      [ -n "$by" ] || fail "$f line $n names no signer"
      for k in $by; do
        [ $# -gt 0 ] && [ -f "$T/$k.pub" ] || fail "$f line $n lacks a signature or a certificate"
        case " $revoked " in *" $k,$chain "*) fail "$f line $n is signed by a key that a line before it revokes" ;; esac
        sig=$1; shift
        case $((${'$'}{#sig} % 4)) in 2) sig=$sig== ;; 3) sig=$sig= ;; esac
        printf '%s\n' "$sig" | sed 'y/-_/+\//' | base64 -d > "$T/sig" 2> /dev/null
        printf %s "$head" | openssl dgst -sha256 -verify "$T/$k.pub" -signature "$T/sig" > /dev/null 2>&1 ||
          fail "$f line $n: a signature does not verify"
        signatures=$((signatures + 1))
        [ -f "$T/$k.used" ] || { : > "$T/$k.used"; used="$used $k"; }
      done
      [ $# -eq 0 ] || fail "$f line $n has more signatures than signers"
      ;;
    D*)
      name=$(printf '%s\n' "$part" | sed -n 's/^D\["[A-Za-z0-9_-]*","\([A-Za-z0-9]*\)",.*\]$/\1/p')
      digest=$(printf %s "${'$'}{part#D}" | sha)
      case $head in *"\"$name\":\"$digest\""*) ;; *) fail "$f line $n: $name is not what was signed" ;; esac
      case $name,$head in certificate,*'"kind":"person.admitted/'*)
        k=$(printf '%s\n' "$part" | sed -n 's/^.*,"certificate","\([A-Za-z0-9+\/=]*\)"\]$/\1/p' | base64 -d | sha); : > "$T/$k.admitted" ;;
      key,*'"kind":"person.key-revoked/'*)
        k=$(printf '%s\n' "$part" | sed -n 's/^.*,"key","\([0-9a-f]*\)"\]$/\1/p'); revoked="$revoked $k,$chain"
        printf 'revoked %s by line %s of %s\n' "$k" "$n" "$f" ;;
      esac
      ;;
    esac
  done < "$T/parts"
  case $(cat data/case.json) in *"{\"chain\":\"$chain\",\"entries\":$n,\"last\":\"$prev\"}"*) ;; *) fail "$f does not end where data/case.json says" ;; esac
  entries=$((entries + n))
done
[ "$(awk '{ n += gsub(/"last":"/, "") } END { print n + 0 }' data/case.json)" = "$chains" ] || fail 'a chain is missing'
case "$revoked " in *" $KEY,"*) fail 'the signer of this file is revoked in it' ;; esac
for k in $used; do [ -f "$T/$k.admitted" ] || fail "the ledger never admitted the signer $k"; done
[ "$entries" -gt 0 ] || fail 'there is no entry'
printf 'HOLDS: %s entries in %s chains, %s signatures\n' "$entries" "$chains" "$signatures"
)`;
