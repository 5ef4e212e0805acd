import type { Rule } from './rule.js';
import { adults } from './rules/adults.js';
import { adverts } from './rules/adverts.js';
import { clashes } from './rules/clashes.js';
import { contact } from './rules/contact.js';
import { hazardRules } from './rules/hazards.js';
import { hours } from './rules/hours.js';
import { insurance } from './rules/insurance.js';
import { permission } from './rules/permission.js';
import { whoMayGo } from './rules/who-may-go.js';

/** The edition of the rules below, the month in which they last changed; stored with every decision. Change it with any rule. */
export const ruleSetVersion = '2026-11';

/** All rules, by family. A rule that ends gets a last day and stays, so that old placements are judged by the law of their day. */
export const ruleBook: readonly Rule[] = [
  ...whoMayGo,
  ...clashes,
  ...hours,
  ...hazardRules,
  ...insurance,
  ...adults,
  ...contact,
  ...permission,
  ...adverts,
];
