/** Names that go together, so that a drawn name sounds like somebody. Called after where such names are common. */
export interface NameGroup {
  readonly girls: readonly string[];
  readonly boys: readonly string[];
  readonly families: readonly string[];
}

/**
 * Given and family names as they are met in East Birmingham, from general knowledge and not from any list of people. Draws from
 * them belong to nobody; where a whole name exists, that is chance.
 */
export const nameGroups = {
  kashmirAndSylhet: {
    girls: words('Aaliyah Aisha Amina Areeba Fatima Hafsa Inaya Kashaf Maryam Noor Rabia Sumayyah Tasnim Zainab'),
    boys: words('Adeel Bilal Daud Faizan Hamza Haris Ibrahim Kamran Mahdi Musa Rayyan Shahid Usman Zakariya'),
    families: words(
      'Ahmed Akhtar Ali Ansari Aslam Aziz Begum Chowdhury Hussain Iqbal Javed Kausar Khan Mahmood Malik Mirza Parveen Qureshi Rafiq Rahman Saleem Tariq Uddin Yousaf',
    ),
  },
  britishAndIrish: {
    girls: words('Caitlin Ellie Erin Freya Grace Lacey Millie Poppy Tegan'),
    boys: words('Alfie Callum Connor Declan Finley Jake Kieran Liam Owen'),
    families: words(
      'Barnett Bradley Collins Cooper Doyle Fletcher Gallagher Hadley Jeavons Kelly Mason Neale Parkes Quinn Rudge Sheldon Tandy Walsh',
    ),
  },
  caribbeanAndWestAfrican: {
    girls: words('Abena Chantelle Ife Naomi Renee Shanice Tiana'),
    boys: words('Andre Dwayne Jermaine Kwame Malachi Tobi Tyrese'),
    families: words(
      'Addo Adeyemi Bailey Boateng Campbell Daley Edwards Francis Grant Lawal Mensah Morgan Okafor Samuels Thompson Wright',
    ),
  },
  punjabAndGujarat: {
    girls: words('Harleen Jasmin Nisha Simran'),
    boys: words('Arjun Gurpreet Jay Rohan'),
    families: words('Bains Chahal Dhillon Gill Johal Mistry Patel Sandhu'),
  },
  hornOfAfricaAndYemen: {
    girls: words('Hodan Ikram Layla Sahra'),
    boys: words('Abdirahman Khalid Saleh Yahya'),
    families: words('Abdi Al-Hakimi Farah Hassan Jama Mohamud Nasser Saeed Warsame'),
  },
  polishAndRomanian: {
    girls: words('Andreea Julia Zofia'),
    boys: words('Jakub Matei Stefan'),
    families: words('Dumitru Kowalczyk Munteanu Nowak Popa Zawadzki'),
  },
} as const satisfies Record<string, NameGroup>;

/** The name of a group of names. */
export type NameGroupName = keyof typeof nameGroups;

function words(list: string): string[] {
  return list.split(' ');
}
