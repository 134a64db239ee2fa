import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfiguration, WrongConfiguration } from '../../src/server/configuration.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pateva-configuration-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (environment: Record<string, string>) =>
  readConfiguration({ PATEVA_DATA_DIR: folder, PATEVA_MASTER_KEY: KEY, ...environment });
const wrong = (environment: Record<string, string>) => {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof WrongConfiguration) return error.message;
    throw error;
  }
  return 'nothing wrong';
};
const production = {
  NODE_ENV: 'production',
  PATEVA_BASE_URL: 'https://pateva.example.org',
  PATEVA_PROVIDER_BUSINESS_ID: '7654321-2',
};

describe('the configuration', () => {
  it('needs nothing in development', () => {
    const { masterKey, ...rest } = readConfiguration({ PATEVA_DATA_DIR: folder });
    expect(rest).toEqual({
      production: false,
      port: 4000,
      host: 'localhost',
      databaseUrl: undefined,
      dataDir: resolve(folder),
      baseUrl: 'http://localhost:4000',
      provider: { name: 'Pätevä', businessId: '1234567-1' },
      reviewDays: 14,
      trustedProxies: 0,
      leaving: { graceDays: 14, backupDays: 35, unusedMonths: 24, unusedWallets: 'keep', logYears: 5 },
      erasureLedger: join(resolve(folder), 'erasures.ledger'),
      offline: false,
      staffPasswords: true,
      identityProviders: [],
      personAuthorities: [],
      issuerRegistries: [],
    });
    expect(masterKey).toHaveLength(32);
  });

  it('makes a master key once, for the owner of the data folder alone, and finds it again', () => {
    const path = join(folder, 'new', 'master.key');
    const first = readConfiguration({ PATEVA_DATA_DIR: join(folder, 'new') }).masterKey;
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(Buffer.from(readFileSync(path, 'utf8'), 'base64')).toEqual(Buffer.from(first));
    expect(readConfiguration({ PATEVA_DATA_DIR: join(folder, 'new') }).masterKey).toEqual(first);
  });

  it('takes what is given, and an empty value for nothing', () => {
    const { masterKey, ...rest } = read({
      PORT: '8080',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgres://a@b/c',
      PATEVA_BASE_URL: 'http://localhost:8080/',
      PATEVA_PROVIDER_NAME: '',
      PATEVA_REVIEW_DAYS: '30',
      PATEVA_TRUSTED_PROXIES: '2',
      PATEVA_OFFLINE: 'true',
      PATEVA_ISSUER_REGISTRIES: 'https://a.example.org/x, https://b.example.org/y',
    });
    expect(rest).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
      databaseUrl: 'postgres://a@b/c',
      baseUrl: 'http://localhost:8080',
      provider: { name: 'Pätevä' },
      reviewDays: 30,
      trustedProxies: 2,
      offline: true,
      issuerRegistries: ['https://a.example.org/x', 'https://b.example.org/y'],
    });
    expect(Buffer.from(masterKey).toString('base64')).toBe(KEY);
    expect(existsSync(join(folder, 'master.key'))).toBe(false);
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'mysql://a@b/c'],
    ['DATABASE_URL', 'a database'],
    ['PATEVA_BASE_URL', 'pateva.example.org'],
    ['PATEVA_BASE_URL', 'ftp://pateva.example.org'],
    ['PATEVA_BASE_URL', 'https://pateva.example.org?x=1'],
    ['PATEVA_BASE_URL', 'https://somebody@pateva.example.org'],
    ['PATEVA_MASTER_KEY', 'c2hvcnQ='],
    ['PATEVA_MASTER_KEY', Buffer.alloc(33).toString('base64')],
    ['PATEVA_REVIEW_DAYS', '0'],
    ['PATEVA_REVIEW_DAYS', 'two weeks'],
    ['PATEVA_TRUSTED_PROXIES', '-1'],
    ['PATEVA_TRUSTED_PROXIES', 'true'],
    ['PATEVA_OFFLINE', 'yes'],
    ['PATEVA_ISSUER_REGISTRIES', 'https://a.example.org http://b.example.org'],
    ['PATEVA_ISSUER_REGISTRIES', 'registry.json'],
  ])('names %s where it is %j', (name, value) => {
    expect(wrong({ [name]: value })).toMatch(new RegExp(`^${name}: `));
  });

  it('never repeats a secret in its message', () => {
    expect(wrong({ PATEVA_MASTER_KEY: 'c2VjcmV0' })).not.toContain('c2VjcmV0');
    expect(wrong({ DATABASE_URL: 'mysql://user:password1@b/c' })).not.toContain('password1');
  });

  it('names the key’s file where it does not hold a key', () => {
    writeFileSync(join(folder, 'master.key'), 'not a key\n');
    expect(wrong({ PATEVA_MASTER_KEY: '' })).toBe(
      `${join(folder, 'master.key')}: 32 bytes in base64 are needed`,
    );
  });

  it('is good for production with a key, an https address and the provider’s own business id', () => {
    expect(read(production)).toMatchObject({ production: true, baseUrl: 'https://pateva.example.org' });
  });

  it.each([
    ['PATEVA_MASTER_KEY', ''],
    ['PATEVA_BASE_URL', ''],
    ['PATEVA_BASE_URL', 'http://pateva.example.org'],
    ['PATEVA_PROVIDER_BUSINESS_ID', ''],
  ])('demands %s in production, not %j', (name, value) => {
    expect(wrong({ ...production, [name]: value })).toMatch(new RegExp(`^${name}: production needs`));
    expect(existsSync(join(folder, 'master.key'))).toBe(false);
  });
});

describe('the settings of the VC-API', () => {
  const token = 'a-token-for-integrators-0123456789';

  it('turn it on by a token, the server signing unless an organisation’s issuer is named', () => {
    expect(read({}).vcApi).toBeUndefined();
    expect(read({ ...production, PATEVA_SERVICE_TOKEN: token }).vcApi).toEqual({ token, issuer: null });
    expect(read({ PATEVA_SERVICE_TOKEN: token, PATEVA_VC_API_ISSUER: 'venevaja' }).vcApi).toEqual({
      token,
      issuer: 'venevaja',
    });
  });

  it.each([
    ['PATEVA_SERVICE_TOKEN', { PATEVA_SERVICE_TOKEN: 'short-and-secret' }],
    ['PATEVA_SERVICE_TOKEN', { PATEVA_SERVICE_TOKEN: `${token} with spaces` }],
    ['PATEVA_VC_API_ISSUER', { PATEVA_VC_API_ISSUER: 'venevaja' }],
    ['PATEVA_VC_API_ISSUER', { PATEVA_SERVICE_TOKEN: token, PATEVA_VC_API_ISSUER: 'Vene vaja' }],
  ])('stop the start where %s is wrong, without telling the token', (name, environment) => {
    expect(wrong(environment)).toContain(name);
    expect(wrong(environment)).not.toContain('secret');
    expect(wrong(environment)).not.toContain(token);
  });
});
