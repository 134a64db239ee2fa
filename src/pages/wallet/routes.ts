import { ACTIVATE_PATH, activate, activatePage } from '../entry/activate-page.ts';
import { IDENTIFIED_PATH, identifiedPage, linkIdentified } from '../entry/identified-page.ts';
import {
  makePasskey,
  PASSKEY_PATH,
  PASSKEY_SIGN_IN_PATH,
  passkeyNamePage,
  passkeySignIn,
} from '../entry/passkey-form.ts';
import { RECOVER_PATH, recover, recoverPage } from '../entry/recover-page.ts';
import { signIn, signInPage, signOut } from '../entry/sign-in-page.ts';
import type { Page } from '../frame.ts';
import { PRIVACY_PATH, privacyPage } from '../privacy-page.ts';
import { PRIVATE_PATH } from '../visit/cookies.ts';
import { type Door, type Shows, SIGN_IN_PATH } from '../visit/door.ts';
import { notFoundPage } from '../visit/not-found-page.ts';
import type { Visit } from '../visit/visit.ts';
import { allowBadgeHost, BADGE_HOST_PATH, badgeHostPage } from './badge-host-page.ts';
import { BADGE_HOSTS_PATH, badgeHostsPage, endBadgeHost } from './badge-hosts-page.ts';
import { bringOrRemove, LARGEST_BROUGHT } from './bring-form.ts';
import { BRING_PATH, bringPage } from './bring-page.ts';
import { changeChecklist } from './checklist-form.ts';
import { checklistPage } from './checklist-page.ts';
import { claim, claimPage } from './claim-page.ts';
import { changeDevices, deviceCodePage, recoveryCard } from './devices-form.ts';
import { DEVICES_PATH, devicesPage } from './devices-page.ts';
import { ERASE_PATH, eraseOrKeep, erasePage } from './erase-page.ts';
import { IDENTIFY_PATH, identify, identifyPage } from './identify-page.ts';
import { askWho, LOG_PATH, logPage } from './log-page.ts';
import { changePrivate } from './private-form.ts';
import { privatePage } from './private-page.ts';
import { proofFile } from './proof-file.ts';
import { walletProofPage } from './proof-page.ts';
import { sendOrTakeBack, sendPage } from './send-page.ts';
import { shareLinkPage, shareOrWithdraw, sharePaper } from './share-form.ts';
import { SHARE_PATH, sharePage } from './share-page.ts';
import { TAKE_PATH, take, takePage } from './take-page.ts';
import { answerWaiting, WALLET_PATH, walletPage } from './wallet-page.ts';

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

  door.open(RECOVER_PATH, recoverPage, recover);
  door.open(PRIVACY_PATH, privacyPage);

  door.own(WALLET_PATH, walletPage, answerWaiting);
  door.own(DEVICES_PATH, devicesPage, changeDevices);
  door.own(`${DEVICES_PATH}/code`, devicesPage, deviceCodePage);
  door.own(`${DEVICES_PATH}/recovery-card`, devicesPage, recoveryCard);
  door.own('/wallet/proofs/:id', found(walletProofPage));
  door.own('/wallet/checklists/:id', found(checklistPage), found(changeChecklist));
  door.own('/wallet/checklists/:id/send', found(sendPage), found(sendOrTakeBack));
  door.open(PASSKEY_SIGN_IN_PATH, signInPage, passkeySignIn);
  door.open(IDENTIFIED_PATH, identifiedPage, linkIdentified);
  door.own(PASSKEY_PATH, passkeyNamePage, makePasskey);
  door.own(IDENTIFY_PATH, found(identifyPage), found(identify));
  door.own(SHARE_PATH, sharePage, shareOrWithdraw);
  door.own(`${SHARE_PATH}/:id`, found(shareLinkPage));
  door.own(`${SHARE_PATH}/:id/pdf`, found(sharePaper));
  door.own(`${BADGE_HOST_PATH}/:request`, (visit) => badgeHostPage(visit), allowBadgeHost);
  door.own(BADGE_HOSTS_PATH, (visit) => badgeHostsPage(visit), endBadgeHost);
  door.own(BRING_PATH, (visit) => bringPage(visit), bringOrRemove, LARGEST_BROUGHT);
  door.own(PRIVATE_PATH, privatePage, changePrivate);
  door.own(LOG_PATH, logPage, askWho);
  door.own(TAKE_PATH, takePage, take);
  door.own(ERASE_PATH, erasePage, eraseOrKeep);
  door.own('/wallet/proofs/:id/claim', found(claimPage), found(claim));
  door.own('/wallet/proofs/:id/:form', found(proofFile));
}
