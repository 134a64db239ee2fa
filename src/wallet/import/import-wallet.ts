import { and, eq, inArray } from 'drizzle-orm';
import { type Act, type Context, perform, signedIn } from '../../access/context.ts';
import { readPerson } from '../../access/person.ts';
import { permitted } from '../../access/policy.ts';
import { participantKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import type { AboutFile } from './archive.ts';
import { type CheckedCredentials, checkCredentials } from './carried-credentials.ts';
import { archivesIn, type IncomingArchive } from './incoming.ts';
import { KEEPERS } from './keep-carried.ts';
import { type OpenedZip, openZip } from './read-zip.ts';
import { walletImport, walletImportFile } from './wallet-import.table.ts';

export interface WalletImported {
  readonly imports: readonly Id<'walletImport'>[];
  /** Files that were left out, since what they hold is not genuine. */
  readonly leftOut: readonly string[];
}

/**
 * Brings a wallet that was taken from another installation (or this one): a ZIP on disk. Credentials are checked on
 * their way in; everything is kept as it came, to read, under the participant's key; nothing of it becomes a mark or a
 * decision here; its credentials become brought proofs, its private part stays sealed. All or nothing; a refused
 * attempt stands in the record. Throws NOT_FOUND, LEVEL_TOO_LOW, NOT_A_WALLET, WALLET_TOO_LARGE, WALLET_CHANGED,
 * SOMEBODY_ELSES_WALLET, ALREADY_EXISTS, WALLET_FULL, and FORGED_CREDENTIAL unless what is forged is to be left out.
 */
export async function importWallet(
  context: Context,
  file: string,
  options: { readonly leaveOutForged?: boolean } = {},
): Promise<WalletImported> {
  const participant = mayImport(context);
  try {
    const zip = await openZip(file);
    try {
      const person = await readPerson(context.database.sql, context.vault, participant);
      const archives = await archivesIn(context, zip, person);
      const checked = await checkCredentials(context, zip, archives);
      if (checked.forged.length > 0 && !options.leaveOutForged) {
        throw new Refusal('FORGED_CREDENTIAL', checked.forged.slice(0, 20), {
          files: checked.forged.slice(0, 3).join(', '),
        });
      }
      return await keep(context, participant, zip, archives, checked);
    } finally {
      zip.close();
    }
  } catch (problem) {
    if (problem instanceof Refusal) await recordRefusal(context, problem);
    throw problem;
  }
}

/** The participant who may bring a wallet in this session. Throws NOT_FOUND, LEVEL_TOO_LOW. */
export function mayImport(context: Context): Id<'participant'> {
  const actor = signedIn(context);
  const { participant } = actor;
  demand(permitted(actor, 'wallet.import', participant ? { participant } : {}));
  demandThat(participant, 'NOT_FOUND');
  return participant;
}

const recordRefusal = (context: Context, { code }: Refusal): Promise<void> =>
  perform(context, async (act) =>
    act.record(context.provider, 'WALLET_IMPORT_REFUSED', 'PARTICIPANT', { code }),
  );

const keep = (
  context: Context,
  participant: Id<'participant'>,
  zip: OpenedZip,
  archives: readonly IncomingArchive[],
  checked: CheckedCredentials,
): Promise<WalletImported> =>
  perform(context, async (act) => {
    act.may('wallet.import', { participant });
    const hashOf = ({ digest }: IncomingArchive) => context.vault.lookup('wallet_import.manifest', digest);
    const known = await act.tx
      .select({ hash: walletImport.manifestHash })
      .from(walletImport)
      .where(
        and(
          eq(walletImport.participant, participant),
          inArray(walletImport.manifestHash, archives.map(hashOf)),
        ),
      );
    const before = new Set(known.map(({ hash }) => hash));
    const [own] = archives;
    demandThat(own && !before.has(hashOf(own)), 'ALREADY_EXISTS');
    const imports: Id<'walletImport'>[] = [];
    for (const archive of archives) {
      if (before.has(hashOf(archive))) continue;
      before.add(hashOf(archive));
      imports.push(await keepArchive(act, participant, zip, archive, hashOf(archive), checked));
    }
    act.record(context.provider, 'WALLET_IMPORTED', 'PARTICIPANT', {
      imports,
      leftOut: checked.forged.length,
    });
    return { imports, leftOut: checked.forged };
  });

async function keepArchive(
  act: Act,
  participant: Id<'participant'>,
  zip: OpenedZip,
  { manifest, originConfirmed, files }: IncomingArchive,
  manifestHash: string,
  { verdicts, forged }: CheckedCredentials,
): Promise<Id<'walletImport'>> {
  const owner = participantKey(participant);
  const keys = await act.keys(owner);
  const id = act.newId('walletImport');
  const unit = act.context.provider;
  const kept = files.filter(({ inZip }) => !forged.includes(inZip));
  await act.tx.insert(walletImport).values({
    id,
    unit,
    participant,
    manifestHash,
    origin: keys.seal(owner, 'wallet_import.origin', manifest.server),
    originConfirmed,
    exportedAt: new Date(manifest.exportedAt),
    importedAt: act.now,
    files: kept.length,
    bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
  });
  for (const [position, { inZip, path, mediaType, what, bytes, sha256 }] of kept.entries()) {
    const content = await zip.read(inZip);
    const about: AboutFile = { path, mediaType, what, bytes, sha256 };
    await act.tx.insert(walletImportFile).values({
      import: id,
      position,
      unit,
      participant,
      about: keys.seal(owner, 'wallet_import_file.about', JSON.stringify(about)),
      content: keys.seal(owner, 'wallet_import_file.content', content),
    });
    const verdict = verdicts.get(inZip) ?? null;
    const carried = { path: inZip, what, bytes: content, verdict };
    for (const keepOne of KEEPERS) await keepOne(act, participant, carried);
  }
  return id;
}
