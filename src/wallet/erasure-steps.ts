import { and, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, getTableConfig, type PgTable, type PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { contact } from '../access/contact.table.ts';
import { linkedIdentity, oidcArrival } from '../access/oidc/oidc.table.ts';
import { account, signInAttempt, staff } from '../access/organisation.table.ts';
import {
  activation,
  groupMember,
  joinCode,
  knownDevice,
  participant,
  session,
} from '../access/participant.table.ts';
import { passkey, passkeyChallenge } from '../access/passkey.table.ts';
import { recoveryCard } from '../access/recovery.table.ts';
import { walletCode } from '../access/wallet-code.table.ts';
import type { Id } from '../base/id.ts';
import {
  checklist,
  checklistCertificate,
  checklistPermission,
  checklistReader,
  evidence,
  mark,
  markAnswer,
  markWithdrawal,
} from '../checklist/checklist.table.ts';
import { issuingBatchItem } from '../checklist/issuing-batch.table.ts';
import { credential } from '../credential/credential.table.ts';
import type { Sealed } from '../database/column.ts';
import type { Sql } from '../database/database.ts';
import { recognitionCase } from '../recognition/recognition.table.ts';
import { badgeHostConsent, badgeHostProof, badgeHostRead } from './badge-host/badge-host.table.ts';
import { collection, collectionItem } from './collection.table.ts';
import { unusedWallet } from './erasure.table.ts';
import type { GoesName } from './erasure.text.ts';
import { exportLink } from './export/export-link.table.ts';
import { holding, holdingLabel } from './holding.table.ts';
import { identification } from './identification/identification.table.ts';
import { walletImport, walletImportFile } from './import/wallet-import.table.ts';
import { whoRequest } from './knowing/who-request.table.ts';
import { credentialOffer, offerDelivery } from './offer/credential-offer.table.ts';
import { privateEntry, privatePart } from './private.table.ts';
import { share, shareItem, shareOpening } from './share.table.ts';

/** Who leaves for good. */
export interface Leaver {
  readonly participant: Id<'participant'>;
  readonly account: Id<'account'>;
  readonly now: Date;
}

type Rows = (leaver: Leaver) => SQL | undefined;

interface Step {
  readonly table: PgTable;
  readonly rows: Rows;
  /** What these rows become; absent: they go. */
  readonly become?: (leaver: Leaver) => Record<string, unknown>;
  /** What the participant is told beforehand where there is such a row. */
  readonly says?: GoesName;
}

/** These rows go whole. */
const goes = (table: PgTable, rows: Rows, says?: GoesName): Step => ({
  table,
  rows,
  ...(says ? { says } : {}),
});

/** These rows stay as pseudonyms and lose what these columns hold. */
const emptied = <Table extends PgTable>(
  table: Table,
  rows: Rows,
  become: (leaver: Leaver) => PgUpdateSetSource<Table>,
  says?: GoesName,
): Step => ({ table, rows, become, ...(says ? { says } : {}) });

/** A sealed column that cannot be null, with nothing in it. */
const NOTHING = '' as Sealed;

const ofChecklist =
  (column: AnyPgColumn): Rows =>
  (leaver) =>
    inArray(
      column,
      sql`(select ${checklist.id} from ${checklist} where ${checklist.participant} = ${leaver.participant})`,
    );
/** Rows that belong to a participant's rows of another table. */
const ofRows =
  (
    column: AnyPgColumn,
    owning: typeof collection | typeof share | typeof credentialOffer | typeof badgeHostConsent,
  ): Rows =>
  (leaver) =>
    inArray(
      column,
      sql`(select ${owning.id} from ${owning} where ${owning.participant} = ${leaver.participant})`,
    );
const ofMark =
  (column: AnyPgColumn, party = sql`true`): Rows =>
  (leaver) =>
    inArray(
      column,
      sql`(select ${mark.id} from ${mark} inner join ${checklist} on ${checklist.id} = ${mark.checklist}
        where ${checklist.participant} = ${leaver.participant} and ${party})`,
    );
const selfMarked = sql`${mark.party} = 'SELF'`;

const nothingRefersTo = sql`not exists (select 1 from ${mark} where ${mark.checklist} = ${checklist.id})
  and not exists (select 1 from ${recognitionCase} where ${recognitionCase.checklist} = ${checklist.id})
  and not exists (select 1 from ${checklistCertificate} where ${checklistCertificate.checklist} = ${checklist.id})
  and not exists (select 1 from ${checklistPermission} where ${checklistPermission.checklist} = ${checklist.id})
  and not exists (select 1 from ${issuingBatchItem} where ${issuingBatchItem.checklist} = ${checklist.id})`;
const holdsNoPost = sql`not exists
  (select 1 from ${staff} where ${staff.account} = ${account.id} and ${staff.endedAt} is null)`;
const identityOfNoPost = sql`not exists
  (select 1 from ${staff} where ${staff.account} = ${linkedIdentity.account} and ${staff.endedAt} is null)`;

/**
 * What becomes of each table of the wallet when its holder leaves. A table that is about a person and whose controller
 * is the keeper of the wallets has its line here (a test asks), wherever in the house it is.
 */
export const ERASURE_STEPS: readonly Step[] = [
  goes(session, ({ account: own }) => eq(session.account, own), 'SIGN_IN'),
  goes(knownDevice, ({ account: own }) => eq(knownDevice.account, own)),
  goes(activation, ({ participant: own }) => eq(activation.participant, own)),
  goes(joinCode, ({ participant: own }) => eq(joinCode.participant, own)),
  goes(groupMember, ({ participant: own }) => eq(groupMember.participant, own), 'GROUPS'),
  goes(contact, ({ participant: own }) => eq(contact.participant, own), 'CONTACTS'),
  goes(recoveryCard, ({ participant: own }) => eq(recoveryCard.participant, own)),
  goes(walletCode, ({ account: own }) => eq(walletCode.account, own)),
  goes(passkey, ({ account: own }) => and(eq(passkey.account, own), isNull(passkey.unit)), 'PASSKEYS'),
  goes(passkeyChallenge, ({ account: own }) => eq(passkeyChallenge.account, own)),
  goes(oidcArrival, ({ account: own }) =>
    inArray(
      oidcArrival.subjectHash,
      sql`(select ${linkedIdentity.subjectHash} from ${linkedIdentity} where ${linkedIdentity.account} = ${own})`,
    ),
  ),
  goes(linkedIdentity, ({ account: own }) => and(eq(linkedIdentity.account, own), identityOfNoPost)),
  goes(unusedWallet, ({ participant: own }) => eq(unusedWallet.participant, own)),
  goes(signInAttempt, ({ account: own }) =>
    inArray(
      signInAttempt.subjectHash,
      sql`(select ${account.walletNumberHash} from ${account} where ${account.id} = ${own})`,
    ),
  ),
  goes(privateEntry, ({ participant: own }) => eq(privateEntry.participant, own), 'PRIVATE'),
  goes(privatePart, ({ participant: own }) => eq(privatePart.participant, own)),
  goes(holding, ({ participant: own }) => eq(holding.participant, own), 'HOLDINGS'),
  goes(holdingLabel, ({ participant: own }) => eq(holdingLabel.participant, own)),
  goes(collectionItem, ofRows(collectionItem.collection, collection)),
  goes(collection, ({ participant: own }) => eq(collection.participant, own), 'COLLECTIONS'),
  goes(shareOpening, ofRows(shareOpening.share, share)),
  goes(shareItem, ofRows(shareItem.share, share)),
  goes(share, ({ participant: own }) => eq(share.participant, own), 'SHARES'),
  goes(badgeHostProof, ofRows(badgeHostProof.consent, badgeHostConsent)),
  goes(badgeHostRead, ofRows(badgeHostRead.consent, badgeHostConsent)),
  goes(badgeHostConsent, ({ participant: own }) => eq(badgeHostConsent.participant, own), 'BADGE_HOSTS'),
  goes(identification, ({ participant: own }) => eq(identification.participant, own)),
  goes(exportLink, ({ participant: own }) => eq(exportLink.participant, own)),
  goes(walletImportFile, ({ participant: own }) => eq(walletImportFile.participant, own)),
  goes(walletImport, ({ participant: own }) => eq(walletImport.participant, own)),
  goes(offerDelivery, ofRows(offerDelivery.offer, credentialOffer)),
  goes(credentialOffer, ({ participant: own }) => eq(credentialOffer.participant, own)),
  goes(whoRequest, ({ participant: own }) =>
    and(eq(whoRequest.participant, own), isNull(whoRequest.answeredAt)),
  ),
  goes(evidence, ofChecklist(evidence.checklist), 'EVIDENCE'),
  goes(markAnswer, ofMark(markAnswer.mark), 'ANSWERS'),
  goes(markWithdrawal, ofMark(markWithdrawal.mark, selfMarked)),
  goes(mark, (leaver) => and(ofChecklist(mark.checklist)(leaver), eq(mark.party, 'SELF')), 'OWN_MARKS'),
  goes(checklistReader, ofChecklist(checklistReader.checklist)),
  goes(checklistPermission, (leaver) =>
    and(ofChecklist(checklistPermission.checklist)(leaver), isNull(checklistPermission.decidedAt)),
  ),
  goes(
    checklist,
    ({ participant: own }) => and(eq(checklist.participant, own), nothingRefersTo),
    'CHECKLISTS',
  ),

  // Of an answered question the controller keeps its own copy, about a pseudonym.
  emptied(
    whoRequest,
    ({ participant: own }) => eq(whoRequest.participant, own),
    () => ({ answer: null }),
  ),
  emptied(
    mark,
    (leaver) => and(ofChecklist(mark.checklist)(leaver), isNotNull(mark.note)),
    () => ({ note: null }),
    'NOTES',
  ),
  emptied(markWithdrawal, ofMark(markWithdrawal.mark), () => ({ reason: NOTHING })),
  emptied(
    checklistPermission,
    (leaver) =>
      and(ofChecklist(checklistPermission.checklist)(leaver), isNull(checklistPermission.withdrawnAt)),
    ({ now }) => ({ withdrawnAt: now }),
  ),
  emptied(
    checklist,
    ({ participant: own }) =>
      and(eq(checklist.participant, own), or(ne(checklist.state, 'ENDED'), isNotNull(checklist.endReason))),
    ({ now }) => ({
      state: 'ENDED' as const,
      endReason: null,
      endedAt: sql`coalesce(${checklist.endedAt}, ${now.toISOString()}::timestamptz)`,
      version: sql`${checklist.version} + 1`,
    }),
  ),
  emptied(
    credential,
    ({ participant: own }) => eq(credential.participant, own),
    ({ now }) => ({
      holderCopy: null,
      holderLeftAt: sql`coalesce(${credential.holderLeftAt}, ${now.toISOString()}::timestamptz)`,
    }),
    'CREDENTIALS',
  ),
  emptied(
    account,
    ({ account: own }) => eq(account.id, own),
    () => ({ walletNumberHash: null, pinHash: null }),
  ),
  emptied(
    account,
    ({ account: own }) => and(eq(account.id, own), holdsNoPost),
    ({ now }) => ({ emailHash: null, passwordHash: null, disabledAt: now }),
  ),
  emptied(
    participant,
    ({ participant: own }) => eq(participant.id, own),
    ({ now }) => ({
      givenNames: NOTHING,
      familyName: NOTHING,
      callingName: null,
      birthDate: NOTHING,
      walletNumber: NOTHING,
      erasedAt: sql`coalesce(${participant.erasedAt}, ${now.toISOString()}::timestamptz)`,
    }),
    'PERSON',
  ),
];

/** Tables of the keeper of the wallets that stay as they are, and why: they hold pseudonyms alone. */
export const KEPT_AS_PSEUDONYMS: Readonly<Record<string, string>> = {
  'public.oidc_journey': 'Belongs to nobody yet, and is worthless within minutes.',
  'public.erasure': 'Says that somebody left, and when; the ledger’s copy.',
};

/** The steps in an order that the tables' references allow: what refers to a row goes before the row. */
function inOrder(steps: readonly Step[]): Step[] {
  const referring = new Map(
    steps.map(({ table }) => [
      table,
      getTableConfig(table).foreignKeys.map((key) => key.reference().foreignTable as PgTable),
    ]),
  );
  const ordered: Step[] = [];
  const seen = new Set<PgTable>();
  const visit = (table: PgTable) => {
    if (seen.has(table)) return;
    seen.add(table);
    for (const [other, targets] of referring) if (targets.includes(table)) visit(other);
    ordered.push(...steps.filter((step) => step.table === table));
  };
  for (const { table } of steps) visit(table);
  return ordered;
}

/** Takes away, in the transaction, everything that is only the wallet's. Doing it again changes nothing. */
export async function eraseWalletRows(tx: Sql, leaver: Leaver): Promise<void> {
  for (const { table, rows } of inOrder(ERASURE_STEPS.filter(({ become }) => !become)))
    await tx.delete(table).where(rows(leaver));
  for (const { table, rows, become } of ERASURE_STEPS)
    if (become) await tx.update(table).set(become(leaver)).where(rows(leaver));
}

/** What of the wallet goes, by what the participant really has, with how many there are of it. */
export async function whatGoes(
  sql: Sql,
  leaver: Leaver,
): Promise<{ readonly name: GoesName; readonly count: number }[]> {
  const found: { name: GoesName; count: number }[] = [];
  for (const { table, rows, says } of ERASURE_STEPS) {
    if (!says) continue;
    // Whether it goes or stays as a pseudonym, the participant loses every one of their checklists.
    const count = await sql.$count(
      table,
      says === 'CHECKLISTS' ? eq(checklist.participant, leaver.participant) : rows(leaver),
    );
    if (count > 0) found.push({ name: says, count });
  }
  return found;
}
