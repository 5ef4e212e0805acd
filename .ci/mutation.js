// Mutation testing, family by family: each file with the specs that are about it, since Stryker loads every spec anew for every mutant.
// `node .ci/mutation.js rules`, `… access`, or either with the name of one family: `… rules cover`.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const leastScore = 95;
const rules = 'libs/safeguarding/src';
const access = 'libs/platform/src/access';
const judged = 'libs/clearances/src/domain';
const ownSpec = (folder, ...names) => [
  names.map((name) => `${folder}/${name}.ts`),
  names.map((name) => `${folder}/${name}.spec.ts`),
];
/** What has a spec of its own; all else in the folder, and whatever is new there, is the guard's. */
const accessByItself = ['backlog', 'security-log', 'sensitive', 'team-rights'];
const rule = (name) => ownSpec(`${rules}/rules`, name);

/** By family: what is mutated, and the specs that have to notice. */
const suites = {
  access: {
    guard: [
      [`${access}/*.ts`, ...['*.spec', ...accessByItself].map((name) => `!${access}/${name}.ts`)],
      [`${access}/access.spec.ts`],
    ],
    ...Object.fromEntries(accessByItself.map((name) => [name, ownSpec(access, name)])),
    transitions: [['libs/kernel/src/transitions.ts'], ['libs/kernel/src/transitions.spec.ts']],
  },
  rules: {
    decide: [
      [`${rules}/decide.ts`, `${rules}/rule.ts`],
      [`${rules}/decide.spec.ts`, `${rules}/rule-book.spec.ts`],
    ],
    words: [[`${rules}/words.ts`], [`${rules}/words.spec.ts`, `${rules}/decide.spec.ts`]],
    lifting: ownSpec(rules, 'lifting'),
    page: [[`${rules}/render-rule-book.ts`], [`${rules}/rule-book.spec.ts`]],
    days: [
      [`${rules}/contact-days.ts`, `${rules}/months.ts`],
      [`${rules}/contact-days.spec.ts`, `${rules}/months.spec.ts`],
    ],
    texts: [[`${rules}/contact-details.ts`, `${rules}/contact-patterns.ts`], [`${rules}/contact-details.spec.ts`]],
    language: [[`${rules}/advert-language.ts`, `${rules}/advert-patterns.ts`], [`${rules}/advert-language.spec.ts`]],
    hours: [[`${rules}/rules/hours.ts`, `${rules}/working-time.ts`], [`${rules}/rules/hours.spec.ts`]],
    jobs: [[`${rules}/rules/jobs.ts`, `${rules}/child-employment.ts`], [`${rules}/rules/jobs.spec.ts`]],
    shared: [
      [`${rules}/rules/findings.ts`, `${rules}/rules/parties.ts`],
      [`${rules}/rules/findings.spec.ts`, `${rules}/rules/parties.spec.ts`],
    ],
    judged: ownSpec(judged, 'judge', 'open-days', 'inputs-of-rules', 'lifting-of-place'),
    insurers: [
      [`${rules}/rules/insurance.ts`, `${rules}/rules/insurers.ts`],
      [`${rules}/rules/insurance.spec.ts`, `${rules}/rules/insurers.spec.ts`],
    ],
    ...Object.fromEntries(
      [
        'adults',
        'adverts',
        'clashes',
        'contact',
        'cover',
        'education',
        'groups',
        'hazards',
        'permission',
        'scrutiny',
        'times-of-day',
        'vehicles',
        'vetting',
        'way-and-lunch',
        'who-may-go',
        'work-refused',
      ].map((name) => [name, rule(name)]),
    ),
  },
};

const [suite, only] = process.argv.slice(2);
const families = Object.entries(suites[suite] ?? {}).filter(([name]) => only === undefined || name === only);
if (families.length === 0) throw new Error(`there is no ${suite} ${only ?? ''}: ${Object.keys(suites).join(', ')}`);

const noticed = new Set(['Killed', 'Timeout', 'RuntimeError', 'CompileError']);
const missed = new Set(['Survived', 'NoCoverage']);
const total = { noticed: 0, missed: 0 };

for (const [name, [mutate, specs]] of families) {
  const { status } = spawnSync('npx', ['stryker', 'run', 'stryker.config.json', '--mutate', mutate.join(',')], {
    env: { ...process.env, MUTATION_SPECS: specs.join(',') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`${name} could not be mutated`);
  const { files } = JSON.parse(readFileSync('reports/mutation.json', 'utf8'));
  const mutants = Object.entries(files).flatMap(([file, each]) => each.mutants.map((mutant) => ({ file, ...mutant })));
  const [caught, escaped] = [noticed, missed].map((wanted) => mutants.filter((mutant) => wanted.has(mutant.status)));
  total.noticed += caught.length;
  total.missed += escaped.length;
  console.log(`${name}: ${caught.length} of ${caught.length + escaped.length}`);
  for (const { file, location, replacement, mutatorName, status: how } of escaped)
    console.log(`  ${how} ${file}:${location.start.line}:${location.start.column} ${mutatorName} ${replacement ?? ''}`);
}

const score = (100 * total.noticed) / Math.max(1, total.noticed + total.missed);
console.log(`${suite}: ${total.noticed} of ${total.noticed + total.missed} mutants noticed, ${score.toFixed(1)} %`);
if (score < leastScore) process.exitCode = 1;
