import type { AllocationInstance, AllocationStudent } from '../instance/allocation-instance.js';

const student = (id: string, schoolId: string, priorityClass: number, ...slotIds: string[]): AllocationStudent => ({
  id,
  schoolId,
  priorityClass,
  choices: slotIds.map((slotId, index) => ({ slotId, distanceBand: index })),
  ownChoices: Math.min(slotIds.length, 1),
});

/**
 * Ivy and Jon have bursaries; the forge reserves its one seat for them. The employer of mill and farm takes two. The visit, on the first
 * of March, needs three and gets two, so it is closed; Kit, Lea and Max would be enough if Max were not away on that day.
 */
export const limited: AllocationInstance = {
  students: [
    { ...student('ivy', 'south', 2, 'forge', 'mill'), seatTypes: ['bursary'] },
    { ...student('jon', 'south', 3, 'forge', 'farm'), seatTypes: ['bursary'] },
    student('kit', 'north', 0, 'visit', 'forge', 'farm'),
    student('lea', 'north', 1, 'visit', 'mill'),
    { ...student('max', 'north', 2, 'visit', 'farm'), unavailable: [{ from: '2027-02-20', to: '2027-03-01' }] },
  ],
  slots: [
    { id: 'farm', capacity: 2, employerId: 'acre', days: { from: '2027-03-02', to: '2027-03-02' } },
    { id: 'forge', capacity: 1, reserves: [{ type: 'bursary', seats: 1 }] },
    { id: 'mill', capacity: 2, employerId: 'acre' },
    { id: 'visit', capacity: 4, minimumGroup: 3, days: { from: '2027-03-01', to: '2027-03-05' } },
  ],
  employerCeilings: [{ employerId: 'acre', seats: 2 }],
  lottery: new Map(['ivy', 'jon', 'kit', 'lea', 'max'].map((id, index) => [id, index])),
};
/** The visit has one of its two and is closed first, the tour two of its three; in the end all three would rather have the visit. */
export const regretted: AllocationInstance = {
  students: [
    student('ada', 'north', 0, 'tour', 'visit'),
    student('ben', 'north', 1, 'visit'),
    student('cem', 'north', 1, 'tour', 'visit'),
  ],
  slots: [
    { id: 'tour', capacity: 3, minimumGroup: 3 },
    { id: 'visit', capacity: 3, minimumGroup: 2 },
  ],
  lottery: new Map(['ada', 'ben', 'cem'].map((id, index) => [id, index])),
};
