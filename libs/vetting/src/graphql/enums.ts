import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import { barredWork, insuranceExemptions, listedTasks } from '#safeguarding';
import { activities, activityTable, type Activity } from '../domain/activity.js';
import { checkForms } from '../domain/activity-profile.js';
import { requirementForms, requirementIds } from '../domain/requirements.js';
import { tiers } from '../domain/tier.js';
import { vettingStates } from '../domain/vetting-state.js';

export const ActivityEnum = enumOf(activities);
registerEnumType(ActivityEnum, {
  name: 'Activity',
  description: 'What is done at a workplace, as far as it changes what has to be looked at.',
  valuesMap: Object.fromEntries(
    activities.map((activity: Activity) => [
      activity,
      { description: `${activityTable[activity].name}: ${activityTable[activity].tier} unless it is raised.` },
    ]),
  ),
});

export const TierEnum = enumOf(tiers);
registerEnumType(TierEnum, {
  name: 'VettingTier',
  description: 'How much is looked at before somebody may be sent there.',
  valuesMap: {
    LOW: { description: 'A conversation, and no paper.' },
    MEDIUM: { description: 'The arrangements are gone through.' },
    HIGH: { description: 'The site is seen, and two coordinators agree.' },
  },
});

export const VettingStateEnum = enumOf(vettingStates);
registerEnumType(VettingStateEnum, {
  name: 'VettingState',
  description: 'How far the vetting of an activity at a site has come.',
  valuesMap: {
    DRAFT: { description: 'Begun by the employer.' },
    IDENTITY: {
      description: 'Answered; who and where the employer is has to be established, for the first time or anew.',
    },
    DECLARED: { description: 'It is known who says it; to be checked.' },
    CHECKED: { description: 'Checked as its tier asks; to be approved.' },
    APPROVED: { description: 'Students may be sent there.' },
    EXPIRING: { description: 'They still may, for thirty days at most.' },
    EXPIRED: { description: 'The approval has run out.' },
    SUSPENDED: { description: 'Stopped until two people of two roles agree.' },
    BLOCKED: { description: 'Stopped for good, or until two people of two roles agree.' },
  },
});

export const RequirementEnum = enumOf(requirementIds);
registerEnumType(RequirementEnum, { name: 'VettingRequirement', description: 'One thing that vetting asks for.' });

export const RequirementFormEnum = enumOf(requirementForms);
registerEnumType(RequirementFormEnum, { name: 'VettingRequirementForm', description: 'In what form it is asked for.' });

export const AskedOfEnum = enumOf(['EMPLOYER', 'COORDINATOR'] as const);
registerEnumType(AskedOfEnum, { name: 'VettingAskedOf', description: 'Who has to do something.' });

export const StepKindEnum = enumOf([
  ...checkForms,
  'NOTICES',
  'TIER_RAISED',
  'APPROVED',
  'SUSPENDED',
  'BLOCKED',
  'AGREED_TO_LIFT',
] as const);
registerEnumType(StepKindEnum, { name: 'VettingStepKind', description: 'What somebody did about a profile.' });

export const ExemptionEnum = enumOf(insuranceExemptions);
registerEnumType(ExemptionEnum, {
  name: 'InsuranceExemption',
  description: 'Why an employer need not have employers’ liability cover by law.',
});

export const BarredWorkEnum = enumOf(barredWork);
registerEnumType(BarredWorkEnum, { name: 'BarredWork', description: 'Work that is no work experience below an age.' });

export const ListedTaskEnum = enumOf(listedTasks);
registerEnumType(ListedTaskEnum, { name: 'ListedTask', description: 'Tasks that the programme looks at with care.' });
