/**
 * Last labels of names that are taken for domains without being defanged: country codes (ISO 3166-1, as delegated) and generic
 * ones in wide use. It only decides what is proposed; a under any other label can be recorded by hand, and is found where
 * it stands in a URL, an address or defanged.
 */
const COUNTRIES =
	'ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw';
const GENERIC =
	'com net org info biz edu gov mil int arpa pro mobi aero coop museum jobs travel cat tel asia xxx onion example invalid xyz top club online site store shop app dev cloud tech space website live world life today email link click icu vip win bid loan men stream download racing review trade party science work faith cricket accountant webcam host press fun buzz cyou cfd sbs rest monster quest cam blog art design digital agency company services solutions support systems network media news group team center zone city global international business finance money bank legal law health care academy school education training works software codes ink wiki chat social video games game bet casino poker lol one ltd llc inc gmbh ooo wang ren kim red blue pink black green gold surf pics photo photos gallery guru expert email homes house land rent sale deals cheap gift gifts cash credit loans exchange trading market markets capital fund ventures foundation church earth eco bio farm garden pet vet cafe pub restaurant kitchen recipes wine beer coffee pizza tattoo fit yoga bike auto cars taxi limo flights holiday vacations cruises hotel villas estate properties apartments build construction contractors plumbing glass energy solar equipment supply industries engineering ist berlin london nyc tokyo paris amsterdam moscow zip mov';

const KNOWN: ReadonlySet<string> = new Set(`${COUNTRIES} ${GENERIC}`.split(' '));

/** `label` in lower case, without a dot. */
export const isTopLevel = (label: string): boolean => KNOWN.has(label) || label.startsWith('xn--');

/** Ends of file names; a that ends so is a file unless it is defanged. */
const FILE_ENDS: ReadonlySet<string> = new Set(
	'exe dll sys scr drv ocx cpl bat cmd ps1 psm1 psd1 vbs vbe js jse wsf wsh hta msi msp mst lnk url jar class py pyc pyw sh bash elf so dylib ko bin dat tmp bak old doc docm docx dotm xls xlsm xlsx xlsb xlam ppt pptm pptx ppam pdf rtf zip rar 7z gz tgz bz2 xz tar iso img vhd vhdx cab ace arj one chm reg inf ini cfg conf config yml yaml toml log evt evtx etl pcap pcapng dmp mem raw e01 aff4 php php5 phtml asp aspx ashx jsp jspx war cgi html htm mht txt csv xml json sql db sqlite mdb key pem pfx p12 crt cer apk ipa dmg pkg deb rpm md eml msg pst ost svg png jpg jpeg gif swf cs cpp go rs'.split(
		' ',
	),
);
export const isFileEnd = (end: string): boolean => FILE_ENDS.has(end);
