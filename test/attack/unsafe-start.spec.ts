import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { Query, Resolver } from '@nestjs/graphql';
import { EveryOperationIsMarked, Public } from '#platform';
import { asOwner, surroundings, testIssuer } from '#testing';

/** Starts the API as a process of its own and tells how it ended. */
async function start(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const api = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
  });
  let said = '';
  api.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(api, 'close')) as [number | null];
  return { code, said };
}

const { owner, service, catalogue } = surroundings();
const rest = { CATALOGUE_DATABASE_URL: catalogue, OIDC_ISSUERS: `${testIssuer()}=test` };

describe('the service does not start', () => {
  it('under a superuser, who would pass row-level security by', async () => {
    const { code, said } = await start({ ...rest, DATABASE_URL: owner });
    expect(code).toBe(1);
    expect(said).toMatch(/Refusing to start: the database role "\w+" is a superuser/);
  });

  it.each([
    ['bypasses row-level security', 'bypassrls'],
    ['owns tables', 'in role foothold_test_owner'],
  ])('under a login that %s', async (fault, attribute) => {
    const role = `foothold_test_${process.pid}_${attribute.length}`;
    await asOwner(
      `do $$ begin create role foothold_test_owner nologin; exception when duplicate_object then null; end $$`,
    );
    await asOwner('alter table postcode owner to foothold_test_owner');
    await asOwner(`create role ${role} login password 'test' ${attribute}`);
    try {
      const url = new URL(service);
      Object.assign(url, { username: role, password: 'test' });
      const { code, said } = await start({ ...rest, DATABASE_URL: url.href });
      expect(code).toBe(1);
      expect(said).toContain(fault);
    } finally {
      await asOwner('alter table postcode owner to current_user');
      await asOwner(`drop role ${role}`);
    }
  });

  it('without its configuration, and says all that is missing at once', async () => {
    const { code, said } = await start({});
    expect(code).toBe(1);
    for (const name of ['DATABASE_URL', 'CATALOGUE_DATABASE_URL', 'OIDC_ISSUERS']) expect(said).toContain(name);
  });

  it('with an operation that does not say who may call it', () => {
    @Resolver()
    class Forgetful {
      @Query(() => String)
      @Public()
      marked(): string {
        return 'marked';
      }

      @Query(() => String)
      forgotten(): string {
        return 'forgotten';
      }
    }
    const providers = [{ instance: new Forgetful() }];
    const check = new EveryOperationIsMarked({ getProviders: () => providers } as never);
    expect(() => check.onApplicationBootstrap()).toThrow(/every operation says who may call it: forgotten do not/);
  });
});
