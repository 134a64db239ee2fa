import { ACTIVATE_PATH, activate, activatePage } from '../entry/activate-page.ts';
import { signIn, signInPage, signOut } from '../entry/sign-in-page.ts';
import type { Page } from '../frame.ts';
import { type Door, type Shows, SIGN_IN_PATH } from '../visit/door.ts';
import { notFoundPage } from '../visit/not-found-page.ts';
import type { Visit } from '../visit/visit.ts';
import { changeChecklist } from './checklist-form.ts';
import { checklistPage } from './checklist-page.ts';
import { proofFile } from './proof-file.ts';
import { walletProofPage } from './proof-page.ts';
import { sendOrTakeBack, sendPage } from './send-page.ts';
import { WALLET_PATH, walletPage } from './wallet-page.ts';

/** A page that may turn out not to be there for this visitor. */
const found =
  (shows: (visit: Visit) => Promise<Page | Response | null>): Shows =>
  async (visit) =>
    (await shows(visit)) ?? notFoundPage(visit);

/** The ways into a wallet, and its pages. */
export function walletRoutes(door: Door): void {
  door.open(ACTIVATE_PATH, activatePage, activate);
  door.open(SIGN_IN_PATH, signInPage, signIn);
  door.open('/sign-out', async (visit) => visit.goTo(WALLET_PATH), signOut);

  door.own(WALLET_PATH, walletPage);
  door.own('/wallet/proofs/:id', found(walletProofPage));
  door.own('/wallet/checklists/:id', found(checklistPage), found(changeChecklist));
  door.own('/wallet/checklists/:id/send', found(sendPage), found(sendOrTakeBack));
  door.own('/wallet/proofs/:id/:form', found(proofFile));
}
