import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { auditMeasureTable, type AuditedGroup, type AuditMeasure, type Figure } from '#interests';
import type { InterestAudit } from '../application/audit-interests.js';
import type { AuditGround } from '../domain/interest-audit.js';

const hidden = 'Null where it is of too few students, or would let the figures of too few be worked out.';

@ObjectType('AuditComparison', { description: 'How far a group is from everybody else.' })
export class AuditComparisonType {
  @Field(() => Float, { description: "The group's figure less everybody else's." })
  difference: number;

  @Field(() => Float, {
    description:
      'What chance alone brings about, either way: dealt out by lot, the same offers leave no group farther off than this in 19 of 20 deals.',
  })
  chanceUpTo: number;

  @Field({ description: 'True when the difference is more than that: worth a look, and not yet a proof of anything.' })
  isBeyondChance: boolean;
}

@ObjectType('AuditFigure', { description: 'A measure in a group.' })
export class AuditFigureType {
  @Field(() => Float, { description: 'The mean; of a share from 0 to 1.' })
  mean: number;

  @Field(() => AuditComparisonType, { nullable: true, description: 'Null when there is nobody else to compare with.' })
  comparison: AuditComparisonType | null;
}

const figure = (measure: AuditMeasure): PropertyDecorator =>
  Field(() => AuditFigureType, { nullable: true, description: `${auditMeasureTable[measure].words} ${hidden}` });

@ObjectType('AuditGroup', { description: 'Students of one group: sums, never a student.' })
export class AuditGroupType {
  @Field(() => ID, { description: 'What tells the group from others of its ground.' })
  key: string;

  @Field({ description: 'Its name.' })
  label: string;

  @Field(() => Int, { nullable: true, description: `How many students it has. ${hidden}` })
  students: number | null;

  @figure('FIT')
  fit: AuditFigureType | null;

  @Field(() => Float, {
    nullable: true,
    description: `The fit that half of them have or exceed, from -1 to 1. ${hidden}`,
  })
  medianFit: number | null;

  @figure('OFFERED')
  offered: AuditFigureType | null;

  @figure('CHOSEN_CATEGORY')
  chosenCategory: AuditFigureType | null;

  @figure('NO_CLEAR_PREFERENCE')
  noClearPreference: AuditFigureType | null;

  @figure('MAKING_FIRST')
  makingFirst: AuditFigureType | null;

  @figure('HELPING_FIRST')
  helpingFirst: AuditFigureType | null;

  @Field(() => AuditComparisonType, {
    nullable: true,
    description: `How differently its offers and everybody else's are spread over the sectors: the share, 0 to 1, that would have to be in another sector for both to be spread alike. ${hidden}`,
  })
  sectors: AuditComparisonType | null;
}

@ObjectType('InterestAudit', {
  description: 'How well what a round offers fits what students want, and whether some groups fare better than others.',
})
export class InterestAuditType {
  @Field(() => ID, {
    description: 'The proposal that is audited: the one published or, before, the latest made afresh.',
  })
  proposalId: string;

  @Field({ description: 'Everybody who took part.' })
  all: AuditGroupType;

  @Field(() => [AuditGroupType], { description: 'By gender, as schools state it.' })
  byGender: AuditGroupType[];

  @Field(() => [AuditGroupType], { description: 'By whether they are eligible for free school meals.' })
  byFreeSchoolMeals: AuditGroupType[];

  @Field(() => [AuditGroupType], { description: 'By whether they are supported for special educational needs.' })
  bySendSupport: AuditGroupType[];

  @Field(() => [AuditGroupType], { description: 'By year group.' })
  byYearGroup: AuditGroupType[];

  @Field(() => [AuditGroupType], { description: 'By school.' })
  bySchool: AuditGroupType[];
}

/** An audit as the schema shows it. */
export function toInterestAudit({ proposalId, all, byGround }: InterestAudit): InterestAuditType {
  const groups = (ground: AuditGround): AuditGroupType[] =>
    (byGround.get(ground) ?? []).map((group) => toGroup(group, group.label));
  return {
    proposalId,
    all: toGroup(all, 'Everybody'),
    byGender: groups('GENDER'),
    byFreeSchoolMeals: groups('FREE_SCHOOL_MEALS'),
    bySendSupport: groups('SEND_SUPPORT'),
    byYearGroup: groups('YEAR_GROUP'),
    bySchool: groups('SCHOOL'),
  };
}

function toGroup({ key, students, medianFit, figures, sectors }: AuditedGroup, label: string): AuditGroupType {
  return {
    key,
    label,
    students,
    medianFit,
    fit: toFigure(figures.FIT),
    offered: toFigure(figures.OFFERED),
    chosenCategory: toFigure(figures.CHOSEN_CATEGORY),
    noClearPreference: toFigure(figures.NO_CLEAR_PREFERENCE),
    makingFirst: toFigure(figures.MAKING_FIRST),
    helpingFirst: toFigure(figures.HELPING_FIRST),
    sectors: sectors === null ? null : { ...sectors },
  };
}

function toFigure(figure: Figure | null): AuditFigureType | null {
  return figure === null ? null : { ...figure };
}
