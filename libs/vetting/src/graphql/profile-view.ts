import type { LocalDate } from '#kernel';
import { nextStepOf, schoolsView } from '../domain/next-step.js';
import { askedOf } from '../domain/requirements.js';
import type { ListedProfile, ProfileForSchoolRow } from '../persistence/vetting.queries.js';
import type { ActivityProfileType, HostVettingType } from './profile.types.js';

/** A profile as its employer and the coordinator see it. */
export function profileView({ file, ...named }: ListedProfile, today: LocalDate): ActivityProfileType {
  const { answers, check: _check, programmeId: _programmeId, ...profile } = file.profile;
  const { of, words } = nextStepOf(file, today);
  const asks = askedOf(file, today).map(({ id, isMet, requirement }) => {
    const { of: askedOfWhom, form, ask, why } = requirement;
    return { id, isMet, of: askedOfWhom, form, ask, why };
  });
  return {
    ...profile,
    ...named,
    answers,
    asks,
    nextStepOf: of,
    nextStep: words,
  };
}

/** A profile as the staff of a school see it. */
export function hostVettingView({
  state,
  isSiteSuspended,
  isEmployerVerified,
  ...row
}: ProfileForSchoolRow): HostVettingType {
  return { ...row, ...schoolsView(state, isSiteSuspended, isEmployerVerified) };
}
