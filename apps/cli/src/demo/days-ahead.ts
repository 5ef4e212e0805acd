import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { ConfirmTalk, DayPageResolver } from '#day-pages';
import { invariant, today, type Actor, type Surroundings } from '#kernel';
import { SURROUNDINGS } from '#platform';

/** The talk about what to expect, held and confirmed by both sides, and the page for the days, put down as files. Returns it in a sentence. */
export async function readyForTheDays(
  service: INestApplicationContext,
  student: Actor,
  careersLead: Actor,
  allocationId: string,
  folder: string,
): Promise<string> {
  const heldOn = today(service.get<Surroundings>(SURROUNDINGS).clock);
  for (const side of [careersLead, student]) await service.get(ConfirmTalk).run(side, { allocationId, heldOn });
  const page = await service.get(DayPageResolver).dayPage(student, allocationId, null);
  invariant(page !== null, 'a confirmed placement that is ahead has a page');
  await mkdir(folder, { recursive: true });
  const [html, pdf] = [join(folder, 'day-page.html'), join(folder, 'day-page.pdf')];
  await writeFile(html, page.html);
  await writeFile(pdf, Buffer.from(page.pdf, 'base64'));
  const from = process.cwd();
  return `They talk about what to expect, and both confirm it. The page for the days: ${relative(from, html)}, to print: ${relative(from, pdf)}.`;
}
