import { headers } from "next/headers";

/**
 * React keeps what comes behind the outline of a page for 300 ms after the outline was painted, lest many parts appear one by one. A page of
 * ours has one such part, and it is there within half that time: this shows it in the next frame, some 200 ms earlier. `$RT` is where React's
 * own inline script notes when the outline was painted; without a note it does not wait. Should it take another name, the wait is back and
 * `script-budget.spec.ts` says so.
 */
export async function RevealAtOnce() {
  const policy = (await headers()).get("content-security-policy") ?? "";
  const [, nonce] = /'nonce-([^']+)'/.exec(policy) ?? [];
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file; a browser hides the nonce, so what React finds is not what was sent
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: forgetPaint }} />;
}

const forgetPaint = 'Object.defineProperty(window,"$RT",{get(){},set(){}})';
