import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** What the environment says, read here and nowhere else. */
export interface Configuration {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  /** PostgreSQL; absent: PGlite in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly baseUrl: string;
  readonly masterKey: Uint8Array;
  readonly provider: { readonly name: string; readonly businessId: string };
  readonly reviewDays: number;
}

/** The start is stopped; the message names the setting. */
export class WrongConfiguration extends Error {}

const shape = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().min(1).default('localhost'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PATEVA_DATA_DIR: z.string().min(1).default('./data'),
  PATEVA_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  PATEVA_MASTER_KEY: z.string().optional(),
  PATEVA_PROVIDER_NAME: z.string().min(1).default('Pätevä'),
  PATEVA_PROVIDER_BUSINESS_ID: z.string().min(1).default('1234567-1'),
  PATEVA_REVIEW_DAYS: z.coerce.number().int().min(1).max(365).default(14),
});

/** Reads and checks the environment. Throws WrongConfiguration. */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  // An empty value in a shell or a compose file means "not set".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new WrongConfiguration(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  const dataDir = resolve(values.PATEVA_DATA_DIR);
  const baseUrl = (values.PATEVA_BASE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, '');
  const { search, hash, username } = new URL(baseUrl);
  if (search || hash || username) {
    throw new WrongConfiguration('PATEVA_BASE_URL: an address without query, fragment or user is needed');
  }
  if (production && !baseUrl.startsWith('https://')) {
    throw new WrongConfiguration(
      'PATEVA_BASE_URL: production needs an https address, since did:web is bound to it',
    );
  }
  if (production && !given.PATEVA_PROVIDER_BUSINESS_ID) {
    throw new WrongConfiguration(
      'PATEVA_PROVIDER_BUSINESS_ID: production needs the wallet provider’s own business id',
    );
  }
  return {
    production,
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    dataDir,
    baseUrl,
    masterKey: masterKey(values.PATEVA_MASTER_KEY, production, dataDir),
    provider: { name: values.PATEVA_PROVIDER_NAME, businessId: values.PATEVA_PROVIDER_BUSINESS_ID },
    reviewDays: values.PATEVA_REVIEW_DAYS,
  };
}

function masterKey(given: string | undefined, production: boolean, dataDir: string): Uint8Array {
  if (given !== undefined) return keyFrom(given, 'PATEVA_MASTER_KEY');
  if (production)
    throw new WrongConfiguration('PATEVA_MASTER_KEY: production needs one (32 bytes in base64)');
  const path = join(dataDir, 'master.key');
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const whole = `${path}.${process.pid}`;
    writeFileSync(whole, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
    try {
      // Two first starts at once: the one who comes second reads the first one's key, and reads it whole.
      linkSync(whole, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(whole, { force: true });
    }
  }
  return keyFrom(readFileSync(path, 'utf8').trim(), path);
}

function keyFrom(text: string, where: string): Uint8Array {
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) throw new WrongConfiguration(`${where}: 32 bytes in base64 are needed`);
  return key;
}
