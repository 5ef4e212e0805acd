import type { Words } from './en.js';

/** Romanian. */
export const ro: Words = {
  askHeading: 'Acest link nu poate fi folosit',
  askText:
    'Vă rugăm să întrebați școala. Vă poate trimite un link nou sau poate primi răspunsul dumneavoastră în alt mod.',
  heading: 'Poate merge {student} la acest stagiu de practică?',
  intro: '{school} vă cere permisiunea pentru un stagiu de practică. Puteți răspunde da sau nu.',
  employer: 'Angajatorul',
  work: 'Munca',
  morning: 'Ziua {day}, dimineața',
  afternoon: 'Ziua {day}, după-amiaza',
  place: 'Unde',
  dates: 'Datele',
  datesValue: 'de la {from} până la {to}',
  hours: 'Programul',
  hoursValue: 'zilnic între {starts} și {finishes}',
  breakValue: 'cu o pauză de {minutes} minute',
  adults: 'Cine are grijă de {student}',
  adultsValue: 'După funcție: {supervisor} și {deputy}.',
  dangers: 'Pericole',
  noDangers:
    'Potrivit angajatorului, după măsurile de siguranță nu rămâne niciunul dintre pericolele speciale pe care legea le enumeră pentru tineri.',
  someDangers: 'Potrivit angajatorului, după măsurile de siguranță rămân următoarele:',
  BEYOND_CAPACITY: 'muncă ce poate fi prea grea pentru corpul sau mintea unui tânăr',
  TOXIC_OR_CARCINOGENIC: 'substanțe otrăvitoare sau care pot provoca cancer',
  RADIATION: 'radiații',
  UNRECOGNISED_ACCIDENT_RISK: 'riscuri de accident pe care tinerii s-ar putea să nu le observe',
  EXTREME_HEAT_OR_COLD: 'căldură sau frig extrem',
  NOISE: 'zgomot puternic',
  VIBRATION: 'vibrații puternice',
  precautions: 'Siguranța',
  precautionsValue:
    'Doi adulți desemnați au grijă de {student}. Școala confirmă stagiul numai dacă regulile de siguranță sunt respectate.',
  clothes: 'Îmbrăcămintea',
  lunch: 'Prânzul',
  insurance: 'Asigurarea',
  insured: 'Angajatorul a declarat că are asigurare de răspundere pentru aceste zile.',
  notInsured:
    'Angajatorul nu a prezentat încă o asigurare de răspundere pentru aceste zile. Fără ea, școala nu poate confirma.',
  travel: 'Drumul dus-întors',
  travelValue: 'Aproximativ {out} minute la dus și {back} minute la întors.',
  emergency: 'În caz de urgență',
  emergencyValue:
    'În zilele stagiului, între 06:00 și 20:00, angajatorul vă poate vedea numărul de telefon, ca să vă sune în caz de urgență: {phone}',
  ownWords: 'Ceea ce a scris angajatorul este afișat ca atare și nu este tradus.',
  scope:
    'Răspunsul este valabil numai pentru acest stagiu. Dacă se schimbă locul, datele, programul, pericolele sau adulții, vă întrebăm din nou.',
  question: 'Vă dați permisiunea pentru acest stagiu?',
  yourName: 'Numele dumneavoastră complet',
  yes: 'Da, îmi dau permisiunea',
  no: 'Nu, nu îmi dau permisiunea',
  thanks: 'Vă mulțumim',
  saidYes: 'Răspunsul dumneavoastră a fost înregistrat: da.',
  saidNo: 'Răspunsul dumneavoastră a fost înregistrat: nu.',
  needs: 'De ce are nevoie {student} la locul de muncă',
  needsQuestion: 'Poate angajatorul să citească acest lucru?',
  needsScope:
    'Aceasta este o întrebare separată: permisiunea dumneavoastră nu depinde de ea. Angajatorul citește acest lucru numai dacă și {student} este de acord și numai după ce școala a confirmat. Puteți retrage acordul oricând: anunțați școala.',
  needsYes: 'Da, angajatorul poate citi',
  needsNo: 'Nu, angajatorul nu poate citi',
  mayRead: 'Răspunsul dumneavoastră a fost înregistrat: angajatorul poate citi ce este necesar la locul de muncă.',
  mayNotRead:
    'Răspunsul dumneavoastră a fost înregistrat: angajatorul nu poate citi ce este necesar la locul de muncă.',
  changeOfMind: 'Dacă vă răzgândiți, vă rugăm să anunțați școala. Puteți închide acum această pagină.',
  worried:
    'Vă îngrijorează ceva la acest stagiu de practică? Scrieți pe această pagină, acum sau mai târziu, persoanei din școală care răspunde de protecția copiilor sau sunați la școală.',
  heard:
    'Dacă școala v-a trimis acest link, ce ați scris va citi doar persoana din școală care răspunde de protecția copiilor. Această pagină este aceeași pentru orice link: dacă nu primiți niciun răspuns, sunați la școală. Dacă cineva este acum în pericol, sunați la 999.',
  unreviewed: 'Această traducere nu a fost încă verificată. Dacă ceva nu este clar, vă rugăm să întrebați școala.',
  mailSubject: '{school} are o întrebare pentru dumneavoastră',
  mailText:
    '{school} dorește răspunsul dumneavoastră la o întrebare despre un stagiu de practică. Deschideți acest link pentru a o citi:',
  mailTerms:
    'Linkul este valabil până la {date}, pentru un singur răspuns. Vă rugăm să nu îl dați mai departe. Dacă nu așteptați acest mesaj, întrebați școala înainte de a-l deschide.',
};
