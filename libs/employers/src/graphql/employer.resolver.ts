import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { AddHostAdult } from '../application/add-host-adult.use-case.js';
import { AddSite } from '../application/add-site.use-case.js';
import { DeclareInsurance } from '../application/declare-insurance.use-case.js';
import { RegisterEmployer } from '../application/register-employer.use-case.js';
import { EmployerQueries } from '../persistence/employer.queries.js';
import {
  AddHostAdultInput,
  AddHostAdultPayload,
  AddSiteInput,
  AddSitePayload,
  DeclareInsuranceInput,
  DeclareInsurancePayload,
  RegisterEmployerInput,
  RegisterEmployerPayload,
} from './employer.inputs.js';
import { EmployerFileType } from './employer.types.js';
import { UnknownPostcodeProblem } from './problems.js';

@Resolver()
export class EmployerResolver {
  constructor(
    private readonly queries: EmployerQueries,
    private readonly register: RegisterEmployer,
    private readonly site: AddSite,
    private readonly hostAdult: AddHostAdult,
    private readonly insurance: DeclareInsurance,
  ) {}

  @Query(() => EmployerFileType, { nullable: true, description: 'The employer that you act for.' })
  @Allow('EMPLOYER')
  async myEmployer(@CurrentActor() actor: Actor): Promise<EmployerFileType | null> {
    return (await this.queries.own(actor)) ?? null;
  }

  @Command({
    payload: RegisterEmployerPayload,
    description: 'Brings an employer into a programme; you act for it from then on.',
  })
  @Allow('NEWCOMER', 'EMPLOYER')
  async registerEmployer(
    @CurrentActor() actor: Actor,
    @Input() input: RegisterEmployerInput,
  ): Promise<RegisterEmployerPayload> {
    const { webDomain = null, owner = null } = input;
    const { id } = await this.register.run(actor, { ...input, webDomain, owner });
    return { employerId: id };
  }

  @Command({
    payload: AddSitePayload,
    problems: [UnknownPostcodeProblem],
    description: 'Adds a workplace of your employer.',
  })
  @Allow('EMPLOYER')
  async addSite(@CurrentActor() actor: Actor, @Input() input: AddSiteInput): Promise<AddSitePayload> {
    return { siteId: (await this.site.run(actor, input)).id };
  }

  @Command({ payload: AddHostAdultPayload, description: 'Names an adult at a site who will look after students.' })
  @Allow('EMPLOYER')
  async addHostAdult(@CurrentActor() actor: Actor, @Input() input: AddHostAdultInput): Promise<AddHostAdultPayload> {
    const workPhone = input.workPhone?.replaceAll(/[\s()-]/g, '') ?? null;
    return { hostAdultId: (await this.hostAdult.run(actor, { ...input, workPhone })).id };
  }

  @Command({ payload: DeclareInsurancePayload, description: 'Declares a policy of your employer.' })
  @Allow('EMPLOYER')
  async declareInsurance(
    @CurrentActor() actor: Actor,
    @Input() input: DeclareInsuranceInput,
  ): Promise<DeclareInsurancePayload> {
    return { kind: (await this.insurance.run(actor, input)).kind };
  }
}
