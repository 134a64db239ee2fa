import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Context, loader } from '../../access/context.ts';
import { makeIssuerOfUnitLoader } from '../../access/organisation.loader.ts';
import { dayOf } from '../../base/day.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { certificateViewOf } from '../../credential/certificate-view-of.ts';
import { credential } from '../../credential/credential.table.ts';
import {
  ENVELOPE_FORMATS,
  type Envelope,
  type EnvelopeFormat,
  envelopeOf,
} from '../../credential/envelope/envelope.ts';
import { issuerProfile, issuerSigner } from '../../credential/issuer-key.ts';
import { credentialPdf, FILE_NAME, readSigned } from '../../credential/stored-credential.ts';
import { dayText } from '../../credential/wording.ts';
import { HEADING } from './export.text.ts';
import type { ExportFile, ExportSection } from './export-file.ts';

const FORM: Readonly<Record<EnvelopeFormat, string>> = {
  OB_JWT: 'JWT (Open Badges)',
  VC_JWT: 'JWT (vc+jwt)',
  SD_JWT: 'SD-JWT VC',
  PNG: 'PNG',
  SVG: 'SVG',
};

/** Every credential of ours, the revoked ones too, in every form that it is carried in. One is opened at a time. */
export const credentialSection: ExportSection = {
  heading: HEADING.credentials,
  async *files({ context, participant }) {
    const ids = await context.database.sql
      .select({ id: credential.id })
      .from(credential)
      .where(
        and(
          eq(credential.participant, participant),
          isNotNull(credential.holderCopy),
          // What a wallet elsewhere was given is that wallet's.
          isNull(credential.claimedFrom),
        ),
      )
      .orderBy(asc(credential.issuedAt), asc(credential.id));
    for (const [at, { id }] of ids.entries()) yield* filesOf(context, id, at + 1);
  },
};

async function* filesOf(context: Context, id: Id<'credential'>, number: number): AsyncGenerator<ExportFile> {
  const { sql } = context.database;
  const [row] = await sql.select().from(credential).where(eq(credential.id, id));
  if (!row) return;
  const stored = await readSigned(context, row);
  const view = certificateViewOf(JSON.parse(stored.signed));
  if (view instanceof Refusal) throw new Error('a stored credential cannot be shown');
  const name = FILE_NAME[row.kind];
  const folder = `credentials/${number}`;
  const title = `${view.title}: ${view.target.name}, ${dayText(dayOf(row.issuedAt), context.language)}`;

  const pdf = async () => {
    const issuer = await loader(context, makeIssuerOfUnitLoader).load(row.unit);
    return credentialPdf(row, stored, context.baseUrl, issuer?.colour ?? null);
  };
  yield {
    path: `${folder}/${name.replace(/json$/, 'pdf')}`,
    mediaType: 'application/pdf',
    what: 'CREDENTIAL_FORM',
    title,
    form: 'PDF',
    bytes: pdf,
  };
  yield {
    path: `${folder}/${name}`,
    mediaType: 'application/vc',
    what: 'CREDENTIAL',
    title,
    form: 'JSON',
    bytes: () => Buffer.from(stored.signed),
  };
  const profile = await issuerProfile(sql, context, row.issuer, dayOf(context.now));
  const signer = await issuerSigner(sql, context, row.issuer, profile.did, context.now);
  const colour = profile.colour ? { colour: profile.colour } : {};
  for (const format of Object.keys(ENVELOPE_FORMATS) as EnvelopeFormat[]) {
    const made: Envelope = await envelopeOf(format, { signed: stored.signed, signer, ...colour });
    yield {
      path: `${folder}/${name.replace(/json$/, made.extension)}`,
      mediaType: made.mediaType,
      what: 'CREDENTIAL_FORM',
      title,
      form: FORM[format],
      bytes: () => made.bytes,
    };
  }
}
