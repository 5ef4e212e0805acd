import { describe, expect, it } from '@jest/globals';
import { EngineUnavailable } from '../travel-engine.js';
import { JsonField } from './json-field.js';

const read = (value: unknown): JsonField => JsonField.parse('MOTIS', JSON.stringify(value));

describe('JsonField', () => {
  it('reads what is there', () => {
    const field = read({ ways: [{ id: 'h0', minutes: 12, share: 0.5, at: '2026-07-06T09:00:00+01:00' }] });
    const [way] = field.get('ways').list();
    expect(way?.get('id').text()).toBe('h0');
    expect(way?.get('minutes').wholeNumber(0, 60)).toBe(12);
    expect(way?.get('share').number(0, 1)).toBe(0.5);
    expect(way?.get('at').instant()).toBe(Date.parse('2026-07-06T08:00:00Z'));
  });

  it.each([
    ['ways', (field: JsonField) => field.get('ways').text(), 'ways is not text'],
    ['a hole', (field: JsonField) => field.get('nothing').list(), 'nothing is not a list'],
    ['what every object inherits', (field: JsonField) => field.get('toString').text(), 'toString is not text'],
    ['a way', (field: JsonField) => field.get('ways').list()[1]?.get('id').text(), 'ways[1].id is not text'],
    ['a list as an object', (field: JsonField) => field.get('ways').get('id'), 'ways is not an object'],
    ['a share', (field: JsonField) => field.get('share').wholeNumber(0, 9), 'share is not a whole number from 0 to 9'],
    ['too much', (field: JsonField) => field.get('share').number(0, 1), 'share is not a number from 0 to 1'],
    ['a time of nowhere', (field: JsonField) => field.get('at').instant(), 'at is not an instant'],
    ['no time', (field: JsonField) => field.get('never').instant(), 'never is not an instant'],
  ])('says where %s is not what has to stand there, and never what stands there', (_, reading, reason) => {
    const field = read({ ways: [{ id: 'h0' }, { id: 52.5 }], share: 1.5, at: '2026-07-06T09:00:00', never: 'soonZ' });
    expect(() => reading(field)).toThrow(new EngineUnavailable('MOTIS', reason));
  });
});
