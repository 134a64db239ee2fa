import { createHash, randomBytes } from 'node:crypto';
import { type CallbackContext, clientAuthenticationNone, setGlobalConfig } from '@openid4vc/oauth2';
import { holderKeyOf, isSignedWith } from '../holder-key.ts';

// Whether addresses are https is for the configuration to say, which demands it in production; wallets' proofs are
// compared with our own address as it is.
setGlobalConfig({ allowInsecureUrls: true });

const notOurs = (): never => {
  throw new Error('not part of what this server does towards wallets');
};

/** What the OpenID libraries leave to their user: hashing, and checking a wallet's signature under its own key. */
export const walletCallbacks: CallbackContext = {
  hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
  generateRandom: (length) => randomBytes(length),
  verifyJwt: async (signer, { compact }) => {
    const key = holderKeyOf(signer);
    return key && (await isSignedWith(compact, key.jwk))
      ? { verified: true, signerJwk: key.jwk }
      : { verified: false };
  },
  signJwt: notOurs,
  encryptJwe: notOurs,
  decryptJwe: notOurs,
  clientAuthentication: clientAuthenticationNone({ clientId: 'pateva' }),
};
