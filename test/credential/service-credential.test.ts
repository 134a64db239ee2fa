import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statusList } from '../../src/credential/credential.table.ts';
import { CREDENTIALS_V2 } from '../../src/credential/document-loader.ts';
import { issuerSigner } from '../../src/credential/issuer-key.ts';
import type { Signer } from '../../src/credential/key-pair.ts';
import { servedStatusList, statusListAt } from '../../src/credential/served-status-list.ts';
import { serverSigner } from '../../src/credential/server-key.ts';
import {
  placeServiceCredential,
  type ServiceIssuer,
  setServiceStatus,
} from '../../src/credential/service-credential.ts';
import { signCredential } from '../../src/credential/sign.ts';
import { serviceCredential, suspension } from '../../src/credential/status.table.ts';
import { decodeList, isSet } from '../../src/credential/status-list.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { ISSUED, type IssuingWorkshop, issuingWorkshop } from './issuing-workshop.ts';

const DID = 'did:web:localhost%3A4000:orgs:venevaja';
const DAY = 24 * 60 * 60 * 1000;

describe('the status of what an integrator has signed', () => {
  let workshop: IssuingWorkshop;
  let issuers: Record<string, ServiceIssuer & { signer: Signer }>;

  beforeAll(async () => {
    workshop = await issuingWorkshop();
    const server = await serverSigner(workshop.house);
    const own = await issuerSigner(workshop.sql, workshop.house, workshop.issuer, DID, ISSUED);
    issuers = {
      'an organisation’s issuer': { did: DID, issuer: workshop.issuer, signer: own },
      'the server by its did:key': { did: server.didKey, issuer: null, signer: server.didKeySigner },
      'the server by its did:web': { did: server.did, issuer: null, signer: server.signer },
    };
  });
  afterAll(() => workshop.house.database.close());

  const signed = async (by: ServiceIssuer & { signer: Signer }, id: string) => {
    const place = await placeServiceCredential(workshop.house, by, id);
    const text = await signCredential(
      {
        '@context': [CREDENTIALS_V2],
        id,
        type: ['VerifiableCredential'],
        issuer: by.did,
        validFrom: '2026-03-02T09:00:00Z',
        credentialSubject: { id: 'urn:uuid:3f0e6f0c-6e1c-4b43-9a4e-0c7a0f6f2a11' },
        credentialStatus: place.entries,
      },
      by.signer,
      ISSUED,
    );
    return { place, text };
  };

  it.each(['an organisation’s issuer', 'the server by its did:key', 'the server by its did:web'])(
    'is revoked and suspended by the credential’s id, for %s',
    async (name) => {
      const id = `urn:example:${encodeURIComponent(name)}`;
      const { text } = await signed(issuers[name]!, id);
      const other = await signed(issuers[name]!, `${id}:other`);
      const change = (purpose: 'revocation' | 'suspension', status: boolean) =>
        setServiceStatus(workshop.house, id, purpose, status);
      expect(await workshop.status({ text })).toBe('VALID IN_FORCE');
      expect(await change('suspension', true)).toBe('CHANGED');
      expect(await change('suspension', true)).toBe('UNCHANGED');
      expect(await workshop.status({ text })).toBe('INVALID SUSPENDED');
      expect(await change('suspension', false)).toBe('CHANGED');
      expect(await workshop.status({ text })).toBe('VALID IN_FORCE');
      expect(await change('revocation', false)).toBe('UNCHANGED');
      expect(await change('revocation', true)).toBe('CHANGED');
      expect(await change('revocation', true)).toBe('UNCHANGED');
      expect(await change('revocation', false)).toBe('NEVER_UNDONE');
      expect(await workshop.status({ text })).toBe('INVALID REVOKED');
      expect(await workshop.status({ text: other.text })).toBe('VALID IN_FORCE');
    },
  );

  it('of an id that nothing was placed under is not found', async () => {
    expect(await setServiceStatus(workshop.house, 'urn:example:none', 'revocation', true)).toBe('NOT_FOUND');
  });

  it('is set for everything that was placed under one id', async () => {
    const by = issuers['an organisation’s issuer']!;
    const [first, second] = [await signed(by, 'urn:example:twice'), await signed(by, 'urn:example:twice')];
    expect(await setServiceStatus(workshop.house, 'urn:example:twice', 'revocation', true)).toBe('CHANGED');
    for (const { text } of [first, second]) expect(await workshop.status({ text })).toBe('INVALID REVOKED');
  });

  it('stands in lists of its own, never in those of our credentials', async () => {
    const ours = await workshop.issue();
    const { place } = await signed(issuers['an organisation’s issuer']!, 'urn:example:apart');
    expect(place.list).not.toBe(ours.row.statusList);
    const again = await workshop.issue();
    expect(again.row.statusList).toBe(ours.row.statusList);
    const lists = await workshop.sql.select().from(statusList).where(eq(statusList.issuer, workshop.issuer));
    expect(lists.map(({ serviceDid }) => serviceDid).sort()).toEqual([DID, null]);
  });

  it('never shares a place with another', async () => {
    const by = issuers['the server by its did:key']!;
    const places = await Promise.all(
      Array.from({ length: 20 }, () => placeServiceCredential(workshop.house, by, null)),
    );
    expect(new Set(places.map(({ list, index }) => `${list} ${index}`)).size).toBe(20);
  });

  it('has a history too', async () => {
    const by = issuers['the server by its did:web']!;
    const { place } = await signed(by, 'urn:example:past');
    workshop.house.clock.set(new Date(ISSUED.getTime() + DAY));
    await setServiceStatus(workshop.house, 'urn:example:past', 'revocation', true);
    workshop.house.clock.set(new Date(ISSUED.getTime() + 2 * DAY));
    const bitOn = async (at: Date) => {
      const then = await statusListAt(workshop.house, place.list, at);
      if (then === null || typeof then === 'string') throw new Error(String(then));
      return isSet(decodeList(JSON.parse(then.revocation.text).credentialSubject.encodedList)!, place.index);
    };
    expect(await bitOn(ISSUED)).toBe(false);
    expect(await bitOn(new Date(ISSUED.getTime() + DAY))).toBe(true);
    workshop.house.clock.set(ISSUED);
  });

  it('is kept without a word of the credential, its id but as a keyed hash, and is on record', async () => {
    const rows = await workshop.sql.select().from(serviceCredential);
    const entries = (await workshop.sql.select().from(recordEntry)).filter(({ act }) =>
      act.startsWith('SERVICE_'),
    );
    const text = JSON.stringify([rows, entries, await workshop.sql.select().from(suspension)]);
    expect(text).not.toMatch(/urn:example|3f0e6f0c/);
    expect(new Set(entries.map(({ act }) => act))).toEqual(
      new Set(['SERVICE_CREDENTIAL_REVOKED', 'SERVICE_CREDENTIAL_SUSPENDED', 'SERVICE_CREDENTIAL_RESUMED']),
    );
    expect(new Set(entries.map(({ unit }) => unit))).toEqual(
      new Set([workshop.unit, workshop.house.provider]),
    );
  });

  it('cannot be told any more under a did:key whose key the server has given up', async () => {
    const { list } = await placeServiceCredential(
      workshop.house,
      { did: 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK', issuer: null },
      null,
    );
    expect(await servedStatusList(workshop.house, list)).toBeNull();
  });
});
