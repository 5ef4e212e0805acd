import { editionOf } from './edition.js';
import type { Rule } from './rule.js';
import { adults } from './rules/adults.js';
import { adverts } from './rules/adverts.js';
import { clashes } from './rules/clashes.js';
import { contact } from './rules/contact.js';
import { cover } from './rules/cover.js';
import { education } from './rules/education.js';
import { groups } from './rules/groups.js';
import { hazardRules } from './rules/hazards.js';
import { host } from './rules/host.js';
import { hours } from './rules/hours.js';
import { insurance } from './rules/insurance.js';
import { insurers } from './rules/insurers.js';
import { jobs } from './rules/jobs.js';
import { permission } from './rules/permission.js';
import { scrutiny } from './rules/scrutiny.js';
import { timesOfDay } from './rules/times-of-day.js';
import { vehicles } from './rules/vehicles.js';
import { vetting } from './rules/vetting.js';
import { wayAndLunch } from './rules/way-and-lunch.js';
import { whoMayGo } from './rules/who-may-go.js';
import { workRefused } from './rules/work-refused.js';
import { settings } from './settings.js';

/** All rules, by family. A rule that ends gets a last day and stays, so that old placements are judged by the law of their day. */
export const ruleBook: readonly Rule[] = [
  ...whoMayGo,
  ...education,
  ...workRefused,
  ...jobs,
  ...clashes,
  ...cover,
  ...hours,
  ...timesOfDay,
  ...wayAndLunch,
  ...hazardRules,
  ...vetting,
  ...insurance,
  ...insurers,
  ...vehicles,
  ...adults,
  ...host,
  ...contact,
  ...scrutiny,
  ...groups,
  ...permission,
  ...adverts,
];

/** The month in which the rules last changed. */
const month = '2026-11';

/** What all checks find in the samples of `edition.spec.ts`, as a digest: a check that finds otherwise fails there until this is written anew. */
export const checksDigest = 'a782d06fd38a1f69';

/** The edition of the rules, stored with every decision. Another rule, another setting or another finding makes it another one. */
export const ruleSetVersion = editionOf(month, ruleBook, settings, checksDigest);
