import { meanOf, scalesByScore, type RiasecProfile, type RiasecScale } from './riasec-profile.js';

/** A kind of activity as it is shown. */
export interface RiasecWords {
  /** One word, for a heading or a sentence: "helping". */
  readonly word: string;
  /** What it means, as a sentence. */
  readonly meaning: string;
}

/** The six kinds of activity in plain words, which are shown in place of Holland's names. */
export const riasecWords: Readonly<Record<RiasecScale, RiasecWords>> = {
  realistic: { word: 'making', meaning: 'Making, mending or growing things, with hands, tools or machines.' },
  investigative: { word: 'finding out', meaning: 'Asking why, testing ideas and solving problems.' },
  artistic: { word: 'creating', meaning: 'Designing, writing or performing something of your own.' },
  social: { word: 'helping', meaning: 'Teaching, looking after or listening to people.' },
  enterprising: { word: 'persuading', meaning: 'Leading, selling or winning people over.' },
  conventional: { word: 'organising', meaning: 'Keeping things in order, with numbers, lists and clear steps.' },
};

/** Most kinds of activity that somebody is said to lean towards. */
const mostLeading = 3;

/** The kinds of activity that a profile leans towards: those above the mean of the six, the strongest first, three at most. O(1). */
export function leadingScales(profile: RiasecProfile): RiasecScale[] {
  const mean = meanOf(profile);
  return scalesByScore(profile)
    .filter((scale) => profile[scale] > mean)
    .slice(0, mostLeading);
}

/** A student's profile as sentences to that student; `null` is no clear preference yet. O(1). */
export function profileWords(profile: RiasecProfile | null): string {
  if (profile === null)
    return 'No clear preference yet. That is fine: look at what is near you, and try something you have not tried.';
  const leading = leadingScales(profile).map((scale) => riasecWords[scale].word);
  return `You lean most towards ${leading.join(', then ')}. That only puts placements in order; every one stays open to you.`;
}
