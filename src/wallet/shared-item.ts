import { eq } from 'drizzle-orm';
import type { House } from '../access/context.ts';
import { issuer } from '../access/organisation.table.ts';
import { type Keys, participantKey } from '../access/vault.ts';
import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { awardedRequirements } from '../checklist/awarded-requirements.ts';
import { didWeb } from '../credential/did.ts';
import { issuerSigner } from '../credential/issuer-key.ts';
import { checkOpenBadge } from '../credential/shape.ts';
import { type CredentialRow, credentialPdf, FILE_NAME, unpacked } from '../credential/stored-credential.ts';
import { ownSources } from '../verification/own-sources.ts';
import { type Verdict, verifyProof } from '../verification/verify-credential.ts';
import { EXTENSION } from './media-type.ts';
import type { shareItem } from './share.table.ts';
import { type Choice, presentation } from './share-choice.ts';
import { type ShownParts, shownParts } from './shown-claims.ts';
import { type BroughtRow, broughtBytes, type Held, keptVerdict } from './stored-holding.ts';

type ItemRow = typeof shareItem.$inferSelect;

/** A file that a viewer may keep; its bytes are made when they are asked for. */
export interface SharedFile {
  readonly fileName: string;
  readonly mediaType: string;
  bytes(): Promise<Uint8Array>;
}

/** One proof as a viewer gets it. */
export interface SharedItem {
  /** What is checked, now; null for a covered copy, which carries no signature. */
  readonly verdict: Verdict | null;
  /** Of a covered copy: what was found of the original, and when. */
  readonly original: { readonly verdict: Verdict; readonly at: Date } | null;
  /** Of a proof in part: what is shown. */
  readonly parts: ShownParts | null;
  readonly files: readonly SharedFile[];
}

/** A shared proof without its verdict: the files alone. */
interface Resolved {
  readonly proof: Uint8Array;
  readonly parts: ShownParts | null;
  readonly files: readonly SharedFile[];
}

/** What is shared of a proof as it is now: nothing that its holder left out is in it. Throws SIGNER_UNREACHABLE. */
export async function resolveItem(house: House, keys: Keys, item: ItemRow, held: Held): Promise<Resolved> {
  if (held.brought) return ofBrought(house, keys, held.brought, item.position);
  const row = held.ours!;
  const owner = participantKey(row.participant);
  const stored = unpacked(keys.open(owner, 'credential.holder_copy', row.holderCopy!));
  const fileName = FILE_NAME[row.kind];
  if (!item.whole) {
    const choice = JSON.parse(keys.open(owner, 'share_item.choice', item.choice!)) as Choice;
    const token = await inPart(house, row, stored.signed, choice);
    const proof = Buffer.from(token);
    const file = { fileName: fileName.replace(/json$/, 'sd-jwt'), mediaType: 'application/dc+sd-jwt' };
    return { proof, parts: shownParts(token), files: [{ ...file, bytes: async () => proof }] };
  }
  const signed = Buffer.from(stored.signed);
  return {
    proof: signed,
    parts: null,
    files: [
      {
        fileName: fileName.replace(/json$/, 'pdf'),
        mediaType: 'application/pdf',
        bytes: async () => credentialPdf(row, stored, house.baseUrl, (await issuerOf(house, row)).colour),
      },
      { fileName, mediaType: 'application/json', bytes: async () => signed },
    ],
  };
}

/** The same with its verdict. */
export async function sharedItem(house: House, keys: Keys, item: ItemRow, held: Held): Promise<SharedItem> {
  const { proof, parts, files } = await resolveItem(house, keys, item, held);
  if (held.brought?.covered) {
    const original = { verdict: keptVerdict(keys, held.brought), at: held.brought.checkedAt };
    return { verdict: null, original, parts, files };
  }
  const verdict = await verifyProof({ bytes: proof }, ownSources(house));
  if (verdict instanceof Refusal) throw verdict;
  return { verdict, original: null, parts, files };
}

async function ofBrought(house: House, keys: Keys, row: BroughtRow, position: number): Promise<Resolved> {
  const proof = await broughtBytes(house.database.sql, keys, row);
  const { mediaType } = row;
  // Its holder's own name for it is theirs; what the file is called says nothing.
  const fileName = `todistus-${position + 1}.${EXTENSION[mediaType] ?? 'bin'}`;
  return { proof, parts: null, files: [{ fileName, mediaType, bytes: async () => proof }] };
}

async function inPart(house: House, row: CredentialRow, signed: string, choice: Choice): Promise<string> {
  const badge = checkOpenBadge(JSON.parse(signed));
  if (badge instanceof Refusal) throw new Error('a stored credential is none of ours');
  const { sql } = house.database;
  const { slug } = await issuerOf(house, row);
  const signer = await issuerSigner(sql, house, row.issuer, didWeb(house.baseUrl, slug), house.clock());
  const { requirements } = await awardedRequirements(sql, row.target);
  const wanted = new Set<Id<'requirement'>>(choice.requirements);
  const places = requirements.flatMap(({ id, position }) =>
    wanted.has(id) ? [`${position.group}-${position.place}`] : [],
  );
  return presentation(badge, signer, choice.claims, new Set(places));
}

async function issuerOf(house: House, row: CredentialRow) {
  const [found] = await house.database.sql
    .select({ slug: issuer.slug, colour: issuer.colour })
    .from(issuer)
    .where(eq(issuer.id, row.issuer));
  return found!;
}
