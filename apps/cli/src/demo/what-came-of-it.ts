import type { INestApplicationContext } from '@nestjs/common';
import { CertificateResolver } from '#certificates';
import { addDays, invariant, today, type Actor, type Surroundings } from '#kernel';
import { LedgerResolver } from '#ledger';
import { AnswerNeed, PostNeed } from '#needs';
import { PledgeResolver, quarterOf, SetPledge } from '#pledges';
import { SURROUNDINGS } from '#platform';
import type { LoadedSlot } from './load-employers.js';
import type { World } from './load-sample.js';
import { employerSubject, type Cast } from './people.js';

/** Who was there, and where. */
export interface Attended {
  readonly allocationId: string;
  readonly givenName: string;
  readonly student: Actor;
  readonly careersLead: Actor;
  readonly employer: Actor;
  readonly slot: LoadedSlot;
}

/** What is left of the week: hours, a certificate, what its host pledged; and the next thing that the school lacks. Line by line. */
export async function whatCameOfIt(
  service: INestApplicationContext,
  cast: Cast,
  world: World,
  attended: Attended,
): Promise<string[]> {
  return [
    await hoursOnPaper(service, attended),
    await pledgeKept(service, attended),
    await needAnswered(service, cast, world, attended),
  ];
}

async function hoursOnPaper(
  service: INestApplicationContext,
  { student, allocationId, givenName }: Attended,
): Promise<string> {
  const ledger = await service.get(LedgerResolver).myLedger(student);
  const certificates = service.get(CertificateResolver);
  const { code } = await certificates.issueCertificate(student, { allocationId });
  const { isValid, displayName, hours } = await certificates.checkCertificate(code);
  invariant(ledger !== null && isValid, 'who attended has hours and a certificate');
  return (
    `${givenName}'s ledger: ${ledger.hours} hours, ${ledger.hoursLeft} to go to fifty. ` +
    `Whoever checks the certificate's code ${code} learns: ${displayName ?? ''}, ${hours ?? 0} hours.`
  );
}

async function pledgeKept(service: INestApplicationContext, { employer, slot }: Attended): Promise<string> {
  const quarter = quarterOf(slot.sample.startsOn);
  const area = slot.employer.postcode.split(' ')[0] ?? '';
  const pledge = { quarter, area, kind: 'PLACEMENT', measure: 'PLACES', amount: 2 } as const;
  // The quarter has begun by now, so it takes a reason.
  await service.get(SetPledge).run(employer, { ...pledge, reason: 'One went well; we would like a second.' });
  const args = { fromQuarter: quarter.name, toQuarter: quarter.name };
  const kept = (await service.get(PledgeResolver).pledgeDelivery(employer, args)).find(
    ({ kind, measure }) => kind === pledge.kind && measure === pledge.measure,
  );
  return `${slot.employer.name} pledges ${kept?.pledged ?? 0} places in ${area} for ${quarter.name}, and has given ${kept?.delivered ?? 0} so far.`;
}

async function needAnswered(
  service: INestApplicationContext,
  cast: Cast,
  world: World,
  { careersLead }: Attended,
): Promise<string> {
  const host = world.slots.find(({ opportunity }) => opportunity.kind === 'WORKPLACE_VISIT');
  invariant(host !== undefined, 'the sample has a workplace visit');
  const from = addDays(today(service.get<Surroundings>(SURROUNDINGS).clock), 14);
  const need = {
    kind: 'WORKPLACE_VISIT',
    wants: 'A morning where our Year 10 see how something is made, for those who have been nowhere yet.',
    from,
    to: addDays(from, 21),
    groupSize: 12,
    yearGroups: [10],
    sectors: [],
    benchmark: 'BENCHMARK_6',
    hostsWanted: 1,
  } as const;
  const { id: needId } = await service.get(PostNeed).run(careersLead, need, false);
  const offer = { opportunityId: host.opportunityId };
  const employer = await cast.as(employerSubject(host.employer.key));
  await service.get(AnswerNeed).run(employer, { needId, message: 'We would be glad to.', offer });
  return `The school lacks a workplace visit for 12 of Year 10 and says so on the board; ${host.employer.name} answers with "${host.opportunity.title}".`;
}
