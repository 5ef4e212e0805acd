import type { Words } from './en.js';

/** Somali. */
export const so: Words = {
  askHeading: 'Linkigan lama isticmaali karo',
  askText:
    'Fadlan la xiriir dugsiga. Waxay kuu soo diri karaan link cusub ama jawaabtaada si kale ayay u qaadan karaan.',
  heading: 'Ma u oggolaanaysaa {student} khibraddan shaqo?',
  intro: '{school} wuxuu kaa codsanayaa oggolaansho ku saabsan khibrad shaqo. Waxaad oran kartaa haa ama maya.',
  employer: 'Shaqo-bixiyaha',
  work: 'Shaqada',
  morning: 'Maalinta {day}, subaxda',
  afternoon: 'Maalinta {day}, galabta',
  place: 'Goobta',
  dates: 'Taariikhaha',
  datesValue: '{from} ilaa {to}',
  hours: 'Saacadaha',
  hoursValue: 'Maalin kasta {starts} ilaa {finishes}',
  breakValue: 'oo leh nasasho {minutes} daqiiqo ah',
  adults: 'Yaa daryeelaya {student}',
  adultsValue: 'Shaqadooda: {supervisor} iyo {deputy}.',
  dangers: 'Khataraha',
  noDangers:
    'Sida shaqo-bixiyuhu sheegay, tallaabooyinka badbaadada ka dib ma harin mid ka mid ah khataraha gaarka ah ee sharcigu u tirinayo dhallinyarada.',
  someDangers: 'Sida shaqo-bixiyuhu sheegay, tallaabooyinka badbaadada ka dib waxaa haray kuwan:',
  BEYOND_CAPACITY: 'shaqo ku adkaan karta jirka ama maskaxda qof dhallinyaro ah',
  TOXIC_OR_CARCINOGENIC: 'walxo sun ah ama keeni kara kansar',
  RADIATION: 'shucaac',
  UNRECOGNISED_ACCIDENT_RISK: 'khataro shil oo laga yaabo in dhallinyaradu aanay dareemin',
  EXTREME_HEAT_OR_COLD: 'kulayl ama qabow aad u daran',
  NOISE: 'sawaxan weyn',
  VIBRATION: 'gariir xooggan',
  precautions: 'Badbaadada',
  precautionsValue:
    'Laba qof oo waaweyn oo la magacaabay ayaa daryeelaya {student}. Dugsigu wuxuu xaqiijiyaa oo keliya haddii xeerarka badbaadada la raaco.',
  clothes: 'Waxa la xidho',
  lunch: 'Qadada',
  insurance: 'Caymiska',
  insured: 'Shaqo-bixiyuhu wuxuu sheegay inuu maalmahan leeyahay caymis mas’uuliyadeed.',
  notInsured:
    'Shaqo-bixiyuhu weli ma soo bandhigin caymis mas’uuliyadeed oo maalmahan ah. La’aantiis dugsigu ma xaqiijin karo.',
  travel: 'Socodka tagista iyo soo noqoshada',
  travelValue: 'Qiyaastii {out} daqiiqo tagista iyo {back} daqiiqo soo noqoshada.',
  emergency: 'Xaalad degdeg ah',
  emergencyValue:
    'Maalmaha khibradda shaqo, 06:00 ilaa 20:00, shaqo-bixiyuhu wuxuu arki karaa lambarkaaga telefoonka si uu kuu soo waco xaalad degdeg ah: {phone}',
  ownWords: 'Waxa shaqo-bixiyuhu qoray sidiisa ayaa loo muujiyay lamana turjumin.',
  scope:
    'Jawaabtaadu waxay khusaysaa khibraddan shaqo oo keliya. Haddii goobta, taariikhaha, saacadaha, khataraha ama dadka waaweyn ay isbeddelaan, mar kale ayaan ku weydiin doonnaa.',
  question: 'Ma oggolaanaysaa khibraddan shaqo?',
  yourName: 'Magacaaga oo buuxa',
  yes: 'Haa, waan oggolahay',
  no: 'Maya, ma oggoli',
  thanks: 'Mahadsanid',
  saidYes: 'Jawaabtaada waa la diiwaangeliyay: haa.',
  saidNo: 'Jawaabtaada waa la diiwaangeliyay: maya.',
  needs: 'Waxa uu {student} uga baahan yahay shaqada',
  needsQuestion: 'Shaqo-bixiyuhu ma akhrin karaa tan?',
  needsScope:
    'Tani waa su’aal gooni ah: oggolaanshahaagu kuma xidhna. Shaqo-bixiyuhu wuxuu akhriyaa oo keliya haddii {student} isna oggolaado, iyo marka dugsigu xaqiijiyo. Haa-da waad ka noqon kartaa wakhti kasta: u sheeg dugsiga.',
  needsYes: 'Haa, shaqo-bixiyuhu wuu akhrin karaa',
  needsNo: 'Maya, shaqo-bixiyuhu ma akhrin karo',
  mayRead: 'Jawaabtaada waa la diiwaangeliyay: shaqo-bixiyuhu wuu akhrin karaa waxa shaqada looga baahan yahay.',
  mayNotRead: 'Jawaabtaada waa la diiwaangeliyay: shaqo-bixiyuhu ma akhrin karo waxa shaqada looga baahan yahay.',
  changeOfMind: 'Haddii aad fikirkaaga beddesho, fadlan u sheeg dugsiga. Hadda waad xidhi kartaa boggan.',
  worried:
    'Ma ka walaacsan tahay wax ku saabsan khibraddan shaqo? Boggan ugu sheeg masuulka badbaadada carruurta ee dugsiga, hadda ama dambe, ama dugsiga wac.',
  heard:
    'Haddii dugsigu linkigan kuu soo diray, waxaad qortay waxaa akhrin doona masuulka badbaadada ee dugsiga oo keliya. Boggani waa isku mid link kasta: haddii aan jawaab kuu iman, dugsiga wac. Haddii qof hadda khatar ku jiro, wac 999.',
  unreviewed: 'Turjumaaddan weli lama hubin. Haddii wax aanay caddayn, fadlan weydii dugsiga.',
  mailSubject: '{school} su’aal ayuu kuu qabaa',
  mailText: '{school} wuxuu jawaabtaada ka rabaa su’aal ku saabsan khibrad shaqo. Fur linkigan si aad u akhrido:',
  mailTerms:
    'Linkigu wuxuu shaqaynayaa ilaa {date}, hal jawaab oo keliya. Fadlan ha u gudbin qof kale. Haddii aadan fariintan filayn, weydii dugsiga ka hor inta aanad furin.',
};
