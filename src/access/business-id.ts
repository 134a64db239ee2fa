const WEIGHTS = [7, 9, 10, 5, 8, 4, 2];

/** Whether this is a Finnish business id (Y-tunnus): seven digits, a hyphen, and the check digit modulo 11. */
export function isBusinessId(value: string): boolean {
  if (!/^\d{7}-\d$/.test(value)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  const rest = sum % 11;
  if (rest === 1) return false;
  return (rest === 0 ? 0 : 11 - rest) === Number(value[8]);
}
