import { asc, desc, eq } from 'drizzle-orm';
import {
  badgeHost,
  badgeHostConsent,
  badgeHostProof,
  badgeHostRead,
} from '../badge-host/badge-host.table.ts';
import { consentState } from '../badge-host/badge-host.ts';
import { momentText } from '../moment-text.ts';
import { EXPORT_TEXT, HEADING } from './export.text.ts';
import { dataFile, type ExportSection } from './export-file.ts';

/** Which services the holder let read what, until when, and on which days they did; no token, which is a key. */
export const badgeHostSection: ExportSection = {
  heading: HEADING.badgeHosts,
  async *files({ context, participant }) {
    const { language, now } = context;
    const { sql } = context.database;
    const text = EXPORT_TEXT[language];
    const mine = eq(badgeHostConsent.participant, participant);
    const consents = await sql
      .select({ consent: badgeHostConsent, host: badgeHost })
      .from(badgeHostConsent)
      .innerJoin(badgeHost, eq(badgeHost.id, badgeHostConsent.host))
      .where(mine)
      .orderBy(desc(badgeHostConsent.createdAt), desc(badgeHostConsent.id));
    if (consents.length === 0) return;
    const proofs = await sql
      .select({ proof: badgeHostProof })
      .from(badgeHostProof)
      .innerJoin(badgeHostConsent, eq(badgeHostConsent.id, badgeHostProof.consent))
      .where(mine)
      .orderBy(asc(badgeHostProof.credential));
    const reads = await sql
      .select({ read: badgeHostRead })
      .from(badgeHostRead)
      .innerJoin(badgeHostConsent, eq(badgeHostConsent.id, badgeHostRead.consent))
      .where(mine)
      .orderBy(asc(badgeHostRead.on));

    const told = consents.map(({ consent, host }) => ({
      id: consent.id,
      service: host.name,
      address: host.uri,
      rights: consent.rights,
      allProofs: consent.allProofs,
      proofs: proofs.flatMap(({ proof }) => (proof.consent === consent.id ? [proof.credential] : [])),
      state: consentState(consent, now),
      createdAt: consent.createdAt,
      expiresAt: consent.expiresAt,
      endedAt: consent.endedAt,
      readings: reads.flatMap(({ read: { consent: of, on, times, lastAt } }) =>
        of === consent.id ? [{ on, times, lastAt }] : [],
      ),
    }));
    const caption = HEADING.badgeHosts[language];
    const rows = told.map((one) => [
      `${one.service} (${new URL(one.address).host})`,
      momentText(one.createdAt, now, language),
      momentText(one.endedAt ?? one.expiresAt, now, language),
      String(one.readings.length),
    ]);
    const columns = [text.service, text.began, text.ended, text.days];
    yield dataFile(
      { path: 'badge-hosts.json', what: 'BADGE_HOSTS', title: caption, tables: [{ caption, columns, rows }] },
      told,
    );
  },
};
