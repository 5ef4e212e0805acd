import { describe, expect, it } from '@jest/globals';
import { anId } from '../domain/ids.fixture.js';
import type { RoundInstance } from '../domain/instance.js';
import type { Eligibility } from './eligibility.js';
import { aSlot, aStudent, aWish, anEligibility, anInstance, limitedTo } from './round.fixture.js';
import { ruledOutOf } from './ruled-out.js';
import { studentLists, type StudentList } from './student-lists.js';

const [studio, law, farm] = [
  aSlot(1),
  aSlot(2, { category: 'LAW_AND_LEGAL' }),
  aSlot(3, { category: 'CONSTRUCTION_AND_TRADES' }),
];
const slots = [studio, law, farm];
const student = aStudent(1);

function listsOf(changes: Partial<RoundInstance>, eligibility: Eligibility): StudentList[] {
  const instance = anInstance(changes);
  return studentLists(instance, eligibility, ruledOutOf(instance));
}

describe('the lists that students go into a round with', () => {
  it('hold the own choices first and then every other slot by interests', () => {
    const applications = [aWish(student, farm, 1)];
    const [list] = listsOf({ students: [student], slots, applications }, anEligibility([student], slots));
    expect(list?.choices.map(({ slotId, rank }) => [slotId, rank])).toEqual([
      [farm.id, 1],
      [studio.id, null],
      [law.id, null],
    ]);
    expect(list).toMatchObject({ leftOut: [], whyEmpty: null });
  });

  it('go by nearness where interests say nothing', () => {
    const anybody = aStudent(1, { interests: [] });
    const eligibility = anEligibility([anybody], slots, { minutes: ({ id }) => (id === law.id ? 5 : 40) });
    const [list] = listsOf({ students: [anybody], slots, applications: [] }, eligibility);
    expect(list?.choices.map(({ slotId }) => slotId)).toEqual([law.id, studio.id, farm.id]);
  });

  it('add no slot without places, but keep one that was asked for', () => {
    const full = aSlot(4, { seats: 0 });
    const all = [...slots, full];
    const eligibility = anEligibility([student], all);
    const [without] = listsOf({ students: [student], slots: all, applications: [] }, eligibility);
    const [asked] = listsOf({ students: [student], slots: all, applications: [aWish(student, full, 1)] }, eligibility);
    expect(without?.choices.map(({ slotId }) => slotId)).not.toContain(full.id);
    expect(asked?.choices[0]).toMatchObject({ slotId: full.id, rank: 1 });
  });

  it('leave out own choices that are not possible and say why, each rank as the student gave it', () => {
    const reserved = aSlot(4, { keptForSchoolIds: [anId('School', 2)] });
    const distant = aSlot(5);
    const all = [...slots, reserved, distant];
    const eligibility = anEligibility([student], all, { minutes: ({ id }) => (id === distant.id ? 61 : 20) });
    const applications = [
      aWish(student, aSlot(9), 1),
      aWish(student, reserved, 2),
      aWish(student, distant, 3),
      aWish(student, law, 4),
    ];
    const [list] = listsOf({ students: [student], slots: all, applications }, eligibility);
    expect(list?.leftOut).toEqual([
      { slotId: aSlot(9).id, rank: 1, because: { kind: 'NO_LONGER_OFFERED' } },
      { slotId: reserved.id, rank: 2, because: { kind: 'NOT_OPEN_TO_STUDENT', yearGroup: 10 } },
      { slotId: distant.id, rank: 3, because: { kind: 'TOO_FAR', maxMinutesEachWay: 60 } },
    ]);
    expect(list?.choices[0]).toMatchObject({ slotId: law.id, rank: 4 });
  });

  it('are empty with the rule for somebody in Year 9, whom even their own choices are closed to', () => {
    const young = aStudent(2, { yearGroup: 10 });
    const eligibility = anEligibility([young], slots, { bornOn: () => '2012-11-05' });
    const [list] = listsOf({ students: [young], slots, applications: [aWish(young, studio, 1)] }, eligibility);
    expect(list).toMatchObject({
      choices: [],
      leftOut: [{ slotId: studio.id, rank: 1, because: { kind: 'RULES', rules: [{ ruleId: 'R02' }] } }],
      whyEmpty: { kind: 'BARRED_BY_RULES', rules: [{ ruleId: 'R02' }] },
    });
  });

  it('take a way of exactly the limit, counting the longer of the two', () => {
    const near = aStudent(1, limitedTo(20));
    const [exact] = listsOf({ students: [near], slots: [studio], applications: [] }, anEligibility([near], [studio]));
    const beyond = anEligibility([near], [studio], { minutes: () => 21 });
    const [over] = listsOf({ students: [near], slots: [studio], applications: [] }, beyond);
    expect(exact?.choices).toHaveLength(1);
    expect(over?.whyEmpty).toEqual({ kind: 'NONE_WITHIN_REACH', maxMinutesEachWay: 20 });
  });

  it('are not made for students who hold a place already', () => {
    const students = [aStudent(1, { isPlaced: true }), aStudent(2)];
    const lists = listsOf({ students, slots, applications: [] }, anEligibility(students, slots));
    expect(lists.map((list) => list.student.id)).toEqual([anId('Student', 2)]);
  });

  it('never add a slot that the student ruled out, and say so when nothing else was possible', () => {
    const wish = { studentId: student.id, excludedSlotIds: [studio.id, farm.id], agreesToMove: true };
    const eligibility = anEligibility([student], slots);
    const [list] = listsOf({ students: [student], slots, wishes: [wish] }, eligibility);
    expect(list?.choices.map(({ slotId }) => slotId)).toEqual([law.id]);
    expect(list?.agreesToMove).toBe(true);
    const none = { ...wish, excludedSlotIds: slots.map(({ id }) => id) };
    const [empty] = listsOf({ students: [student], slots, wishes: [none] }, eligibility);
    expect(empty).toMatchObject({ choices: [], leftOut: [], whyEmpty: { kind: 'RULED_OUT' } });
  });

  it('never hold a place again that came to an end, though it was asked for', () => {
    const other = aStudent(2);
    const students = [student, other];
    const changes = {
      students,
      slots,
      applications: students.map((each) => aWish(each, farm, 1)),
      ended: [{ studentId: student.id, slotId: farm.id }],
    };
    const [first, second] = listsOf(changes, anEligibility(students, slots));
    expect(first?.choices.map(({ slotId }) => slotId)).not.toContain(farm.id);
    expect(first?.leftOut).toEqual([{ slotId: farm.id, rank: 1, because: { kind: 'PLACE_ENDED' } }]);
    expect(second?.choices[0]).toMatchObject({ slotId: farm.id, rank: 1 });
  });

  it('are not made for students whose placement was set aside', () => {
    const pins = [{ studentId: student.id, slotId: law.id }];
    expect(listsOf({ students: [student], slots, pins }, anEligibility([student], slots))).toEqual([]);
  });
});
