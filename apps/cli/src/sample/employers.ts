import { invariant, localDate, type LocalDate } from '#kernel';
import { placementAdvert } from './placement-adverts.js';
import { drawPlacementSlots } from './placement-slots.js';
import type { EmployerLine, HostLine, SampleFiles, Trade } from './sample-files.js';
import type { SampleEmployer, SampleHost, SamplePolicy } from './sample.js';
import { seeded } from './seeded.js';
import { slug } from './slug.js';
import { visitAdvert } from './visit-adverts.js';

/** None of them exists. */
const insurers = ['Tamewater Mutual', 'Old Meridian Insurance', 'Harbinger and Lowe', 'Copperbeech Underwriting'];

/** The employers of the file with their adverts: a placement for each trade where employees are insured, and the visits. */
export function makeEmployers(files: SampleFiles, schoolYear: number, seed: number): SampleEmployer[] {
  const tradeOf = (name: string): Trade => {
    const trade = files.trades.get(name);
    invariant(trade !== undefined, `adverts.json has the trade ${name}`);
    return trade;
  };
  const placements = files.employers
    .filter(({ employersLiabilityMillions }) => employersLiabilityMillions !== null)
    .flatMap((employer) => employer.trades.map((trade, at) => ({ employer, trade: tradeOf(trade), number: at + 1 })));
  const slots = drawPlacementSlots(
    placements.map(({ employer }) => employer),
    schoolYear,
    seed,
  );
  const adverts = placements.map(({ employer, trade, number }, at) => ({
    employer,
    advert: placementAdvert(employer, trade, number, slots[at] ?? [], seed),
  }));
  return files.employers.map((employer) => ({
    key: slug(employer.name),
    name: employer.name,
    sector: employer.sector,
    jobCategory: tradeOf(employer.trades[0] ?? '').jobCategory,
    whatWeDo: employer.whatWeDo,
    postcode: employer.postcode,
    access: employer.access,
    staffCount: employer.staffCount,
    hosts: [host(employer.hosts[0], employer.emailDomain), host(employer.hosts[1], employer.emailDomain)],
    insurance: insuranceOf(employer, schoolYear, seed),
    opportunities: [
      ...adverts.filter((each) => each.employer === employer).map(({ advert }) => advert),
      ...files.visits
        .filter((visit) => visit.employer === employer.name)
        .map((visit) => visitAdvert(employer, visit, schoolYear)),
    ],
  }));
}

function host({ name, jobTitle }: HostLine, domain: string): SampleHost {
  const [given, ...others] = slug(name).split('-');
  return { name, jobTitle, email: `${given}.${others.at(-1)}@${domain}` };
}

function insuranceOf(
  { name, employersLiabilityMillions, publicLiabilityMillions }: EmployerLine,
  schoolYear: number,
  seed: number,
): SampleEmployer['insurance'] {
  const chance = seeded(seed, `insurance of ${name}`);
  // A year longer than the placements, so that nothing here runs out in the middle of a story.
  const validUntil = localDate(`${schoolYear + 2}-08-31`);
  const insurer = chance.pick(insurers);
  const number = 100_000 + chance.below(900_000);
  return {
    employersLiability:
      employersLiabilityMillions === null
        ? null
        : policy(insurer, `EL-${number}`, employersLiabilityMillions, validUntil),
    publicLiability: policy(insurer, `PL-${number}`, publicLiabilityMillions, validUntil),
  };
}

function policy(insurer: string, policyNumber: string, coverMillions: number, validUntil: LocalDate): SamplePolicy {
  return { insurer, policyNumber, coverPounds: coverMillions * 1_000_000, validUntil };
}
