import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { sdJwt } from '../../../src/credential/envelope/sd-jwt.ts';
import { openBadge } from '../../../src/credential/open-badge.ts';
import type { OpenBadge } from '../../../src/credential/shape.ts';
import { sourcesFromFolder, sourcesFromOrigin } from '../../../src/verification/given-sources.ts';
import {
  badgeOptions,
  ISSUED_AT,
  issuerDocument,
  recognisedAward,
  signer,
} from '../../helpers/sample-award.ts';
import { answers, judge, revokedTokenList, tokenList } from '../../helpers/sample-sources.ts';

const text = await sdJwt(openBadge(recognisedAward, badgeOptions) as OpenBadge, signer);
const did = JSON.stringify(await issuerDocument());
const folder = mkdtempSync(join(tmpdir(), 'pateva-trust-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const keep = (name: string, content: string) => writeFileSync(join(folder, name), content);

it('a folder answers for Token Status Lists by what they say they are, past whatever else lies there', async () => {
  keep('boatshed.did.json', did);
  keep('stray.jwt', 'nothing');
  keep('credential.jwt', text);
  expect(answers(await judge({ text }, sourcesFromFolder(folder, ISSUED_AT))).STATUS).toBe(
    'UNKNOWN STATUS_UNREACHABLE',
  );
  keep('list.jwt', `${tokenList}\n`);
  expect((await judge({ text }, sourcesFromFolder(folder, ISSUED_AT))).outcome).toBe('VALID');
  keep('list.jwt', revokedTokenList);
  expect(answers(await judge({ text }, sourcesFromFolder(folder, ISSUED_AT))).STATUS).toBe('INVALID REVOKED');
});

it('one origin answers for them at the same path, and nowhere else is asked', async () => {
  const asked: string[] = [];
  const fetching = async (url: string | URL | Request) => {
    asked.push(String(url));
    return new Response(String(url).endsWith('/token') ? tokenList : did);
  };
  const sources = sourcesFromOrigin('http://localhost:4000', ISSUED_AT, fetching);
  expect((await judge({ text }, sources)).outcome).toBe('VALID');
  expect([...new Set(asked)].sort()).toEqual([
    'http://localhost:4000/orgs/boatshed/did.json',
    'http://localhost:4000/status/1/token',
  ]);
});
