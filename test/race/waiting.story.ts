import {
  aPlaceInSlot,
  aSlot,
  asOwner,
  perform,
  students,
  type TestEmployer,
  type TestSchool,
  type TestStudent,
} from '#testing';

/** Where a line is made: an advert of the employer's, and the school whose students wait. */
export interface LineStory {
  readonly employer: TestEmployer;
  readonly school: TestSchool;
  readonly opportunityId: string;
}

/** A slot whose places were given back, and those who wait for them. */
export interface Line {
  readonly slotId: string;
  readonly line: readonly TestStudent[];
  readonly given: readonly { readonly holder: TestStudent; readonly id: string }[];
}

/** A placement of `places` places, all held, with so many in the line; the places are given back, and nobody has been offered them yet. */
export async function aLine(
  { employer, school, opportunityId }: LineStory,
  places: number,
  waiting: number,
): Promise<Line> {
  const slotId = await aSlot(employer, opportunityId, { capacity: places });
  const all = await students(school, Array(places + waiting).fill({}));
  const [holders, line] = [all.slice(0, places), all.slice(places)];
  const held: { holder: TestStudent; id: string }[] = [];
  for (const holder of holders) held.push({ holder, id: await aPlaceInSlot(holder, slotId, 'ACCEPTED') });
  for (const { token } of line) await perform(token, 'joinWaitingList', { slotId });
  for (const { holder, id } of held)
    await perform(holder.token, 'declineAllocation', { allocationId: id, reason: 'I am moving away.' });
  return { slotId, line, given: held };
}

/** What the books say of a slot's offers to those who wait. */
export interface Account {
  readonly taken: number;
  readonly offers: number;
  readonly students: number;
  readonly marked: number;
  readonly told: number;
}

export async function accountOf(slotId: string): Promise<Account> {
  const [account] = await asOwner<Account & Record<string, unknown>>(
    `select s.taken,
       (select count(*)::integer from allocation a where a.slot_id = s.id and a.round_id is null) as offers,
       (select count(distinct student_id)::integer from allocation a where a.slot_id = s.id and a.round_id is null) as students,
       (select count(*)::integer from waiting_place w where w.slot_id = s.id and w.state = 'OFFERED') as marked,
       (select count(*)::integer from event e join allocation a on a.id = e.subject_id
         where a.slot_id = s.id and a.round_id is null and e.kind = 'allocation.offered') as told
     from slot s where s.id = $1`,
    [slotId],
  );
  if (account === undefined) throw new Error('the slot is there');
  return account;
}

export const nothing: Account = { taken: 0, offers: 0, students: 0, marked: 0, told: 0 };
export const once: Account = { taken: 1, offers: 1, students: 1, marked: 1, told: 1 };

/** How many students hold a place in the slot, beside how many the slot says are taken. */
export async function books(slotId: string): Promise<{ held: number; taken: number }> {
  const [row] = await asOwner<{ held: number; taken: number }>(
    `select taken, (select count(*)::integer from allocation a where a.slot_id = s.id
       and a.state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED')) as held from slot s where id = $1`,
    [slotId],
  );
  return row ?? { held: -1, taken: -2 };
}

/** Gives up every place in a slot that a control has made a mess of. */
export async function clear(slotId: string): Promise<void> {
  await asOwner(`update allocation set state = 'WITHDRAWN' where slot_id = $1`, [slotId]);
  await asOwner('update slot set taken = 0 where id = $1', [slotId]);
}
