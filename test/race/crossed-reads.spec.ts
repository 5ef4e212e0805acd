import { describe, expect, it } from '@jest/globals';
import { ScopedReads, statement } from '#platform';
import { aProgramme, aSchool, graphql, perform, students, tampered } from '#testing';
import { anActor, aService } from './guards.js';

const list = '{ students(first: 10) { nodes { familyName } } }';

describe('readers of two schools on the same few connections', () => {
  it('never see a student of the other school, however their requests are mixed', async () => {
    const programme = await aProgramme();
    const schools = await Promise.all(
      ['Wren', 'Finch'].map(async (name) => {
        const school = await aSchool(programme);
        await students(school, [{ family_name: name }, { family_name: name }]);
        return { name, lead: school.lead };
      }),
    );
    const asked = Array.from({ length: 200 }, (_, index) => schools[index % 2]).flatMap((school) => school ?? []);
    const seen = await Promise.all(
      asked.map(async ({ name, lead }) => {
        const { data } = await graphql(lead, list);
        return { name, names: (data.students.nodes as { familyName: string }[]).map(({ familyName }) => familyName) };
      }),
    );
    for (const { name, names } of seen) expect(names).toEqual([name, name]);
  });

  it('see nothing of it while half of the requests fail or change something', async () => {
    const programme = await aProgramme();
    const [one, other] = [await aSchool(programme), await aSchool(programme)];
    await students(one, [{ family_name: 'Wren' }]);
    await students(other, [{ family_name: 'Finch' }]);
    const days = [{ onDay: '2026-11-02', reason: 'A mock exam' }];
    const seen = await Promise.all(
      Array.from({ length: 150 }, async (_, index) => {
        if (index % 3 === 0) return perform(other.lead, 'setBlackoutDays', { days }).then(() => '');
        if (index % 3 === 1)
          return graphql(other.lead, '{ opportunities(first: 5, startsFrom: "never") { nodes { id } } }').then(
            () => '',
          );
        return (await graphql(one.lead, list)).text;
      }),
    );
    expect(seen.filter((text) => text.includes('Wren'))).toHaveLength(50);
    expect(seen.filter((text) => text.includes('Finch'))).toEqual([]);
  });

  it('would see those of whoever had the connection before, if who acts outlasted the transaction: the control', async () => {
    const programme = await aProgramme();
    const school = await aSchool(programme);
    await students(school, [{ family_name: 'Wren' }]);
    const lead = anActor('CAREERS_LEAD', { programmeId: programme.id, schoolId: school.id });
    const names = statement<{ family_name: string }>('names_of_students', 'select family_name from student_identity');
    /** Reads as the school's lead, and then on the same connections as somebody of whom nobody has said who it is. */
    const unknownAfter = async (said: (text: string) => string): Promise<string[]> => {
      const service = await aService({ now: () => new Date('2026-09-14T08:00:00Z') });
      const reads = service.get(ScopedReads);
      await tampered(said, () => Promise.all(Array.from({ length: 40 }, () => reads.all(lead, names))));
      const seen = await tampered(
        (text) => text.replace(/(^begin read only;).*/s, '$1'),
        () => reads.all(lead, names),
      );
      await service.close();
      return seen.map(({ family_name: name }) => name);
    };
    expect(await unknownAfter((text) => text)).toEqual([]);
    expect(await unknownAfter((text) => text.replaceAll('set local ', 'set '))).toEqual(['Wren']);
  });
});
