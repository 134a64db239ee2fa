/** The master key is not the one that the database's data keys are wrapped with. */
export class WrongMasterKey extends Error {}
