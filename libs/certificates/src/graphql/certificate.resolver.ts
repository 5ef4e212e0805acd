import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { inHours } from '#evaluation';
import type { Actor, Surroundings } from '#kernel';
import { minutesOf } from '#ledger';
import { Allow, Command, CurrentActor, Input, Public, SURROUNDINGS } from '#platform';
import { IssueCertificate } from '../application/issue-certificate.use-case.js';
import { monthOf, printedCode, readCode } from '../domain/certificate.js';
import { CertificateQueries } from '../persistence/certificate.queries.js';
import { certificatePdf } from '../rendering/certificate-pdf.js';
import { CertificateCheckType, IssueCertificateInput, IssueCertificatePayload } from './certificate.types.js';

const notValid = { isValid: false, displayName: null, employerName: null, month: null, hours: null };

@Resolver()
export class CertificateResolver {
  constructor(
    private readonly queries: CertificateQueries,
    private readonly issue: IssueCertificate,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Command({
    payload: IssueCertificatePayload,
    description: 'Makes the certificate of a placement that was attended: a page to print, with a code to check it by.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD')
  async issueCertificate(
    @CurrentActor() actor: Actor,
    @Input() { allocationId }: IssueCertificateInput,
  ): Promise<IssueCertificatePayload> {
    const certificate = await this.issue.run(actor, allocationId);
    const pdf = await certificatePdf(certificate, this.surroundings.clock.now());
    return { code: printedCode(certificate.code), pdf: pdf.toString('base64') };
  }

  @Query(() => CertificateCheckType, {
    description: 'Whether a certificate that you were shown is true. Whoever has no code learns nothing.',
  })
  @Public()
  async checkCertificate(
    @Args('code', { description: 'As it is printed; blanks, dashes and small letters do not matter.' }) code: string,
  ): Promise<CertificateCheckType> {
    const found = await this.queries.checked(readCode(code));
    if (found === undefined) return notValid;
    const { displayName, activity } = found;
    const { employerName, startsOn } = activity;
    return {
      isValid: true,
      displayName,
      employerName,
      month: monthOf(startsOn),
      hours: inHours(minutesOf(activity)),
    };
  }
}
