import { findAdvertFaults, type AdvertFaultKind } from '../advert-language.js';
import { findContactDetails } from '../contact-details.js';
import { opportunityKinds, type AdvertTexts } from '../facts.js';
import type { OnceRule, Rule } from '../rule.js';

const noContactDetails: OnceRule = {
  id: 'R114',
  title: 'An advert holds no contact details and no links',
  validFrom: null,
  validTo: null,
  appliesTo: opportunityKinds,
  stages: ['PUBLISH'],
  inputs: ['advert.title', 'advert.description', 'advert.tasks', 'advert.lessFun'],
  severity: 'BLOCK',
  liftedBy: 'COORDINATOR',
  evidenceBy: 'EMPLOYER',
  needs: 'the text of the advert',
  expiresWith: 'any change of the text',
  source:
    'Our policy: no private way between an adult and a child. Telephone numbers, e-mail addresses, links and handles are looked for',
  toConfirm: false,
  words: {
    student: 'This advert is not open yet.',
    school: 'The advert holds contact details or a link.',
    employer:
      'Please take contact details and links out of the advert. Students and schools reach you through this service.',
  },
  judged: 'ONCE',
  check: ({ advert }) => {
    if (advert === null) return 'unknown';
    return textsOf(advert).some((text) => findContactDetails(text).length > 0) ? 'fail' : 'ok';
  },
};

const tasksNamed: OnceRule = {
  id: 'R114a',
  title: 'An advert for a placement says what the student will do from day to day',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['PUBLISH'],
  inputs: ['advert.tasks'],
  severity: 'BLOCK',
  liftedBy: 'COORDINATOR',
  evidenceBy: 'EMPLOYER',
  needs: 'the text of the advert',
  expiresWith: 'any change of the text',
  source: 'Our policy, from the reports of the pilot: students were given nothing to do',
  toConfirm: false,
  words: {
    student: 'This advert is not open yet.',
    school: 'The advert does not say what the student will do.',
    employer: 'Please say what the student will do from day to day.',
  },
  judged: 'ONCE',
  check: ({ advert }) => {
    if (advert === null) return 'unknown';
    return advert.tasks.some(isWritten) ? 'ok' : 'fail';
  },
};

const lessFunNamed: OnceRule = {
  id: 'R114b',
  title: 'An advert for a placement names a part that is less fun',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['PUBLISH'],
  inputs: ['advert.lessFun'],
  severity: 'BLOCK',
  liftedBy: 'COORDINATOR',
  evidenceBy: 'EMPLOYER',
  needs: 'the text of the advert',
  expiresWith: 'any change of the text',
  source: 'Our policy, from the reports of the pilot: students asked for honest descriptions',
  toConfirm: false,
  words: {
    student: 'This advert is not open yet.',
    school: 'The advert does not say what is less fun.',
    employer: 'Please name one part of the work that is less fun. Students trust an honest advert.',
  },
  judged: 'ONCE',
  check: ({ advert }) => {
    if (advert === null) return 'unknown';
    return advert.lessFun !== null && isWritten(advert.lessFun) ? 'ok' : 'fail';
  },
};

/** A rule about words that must not stand in an advert of any kind. */
function keepsOut(kind: AdvertFaultKind, about: Pick<OnceRule, 'id' | 'title' | 'source' | 'words'>): OnceRule {
  return {
    ...about,
    validFrom: null,
    validTo: null,
    appliesTo: opportunityKinds,
    stages: ['PUBLISH'],
    severity: 'BLOCK',
    liftedBy: 'COORDINATOR',
    evidenceBy: 'EMPLOYER',
    needs: 'the text of the advert',
    expiresWith: 'any change of the text',
    toConfirm: false,
    inputs: ['advert.title', 'advert.description', 'advert.tasks', 'advert.lessFun'],
    judged: 'ONCE',
    check: ({ advert }) => {
      if (advert === null) return 'unknown';
      return textsOf(advert).some((text) => findAdvertFaults(text).some((fault) => fault.kind === kind))
        ? 'fail'
        : 'ok';
    },
  };
}

const nobodyTurnedAway = keepsOut('PROTECTED_TRAIT', {
  id: 'R114c',
  title: 'An advert turns nobody away for who they are',
  source: 'Equality Act 2010, s. 4 and s. 39 to 41: protected characteristics, and access to work',
  words: {
    student: 'This advert is not open yet.',
    school: 'The advert turns people away for who they are.',
    employer: 'Please say what the work needs and not who somebody has to be. Placements are open to everybody.',
  },
});

const nobodyPays = keepsOut('ASKS_FOR_MONEY', {
  id: 'R114d',
  title: 'An advert asks for no money',
  source: 'Our policy: a placement costs a student nothing but what any day out does',
  words: {
    student: 'This advert is not open yet.',
    school: 'The advert asks for money.',
    employer: 'Please take out what a student would have to pay. Whatever the work needs, you lend.',
  },
});

/** What an advert must say, and must not. */
export const adverts: readonly Rule[] = [noContactDetails, tasksNamed, lessFunNamed, nobodyTurnedAway, nobodyPays];

function textsOf({ title, description, tasks, lessFun }: AdvertTexts): string[] {
  return [title, description, ...tasks, lessFun ?? ''];
}

/** A word at least: a dash or a full stop says nothing. */
function isWritten(text: string): boolean {
  return /\p{L}{2}/u.test(text);
}
