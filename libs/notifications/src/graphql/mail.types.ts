import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsEmail, IsOptional, Matches } from 'class-validator';
import { DateTimeScalar, ProblemInterface } from '#platform';

@ObjectType('MyMail', { description: 'Where letters to you go.' })
export class MyMailType {
  @Field({ description: 'Your address.' })
  address: string;

  @Field({ description: 'True once the code that was sent there has come back; no letter goes there before.' })
  isConfirmed: boolean;

  @Field({ description: 'False when you are told of everything on your page alone.' })
  wantsLetters: boolean;
}

@InputType({ description: 'Where letters to you are to go.' })
export class SetMyMailInput {
  @Field(() => String, {
    nullable: true,
    description: 'An e-mail address of yours, to which a code is sent; null takes yours off the service.',
  })
  @IsOptional()
  @IsEmail({ allow_utf8_local_part: false }, { message: 'must be an e-mail address' })
  address: string | null;
}

@InputType({ description: 'Shows that the address is yours.' })
export class ConfirmMyMailInput {
  @Field({ description: 'The eight digits that were sent there.' })
  @Matches(/^(\s*\d){8}\s*$/, { message: 'must be eight digits' })
  code: string;
}

@InputType({ description: 'Whether you want letters.' })
export class ChooseLettersInput {
  @Field({ description: 'False for being told on your page alone.' })
  wantsLetters: boolean;
}

@ObjectType('MyMailPayload', { description: 'Where letters to you go now.' })
export class MyMailPayload {
  @Field(() => MyMailType, { nullable: true, description: 'Null when no address of yours is kept.' })
  mail: MyMailType | null;
}

@ObjectType('CodeRefused', {
  implements: () => [ProblemInterface],
  description: 'The code is not the one that was sent, or it works no more.',
})
export class CodeRefusedProblem extends ProblemInterface {
  @Field({ description: 'False once another code has to be asked for with setMyMail.' })
  mayTryAgain: boolean;
}

@ObjectType('CodeJustSent', {
  implements: () => [ProblemInterface],
  description: 'A code was sent just before.',
})
export class CodeJustSentProblem extends ProblemInterface {
  @Field(() => DateTimeScalar, { description: 'When you may ask for another.' })
  retryAfter: string;
}
