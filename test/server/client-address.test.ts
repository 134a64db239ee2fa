import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCode } from '../../src/access/one-time-code.ts';
import { signInAttempt } from '../../src/access/organisation.table.ts';
import { makeApp } from '../../src/server/app.ts';
import { clientAddress } from '../../src/server/client-address.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';

describe('the address that a client is counted under', () => {
  it.each([
    ['nobody in front', '192.0.2.1', null, 0, '192.0.2.1'],
    ['a header that nobody of ours wrote', '192.0.2.1', '203.0.113.9', 0, '192.0.2.1'],
    ['one proxy', '10.0.0.2', '203.0.113.9', 1, '203.0.113.9'],
    ['one proxy, behind what the client made up', '10.0.0.2', '1.1.1.1, 203.0.113.9', 1, '203.0.113.9'],
    ['two proxies', '10.0.0.2', '1.1.1.1, 203.0.113.9, 10.0.0.1', 2, '203.0.113.9'],
    ['fewer hops than proxies', '10.0.0.2', '203.0.113.9', 2, '10.0.0.2'],
    ['no header though a proxy should stand there', '10.0.0.2', null, 1, '10.0.0.2'],
    ['a hop that is no address', '10.0.0.2', 'unknown', 1, '10.0.0.2'],
    ['a hop with a port', '10.0.0.2', '203.0.113.9:4711', 1, '203.0.113.9'],
    ['IPv4 in IPv6', '::ffff:192.0.2.1', null, 0, '192.0.2.1'],
    ['IPv6, by its network', '2001:db8:1:2:3:4:5:6', null, 0, '2001:db8:1:2::/64'],
    ['IPv6 in short', '2001:DB8::1', null, 0, '2001:db8:0:0::/64'],
    ['IPv6 with brackets and a port', '10.0.0.2', '[2001:db8:1:2::9]:443', 1, '2001:db8:1:2::/64'],
    ['IPv6 of the machine itself', '::1', null, 0, '0:0:0:0::/64'],
    ['no socket', undefined, null, 0, null],
  ])('with %s', (_, remote, header, proxies, expected) => {
    expect(clientAddress(remote, header, proxies)).toBe(expected);
  });

  it('is the same from anywhere in one IPv6 network', () => {
    expect(clientAddress('2001:db8:1:2:ffff::1', null, 0)).toBe(clientAddress('2001:db8:1:2::2', null, 0));
  });
});

describe('guessing through HTTP', () => {
  let house: TestHouse;
  let server: ReturnType<typeof serve>;
  let url: string;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    house = await makeHouse();
    const { app, api } = await makeApp(house, { development: false, reportBug: () => {} });
    url = await new Promise((resolve) => {
      server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
        resolve(`http://127.0.0.1:${port}/graphql`),
      );
    });
    stop = () => api.stop();
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    await stop();
    await house.database.close();
  });

  const tryCode = async (forwardedFor: string) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Accept-Language': 'en',
        'X-Forwarded-For': forwardedFor,
        Connection: 'close',
      },
      body: JSON.stringify({
        query: `mutation { activate(input: { code: "${newCode()}", pin: "284917" }) { ... on Refusal { code message } } }`,
      }),
    });
    const { data } = (await response.json()) as { data: { activate: { code: string; message: string } } };
    return data.activate;
  };

  it('from one address is not hidden by an X-Forwarded-For that the client makes up', async () => {
    const codes: string[] = [];
    for (let n = 0; n < 20; n++) codes.push((await tryCode(`203.0.113.${n}`)).code);
    expect(codes).toEqual(Array(20).fill('CODE_INVALID'));
    expect(await tryCode('203.0.113.99')).toEqual({
      code: 'TOO_MANY_ATTEMPTS',
      message: 'Too many attempts. Wait 1 min and try again.',
    });
    const [row, ...others] = await house.database.sql.select().from(signInAttempt);
    expect(others).toEqual([]);
    expect(row!.subjectHash).toMatch(/^[\w-]{43}$/);
  });
});
