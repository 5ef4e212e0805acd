import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  anAgreedPlace,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  confirmed,
  deliverEvents,
  graphql,
  perform,
  students,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

const week = ['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30'];
const rotaQuery = `query ($slotId: ID!) { rota(slotId: $slotId) { isSet days { onDay adults { hostAdultId name } } } }`;
const ledgerQuery = `query ($employerId: ID) { contactLedger(employerId: $employerId) { hostAdultId mostDaysInThirty status } }`;

let programme: TestProgramme;
let north: TestSchool;
let south: TestSchool;

interface Host {
  readonly employer: TestEmployer;
  readonly slotId: string;
}

beforeAll(async () => {
  programme = await aProgramme();
  [north, south] = [await aSchool(programme), await aSchool(programme)];
});

async function aHost(): Promise<Host> {
  const employer = await anEmployer(programme);
  return { employer, slotId: await aSlot(employer, await anOpportunity(employer), { capacity: 10 }) };
}

const agreed = ({ employer, slotId }: Host, school: TestSchool, line = {}): Promise<string> =>
  anAgreedPlace(employer, slotId, school, line);

const oneAdultAllWeek = ({ employer, slotId }: Host): Promise<Answer['data']> =>
  perform(employer.token, 'setRota', {
    slotId,
    days: week.map((onDay) => ({ onDay, hostAdultIds: [employer.supervisorId] })),
  });

async function ledger(token: string, employerId: string | null = null): Promise<Answer['data']> {
  return (await graphql(token, ledgerQuery, { employerId })).data.contactLedger;
}

describe('the rota of a slot', () => {
  it('is offered turn by turn, so that a week of somebody under 16 is allowed with a warning', async () => {
    const host = await aHost();
    const { data } = await graphql(host.employer.token, rotaQuery, { slotId: host.slotId });
    expect(data.rota.isSet).toBe(false);
    expect(data.rota.days.map(({ adults }: { adults: { hostAdultId: string }[] }) => adults[0]?.hostAdultId)).toEqual(
      [0, 1, 0, 1, 0].map((turn) => [host.employer.supervisorId, host.employer.deputyId][turn]),
    );
    const id = await agreed(host, north);
    expect(await confirmed(id, north)).toEqual([]);
    const { data: seen } = await graphql(
      north.lead,
      '{ schoolAllocations(first: 40) { nodes { id clearance { outcome reasons { ruleId severity } } } } }',
    );
    const { clearance } = seen.schoolAllocations.nodes.find((node: { id: string }) => node.id === id);
    expect(clearance).toEqual({
      outcome: 'ALLOWED',
      reasons: ['R24', 'R63a'].map((ruleId) => ({ ruleId, severity: 'WARN' })),
    });
  });

  it('stops a week with one adult alone, but not for somebody of 16', async () => {
    const host = await aHost();
    await oneAdultAllWeek(host);
    expect(await confirmed(await agreed(host, north), north)).toEqual(['R61', 'R63']);
    const older = { born_on: '2010-09-10', year_group: '11' };
    expect(await confirmed(await agreed(host, north, older), north)).toEqual([]);
  });

  it('is set whole, with every fault at once, by the employer of the slot alone', async () => {
    const host = await aHost();
    const { employer, slotId } = host;
    const days = [
      { onDay: '2026-10-26', hostAdultIds: [] },
      { onDay: '2026-10-31', hostAdultIds: [employer.supervisorId] },
    ];
    const answer = await attempt(employer.token, 'setRota', { slotId, days });
    expect(answer.faults.map(({ path, value }: { path: string; value: string }) => [path, value])).toEqual([
      ['days.0.hostAdultIds', ''],
      ['days.1.onDay', '2026-10-31'],
      ...week.slice(1).map((day) => ['days', day]),
    ]);
    const other = await aHost();
    expect(await attempt(other.employer.token, 'setRota', { slotId, days })).toMatchObject({ __typename: 'NotFound' });
    expect((await graphql(other.employer.token, rotaQuery, { slotId })).data.rota).toBeNull();
    expect((await graphql(north.lead, rotaQuery, { slotId })).data.rota.isSet).toBe(false);
  });

  it('holds a confirmed place when it is changed for the worse', async () => {
    const host = await aHost();
    const id = await agreed(host, north);
    expect(await confirmed(id, north)).toEqual([]);
    await oneAdultAllWeek(host);
    await deliverEvents();
    const [held] = await asOwner<{ held_since: Date | null }>('select held_since from allocation where id = $1', [id]);
    expect(held?.held_since).not.toBeNull();
  });
});

describe('the contact ledger', () => {
  it('counts the days of an adult over all schools, and shows sums alone', async () => {
    const host = await aHost();
    const second = {
      ...host,
      slotId: await aSlot(host.employer, await anOpportunity(host.employer), {
        startsOn: '2026-11-02',
        endsOn: '2026-11-06',
      }),
    };
    expect(await confirmed(await agreed(host, north), north)).toEqual([]);
    expect(await confirmed(await agreed(second, south), south)).toEqual(['R61', 'R63']);
    const lines = await ledger(host.employer.token);
    expect(
      lines.find(({ hostAdultId }: { hostAdultId: string }) => hostAdultId === host.employer.supervisorId),
    ).toEqual({
      hostAdultId: host.employer.supervisorId,
      mostDaysInThirty: 6,
      status: 'REACHED',
    });
    expect(await ledger(programme.coordinator, host.employer.id)).toEqual(lines);
    expect(await ledger((await aProgramme()).coordinator, host.employer.id)).toEqual([]);
  });
});

describe('an adult whom groups visit', () => {
  const days = ['2026-10-12', '2026-10-15', '2026-10-20', '2026-11-09'];

  /** Asks for a visit on that day with one student, and says what stands against confirming it. */
  async function visit(
    employer: TestEmployer,
    school: TestSchool,
    startsOn: string,
    { kind = 'WORKPLACE_VISIT', line = {} } = {},
  ): Promise<string[]> {
    const slotId = await aSlot(employer, await anOpportunity(employer, { kind }), { startsOn, endsOn: startsOn });
    const asked = { slotId, places: 1, staffLead: 'Dana Reid', note: '' };
    const blocked = '... on BlockedByRules { reasons { ruleId } }';
    const rules = ({ reasons }: Answer['data']): string[] => reasons.map((each: { ruleId: string }) => each.ruleId);
    const request = await attempt(
      school.lead,
      'requestSlot',
      asked,
      `${blocked} ... on RequestSlotPayload { slotRequestId }`,
    );
    if (request.__typename === 'BlockedByRules') return rules(request);
    const { slotRequestId } = request;
    await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
    const [one] = await students(school, [line]);
    await perform(school.lead, 'setVisitRegister', { slotRequestId, studentIds: [one?.id ?? ''] });
    const answer = await attempt(school.lead, 'confirmVisit', { slotRequestId, staffCount: 1 }, blocked);
    return answer.__typename === 'BlockedByRules' ? rules(answer) : [];
  }

  const lineOf = async ({ token, supervisorId }: TestEmployer): Promise<object> =>
    (await ledger(token)).find(({ hostAdultId }: { hostAdultId: string }) => hostAdultId === supervisorId);
  const warnings = async (employer: TestEmployer): Promise<string[]> =>
    (
      await asOwner<{ rules: string[] }>(
        `select array(select r ->> 'ruleId' from jsonb_array_elements(c.reasons) r where r ->> 'severity' = 'WARN' order by 1) as rules
         from clearance c join slot_request q on q.id = c.slot_request_id where q.employer_id = $1 order by c.decided_at desc, c.id desc limit 1`,
        [employer.id],
      )
    ).flatMap(({ rules }) => rules);

  it('has each visit of a child under 16 counted over all schools: told of the third in 30 days, stopped at the fourth', async () => {
    const employer = await anEmployer(programme);
    expect(await visit(employer, north, days[0] ?? '')).toEqual([]);
    expect(await visit(employer, south, days[1] ?? '')).toEqual([]);
    expect(await warnings(employer)).not.toContain('R63a');
    expect(await visit(employer, north, days[2] ?? '')).toEqual([]);
    expect(await warnings(employer)).toContain('R63a');
    expect(await lineOf(employer)).toMatchObject({ mostDaysInThirty: 3, status: 'NEAR' });
    expect(await visit(employer, south, days[3] ?? '')).toEqual(['R61', 'R63']);
    expect(await lineOf(employer)).toMatchObject({ mostDaysInThirty: 4, status: 'REACHED' });
    // Day 31 is free again, and so is a student of 16.
    expect(await visit(employer, south, '2026-11-16')).toEqual([]);
  });

  it('has them counted with the days of placements, on either side', async () => {
    const host = await aHost();
    expect(await confirmed(await agreed(host, north), north)).toEqual([]);
    // The week has three days of the supervisor's; a visit is one more.
    expect(await visit(host.employer, south, days[3] ?? '')).toEqual(['R61', 'R63']);
    expect(
      await visit(host.employer, south, days[3] ?? '', { line: { born_on: '2010-09-10', year_group: '11' } }),
    ).toEqual([]);
    const other = await aHost();
    for (const day of days.slice(1)) expect(await visit(other.employer, south, day)).toEqual([]);
    expect(await confirmed(await agreed(other, north), north)).toEqual(['R61', 'R63']);
  });

  it('does not count a visit to which nobody under 16 came', async () => {
    const employer = await anEmployer(programme);
    for (const day of days.slice(0, 3)) await visit(employer, north, day);
    await asOwner(
      `update visitor v set came = false, marked_at = now() from slot_request r join slot s on s.id = r.slot_id
       where r.id = v.slot_request_id and v.employer_id = $1 and s.starts_on = $2`,
      [employer.id, days[0]],
    );
    expect(await lineOf(employer)).toMatchObject({ mostDaysInThirty: 2 });
    expect(await visit(employer, south, days[3] ?? '')).toEqual([]);
  });

  it('counts who comes to schools as well, and stops the fourth day where it is asked for', async () => {
    const employer = await anEmployer(programme);
    const kind = 'SCHOOL_VISIT';
    for (const day of days.slice(0, 3)) expect(await visit(employer, north, day, { kind })).toEqual([]);
    expect(await warnings(employer)).toContain('R63a');
    expect(await visit(employer, south, days[3] ?? '', { kind })).toEqual(['R82']);
  });
});

describe('an adult whom the plan names for half a day', () => {
  interface Printshop {
    readonly host: Host;
    readonly printerId: string;
  }

  async function aThirdAdult(
    { token, siteId, programme: { coordinator } }: TestEmployer,
    isKnown = true,
  ): Promise<string> {
    const adult = { siteId, name: 'Noor Printer', jobTitle: 'Printer', workEmail: 'printer@example.org' };
    const { hostAdultId } = await perform(token, 'addHostAdult', adult, 'hostAdultId');
    if (isKnown) await perform(coordinator, 'recordCallBack', { hostAdultId });
    return hostAdultId;
  }

  const planOf = (hostAdultId: string, days: readonly number[]): object[] =>
    days.map((day) => ({ day, half: 'PM', department: 'Press', task: 'Print', with: 'the printer', hostAdultId }));

  /** A slot of a week in which the printer has the afternoons of these days. */
  async function aPrintshop(days: readonly number[]): Promise<Printshop> {
    const employer = await anEmployer(programme);
    const printerId = await aThirdAdult(employer);
    const advert = await anOpportunity(employer, { dayPlan: planOf(printerId, days) });
    return { host: { employer, slotId: await aSlot(employer, advert, { capacity: 10 }) }, printerId };
  }

  it('has to be known before the advert is shown, as every adult has', async () => {
    const employer = await anEmployer(programme);
    const stranger = await aThirdAdult(employer, false);
    const opportunityId = await anOpportunity(employer, { dayPlan: planOf(stranger, [1]) }, { isPublished: false });
    const refused = await attempt(
      employer.token,
      'publishOpportunity',
      { opportunityId },
      '... on BlockedByRules { reasons { ruleId } }',
    );
    expect(refused.reasons).toEqual([{ ruleId: 'R67' }]);
  });

  it('has those days in the rota that is offered, in the ledger and in the rules', async () => {
    const { host, printerId } = await aPrintshop([1, 2, 3, 4]);
    const { data } = await graphql(host.employer.token, rotaQuery, { slotId: host.slotId });
    const { supervisorId, deputyId } = host.employer;
    const adultsByDay = data.rota.days.map(({ adults }: { adults: { hostAdultId: string; name: string }[] }) =>
      adults.map(({ hostAdultId }) => hostAdultId),
    );
    expect(adultsByDay).toEqual([
      [supervisorId, printerId],
      [deputyId, printerId],
      [supervisorId, printerId],
      [deputyId, printerId],
      [supervisorId],
    ]);
    expect(data.rota.days[0].adults[1].name).toBe('Noor Printer');
    expect(await confirmed(await agreed(host, north), north)).toEqual(['R61', 'R63']);
    const lines = await ledger(host.employer.token);
    expect(lines.find(({ hostAdultId }: { hostAdultId: string }) => hostAdultId === printerId)).toEqual({
      hostAdultId: printerId,
      mostDaysInThirty: 4,
      status: 'REACHED',
    });
  });

  it('may stand in the rota, and is not taken out of the plan by one', async () => {
    const { host, printerId } = await aPrintshop([1, 2]);
    const { employer, slotId } = host;
    const days = week.map((onDay) => ({ onDay, hostAdultIds: [onDay === week[2] ? printerId : employer.deputyId] }));
    await perform(employer.token, 'setRota', { slotId, days });
    const { data } = await graphql(employer.token, rotaQuery, { slotId });
    const withPrinter = data.rota.days.filter(({ adults }: { adults: { hostAdultId: string }[] }) =>
      adults.some(({ hostAdultId }) => hostAdultId === printerId),
    );
    expect(withPrinter.map(({ onDay }: { onDay: string }) => onDay)).toEqual(week.slice(0, 3));
  });

  it('holds the place, and takes the advert out of sight, when suspended', async () => {
    const { host, printerId } = await aPrintshop([1]);
    const id = await agreed(host, north);
    expect(await confirmed(id, north)).toEqual([]);
    const listed = '{ opportunities(first: 100) { nodes { slots { id } } } }';
    const isListed = async (): Promise<boolean> =>
      JSON.stringify((await graphql(north.lead, listed)).data).includes(host.slotId);
    expect(await isListed()).toBe(true);
    await perform(north.safeguardingLead, 'suspendHost', { hostId: printerId, reason: 'To be looked into.' });
    await deliverEvents();
    const [held] = await asOwner<{ held_since: Date | null }>('select held_since from allocation where id = $1', [id]);
    expect(held?.held_since).not.toBeNull();
    expect(await isListed()).toBe(false);
    const told = await asOwner<{ school_id: string }>('select schools_at_host($1, null, $2, $3::date) as school_id', [
      host.employer.id,
      printerId,
      '2026-09-14',
    ]);
    expect(told.map(({ school_id }) => school_id)).toEqual([north.id]);
  });
});

describe('a decision about an adult with more than three days', () => {
  it('needs the employer’s word and a safeguarding lead, and lets the place be confirmed', async () => {
    const host = await aHost();
    const { employer } = host;
    await oneAdultAllWeek(host);
    const id = await agreed(host, north);
    const decide = (): Promise<Answer['data']> =>
      attempt(north.safeguardingLead, 'decideOnContact', {
        hostAdultId: employer.supervisorId,
        reason: 'Met the adult, saw the workshop.',
        validUntil: '2027-07-31',
      });
    expect((await decide()).__typename).toBe('AttestationMissing');
    const attest = { hostAdultId: employer.supervisorId, barredListSeenOn: '2026-09-10' };
    await perform(employer.token, 'attestBarredListCheck', attest);
    expect(await confirmed(id, north)).toEqual(['R63']);
    expect((await decide()).__typename).toBe('HostAdultContactPayload');
    expect(await confirmed(id, north)).toEqual([]);
  });

  it('is each school’s own: that of one opens nothing to another, nor is it put in its place', async () => {
    const host = await aHost();
    const { employer } = host;
    await oneAdultAllWeek(host);
    const [northern, southern] = [await agreed(host, north), await agreed(host, south)];
    await perform(employer.token, 'attestBarredListCheck', {
      hostAdultId: employer.supervisorId,
      barredListSeenOn: '2026-09-10',
    });
    const decide = (school: TestSchool, validUntil: string): Promise<Answer['data']> =>
      perform(school.safeguardingLead, 'decideOnContact', {
        hostAdultId: employer.supervisorId,
        reason: 'Met the adult, saw the workshop.',
        validUntil,
      });
    await decide(north, '2027-07-31');
    expect(await confirmed(southern, south)).toEqual(['R63']);
    await decide(south, '2026-10-27');
    expect(await confirmed(southern, south)).toEqual(['R64']);
    expect(await confirmed(northern, north)).toEqual([]);
    const decisions = await asOwner<{ school: string; until: string }>(
      `select school_id as school, to_char(valid_until, 'YYYY-MM-DD') as until from school_contact_decision where host_adult_id = $1`,
      [employer.supervisorId],
    );
    expect(new Map(decisions.map(({ school, until }) => [school, until]))).toEqual(
      new Map([
        [north.id, '2027-07-31'],
        [south.id, '2026-10-27'],
      ]),
    );
    // Both rested on the employer's word, and end with another one.
    await perform(employer.token, 'attestBarredListCheck', {
      hostAdultId: employer.supervisorId,
      barredListSeenOn: '2026-09-12',
    });
    expect(
      await asOwner('select from school_contact_decision where host_adult_id = $1', [employer.supervisorId]),
    ).toEqual([]);
  });

  it('is not asked for, and no check is kept, where an adult is with nobody under 16', async () => {
    const host = await aHost();
    await agreed(host, north, { born_on: '2009-11-05', year_group: '12' });
    const attest = { hostAdultId: host.employer.supervisorId, barredListSeenOn: '2026-09-10' };
    expect(await attempt(host.employer.token, 'attestBarredListCheck', attest)).toMatchObject({
      __typename: 'CheckNotAllowed',
      code: 'CHECK_NOT_ALLOWED',
    });
    expect(
      await asOwner('select from contact_decision where host_adult_id = $1', [host.employer.supervisorId]),
    ).toEqual([]);
  });

  it('takes no day that is still to come, no time beyond a year, and nobody of another programme', async () => {
    const host = await aHost();
    await agreed(host, north);
    const hostAdultId = host.employer.supervisorId;
    const early = await attempt(host.employer.token, 'attestBarredListCheck', {
      hostAdultId,
      barredListSeenOn: '2026-09-15',
    });
    expect(early.faults).toMatchObject([{ path: 'barredListSeenOn', value: '2026-09-15' }]);
    await perform(host.employer.token, 'attestBarredListCheck', { hostAdultId, barredListSeenOn: '2026-09-14' });
    const long = { hostAdultId, reason: 'Long.', validUntil: '2028-01-01' };
    expect((await attempt(north.safeguardingLead, 'decideOnContact', long)).faults).toMatchObject([
      { path: 'validUntil' },
    ]);
    const elsewhere = await aSchool(await aProgramme());
    const within = { ...long, validUntil: '2027-01-01' };
    expect(await attempt(elsewhere.safeguardingLead, 'decideOnContact', within)).toMatchObject({
      __typename: 'NotFound',
    });
  });
});
