import { dataModelOf } from '../credential/foreign-shape.ts';
import { type Check, check } from './check.ts';

/**
 * DATES: validFrom and validUntil (VC Data Model 2.0, 4.9), or issuanceDate and expirationDate (1.1, 4.6), against the
 * time of checking.
 */
export function checkDates(credential: Readonly<Record<string, unknown>>, now: Date): Check {
  const older = dataModelOf(credential) === '1.1';
  const validFrom = older ? credential.issuanceDate : credential.validFrom;
  const validUntil = older ? credential.expirationDate : credential.validUntil;
  const day = (value: unknown) => String(value).slice(0, 10);
  if (validFrom !== undefined && !(Date.parse(String(validFrom)) <= now.getTime())) {
    return check('DATES', 'INVALID', 'NOT_YET', { from: day(validFrom) });
  }
  if (validUntil !== undefined && !(Date.parse(String(validUntil)) >= now.getTime())) {
    return check('DATES', 'INVALID', 'EXPIRED', { until: day(validUntil) });
  }
  return check('DATES', 'VALID', 'DATES_FIT');
}
