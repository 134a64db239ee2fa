import { randomBytes, type X509Certificate } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Leaving } from '../access/leaving.ts';
import type { IdentityProvider } from '../access/oidc/identity-provider.ts';
import { identityProviders } from './identity-providers.ts';
import { personAuthorities } from './person-authorities.ts';
import { WrongConfiguration } from './wrong-configuration.ts';

export { WrongConfiguration };

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
  /** Where the signer process that keeps the private keys listens; absent: they stand in the database, wrapped. */
  readonly signerSocket: string | undefined;
  readonly provider: { readonly name: string; readonly businessId: string };
  readonly reviewDays: number;
  /** How many proxies of our own stand in front, each of which adds the address that it saw to X-Forwarded-For. */
  readonly trustedProxies: number;
  /** Asks no other host, whatever a proof names. */
  readonly offline: boolean;
  /** Registers of issuers that others keep. */
  readonly issuerRegistries: readonly string[];
  readonly leaving: Leaving;
  /** Who has left, in a file outside the database. */
  readonly erasureLedger: string;
  /** Staff may sign in by e-mail and password. */
  readonly staffPasswords: boolean;
  /** OpenID providers for staff and for participants' strong identification. */
  readonly identityProviders: readonly IdentityProvider[];
  /** Under which certificates authorities issue person identification data. */
  readonly personAuthorities: readonly X509Certificate[];
  /** VC-API for integrators: their token, and the slug of the issuer that signs (null: the server itself); absent: off. */
  readonly vcApi: { readonly token: string; readonly issuer: string | null } | undefined;
}

const shape = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().min(1).default('localhost'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PATEVA_DATA_DIR: z.string().min(1).default('./data'),
  PATEVA_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  PATEVA_MASTER_KEY: z.string().optional(),
  PATEVA_SIGNER_SOCKET: z.string().min(1).optional(),
  PATEVA_PROVIDER_NAME: z.string().min(1).default('Pätevä'),
  PATEVA_PROVIDER_BUSINESS_ID: z.string().min(1).default('1234567-1'),
  PATEVA_REVIEW_DAYS: z.coerce.number().int().min(1).max(365).default(14),
  PATEVA_ERASURE_GRACE_DAYS: z.coerce.number().int().min(0).max(365).default(14),
  PATEVA_BACKUP_DAYS: z.coerce.number().int().min(1).max(3650).default(35),
  PATEVA_ERASURE_LEDGER: z.string().min(1).optional(),
  PATEVA_UNUSED_MONTHS: z.coerce.number().int().min(1).max(240).default(24),
  PATEVA_UNUSED_WALLETS: z.enum(['keep', 'erase']).default('keep'),
  PATEVA_LOG_YEARS: z.coerce.number().int().min(1).max(100).default(5),
  PATEVA_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(8).default(0),
  PATEVA_OFFLINE: z.enum(['true', 'false']).default('false'),
  PATEVA_ISSUER_REGISTRIES: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.url({ protocol: /^https$/ })).max(8)),
  PATEVA_STAFF_PASSWORDS: z.enum(['on', 'off']).default('on'),
  PATEVA_OIDC_PROVIDERS: z.string().optional(),
  PATEVA_PERSON_AUTHORITIES: z.string().min(1).optional(),
  PATEVA_SERVICE_TOKEN: z.string().optional(),
  PATEVA_VC_API_ISSUER: z
    .string()
    .regex(/^[a-z0-9-]{1,63}$/, 'the slug of one of the organisations’ issuers is needed')
    .optional(),
});

/** Reads and checks the environment. Throws WrongConfiguration. */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  // An empty value in a shell or a compose file means "not set".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new WrongConfiguration(`${String(issue?.path[0])}: ${issue?.message}`);
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
    masterKey: masterKey('PATEVA_MASTER_KEY', values.PATEVA_MASTER_KEY, production, dataDir),
    signerSocket: values.PATEVA_SIGNER_SOCKET && socketPath(values.PATEVA_SIGNER_SOCKET),
    provider: { name: values.PATEVA_PROVIDER_NAME, businessId: values.PATEVA_PROVIDER_BUSINESS_ID },
    reviewDays: values.PATEVA_REVIEW_DAYS,
    leaving: {
      graceDays: values.PATEVA_ERASURE_GRACE_DAYS,
      backupDays: values.PATEVA_BACKUP_DAYS,
      unusedMonths: values.PATEVA_UNUSED_MONTHS,
      unusedWallets: values.PATEVA_UNUSED_WALLETS,
      logYears: values.PATEVA_LOG_YEARS,
    },
    erasureLedger: resolve(values.PATEVA_ERASURE_LEDGER ?? join(dataDir, 'erasures.ledger')),
    trustedProxies: values.PATEVA_TRUSTED_PROXIES,
    offline: values.PATEVA_OFFLINE === 'true',
    issuerRegistries: values.PATEVA_ISSUER_REGISTRIES,
    staffPasswords: values.PATEVA_STAFF_PASSWORDS === 'on',
    identityProviders: identityProviders(values.PATEVA_OIDC_PROVIDERS, production),
    personAuthorities: personAuthorities(values.PATEVA_PERSON_AUTHORITIES),
    vcApi: vcApi(values.PATEVA_SERVICE_TOKEN, values.PATEVA_VC_API_ISSUER),
  };
}

function vcApi(token: string | undefined, issuer: string | undefined): Configuration['vcApi'] {
  // Said without the value, which has no place in a log.
  if (token !== undefined && !/^[\x21-\x7e]{32,}$/.test(token)) {
    throw new WrongConfiguration(
      'PATEVA_SERVICE_TOKEN: at least 32 letters, digits and signs are needed, without spaces',
    );
  }
  if (token === undefined && issuer !== undefined) {
    throw new WrongConfiguration('PATEVA_VC_API_ISSUER: needs PATEVA_SERVICE_TOKEN beside it');
  }
  return token === undefined ? undefined : { token, issuer: issuer ?? null };
}

/** What the signer process is told: its folder, its own master key, and where it listens. */
export interface SignerConfiguration {
  readonly folder: string;
  readonly masterKey: Uint8Array;
  readonly socket: string;
}

const signerShape = z.object({
  NODE_ENV: z.string().optional(),
  PATEVA_SIGNER_DIR: z.string().min(1).default('./signer'),
  PATEVA_SIGNER_MASTER_KEY: z.string().optional(),
  PATEVA_SIGNER_SOCKET: z.string().min(1).optional(),
});

/** Reads and checks what the signer process needs of the environment. Throws WrongConfiguration. */
export function readSignerConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
): SignerConfiguration {
  const values = signerShape.parse(
    Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')),
  );
  const folder = resolve(values.PATEVA_SIGNER_DIR);
  return {
    folder,
    masterKey: masterKey(
      'PATEVA_SIGNER_MASTER_KEY',
      values.PATEVA_SIGNER_MASTER_KEY,
      values.NODE_ENV === 'production',
      folder,
    ),
    socket: socketPath(values.PATEVA_SIGNER_SOCKET ?? join(folder, 'signer.sock')),
  };
}

/** PATEVA_OFFLINE by itself, for a command that needs nothing else of the environment. */
export const isOffline = (environment: Readonly<Record<string, string | undefined>>): boolean =>
  environment.PATEVA_OFFLINE === 'true';

function socketPath(path: string): string {
  const absolute = resolve(path);
  // What the systems have room for in a socket's address (unix(7): 108 bytes with the closing zero; fewer elsewhere).
  if (Buffer.byteLength(absolute) > 103)
    throw new WrongConfiguration('PATEVA_SIGNER_SOCKET: a path of at most 103 bytes is needed');
  return absolute;
}

function masterKey(
  name: string,
  given: string | undefined,
  production: boolean,
  dataDir: string,
): Uint8Array {
  if (given !== undefined) return keyFrom(given, name);
  if (production) throw new WrongConfiguration(`${name}: production needs one (32 bytes in base64)`);
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
