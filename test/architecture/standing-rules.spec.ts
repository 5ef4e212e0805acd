import { beforeAll, describe, expect, it } from '@jest/globals';
import { isEnumType, isInputObjectType, isObjectType } from 'graphql';
import { standingRules } from '#safeguarding';
import { asOwner, servedSchema } from '#testing';

/** All that the service can hold or show: `Type.field`, `Enum.VALUE` and `table.column`. */
let named: readonly string[];

const found = (pattern: string): string[] => named.filter((name) => new RegExp(pattern, 'i').test(name));

beforeAll(async () => {
  const types = Object.values((await servedSchema()).getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const inSchema = types.flatMap((type) => {
    if (isEnumType(type)) return type.getValues().map(({ name }) => `${type.name}.${name}`);
    return isObjectType(type) || isInputObjectType(type)
      ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
      : [type.name];
  });
  const columns = await asOwner<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`,
  );
  named = [...inSchema, ...columns.map(({ name }) => name)];
});

describe('what a rule is kept by the absence of', () => {
  it.each(standingRules.flatMap(({ id, absent = [] }) => absent.map((pattern) => [id, pattern] as const)))(
    '%s: nothing is called %s',
    (_id, pattern) => {
      expect(found(pattern)).toEqual([]);
    },
  );

  it('would be noticed: a role, a column and a field that are there', () => {
    expect(found('^Role\\.MENTOR$')).toEqual(['Role.MENTOR']);
    expect(found('^mentor\\.check_seen_on$')).toEqual(['mentor.check_seen_on']);
    expect(found('^Mentor\\.knownAs$')).toEqual(['Mentor.knownAs']);
  });
});

describe('what a rule is said to be kept by', () => {
  const names = standingRules.flatMap(({ id, keptBy }) =>
    [...(keptBy ?? '').matchAll(/`([\w.]+)`/g)].map(([, name]) => [id, name ?? ''] as const),
  );

  it.each(names)('%s: %s is an operation, a field, a table or a column that is there', (_id, name) => {
    const isThere = (each: string): boolean =>
      each === name || each.endsWith(`.${name}`) || each.startsWith(`${name}.`);
    expect(named.filter(isThere)).not.toEqual([]);
  });

  it('would be missed', () => {
    expect(names.map(([, name]) => name)).toContain('reportAccident');
    expect(found('^Mutation\\.(reportAccident|studentHasLeft|markFilePassedOn)$')).toHaveLength(3);
    expect(found('^Mutation\\.reportToTheAuthority$')).toEqual([]);
  });
});
