import { Resolver } from "node:dns/promises";

/**
 * Every address of a name. Asked by a resolver of its own and not of the system: that one holds a thread of the pool that files and mail need as well, for as long
 * as a name server keeps silent, and there are four.
 * @throws Error where no name server knows the name, or none answers in time
 */
export async function resolveHost(
  host: string,
  signal: AbortSignal,
  { servers, timeoutMs = 3000 }: { servers?: readonly string[]; timeoutMs?: number } = {},
): Promise<string[]> {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
  if (servers) resolver.setServers(servers);
  const cancel = () => resolver.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    const addresses = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
    if (addresses.length > 0) return addresses;
    throw new Error(`No address of ${host}`, { cause: answers.find(({ status }) => status === "rejected") });
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}
