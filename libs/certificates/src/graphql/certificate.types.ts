import { Field, Float, ID, InputType, ObjectType } from '@nestjs/graphql';

@InputType({ description: 'Makes a certificate.' })
export class IssueCertificateInput {
  @Field(() => ID, { description: 'A placement that was attended.' })
  allocationId: string;
}

@ObjectType({ description: 'The certificate.' })
export class IssueCertificatePayload {
  @Field({ description: 'The code by which anybody who is shown it can check it; see checkCertificate.' })
  code: string;

  @Field({ description: 'One page of PDF, in base 64.' })
  pdf: string;
}

@ObjectType('CertificateCheck', { description: 'What a code comes to, and nothing else.' })
export class CertificateCheckType {
  @Field({ description: 'True when there is such a certificate and what it says still holds.' })
  isValid: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'First name and initial; null where the code is not valid, as below.',
  })
  displayName: string | null;

  @Field(() => String, { nullable: true, description: 'Where it was.' })
  employerName: string | null;

  @Field(() => String, { nullable: true, description: 'When it was: October 2026.' })
  month: string | null;

  @Field(() => Float, { nullable: true, description: 'Hours by the register, as it stands now.' })
  hours: number | null;
}
