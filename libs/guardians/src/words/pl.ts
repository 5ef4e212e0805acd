import type { Words } from './en.js';

/** Polish. */
export const pl: Words = {
  askHeading: 'Z tego linku nie można skorzystać',
  askText: 'Prosimy zwrócić się do szkoły. Może ona wysłać nowy link albo przyjąć odpowiedź w inny sposób.',
  heading: 'Czy {student} może wziąć udział w tej praktyce?',
  intro: '{school} prosi o zgodę na praktykę zawodową. Można odpowiedzieć „tak” lub „nie”.',
  employer: 'Pracodawca',
  work: 'Praca',
  morning: 'Dzień {day}, przed południem',
  afternoon: 'Dzień {day}, po południu',
  place: 'Miejsce',
  dates: 'Terminy',
  datesValue: 'od {from} do {to}',
  hours: 'Godziny',
  hoursValue: 'codziennie od {starts} do {finishes}',
  breakValue: 'przerwa: {minutes} min',
  adults: 'Opieka ({student})',
  adultsValue: 'Według stanowiska: {supervisor} oraz {deputy}.',
  dangers: 'Zagrożenia',
  noDangers:
    'Według pracodawcy po zastosowaniu środków bezpieczeństwa nie pozostaje żadne ze szczególnych zagrożeń dla młodych osób wymienionych w przepisach.',
  someDangers: 'Według pracodawcy po zastosowaniu środków bezpieczeństwa pozostają:',
  BEYOND_CAPACITY: 'praca, która może być zbyt ciężka dla ciała lub psychiki młodej osoby',
  TOXIC_OR_CARCINOGENIC: 'substancje trujące lub mogące powodować raka',
  RADIATION: 'promieniowanie',
  UNRECOGNISED_ACCIDENT_RISK: 'ryzyko wypadku, którego młode osoby mogą nie zauważyć',
  EXTREME_HEAT_OR_COLD: 'skrajne gorąco lub zimno',
  NOISE: 'głośny hałas',
  VIBRATION: 'silne drgania',
  precautions: 'Bezpieczeństwo',
  precautionsValue:
    'Opiekę sprawują dwie wyznaczone osoby dorosłe ({student}). Szkoła zatwierdza praktykę tylko wtedy, gdy zasady bezpieczeństwa są spełnione.',
  clothes: 'Ubiór',
  lunch: 'Obiad',
  insurance: 'Ubezpieczenie',
  insured: 'Pracodawca oświadczył, że ma na te dni ubezpieczenie od odpowiedzialności cywilnej.',
  notInsured:
    'Pracodawca nie przedstawił jeszcze ubezpieczenia od odpowiedzialności cywilnej na te dni. Bez niego szkoła nie może zatwierdzić praktyki.',
  travel: 'Dojazd i powrót',
  travelValue: 'Około {out} min w jedną stronę i {back} min z powrotem.',
  emergency: 'W nagłym wypadku',
  emergencyValue:
    'W dniach praktyki, od 06:00 do 20:00, pracodawca widzi Państwa numer telefonu, aby zadzwonić w nagłym wypadku: {phone}',
  ownWords: 'Słowa pracodawcy są podane bez zmian i nie zostały przetłumaczone.',
  scope:
    'Odpowiedź dotyczy tylko tej praktyki. Jeśli zmieni się miejsce, termin, godziny, zagrożenia lub osoby sprawujące opiekę, zapytamy ponownie.',
  question: 'Czy wyraża Pani/Pan zgodę na tę praktykę?',
  yourName: 'Imię i nazwisko',
  yes: 'Tak, wyrażam zgodę',
  no: 'Nie, nie wyrażam zgody',
  thanks: 'Dziękujemy',
  saidYes: 'Odpowiedź została zapisana: tak.',
  saidNo: 'Odpowiedź została zapisana: nie.',
  needs: 'Czego {student} potrzebuje w pracy',
  needsQuestion: 'Czy pracodawca może to przeczytać?',
  needsScope:
    'To osobne pytanie: zgoda na praktykę od niego nie zależy. Pracodawca przeczyta to tylko wtedy, gdy {student} też się zgodzi, i dopiero gdy szkoła potwierdzi praktykę. Zgodę można cofnąć w każdej chwili: prosimy powiadomić szkołę.',
  needsYes: 'Tak, pracodawca może to przeczytać',
  needsNo: 'Nie, pracodawca nie może tego przeczytać',
  mayRead: 'Odpowiedź została zapisana: pracodawca może przeczytać, co jest potrzebne w pracy.',
  mayNotRead: 'Odpowiedź została zapisana: pracodawca nie może przeczytać, co jest potrzebne w pracy.',
  changeOfMind: 'W razie zmiany zdania prosimy powiadomić szkołę. Można teraz zamknąć tę stronę.',
  worried:
    'Czy coś w tej praktyce Państwa niepokoi? Na tej stronie, teraz lub później, można napisać do osoby odpowiedzialnej w szkole za ochronę dzieci albo zadzwonić do szkoły.',
  heard:
    'Jeśli ten link wysłała szkoła, Państwa wiadomość przeczyta tylko osoba odpowiedzialna w niej za ochronę dzieci. Ta strona jest taka sama dla każdego linku: w razie braku odpowiedzi prosimy zadzwonić do szkoły. Jeśli komuś grozi teraz niebezpieczeństwo, prosimy dzwonić pod numer 999.',
  unreviewed: 'To tłumaczenie nie zostało jeszcze sprawdzone. Jeśli coś jest niejasne, prosimy zapytać szkołę.',
  mailSubject: '{school}: mamy pytanie',
  mailText:
    '{school} prosi o odpowiedź na pytanie dotyczące praktyki zawodowej. Aby je przeczytać, prosimy otworzyć ten link:',
  mailTerms:
    'Link działa do {date} i służy do udzielenia jednej odpowiedzi. Prosimy go nie przekazywać. Jeśli ta wiadomość jest niespodziewana, prosimy przed otwarciem zapytać szkołę.',
};
