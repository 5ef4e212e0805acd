import { interestFit } from './interest-fit.js';
import { profileOfPlacement, type PlacementWork } from './profile-of-placement.js';
import { profileOfStudent, type StudentInterests } from './profile-of-student.js';

/**
 * How well placements fit a student, from -1 to 1, to put what is open to them in order: the fit of the kinds of activity, and 1 in a
 * category that the student chose, because a wish that was spoken goes before one that was worked out. Where the advert also names
 * tasks, the wish and the tasks count for half each, so that of two placements in a chosen category the likelier one comes first.
 *
 * `null` where nothing can be said: no clear preference, or a placement of every kind at once, in a category that was not chosen.
 * Made once for a student, then O(tasks) a placement.
 */
export function placementFitOf(student: StudentInterests): (work: PlacementWork) => number | null {
  const profile = profileOfStudent(student);
  return (work) => {
    const offered = profile === null ? null : profileOfPlacement(work);
    const fit = profile === null || offered === null ? null : interestFit(profile, offered);
    if (work.category === null || !student.categories.includes(work.category)) return fit;
    return work.tasks.length === 0 || fit === null ? 1 : (1 + fit) / 2;
  };
}
