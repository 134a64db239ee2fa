/** The start is stopped; the message names the setting. */
export class WrongConfiguration extends Error {}
