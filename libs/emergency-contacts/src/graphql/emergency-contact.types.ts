import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import type { InputFault } from '#kernel';
import { DateTimeScalar, IsProse, Sensitive, type ChecksItself } from '#platform';
import { mostEmergencyContacts } from '../domain/emergency-contact.js';
import { phoneOf } from '../domain/phone.js';

@InputType({ description: 'Somebody who is rung for a student in an emergency.' })
export class EmergencyContactInput {
  @Field({ description: 'Their name, up to 120 characters.' })
  @IsProse(120)
  name: string;

  @Field({ description: 'Who they are to the student, as in aunt or grandfather, up to 60 characters.' })
  @IsProse(60)
  relation: string;

  @Field({
    description: 'Their telephone number: with its country (+48 …), or as it is dialled within the United Kingdom.',
  })
  phone: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The parent or carer who it is, where it is one on the list; see guardians.',
  })
  @IsOptional()
  guardianId?: string | null;
}

@InputType({ description: 'Says whom to ring for a student in an emergency, in place of those before.' })
export class SetEmergencyContactsInput implements ChecksItself {
  @Field(() => ID, { description: 'A student of your school.' })
  studentId: string;

  @Field(() => [EmergencyContactInput], {
    description: `Up to ${mostEmergencyContacts}, whoever is rung first in front; an empty list takes all off.`,
  })
  @ArrayMaxSize(mostEmergencyContacts, { message: `must name at most ${mostEmergencyContacts} people` })
  @ValidateNested({ each: true })
  @Type(() => EmergencyContactInput)
  contacts: EmergencyContactInput[];

  faults(): InputFault[] {
    const phones = this.contacts.map(({ phone }) => phoneOf(phone));
    return this.contacts.flatMap(({ phone: value }, index) => {
      const path = `contacts.${index}.phone`;
      const phone = phones[index];
      if (phone === undefined)
        return [{ path, value, message: 'must be a telephone number, with + and its country if it is abroad' }];
      return phones.indexOf(phone) < index ? [{ path, value, message: 'is there twice' }] : [];
    });
  }
}

@ObjectType({ description: 'The list was kept.' })
export class SetEmergencyContactsPayload {
  @Field(() => ID, { description: 'The student.' })
  studentId: string;
}

@ObjectType({ isAbstract: true })
abstract class ContactFields {
  @Field({ description: 'Their name.' })
  @Sensitive('CONTACTS_AT_HOME')
  name: string;

  @Field({ description: 'Who they are to the student.' })
  @Sensitive('CONTACTS_AT_HOME')
  relation: string;

  @Field({ description: 'Their telephone number.' })
  @Sensitive('CONTACTS_AT_HOME')
  phone: string;
}

@ObjectType('EmergencyContact', {
  description: 'Somebody who is rung for a student in an emergency, for the student and the staff of the school.',
})
export class EmergencyContactType extends ContactFields {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;
}

@ObjectType('EmergencyContactForEmployer', {
  description: 'Somebody to ring in an emergency, for whoever hosts the student that day.',
})
export class EmergencyContactForEmployerType extends ContactFields {}

@ObjectType('EmergencyContacts', { description: 'Whom to ring for the student of a place, while that may be read.' })
export class EmergencyContactsType {
  @Field({ description: 'True from 06:00 to 20:00 on each day of the placement.' })
  isOpen: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When they open, next or now; null after the last day.' })
  opensAt: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When they close again; null after the last day.' })
  closesAt: string | null;

  @Field(() => [EmergencyContactForEmployerType], {
    description:
      'Whoever is rung first in front. None at other times, or where the school has named nobody: ring the school.',
  })
  contacts: EmergencyContactForEmployerType[];
}
