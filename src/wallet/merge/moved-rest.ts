import { and, eq, inArray, isNull } from 'drizzle-orm';
import { endCards } from '../../access/end-cards.ts';
import { linkedIdentity } from '../../access/oidc/oidc.table.ts';
import { passkey, passkeyChallenge } from '../../access/passkey.table.ts';
import { type MovedTable, movedTable, ofParticipant } from '../../access/wallet-move.ts';
import { badgeHostConsent } from '../badge-host/badge-host.table.ts';
import { erasure, unusedWallet } from '../erasure.table.ts';
import { moveTaking } from '../forget-taking.ts';
import { identification } from '../identification/identification.table.ts';
import { moveWallet } from '../move-wallet.ts';
import { credentialOffer } from '../offer/credential-offer.table.ts';
import { reassignPrivatePart } from '../private-blobs.ts';

/** What each slice of the wallet hands over whole. */
export const MOVED_REST: readonly MovedTable[] = [
  {
    tables: ['public.recovery_card', 'public.reissue'],
    move: ({ tx, from, now }) => endCards(tx, from.participant, now),
  },
  movedTable('public.passkey', passkey, {
    rows: ({ from }) => and(eq(passkey.account, from.account), isNull(passkey.unit)),
    set: ({ into }) => ({ account: into.account }),
    sealed: { credential: 'passkey.credential', name: 'passkey.name' },
  }),
  {
    tables: ['public.passkey_challenge'],
    async move({ tx, from, now }) {
      await tx
        .update(passkeyChallenge)
        .set({ expiresAt: now })
        .where(eq(passkeyChallenge.account, from.account));
    },
  },
  movedTable('public.linked_identity', linkedIdentity, {
    rows: ({ from }) => eq(linkedIdentity.account, from.account),
    set: ({ into }) => ({ account: into.account }),
  }),
  {
    tables: ['public.private_part', 'public.private_entry'],
    move: ({ tx, from, into }) => reassignPrivatePart(tx, from.participant, into.participant),
  },
  {
    tables: [
      'public.holding',
      'public.holding_label',
      'public.collection',
      'public.share',
      'public.share_item',
    ],
    move: ({ tx, keys, from, into }) => moveWallet(tx, keys, from.participant, into.participant),
  },
  {
    tables: ['public.export_link', 'public.wallet_import', 'public.wallet_import_file', 'public.who_request'],
    move: ({ tx, keys, from, into }) => moveTaking(tx, keys, from.participant, into.participant),
  },
  movedTable('public.credential_offer', credentialOffer, {
    rows: ofParticipant(credentialOffer.participant),
    set: ({ into }) => ({ participant: into.participant, account: into.account }),
  }),
  movedTable('public.badge_host_consent', badgeHostConsent, {
    rows: ofParticipant(badgeHostConsent.participant),
    set: ({ into }) => ({ participant: into.participant, account: into.account }),
  }),
  {
    // Its session ends with the wallet.
    tables: ['public.identification'],
    async move({ tx, from }) {
      await tx.delete(identification).where(eq(identification.participant, from.participant));
    },
  },
  {
    // A wish to leave that was made in the wallet that ends does not carry over.
    tables: ['public.erasure', 'public.unused_wallet'],
    async move({ tx, from, into, now }) {
      await tx
        .update(erasure)
        .set({ cancelledAt: now })
        .where(
          and(
            eq(erasure.participant, from.participant),
            isNull(erasure.cancelledAt),
            isNull(erasure.finishedAt),
          ),
        );
      await tx
        .delete(unusedWallet)
        .where(inArray(unusedWallet.participant, [from.participant, into.participant]));
    },
  },
];
