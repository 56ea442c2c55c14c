/** Ways of RFC 8176, by what they show: something known, something held, a body. */
const kinds: readonly (readonly string[])[] = [
  ["pwd", "pin", "kba"],
  ["otp", "sms", "tel", "hwk", "swk", "sc"],
  ["fpt", "face", "iris", "retina", "vbm"],
];

/**
 * Whether an identity provider asked for a second step: it says so of this sign-in (`amr`: several at once, or ways of two kinds, for a code by mail alone is one step), or
 * whoever runs the installation knows that it always does.
 */
export function asksTwice({ hasSecondStep }: { hasSecondStep: boolean }, { amr }: { amr?: unknown }): boolean {
  if (hasSecondStep) return true;
  const ways: readonly unknown[] = Array.isArray(amr) ? amr : [];
  return (
    ways.some((way) => way === "mfa" || way === "mca") ||
    kinds.filter((kind) => ways.some((way) => kind.includes(String(way)))).length > 1
  );
}
