/**
 * The line of the log for somebody who was not let in: the way and the reason, as the gateway writes its lines. Not who, and not from where: both may be somebody's mistake,
 * and the log holds no names and no addresses.
 */
export const refusedSignIn = (way: "password" | "link" | "code" | "oidc", reason: string, at: Date): string =>
  JSON.stringify({ level: 40, time: at.getTime(), name: "dashboard", msg: "sign-in refused", way, reason });
