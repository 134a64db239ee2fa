/** How else a text can stand in a row: as bytes in hexadecimal, or in base64 at any of three places. */
export function waysToWrite(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    return whole.slice(shift === 0 ? 0 : 4, -4);
  });
  const escaped = JSON.stringify(secret).slice(1, -1);
  return [secret, escaped, bytes.toString('hex'), ...base64].filter((way) => way.length >= 8);
}
