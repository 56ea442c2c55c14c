/** How an answer was collected: a closed list, so that modes can be told apart for ever. The number is what rows store; never renumber. */
export const modeCodes = {
  email: 1,
  email_inline: 2,
  sms: 3,
  link: 4,
  qr: 5,
  embed: 6,
  kiosk: 7,
  agent: 8,
  api: 9,
  import: 10,
} as const;
export type Mode = keyof typeof modeCodes;
export const modes = Object.keys(modeCodes) as Mode[];

const byCode = new Map(modes.map((mode) => [modeCodes[mode] as number, mode]));

/** The mode of a stored code. */
export function modeOf(code: number): Mode {
  const mode = byCode.get(code);
  if (!mode) throw new RangeError(`${code} is not the code of a mode of collection`);
  return mode;
}
