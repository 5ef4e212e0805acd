import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

@InputType({ description: 'Records that you rang an adult at work and found them there.' })
export class RecordCallBackInput {
  @Field(() => ID, { description: 'A host adult of an employer in your programme.' })
  hostAdultId: string;
}

@ObjectType({ description: 'The call was recorded.' })
export class RecordCallBackPayload {
  @Field(() => ID, { description: 'The host adult.' })
  hostAdultId: string;
}
