import { expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { migrations } from '#platform';
import { asOwner } from '#testing';

/**
 * What each function that forgets says, and the migration that made it last. Several migrations share their texts: whoever edits one changes
 * what a new database forgets, and not what one forgets that is there already. So a function that says something else than is written here is made
 * again by a new migration, whose number is then put beside it.
 */
const texts: Readonly<Record<string, readonly [migration: number, md5: string]>> = {
  cut_review_authors: [41, '5d3039d70e2d'],
  erase: [41, '205dfd793bff'],
  forget_accounts: [41, '8b7793b1227b'],
  forget_advert_reports: [41, '200681ffffb7'],
  forget_applications: [41, 'd2932c521890'],
  forget_beyond_record: [85, 'b7287abe90bb'],
  forget_contact_decisions: [70, 'e246073f91f2'],
  forget_employer_people: [41, '68007d89ebb9'],
  forget_events: [41, '21bf03ba0514'],
  forget_guardian_links: [85, '3c6313d33462'],
  forget_host_concerns: [41, '0826a6428816'],
  forget_invitations: [41, '510113565a61'],
  forget_leavers: [41, '886652559f2f'],
  forget_letters: [41, '9a4fd8136ffa'],
  forget_mentors: [64, 'eb67224b12e0'],
  forget_messages: [41, '961f9840ebe1'],
  forget_openings_and_holds: [41, '35c3c99ee651'],
  forget_review_texts: [41, 'b205f468e1e5'],
  forget_safety_records: [41, '2fd7478fc01a'],
  forget_to_record: [41, '851555f0cff7'],
  forget_visit_leads: [41, '5356f33d58ea'],
  forget_wholly: [85, '2e4b9adaabc0'],
  has_record: [77, 'fbec7f381303'],
  is_held: [41, '2b5a2ebd7234'],
  obstacles: [41, '610fe45d9c13'],
};

it('a database that is there already forgets as a new one does: no text is edited without a migration that makes it again', async () => {
  const made = await asOwner<{ name: string; md5: string }>(
    `select p.proname as name, left(md5(coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)), 12) as md5
     from pg_proc p where p.pronamespace = 'retention'::regnamespace`,
  );
  expect(Object.fromEntries(made.map(({ name, md5 }) => [name, md5]))).toEqual(
    Object.fromEntries(Object.entries(texts).map(([name, [, md5]]) => [name, md5])),
  );
});

it.each(Object.entries(texts))('%s is made by the migration that is named', async (name, [number]) => {
  const sent: string[] = [];
  const recorder = { query: (sql: string) => Promise.resolve(void sent.push(sql)) } as unknown as QueryRunner;
  const migration = migrations.find((each) => Number(each.name.slice(-3)) === number);
  await (migration === undefined ? undefined : new migration().up(recorder));
  expect(sent.join()).toContain(`function retention.${name}(`);
});
