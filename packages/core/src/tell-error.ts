/** What a log keeps of an error: what it is and where it was thrown, with nobody's name on it. */
export type ToldError = { type: string; message: string; code?: string; stack?: string; cause?: ToldError };

const deepest = 5;

/**
 * An error as it may stand in a log. Mail servers repeat the address in what they answer, drivers the password of their own: addresses, telephone numbers and
 * whatever looks like a secret are taken out, and fields of an error that nobody knows here are left out.
 */
export function tellError(error: unknown, depth = 0): ToldError {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutPersonal(String(error)) };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return {
    type: error.name,
    message: withoutPersonal(error.message),
    ...(code && /^\w{1,40}$/.test(code) ? { code } : {}),
    ...(error.stack ? { stack: withoutPersonal(error.stack) } : {}),
    ...(error.cause !== undefined && depth < deepest ? { cause: tellError(error.cause, depth + 1) } : {}),
  };
}

const personal: readonly (readonly [RegExp, string])[] = [
  [/\b([a-z][a-z+.-]{0,30}:\/\/)[^\s/@]{0,500}@/gi, "$1…@"],
  [/\bheard_[0-9a-z]{8}_\w{20,}/gi, "[key]"],
  [/\bBearer\s+\S+/gi, "Bearer [token]"],
  [/[^\s<>"'(),;:]{1,64}[@＠][^\s<>"'(),;:@＠]{1,255}\.[^\s<>"'(),;:]{1,63}/gu, "[address]"],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b/g, "[address]"],
  [/(?<![\w:])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?=[0-9a-f:]*::)[0-9a-f:]{3,39})(?![\w:])/gi, "[address]"],
  [/(?<![\w.:-])\+\d[\d ()-]{6,18}\d(?![\w.])/g, "[number]"],
  // Secrets of this product are 32 random bytes and more; a path or an id is broken by other signs.
  [/(?<![\w/-])(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{40,}(?![\w/-])/g, "[token]"],
];

const withoutPersonal = (text: string): string =>
  personal.reduce((left, [form, instead]) => left.replace(form, instead), text);
