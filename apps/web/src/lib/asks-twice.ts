/** Ways of RFC 8176 that are more than a password: several at once, a code, a key, a message, a body. */
const secondWays = ["mfa", "mca", "otp", "hwk", "swk", "sc", "sms", "tel", "fpt", "face", "iris"];

/** Whether an identity provider asked for a second step: it says so of this sign-in (`amr`), or whoever runs the installation knows that it always does. */
export function asksTwice({ hasSecondStep }: { hasSecondStep: boolean }, { amr }: { amr?: unknown }): boolean {
  return hasSecondStep || (Array.isArray(amr) && amr.some((way) => secondWays.includes(way)));
}
