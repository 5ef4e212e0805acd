import { describe, expect, it } from '@jest/globals';
import { MatchingInputError } from '../instance/matching-input-error.js';
import { instanceText } from './instance-text.js';
import { readRun, writeRun } from './run-record.js';
import { sampleInstance, sampleModes, sampleRun, sampleText } from './sample-runs.fixture.js';

const names = ['fair', 'completed', 'least', 'generous', 'greedy'] as const;

function faultsOf(record: unknown): string[] {
  try {
    readRun(record);
    return [];
  } catch (error) {
    if (!(error instanceof MatchingInputError)) throw error;
    return error.faults.map(({ path, value, message }) => `${path}: ${value ?? 'nothing'} ${message}`);
  }
}

describe('the record of a run', () => {
  it.each(names)('brings the %s run back from its file as it was', (name) => {
    expect(readRun(JSON.parse(sampleText(name)))).toEqual(sampleRun(sampleModes[name]));
  });

  it('may do without a draw', () => {
    const { draw: _draw, ...run } = sampleRun(sampleModes.fair);
    expect(readRun(JSON.parse(JSON.stringify(writeRun(run))))).toEqual(run);
  });

  it('tells of everything that is missing, unknown or of the wrong type at once', () => {
    const record = JSON.parse(sampleText('completed')) as Record<string, Record<string, unknown>>;
    const { instance, result, draw } = record;
    (instance!['students'] as unknown[])[1] = { id: 7, choices: 'none', ownChoices: 0, priorityClass: 0, age: 14 };
    (instance!['lottery'] as Record<string, unknown>)['ada'] = 'first';
    (result!['outcomes'] as unknown[])[0] = { kind: 'WON' };
    (result!['slots'] as unknown[])[0] = null;
    (result!['completion'] as Record<string, unknown>)['chains'] = [[]];
    result!['counts'] = [];
    draw!['seed'] = 'xyz';
    expect(faultsOf({ ...record, format: 'other' })).toEqual([
      'format: "other" is not one of foothold-run/1',
      'instance.students.1.id: 7 is not a text',
      'instance.students.1.schoolId: nothing is missing',
      'instance.students.1.choices: "none" is not a list',
      'instance.students.1.age: 14 is not a field that is known here',
      'instance.lottery.ada: "first" is not a number',
      'result.outcomes.0.kind: "WON" is not one of PLACED, PINNED, UNPLACED',
      'result.slots.0: null is not an object',
      'result.counts: [] is not an object',
      'result.completion.chains.0: [] is an empty chain',
      'draw.seed: "xyz" is not pairs of lower-case hexadecimal digits',
    ]);
  });

  it.each([null, 7, 'run', [], {}])('is not %j', (record) => {
    expect(faultsOf(record)).not.toEqual([]);
  });
});

describe('the text of an instance', () => {
  it('is the same whatever the order of rows and fields', () => {
    const { students, slots, lottery, ...rest } = sampleInstance;
    const turned = {
      ...rest,
      lottery: new Map([...lottery].toReversed()),
      slots: slots.toReversed().map((slot) => Object.fromEntries(Object.entries(slot).toReversed()) as typeof slot),
      students: students.toReversed(),
    };
    expect(instanceText(turned)).toBe(instanceText(sampleInstance));
  });

  it('is another when a list is in another order, or a lottery number is another', () => {
    const { students, lottery } = sampleInstance;
    const relisted = students.map((student) => ({ ...student, choices: student.choices.toReversed() }));
    const redrawn = new Map([...lottery].map(([id, number]) => [id, number * 2]));
    expect(instanceText({ ...sampleInstance, students: relisted })).not.toBe(instanceText(sampleInstance));
    expect(instanceText({ ...sampleInstance, lottery: redrawn })).not.toBe(instanceText(sampleInstance));
  });
});
