import { beforeAll } from '@jest/globals';
import { asOwner } from '#testing';

/** The specs of a worker share its database: what one left to be done is not done at the expense of the next, nor counted by it. */
beforeAll(async () => {
  await asOwner(`delete from jobs.job where state < 'active'`);
});
