import { describe, expect, it } from '@jest/globals';
import { aQuestion } from './http-fixture/line-world.fixture.js';
import { firstToAnswer } from './first-to-answer.js';
import {
  EngineUnavailable,
  type Reach,
  type TravelBasis,
  type TravelEngine,
  type TravelEngineName,
} from './travel-engine.js';

const question = aQuestion([]);

function answerOf(engine: TravelEngineName): Reach {
  const basis: TravelBasis = { engine, timetableOf: question.on, rough: false, unanswered: [] };
  return { minutes: Uint16Array.of(12), rides: Uint8Array.of(1), basis };
}

/** An engine that says what it is told, and counts how often it was asked. */
class Told implements TravelEngine {
  asked = 0;

  constructor(
    readonly name: TravelEngineName,
    public says: Reach | Error | null,
  ) {}

  reach(): Promise<Reach | null> {
    this.asked += 1;
    return this.says instanceof Error ? Promise.reject(this.says) : Promise.resolve(this.says);
  }
}

const down = (engine: TravelEngineName): EngineUnavailable => new EngineUnavailable(engine, 'nobody is there');

describe('the first to answer', () => {
  it('is asked, and no other after it', async () => {
    const answer = answerOf('MOTIS');
    const [motis, estimate] = [new Told('MOTIS', answer), new Told('ESTIMATE', answerOf('ESTIMATE'))];
    const found = await firstToAnswer([motis, estimate]).reach(question);
    expect(found).toEqual(answer);
    expect(found?.basis).toBe(answer.basis);
    expect(estimate.asked).toBe(0);
  });

  it('comes after those that have nothing to say, who are not named', async () => {
    const engines = [new Told('TIMETABLE', null), new Told('ESTIMATE', answerOf('ESTIMATE'))];
    expect((await firstToAnswer(engines).reach(question))?.basis).toMatchObject({ engine: 'ESTIMATE', unanswered: [] });
  });

  it('comes after those that could not answer, who are, with one object for the same names', async () => {
    const engines = [
      new Told('MOTIS', down('MOTIS')),
      new Told('TRAVELTIME', down('TRAVELTIME')),
      new Told('ESTIMATE', answerOf('ESTIMATE')),
    ];
    const all = firstToAnswer(engines);
    const first = await all.reach(question);
    expect(first?.basis).toMatchObject({ engine: 'ESTIMATE', unanswered: ['MOTIS', 'TRAVELTIME'] });
    expect((await all.reach(question))?.basis).toBe(first?.basis);
  });

  it('names those that its own answer names, after its own', async () => {
    const inner = firstToAnswer([
      new Told('TRAVELTIME', down('TRAVELTIME')),
      new Told('ESTIMATE', answerOf('ESTIMATE')),
    ]);
    const all = firstToAnswer([new Told('MOTIS', down('MOTIS')), inner]);
    expect((await all.reach(question))?.basis.unanswered).toEqual(['MOTIS', 'TRAVELTIME']);
  });

  it('is nobody where none has anything to say', async () => {
    expect(await firstToAnswer([new Told('MOTIS', null), new Told('TIMETABLE', null)]).reach(question)).toBeNull();
  });

  it('is not to be had where some failed and none answered', async () => {
    const engines = [
      new Told('TIMETABLE', null),
      new Told('MOTIS', down('MOTIS')),
      new Told('TRAVELTIME', down('TRAVELTIME')),
    ];
    await expect(firstToAnswer(engines).reach(question)).rejects.toBe(engines[1]?.says);
  });

  it('does not hide a bug of an engine', async () => {
    const bug = new TypeError('minutes is undefined');
    const engines = [new Told('MOTIS', bug), new Told('ESTIMATE', answerOf('ESTIMATE'))];
    await expect(firstToAnswer(engines).reach(question)).rejects.toBe(bug);
  });

  it('has the name of the first, and has to be made of some', () => {
    expect(firstToAnswer([new Told('MOTIS', null), new Told('ESTIMATE', null)]).name).toBe('MOTIS');
    expect(() => firstToAnswer([])).toThrow(RangeError);
  });
});

describe('an engine that does not answer', () => {
  const batch = async (engine: TravelEngine, questions: number): Promise<(readonly string[])[]> => {
    const names: (readonly string[])[] = [];
    for (let at = 0; at < questions; at++) names.push((await engine.reach(question))?.basis.unanswered ?? []);
    return names;
  };

  it('is asked three times in a batch of 800 questions, and named in every answer', async () => {
    const dead = new Told('MOTIS', down('MOTIS'));
    const all = firstToAnswer([dead, new Told('ESTIMATE', answerOf('ESTIMATE'))], { now: () => 0 });
    expect(await batch(all, 800)).toEqual(Array.from({ length: 800 }, () => ['MOTIS']));
    expect(dead.asked).toBe(3);
  });

  it('is asked once more after its rest, and sent back when it fails again', async () => {
    let now = 0;
    const dead = new Told('MOTIS', down('MOTIS'));
    const patience = { now: () => now, failures: 2, restMs: 1_000 };
    const all = firstToAnswer([dead, new Told('ESTIMATE', answerOf('ESTIMATE'))], patience);
    await batch(all, 10);
    now = 999;
    await batch(all, 10);
    expect(dead.asked).toBe(2);
    now = 1_000;
    await batch(all, 10);
    expect(dead.asked).toBe(3);
  });

  it('is trusted again once it answers', async () => {
    let now = 0;
    const motis = new Told('MOTIS', down('MOTIS'));
    const all = firstToAnswer([motis, new Told('ESTIMATE', answerOf('ESTIMATE'))], {
      now: () => now,
      failures: 2,
      restMs: 1_000,
    });
    await batch(all, 2);
    now = 1_000;
    motis.says = answerOf('MOTIS');
    expect(await batch(all, 2)).toEqual([[], []]);
    motis.says = down('MOTIS');
    await batch(all, 5);
    expect(motis.asked).toBe(2 + 2 + 2);
  });

  it('is not sent to rest by failures that are not one after the other', async () => {
    const motis = new Told('MOTIS', null);
    const all = firstToAnswer([motis, new Told('ESTIMATE', answerOf('ESTIMATE'))], { now: () => 0, failures: 2 });
    for (let at = 0; at < 10; at++) {
      motis.says = at % 2 === 0 ? down('MOTIS') : null;
      await all.reach(question);
    }
    expect(motis.asked).toBe(10);
  });

  it('says why also while it rests', async () => {
    const all = firstToAnswer([new Told('MOTIS', down('MOTIS'))], { now: () => 0, failures: 1 });
    await expect(all.reach(question)).rejects.toThrow('MOTIS did not answer: nobody is there');
    await expect(all.reach(question)).rejects.toThrow('MOTIS did not answer: nobody is there');
  });
});
