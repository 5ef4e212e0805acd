import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { surroundings } from '#testing';

const api = request(surroundings().apiUrl);

describe('the front door', () => {
  it('says that it lives and that it can work', async () => {
    expect((await api.get('/health/live')).body).toEqual({ status: 'live' });
    expect((await api.get('/health/ready')).body).toEqual({ status: 'ready' });
  });

  it('serves GraphiQL, while it may be explored, from this machine alone', async () => {
    const page = await api.get('/graphiql');
    const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(sources.length).toBeGreaterThan(4);
    for (const source of sources) {
      expect(source).toMatch(/^\/graphiql\//);
      expect((await api.get(source)).status).toBe(200);
    }
  });

  it('does not say what it is made of', async () => {
    const { headers, text } = await api.get('/nothing-here');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(text).not.toMatch(/node_modules|at \w+ \(/);
  });
});
