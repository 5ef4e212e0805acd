const label = String.raw`[\p{L}\d][\p{L}\d-]{0,62}`;
const endings =
  'com|net|org|uk|co|io|eu|info|biz|app|dev|gov|edu|ac|link|page|site|shop|online|website|click|xyz|london|gg|tv|ly|me|ie|fr|de|nl|pl';
const ending = String.raw`(?:${endings})(?![\p{L}\d-])`;
const start = String.raw`(?<![\p{L}\d])`;
const bracketedAt = String.raw`\s{0,2}[\[({<]\s?(?:at|@)\s?[\])}>]\s{0,2}`;
const spokenDot = String.raw`(?:\s{0,2}[\[({<]\s?(?:dot|\.)\s?[\])}>]\s{0,2}|\s{1,2}dot\s{1,2})`;
const spacedDot = String.raw`(?:\s?\.\s?|${spokenDot})`;
/** Of these one writes "sam at gmail" and leaves the rest out. */
const mailbox = '(?:g-?mail|googlemail|hotmail|icloud|protonmail|ymail)';

/** E-mail addresses and links, in a text whose look-alike characters are resolved. Global, for `replace`. */
export const addresses: readonly RegExp[] = [
  // E-mail: plain; with spaces or brackets; with "at" and "dot" as words; with the name of the provider alone.
  new RegExp(String.raw`[\w.%+-]{1,64}@${label}(?:\.${label}){1,5}`, 'giu'),
  new RegExp(
    String.raw`[\w.%+-]{1,64}(?:\s{0,2}@\s{0,2}|${bracketedAt})${label}(?:${spacedDot}${label}){0,4}${spacedDot}${ending}`,
    'giu',
  ),
  new RegExp(String.raw`[\w.%+-]{1,64}\sat\s${label}(?:${spokenDot}${label}){0,4}${spokenDot}${ending}`, 'giu'),
  new RegExp(String.raw`[\w.%+-]{1,64}(?:\s{0,2}@\s{0,2}|\sat\s|_at_)${mailbox}(?![\p{L}\d-])\S*`, 'giu'),
  new RegExp(String.raw`\b${mailbox}\s?[:=]\s?\S+`, 'giu'),
  // Links: with a scheme, with www, the short ones of platforms, bare names of hosts, any name with a path, and "firm dot co dot uk".
  /\b(?:https?|ftp|mailto|tel):\S+/giu,
  /\bwww\.\S+/giu,
  /\b(?:t|wa|m|about|youtu|linktr|goo|discord)\.(?:me|be|ee|gl|gg)\b(?:\/\S*)?/giu,
  // Three names of Microsoft's read like hosts.
  new RegExp(String.raw`${start}(?!(?:asp|vb|ado)\.net\b)${label}(?:\.${label}){0,4}\.${ending}(?:\/\S*)?`, 'giu'),
  // "Node.js/React" has no host in it.
  new RegExp(String.raw`${start}${label}(?:\.${label}){0,4}\.(?!(?:js|ts|py|net)\/)\p{L}{2,24}\/\S+`, 'giu'),
  new RegExp(String.raw`${start}${label}\s?\.\s?com(?![\p{L}\d-])`, 'giu'),
  new RegExp(String.raw`${start}${label}(?:${spokenDot}${label}){0,3}${spokenDot}${ending}`, 'giu'),
  /\bscan\s(?:the|our|my|this)\sqr\b/giu,
];

/** What may stand between two digits of a telephone number. */
const gap = String.raw`[\s().,:\-\u2010-\u2015_*\/|]{0,6}`;
const platform = String.raw`(?:insta(?:gram)?|ig|snap(?:chat)?|whats\s?app|telegram|discord|tik\s?tok|facebook|fb|wechat|kik|bereal)`;
/** A word that could only be a handle: letters with a dot, an underscore or figures among them. */
const handle = String.raw`(?<![\w.])(?=[\w.]{0,40}\p{L})[\p{L}\d]{0,30}(?:[._]\w|\d\d)[\w.]{0,30}`;

/** Telephone numbers, handles and invitations, in a text whose spelt-out digits are resolved. Global, for `replace`. */
export const numbersAndHandles: readonly RegExp[] = [
  // Telephone: an English number at home or from abroad, any other with a plus, a mobile without its 0, and "call us on …".
  new RegExp(
    String.raw`(?<!\d)(?:(?:\+|00)${gap}4${gap}4${gap}(?:0${gap})?|0${gap})[1-35789](?:${gap}\d){8,9}(?!\d)`,
    'gu',
  ),
  new RegExp(String.raw`\+${gap}\d(?:${gap}\d){7,14}(?!\d)`, 'gu'),
  /(?<!\d)7[1-9](?:[\s-]?\d){8}(?!\d)/gu,
  /\b(?:call|ring|text|phone|tel|telephone|mobile|mob)(?:\s(?:us|me|is|on|at|no|number)){0,3}[\s.:]{1,3}\d(?:[\s-]{0,2}\d){5,}/giu,
  // Handles. The bare name of a platform is honest: a placement may be about Instagram.
  /(?<![\p{L}\d])@[\p{L}_][\w.]+/gu,
  /(?<![\p{L}\d])[\p{L}\d_.]{2,32}#\d{4}(?!\d)/gu,
  new RegExp(String.raw`\b${platform}(?:\s?[:=@]\s?|\s(?:name|handle|username|id)\s(?:is\s)?)\S+`, 'giu'),
  /\b(?:insta|ig|snap|fb|kik)\s?[-\u2013]\s?\S+/giu,
  new RegExp(String.raw`\bmy\s(?:${platform}|username|gamertag)\b(?:\sis\s\S+)?`, 'giu'),
  new RegExp(String.raw`\b${platform}\s(?:is\s)?${handle}`, 'giu'),
  new RegExp(String.raw`${handle}\son\s(?:my\s)?${platform}\b`, 'giu'),
  // Invitations to a platform, and questions for a way there.
  new RegExp(
    String.raw`\b(?:add|follow|message|msg|dm|text|find|ping)\s(?:us|me)\s(?:on|at|via|through)\s(?:my\s|our\s)?(?:${platform}|signal|messenger|linkedin)\b`,
    'giu',
  ),
  /\b(?:snap(?:chat)?|whats\s?app|insta|facetime|inbox|dm|pm|text)\s(?:me|us)\b/giu,
  new RegExp(
    String.raw`\b(?:what(?:['\u2019]?s|\sis)|(?:send|give)\s(?:me|us))\s(?:your|ur)\s(?:(?:phone|mobile)\s)?(?:number|mobile|e-?mail|${platform})\b`,
    'giu',
  ),
  new RegExp(String.raw`\b(?:are\syou|r\su)\son\s${platform}\b`, 'giu'),
];
