import { describe, expect, it } from '@jest/globals';
import { systemActor, type DomainEvent, type SlotId, type UnitOfWork } from '#kernel';
import { newId } from '#platform';
import type { SlotRequest } from '../domain/slot-request.js';
import { ExpireSlotRequests } from './expire-slot-requests.use-case.js';
import type { BookingsTx } from './ports.js';

const now = new Date('2026-09-22T08:00:00Z');

function anOverdueRequest(slotId: SlotId, places: number): SlotRequest {
  return {
    id: newId('SlotRequest'),
    programmeId: newId('Programme'),
    employerId: newId('Employer'),
    schoolId: newId('School'),
    slotId,
    groupId: null,
    state: 'REQUESTED',
    places,
    staffLead: 'Dana Reid',
    note: '',
    answerBy: new Date('2026-09-21T08:00:00Z'),
  };
}

/** A worker over requests in memory, which writes down what it does. */
function aWorker(waiting: SlotRequest[]): {
  run: () => Promise<number>;
  released: [SlotId, number][];
  events: DomainEvent[];
  units: number[];
} {
  const [released, events, units]: [[SlotId, number][], DomainEvent[], number[]] = [[], [], []];
  const never = (): never => {
    throw new Error('is not asked');
  };
  const tx: BookingsTx = {
    slots: { find: never },
    places: {
      take: never,
      waitAtMost: never,
      release: (slotId, places) => Promise.resolve(void released.push([slotId, places])),
    },
    requests: {
      underKey: never,
      isHeld: never,
      add: never,
      countInWeek: never,
      heldBy: never,
      remind: never,
      lock: never,
      lockOverdue: (_now, limit) => Promise.resolve(waiting.slice(0, limit)),
      move: (ids) => {
        units.push(ids.length);
        waiting.splice(0, ids.length);
        return Promise.resolve();
      },
    },
    clearances: { replace: never },
    outbox: { add: (event) => Promise.resolve(void events.push(event)) },
  };
  const unitOfWork: UnitOfWork<BookingsTx> = { run: (_actor, work) => work(tx) };
  const worker = new ExpireSlotRequests(unitOfWork, { clock: { now: () => now }, newId });
  return { run: () => worker.run(systemActor('expire-slot-requests')), released, events, units };
}

describe('requests that nobody answered', () => {
  it('give their places back slot by slot in the order of the ids', async () => {
    const [first, second] = [newId('Slot'), newId('Slot')].sort() as [SlotId, SlotId];
    const worker = aWorker([anOverdueRequest(second, 4), anOverdueRequest(first, 2), anOverdueRequest(second, 3)]);
    expect(await worker.run()).toBe(3);
    expect(worker.released).toEqual([
      [first, 2],
      [second, 7],
    ]);
  });

  it('expire a hundred at a time until none is left', async () => {
    const slot = newId('Slot');
    const worker = aWorker(Array.from({ length: 230 }, () => anOverdueRequest(slot, 1)));
    expect(await worker.run()).toBe(230);
    expect(worker.units).toEqual([100, 100, 30]);
  });

  it('tell the school and the employer, in the programme of the request', async () => {
    const request = anOverdueRequest(newId('Slot'), 5);
    const { id: subjectId, programmeId, schoolId, employerId } = request;
    const worker = aWorker([request]);
    await worker.run();
    expect(worker.events).toEqual([{ kind: 'slot-request.expired', subjectId, programmeId, schoolId, employerId }]);
  });
});
