import type { OwnText } from '../base/language.ts';
import { dayText } from '../credential/wording.ts';
import { type Check, check } from './check.ts';
import type { IssuerRegister, RegisteredIssuer } from './issuer-registers.ts';

const KNOWN_BY = {
  OWN: 'ISSUER_KNOWN',
  KEPT: 'ISSUER_LISTED',
  FETCHED: 'ISSUER_IN_REGISTRY',
} as const satisfies Record<IssuerRegister, Check['code']>;

/** ISSUER_TRUST: which register knows the issuer; said beside the verdict. */
export function checkTrust(known: RegisteredIssuer | null): Check {
  if (!known) return check('ISSUER_TRUST', 'UNKNOWN', 'ISSUER_NOT_KNOWN');
  const { name: issuer, register, keeper = '', until } = known;
  if (until === undefined) return check('ISSUER_TRUST', 'VALID', KNOWN_BY[register], { issuer, keeper });
  const day: OwnText = { fi: dayText(until, 'fi'), sv: dayText(until, 'sv'), en: dayText(until, 'en') };
  return check('ISSUER_TRUST', 'UNKNOWN', 'ISSUER_WAS_KNOWN', { issuer, until: day });
}
