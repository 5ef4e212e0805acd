import type { INestApplicationContext } from '@nestjs/common';
import { AddHostAdult, AddSite, DeclareInsurance, RegisterEmployer } from '#employers';
import { today, type Actor, type OpportunityId, type ProgrammeId, type SlotId, type Surroundings } from '#kernel';
import { AddSlot, ApproveOpportunity, DraftOpportunity, openTerms, PublishOpportunity } from '#opportunities';
import { SURROUNDINGS } from '#platform';
import {
  activityOf,
  activityTable,
  ApproveProfile,
  DeclareActivity,
  MoveEmployer,
  RecordCallBack,
  RecordCheck,
  RecordNotices,
  StartVetting,
  type Activity,
  type ActivityAnswers,
} from '#vetting';
import type { SampleEmployer, SampleOpportunity, SampleSlot } from '../sample/index.js';
import { employerSubject, type Cast } from './people.js';

/** What a slot of the sample became. */
export interface LoadedSlot {
  readonly id: SlotId;
  readonly opportunityId: OpportunityId;
  readonly sample: SampleSlot;
  readonly opportunity: SampleOpportunity;
  readonly employer: SampleEmployer;
}

/** What the people of the sample answer: nothing out of the ordinary. */
const plainAnswers: ActivityAnswers = {
  riskAssessmentReviewedOn: null,
  supervision: null,
  induction: null,
  protectiveEquipment: null,
  exemption: null,
  indemnityUntil: null,
  isUnlikeNormalBusiness: false,
  insurerAcceptedOn: null,
  insurerToldOn: null,
  isStudentDriving: false,
  isStudentPassenger: false,
  hasBusinessCover: false,
  hasDestinationAndCheckIn: false,
  isHomeBased: false,
  isIsolatedSite: false,
  isLoneWorkOverHalfDay: false,
  isMuchTravel: false,
  isResidential: false,
  barredWork: [],
  listedTasks: [],
  isProductiveWork: false,
  isPaidOrEmployed: false,
  dangerTerms: null,
  hasReadSafeguardingBriefing: true,
  agreesToDataTerms: true,
  hasSafetyPolicy: null,
  hasFireFirstAidAndAccidentBook: null,
  studentHasToBuy: 'Nothing',
};

const checkOf = { LOW: 'CONVERSATION', MEDIUM: 'ARRANGEMENTS', HIGH: 'SITE_CHECK' } as const;

/** Takes employers through everything that a real one goes through: registration, vetting by the coordinator, adverts and slots. */
export class EmployerLoader {
  constructor(
    private readonly service: INestApplicationContext,
    private readonly cast: Cast,
    private readonly programmeId: ProgrammeId,
    private readonly coordinator: Actor,
    private readonly secondCoordinator: Actor,
  ) {}

  async load(employer: SampleEmployer): Promise<LoadedSlot[]> {
    const newcomer = await this.cast.as(employerSubject(employer.key));
    const { id: employerId } = await this.service.get(RegisterEmployer).run(newcomer, {
      programmeId: this.programmeId,
      name: employer.name,
      sector: employer.sector,
      staffCount: employer.staffCount,
      webDomain: null,
      owner: null,
    });
    const actor = await this.cast.as(employerSubject(employer.key));
    const site = await this.service.get(AddSite).run(actor, {
      name: employer.name,
      addressLine: `${employer.name}, main entrance`,
      postcode: employer.postcode,
      access: employer.access,
    });
    const adults = await this.addHosts(actor, site.id, employer);
    await this.declareInsurance(actor, employer);
    await this.service.get(MoveEmployer).run(actor, { employerId, to: 'SUBMITTED', reason: null });
    for (const adult of adults) await this.service.get(RecordCallBack).run(this.coordinator, adult);
    await this.service.get(MoveEmployer).run(this.coordinator, { employerId, to: 'VERIFIED', reason: null });
    for (const activity of new Set(employer.opportunities.map(({ jobCategory }) => activityOf(jobCategory))))
      await this.vet(actor, site.id, activity, employer);
    const slots: LoadedSlot[] = [];
    for (const opportunity of employer.opportunities)
      slots.push(...(await this.advertise(actor, site.id, adults, employer, opportunity)));
    return slots;
  }

  private async addHosts(actor: Actor, siteId: string, { hosts }: SampleEmployer): Promise<[string, string]> {
    const add = async ({ name, jobTitle, email }: SampleEmployer['hosts'][number]): Promise<string> =>
      (await this.service.get(AddHostAdult).run(actor, { siteId, name, jobTitle, workEmail: email, workPhone: null }))
        .id;
    return [await add(hosts[0]), await add(hosts[1])];
  }

  private async declareInsurance(actor: Actor, { insurance }: SampleEmployer): Promise<void> {
    const policies = [
      ['EMPLOYERS_LIABILITY', insurance.employersLiability],
      ['PUBLIC_LIABILITY', insurance.publicLiability],
    ] as const;
    for (const [kind, policy] of policies) {
      if (policy === null) continue;
      const { insurer, coverPounds, validUntil: validTo } = policy;
      await this.service.get(DeclareInsurance).run(actor, { kind, insurer, coverPounds, validTo });
    }
  }

  /** Each tier as it asks for itself: a conversation, the arrangements gone through, or the site seen and two coordinators. */
  private async vet(actor: Actor, siteId: string, activity: Activity, { hosts }: SampleEmployer): Promise<void> {
    const profileId = await this.service.get(StartVetting).run(actor, { siteId, activity });
    const { tier } = activityTable[activity];
    const on = today(this.service.get<Surroundings>(SURROUNDINGS).clock);
    const careful = {
      riskAssessmentReviewedOn: on,
      supervision: `The ${hosts[0].jobTitle.toLowerCase()}, and the ${hosts[1].jobTitle.toLowerCase()} when they are away.`,
      induction: 'Round the site with everything that is off limits, before anything else.',
      protectiveEquipment: 'Boots, gloves, goggles and a vest in the student’s size.',
      hasSafetyPolicy: true,
      hasFireFirstAidAndAccidentBook: true,
    };
    const answers = tier === 'LOW' ? plainAnswers : { ...plainAnswers, ...careful };
    await this.service.get(DeclareActivity).run(actor, profileId, answers);
    const seen = { on, byWhom: 'The coordinator', note: 'They know what a student needs and who looks after them.' };
    if (tier !== 'LOW') await this.service.get(RecordNotices).run(this.coordinator, { profileId, ...seen });
    await this.service.get(RecordCheck).run(this.coordinator, { profileId, form: checkOf[tier], ...seen });
    await this.service.get(ApproveProfile).run(this.secondCoordinator, profileId);
  }

  private async advertise(
    actor: Actor,
    siteId: string,
    [supervisorId, deputyId]: [string, string],
    employer: SampleEmployer,
    opportunity: SampleOpportunity,
  ): Promise<LoadedSlot[]> {
    const { startsAt, finishesAt, breakMinutes } = opportunity;
    const { outcomes: learningOutcomes, ...learning } = opportunity.learning;
    const { id: opportunityId } = await this.service.get(DraftOpportunity).run(actor, {
      siteId,
      supervisorId,
      deputyId,
      kind: opportunity.kind,
      title: opportunity.title,
      summary: opportunity.summary,
      category: opportunity.jobCategory,
      activity: null,
      tasks: [],
      dayPlan: opportunity.dayPlan.map(({ day, half, department, task }) => ({
        day,
        half: half === 'MORNING' ? 'AM' : 'PM',
        department,
        task,
        with: employer.hosts[0].jobTitle.toLowerCase(),
        meets: null,
        hostAdultId: null,
      })),
      lunchPlan: opportunity.lunchPlan,
      lunchCompany: opportunity.lunchCompany,
      usualHours: { startsAt, finishesAt, breakMinutes },
      lessFun: opportunity.lessFun,
      whatToWear: opportunity.wear,
      accessFeatures: opportunity.accessFeatures,
      accessNotes: '',
      ...learning,
      learningOutcomes,
      yearGroups: opportunity.kind === 'PLACEMENT' ? [10, 11] : [9, 10, 11],
      hazards: [],
    });
    await this.service.get(PublishOpportunity).run(actor, opportunityId);
    await this.service.get(ApproveOpportunity).run(this.coordinator, opportunityId);
    const slots: LoadedSlot[] = [];
    for (const sample of opportunity.slots) {
      const { startsOn, endsOn, capacity } = sample;
      const command = {
        opportunityId,
        startsOn,
        endsOn,
        startsAt,
        finishesAt,
        breakMinutes,
        capacity,
        ...openTerms,
        startsAtOccurrence: null,
        answerWithinDays: 7,
      };
      const { id } = await this.service.get(AddSlot).run(actor, command);
      slots.push({ id, opportunityId, sample, opportunity, employer });
    }
    return slots;
  }
}
