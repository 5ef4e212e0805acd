import { accidentTransitions } from '#accidents';
import { resolvers } from '#composition';
import { sheetTransitions } from '#application-forms';
import { allocationTransitions } from '#placements';
import { concernTransitions } from '#concerns';
import { fileTransitions } from '#departures';
import { applicationTransitions, proposalRunTransitions, roundTransitions } from '#rounds';
import { employerTransitions } from '#employers';
import { rowsTo, type TransitionTable } from '#kernel';
import { needAnswerTransitions, needTransitions } from '#needs';
import { partnershipTransitions } from '#partners';
import { opportunityTransitions, reportTransitions, slotTransitions } from '#opportunities';
import { ownContactTransitions } from '#own-contacts';
import { operationsOf } from '#platform';
import { complaintTransitions, replyTransitions, reviewTransitions } from '#reviews';
import { slotRequestTransitions } from '#bookings';
import { suspensionTransitions } from '#suspensions';
import { vettingTransitions } from '#vetting';
import { waitingTransitions } from '#waiting';
import type { Command } from './command.js';

/** Every transition table of the service by what it is about. */
export const transitionTables: Readonly<Record<string, TransitionTable<string, string>>> = {
  Employer: employerTransitions,
  'Activity profile': vettingTransitions,
  Opportunity: opportunityTransitions,
  'Report of an advert': reportTransitions,
  'Part of an employer in another’s placement': partnershipTransitions,
  Slot: slotTransitions,
  'Slot request': slotRequestTransitions,
  'Place in a waiting list': waitingTransitions,
  Need: needTransitions,
  'Answer to a need': needAnswerTransitions,
  'Own contact': ownContactTransitions,
  'Application sheet': sheetTransitions,
  Application: applicationTransitions,
  Round: roundTransitions,
  'Proposal run': proposalRunTransitions,
  Allocation: allocationTransitions,
  'Review, by its author': reviewTransitions.STUDENT,
  'Review, at the school': reviewTransitions.CAREERS_LEAD,
  'Review, at the programme': reviewTransitions.COORDINATOR,
  'Answer to reviews': replyTransitions,
  'Complaint about a review': complaintTransitions,
  Concern: concernTransitions,
  Accident: accidentTransitions,
  'File of a student who has left': fileTransitions,
  'Suspension, by the safeguarding lead': suspensionTransitions.SAFEGUARDING_LEAD,
  'Suspension, by the coordinator': suspensionTransitions.COORDINATOR,
  'Suspension, by the clock': suspensionTransitions.SYSTEM,
};

/** Who may call what, and which state may follow which, as a page of Markdown made from the code's own tables. */
export function operationsText(): string {
  const operations = resolvers
    .flatMap((resolver) => operationsOf(resolver.prototype as object))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const rows = operations.map(({ name, type, access }) => {
    const who = access === 'PUBLIC' ? 'anybody' : (access ?? []).map(words).join(', ');
    return `| \`${name}\` | ${type.toLowerCase()} | ${who} |`;
  });
  const states = Object.entries(transitionTables).flatMap(([thing, table]) => [
    `### ${thing}`,
    '',
    '| becomes | from | by |',
    '|---|---|---|',
    ...Object.keys(table).flatMap((to) =>
      rowsTo(table, to).map(({ from, by }) => `| ${to} | ${from.join(', ')} | ${by.map(words).join(', ')} |`),
    ),
    '',
  ]);
  return [
    '# Operations and states',
    '',
    'Made from the code by `npm run docs:write`; change the code, not this page.',
    '',
    '## Who may call what',
    '',
    '| operation | kind | open to |',
    '|---|---|---|',
    ...rows,
    '',
    '## Which state may follow which',
    '',
    ...states,
  ].join('\n');
}

function words(role: string): string {
  return role.toLowerCase().replaceAll('_', ' ');
}

/** Writes that page to standard output. */
export const printOperationsCommand: Command = {
  summary: 'print who may call what and which state may follow which, as Markdown',
  run() {
    process.stdout.write(operationsText());
    return Promise.resolve();
  },
};
