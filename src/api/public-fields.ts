/** The only root fields that answer somebody who is not signed in. Everything else is refused before it runs. */
export const PUBLIC_FIELDS: ReadonlySet<string> = new Set([
  'Query.viewer',
  'Query.privacyNotice',
  'Query.verify',
  'Query.knownIssuers',
  'Query.publicProof',
  'Query.qualifications',
  'Query.qualification',
  'Query.units',
  'Query.searchUnits',
  'Query.identificationReport',
  'Mutation.signInStaff',
  'Mutation.signInParticipant',
  'Mutation.activate',
  'Mutation.recoverWallet',
  'Mutation.acceptInvitation',
  'Mutation.refreshSession',
]);
