import { postsOf } from '../../access/actor.ts';
import { type Context, perform, signedIn } from '../../access/context.ts';
import { permitted } from '../../access/policy.ts';
import { sha256Hex } from '../../base/canonical-json.ts';
import type { Id, NewId } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import type { Sql } from '../../database/database.ts';
import { type DocumentSource, EPERUSTEET, fetchDocument, LARGEST_DOCUMENT } from '../eperusteet/client.ts';
import { readDocumentText } from '../eperusteet/map.ts';
import { qualification } from '../qualification.table.ts';
import {
  countOf,
  type ImportCounts,
  type ImportedQualification,
  type Mapped,
  type Remark,
} from '../qualification.ts';
import { rowsOfQualification } from '../rows.ts';
import { searchTextOf } from '../search-texts.ts';
import {
  findVersion,
  findVersionBefore,
  insertRows,
  lockDocument,
  type MatchCounts,
  storeSuccession,
} from '../store.ts';

export interface QualificationImport {
  readonly qualification: Id<'qualification'>;
  /** This version was here already: nothing was written. */
  readonly unchanged: boolean;
  /** The version was here already, but from a text with other bytes. What was imported first stays. */
  readonly sourceDiffers: boolean;
  readonly sourceSha256: string;
  readonly counts: ImportCounts;
  readonly leftOut: readonly Remark[];
  readonly noted: readonly Remark[];
  /** The version before, and how its requirements were found again; null for a document's first version. */
  readonly earlier: { readonly qualification: Id<'qualification'>; readonly matched: MatchCounts } | null;
}

/**
 * Stores a document that has been read, beside its other versions, within the caller's transaction.
 * For `sha256` give the hash of the text that it was read from. The same version again writes nothing.
 */
export async function storeQualification(
  tx: Sql,
  mapped: Mapped<ImportedQualification>,
  sha256: string,
  given: { now: Date; newId: NewId },
): Promise<QualificationImport> {
  const { value, leftOut, noted } = mapped;
  await lockDocument(tx, value.documentId);
  const told = { counts: countOf(value.units), leftOut, noted, sourceSha256: sha256 };
  const here = await findVersion(tx, value.documentId, value.version);
  if (here) {
    const sourceDiffers = here.sourceSha256 !== sha256;
    return { ...told, qualification: here.id, unchanged: true, sourceDiffers, earlier: null };
  }
  const id = given.newId('qualification');
  const { units: _, ...head } = value;
  await tx
    .insert(qualification)
    .values({ ...head, id, sourceSha256: sha256, importedAt: given.now, searchText: searchTextOf(value) });
  const rows = rowsOfQualification(value, id, given.newId);
  await insertRows(tx, rows);
  const before = await findVersionBefore(tx, value.documentId, value.version);
  const earlier = before && { qualification: before.id, matched: await storeSuccession(tx, before.id, rows) };
  return { ...told, qualification: id, unchanged: false, sourceDiffers: false, earlier };
}

/** Reads a document's text: TOO_LARGE, or NOT_QUALIFICATION_REQUIREMENTS with the place where it is broken. */
export function readSource(text: string): Mapped<ImportedQualification> | Refusal {
  if (Buffer.byteLength(text) > LARGEST_DOCUMENT)
    return new Refusal('TOO_LARGE', ['document'], { limit: '20 MB' });
  return readDocumentText(text);
}

/**
 * A coordinator imports a version of a qualification: its text, or its number or address at ePerusteet.
 * One transaction: a broken document leaves nothing behind.
 */
export async function importQualification(
  context: Context,
  input: { document?: string | null; source?: string | null },
  from: DocumentSource = EPERUSTEET,
): Promise<QualificationImport> {
  const actor = signedIn(context);
  // Nobody who may not import makes us fetch anything, nor read 20 MB.
  demand(permitted(actor, 'qualification.import'));
  const { document, source } = input;
  const one = (document ? 1 : 0) + (source ? 1 : 0) === 1;
  demandThat(one, 'INVALID_INPUT', ['document'], { field: 'document', expected: 'document | source' });
  const text = document ?? demand(await fetchDocument(source ?? '', from));
  const mapped = demand(readSource(text));
  return perform(context, async (act) => {
    act.may('qualification.import');
    const result = await storeQualification(act.tx, mapped, sha256Hex(text), act);
    const post = postsOf(actor, 'COORDINATOR')[0];
    if (!result.unchanged && post) {
      act.record(post.unit, 'QUALIFICATION_IMPORTED', 'COORDINATOR', {
        qualification: result.qualification,
        documentId: mapped.value.documentId,
        version: mapped.value.version.toISOString(),
        sha256: result.sourceSha256,
      });
    }
    return result;
  });
}
