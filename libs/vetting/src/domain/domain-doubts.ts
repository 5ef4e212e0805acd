/** Why a coordinator has to look at a domain: anybody can have an address there, or it can be taken for another one. */
export interface DomainDoubt {
  readonly kind: 'FREE_MAIL' | 'LOOK_ALIKE';
  readonly domain: string;
  /** The domain that it can be taken for; null for free mail. */
  readonly like: string | null;
}

/** Providers that give an address to anybody, the usual ones in England. */
const freeMail: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com live.co.uk msn.com
   yahoo.com yahoo.co.uk ymail.com icloud.com me.com mac.com aol.com aol.co.uk gmx.com gmx.co.uk
   mail.com proton.me protonmail.com pm.me btinternet.com talktalk.net sky.com virginmedia.com
   ntlworld.com tiscali.co.uk zoho.com fastmail.com tutanota.com yandex.com`.split(/\s+/),
);

/** Endings that only public bodies get, by the word that somebody would put into a name in their place. */
const reserved: readonly (readonly [word: string, ending: string])[] = [
  ['nhs', 'nhs.uk'],
  ['gov', 'gov.uk'],
  ['police', 'police.uk'],
  ['mod', 'mod.uk'],
  ['sch', 'sch.uk'],
];

/** Endings in two parts under which names are sold. */
const longEndings = /\.(?:co|org|ac|gov|nhs|sch|me|ltd|plc|net|police|mod)\.uk$/;

/** Signs that read as others, to be put in their place. */
const readAs: readonly (readonly [sign: RegExp, as: string])[] = [
  [/0/g, 'o'],
  [/[1|]/g, 'l'],
  [/i/g, 'l'],
  [/5/g, 's'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/-/g, ''],
];

/** One wrong letter in a shorter name is another name. */
const leastLetters = 6;

/** A domain that an employer of the programme is known to use. */
export interface KnownDomain {
  /** Whose it is; only ever compared. */
  readonly of: string;
  readonly domain: string;
}

/** Says what is doubtful about the domains that an employer and its host adults use, each domain once, by name. */
export type DoubtsOf = (employer: string, own: readonly string[]) => DomainDoubt[];

/**
 * A judge of domains beside those of known employers: free mail, names that contain the word of a public body without its ending, and names that
 * differ from another employer's by what the eye passes over. O(known) once, then O(own x known) comparisons that mostly end at the first letter.
 */
export function doubtsBeside(known: readonly KnownDomain[]): DoubtsOf {
  const others = known.map(({ of, domain }) => ({ of, domain: plainDomain(domain), reads: reading(domain) }));
  return (employer, own) =>
    [...new Set(own.map(plainDomain))].sort().flatMap((domain): DomainDoubt[] => {
      if (freeMail.has(domain)) return [{ kind: 'FREE_MAIL', domain, like: null }];
      const reads = reading(domain);
      const isTaken = (other: (typeof others)[number]): boolean =>
        other.of !== employer && isTakenFor(domain, reads, other);
      const like = likePublicBody(domain) ?? others.find(isTaken)?.domain;
      return like === undefined ? [] : [{ kind: 'LOOK_ALIKE', domain, like }];
    });
}

/** The domain of an e-mail address or of a web site, in small letters and without `www.`. O(length). */
export function plainDomain(text: string): string {
  return text
    .slice(text.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/^www\./, '');
}

function likePublicBody(domain: string): string | undefined {
  const words = nameOf(domain).split('-');
  return reserved.find(([word, ending]) => !domain.endsWith(`.${ending}`) && words.includes(word))?.[1];
}

function isTakenFor(
  domain: string,
  reads: string,
  other: { readonly domain: string; readonly reads: string },
): boolean {
  if (isUnder(domain, other.domain) || isUnder(other.domain, domain)) return false;
  if (reads === other.reads) return true;
  return Math.min(reads.length, other.reads.length) >= leastLetters && isOneSlipAway(reads, other.reads);
}

function isUnder(domain: string, other: string): boolean {
  return domain === other || domain.endsWith(`.${other}`);
}

/** What somebody reads as the name: everything before the ending. */
function nameOf(domain: string): string {
  const ending = longEndings.exec(domain)?.[0] ?? /\.[^.]*$/.exec(domain)?.[0] ?? '';
  return domain
    .slice(0, domain.length - ending.length)
    .split('.')
    .join('-');
}

function reading(domain: string): string {
  return skeleton(nameOf(plainDomain(domain)));
}

function skeleton(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{Mark}/gu, '');
  return readAs.reduce((text, [sign, as]) => text.replace(sign, as), plain);
}

/** True when one letter was put in, left out or exchanged, or two neighbours have changed places. O(length). */
function isOneSlipAway(one: string, two: string): boolean {
  const [short, long] = one.length <= two.length ? [one, two] : [two, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const swapped =
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
  return swapped || short.slice(at + 1) === long.slice(at + 1);
}
