const gap = String.raw`[\s,]{1,3}(?:and\s)?`;
const sexes =
  'lads?|lasses|lass|boys?|girls?|m[ae]n|wom[ae]n|males?|females?|lady|ladies|gents?|gentlem[ae]n|guys?|chaps?';
const sturdy = 'fit|strong|able-?bodied|strapping|attractive|pretty|good-?looking|slim|healthy|tall';
const bodies = `young|${sturdy}`;
const faiths = 'christian|muslim|catholic|protestant|jewish|hindu|sikh|buddhist|atheist';
const origins = 'british|white|black|asian|european|uk[\\s-]born|english|irish|polish|indian|pakistani';
const people = 'people|persons?|students?|pupils?|applicants?|candidates?|citizens?|nationals?|children';
const covers = String.raw`head\s?scar(?:f|ves)|hijabs?|niqabs?|burqas?|burkas?|turbans?|kippahs?|yarmulkes?|skull\s?caps?|religious\s(?:dress|clothing|symbols?|head\s?(?:wear|gear|coverings?))`;
/** Behind these, the word before them names a place, a group or a thing, and nobody is turned away. */
const ofSomething = String.raw`(?!'|\s(?:\w+\s)?(?:school|academy|college|church|cathedral|aid|team|club|choir|group|society|association|league|football|rugby|cricket|netball|clothing|clothes|wear|shoes|shelter|refuge|prison|hospital|ward|session|swim|class|toilets?|changing|department|charity|centre|community|festival|hour|gym|space)s?\b)`;
const wish = String.raw`(?:want(?:ed)?|need(?:ed)?|seek(?:ing)?|look(?:ing)?\sfor|prefer(?:red)?|ideal\sfor|suits|would\ssuit|suited\sto|must\sbe|should\sbe|has\sto\sbe|have\sto\sbe|need\sto\sbe)`;
const manner = String.raw`(?:(?:a|an|some|two|three|four|only|big|keen|energetic|hard-?working|local|smart|${bodies}|${origins})${gap}){0,5}`;
const must = String.raw`(?:must|should|has\sto|have\sto|need\sto)`;
const pattern = (source: string): RegExp => new RegExp(String.raw`\b${source}`, 'giu');

/** Wishes for or against people of a protected characteristic, in a text with straight apostrophes. Global, for `replace`. */
export const turnsAway: readonly RegExp[] = [
  // Sex: wished for, with a body to match, alone, or kept out.
  pattern(String.raw`${wish}\s${manner}(?:${sexes})\b${ofSomething}`),
  pattern(
    String.raw`(?:young${gap})?(?:${sturdy})(?:${gap}(?:${bodies})){0,6}${gap}(?:lads|boys|girls|men|women|males|females|ladies|gents|guys|chaps)\b${ofSomething}`,
  ),
  pattern(String.raw`(?:${sexes})[\s-](?:only|preferred|wanted|needed|required)\b${ofSomething}`),
  pattern(String.raw`(?:only|no)\s(?:lads|boys|girls|men|women|males|females|ladies|gents)\b${ofSomething}`),
  // Age and disability: bodies that are asked for, and people who are kept out. That a place has no ramp is honest.
  pattern(String.raw`young(?:,|\sand)\s?(?:fit|strong|healthy|attractive)\b`),
  pattern(String.raw`able[\s-]bodied\b`),
  pattern(
    String.raw`${must}\sbe\s(?:(?:physically|very|quite|reasonably)\s)?(?:young|fit|attractive|good[\s-]looking|slim|healthy|in\sgood\shealth)\b(?!\s(?:for|to)\b)`,
  ),
  pattern(String.raw`${must}\shave\s(?:good|perfect|excellent)\s(?:health|eyesight|hearing|looks)\b`),
  pattern(
    String.raw`no\s(?:disabled(?!\s(?:access|toilets?|parking|lift|ramp|bays?))|disabilities|special\sneeds|wheelchair\susers|autistic|dyslexics?|epileptics?)\b`,
  ),
  // Race, nationality and mother tongue.
  pattern(String.raw`(?:you|they|students?|applicants?|candidates?)\s${must}\sbe\s(?:a\s)?(?:${origins})\b`),
  pattern(
    String.raw`${must}\sbe\s(?:a\s)?(?:british|uk[\s-]born|european)\b(?!\s(?:standard|made|summer|time|museum))`,
  ),
  pattern(String.raw`(?:only|no|prefer|must\sbe)\s(?:${origins})\s(?:${people})\b`),
  pattern(String.raw`(?:${origins})\s(?:(?:${people})\s)?(?:only|preferred)\b(?!\s(?:language|subject))`),
  pattern(
    String.raw`no\s(?:foreigners?|immigrants?|migrants?|refugees|asylum\sseekers|gyps(?:y|ies)|romanians?|eastern\seuropeans?|pakistanis?|muslims?|jews|christians?|hindus?|sikhs?|catholics?|gays?|lesbians?)\b(?!\s(?:are|is|were|was)\b)${ofSomething}`,
  ),
  pattern(String.raw`(?:must|only|need)\s(?:be\s)?(?:a\s)?native\s(?:english\s)?speakers?\b`),
  pattern(String.raw`native\s(?:english\s)?speakers?\s(?:only|preferred|required)\b`),
  pattern(String.raw`english\smust\sbe\syour\s(?:first|native|mother)\s(?:language|tongue)\b`),
  // Religion, and what people wear for it.
  pattern(
    String.raw`(?:must\sbe|should\sbe|only|prefer|no)\s(?:a\s)?(?:practi[sc]ing\s)?(?:${faiths})s?\b${ofSomething}`,
  ),
  pattern(String.raw`(?:${faiths})s?\s(?:(?:${people})\s)?(?:only|preferred)\b`),
  pattern(String.raw`(?:no|remove(?:\s(?:your|any))?|take\soff\s(?:your|any)|without)\s(?:${covers})\b`),
  pattern(
    String.raw`(?:${covers})\s(?:are\s|is\s|must\s|may\s|can\s?)?(?:not\s(?:be\s)?(?:allowed|permitted|accepted|worn|welcome)|forbidden|banned|have\sto\scome\soff)\b`,
  ),
  // Sexual orientation, marriage, pregnancy.
  pattern(
    String.raw`(?:you|they|students?|applicants?|candidates?)\s${must}\s(?:be\s(?:straight|heterosexual|unmarried|single)|not\sbe\s(?:gay|pregnant|married|trans(?:gender)?))\b`,
  ),
  pattern(String.raw`no\s(?:pregnant|trans(?:gender)?|gay|lesbian)\s(?:${people}|girls|women)\b`),
];

const sum = String.raw`(?:£\s?\d[\d,.]*|\d[\d,.]*\s?(?:pounds?|gbp|quid)\b)`;
const things = String.raw`(?:materials?|uniforms?|training|insurance|admin(?:istration)?|registration|equipment|kit|tools?|aprons?|badges?|dbs|certificates?|the\s(?:place|placement|course|week|visit)|your\s(?:place|placement))`;
const fee = String.raw`(?:fee|charge|deposit|contribution|payment)`;
const payer = String.raw`(?:you|students?|pupils?|parents?|families|your\s(?:parents?|family|school))`;

/** Plainly asks a student, a family or a school for money, whatever else stands in the clause. */
export const paysByItself: readonly RegExp[] = [
  new RegExp(
    String.raw`\b${payer}\s(?:(?:must|have\sto|need\sto|should|will|would|are\sasked\sto|are\sexpected\sto)\s)?(?:pay|contribute|transfer)\s(?!nothing|no\b|for\sonly\s+lunch)(?:us\s)?(?:(?:a|the)\s(?:\S+\s){0,2}${fee}|(?:about\s|only\s)?${sum}[^,]{0,40}|for\s${things}).{0,30}`,
    'giu',
  ),
  new RegExp(String.raw`\b(?:pay|bring|leave|put\sdown)\s(?:a|the|your)\s(?:\S+\s){0,2}deposit\b.{0,20}`, 'giu'),
];

/** Asks for money, unless the clause gives it, is about other people's, or about food and fares. */
export const asksForMoney: readonly RegExp[] = [
  new RegExp(String.raw`${sum}\s(?:\S+\s){0,2}?(?:for|towards|to\scover)\s(?:\S+\s){0,2}?${things}\b`, 'giu'),
  new RegExp(String.raw`${sum}\s(?:\S+\s){0,2}${fee}\b`, 'giu'),
  new RegExp(String.raw`\b${fee}\sof\s${sum}`, 'giu'),
  new RegExp(
    String.raw`\b(?:a|the|your)\s(?:\S+\s){0,2}deposit\s(?:is\s)?(?:required|needed|payable|taken|asked\sfor)\b`,
    'giu',
  ),
  new RegExp(String.raw`\b(?:require|ask\sfor|take|charge)\sa\s(?:\S+\s){0,2}(?:deposit|fee)\b`, 'giu'),
  new RegExp(
    String.raw`\b(?:placement|registration|admin(?:istration)?|booking|joining|training|uniform|application)\s(?:fee|charge)s?\b`,
    'giu',
  ),
  new RegExp(String.raw`\bthere\sis\sa\s(?:small\s)?(?:fee|charge)\b`, 'giu'),
  new RegExp(
    String.raw`\b(?:the\s(?:place|placement|course|week|visit)|it)\scosts\s(?:you\s)?(?:about\s)?${sum}`,
    'giu',
  ),
  new RegExp(String.raw`\bbuy\syour\sown\s(?:\S+\s)?(?:tools|kit|uniform|equipment|materials|knives|boots)\b`, 'giu'),
];

/** Somebody else pays, or nobody does. */
export const givesMoney = new RegExp(
  String.raw`\b(?:we|who|which)\s(?:\S+\s)?(?:pay|give|cover|refund|reimburse|provide|lend|meet)\b|\b(?:is|are|will\sbe|be)\s(?:paid|given|refunded|reimbursed|free|lent)\b|\ballowance|\byou\s(?:get|receive|earn|are\spaid|are\sgiven)\b|\bno\s(?:\S+\s)?(?:charge|fee|deposit|cost|payment)s?\b|\bfree\sof\b|\bwithout\s(?:a|any|paying)\b|\bnothing\sto\spay\b|\bbudget\b`,
  'iu',
);

/** Money of the business, which a student may well learn about. */
export const isAboutOthers =
  /\b(?:tenants?|customers?|clients?|guests?|buyers?|members?|patients?|savers?|borrowers?|suppliers?|till|invoices?|accounts?|bank|donors?|funders?|raise[sd]?|sells?|sold|prices?)\b/iu;

/** What anybody pays on an ordinary day out, as long as nothing else is in it. */
export const isAboutFoodOrFares =
  /^(?!.*\b(?:materials?|deposit|uniforms?|fee)\b).*\b(?:lunch|meals?|food|canteen|sandwich(?:es)?|snacks?|coffee|bus|train|tram|fares?|travel)\b/iu;
