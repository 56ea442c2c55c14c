import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { distinct, type Finding, withoutSecrets } from "./finding.ts";
import { judgementOf } from "./judged.ts";
import { type Listener, startListener } from "./listener.ts";
import { makePlace } from "./make-place.ts";
import { openProduct, type ScannedProduct } from "./product.ts";
import { passHeader, type Relay, startRelay } from "./relay.ts";
import type { Scan, Walked } from "./report.ts";
import { signIn } from "./session.ts";
import { readSqlmap, sqlmapArguments } from "./sqlmap.ts";
import { failuresIn } from "./tally.ts";
import { addressOf, slugOf, type Target } from "./target.ts";
import { targetsOf } from "./targets.ts";
import { findTool, runTool, type Tool } from "./tools.ts";
import { walk } from "./walk.ts";
import { leftOut, modulesCutShort, readWapiti, wapitiArguments } from "./wapiti.ts";

type Options = { minutes: number; only: string; commit: string; log: (line: string) => void };
type Walking = {
  product: ScannedProduct;
  relay: Relay;
  listener: Listener;
  folder: string;
  header: string;
  deadlineMs: number;
  findings: Finding[];
  log: (line: string) => void;
};
type Part = {
  name: Walked["tool"];
  targets: readonly Target[];
  budget: string;
  work: (tool: Tool, target: Target, cutShort: Walked["cutShort"][number][]) => Promise<void>;
};

/** The product works on the same machine: more at once would only wait for it. */
const workers = Math.max(2, Math.min(6, cpus().length));
const [sqlmapBudgetMs, wapitiBudgetMs, secondsOfAModule] = [60_000, 150_000, 10];

/** Walks every way into the product with both scanners, in what time there is. */
export async function scan({ minutes, only, commit, log }: Options): Promise<Scan> {
  const startedMs = performance.now();
  const deadlineMs = startedMs + minutes * 60_000;
  const folder = mkdtempSync(join(tmpdir(), "heard-scan-"));
  // Also of a scan that somebody stops: what scanners keep are answers of the product.
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const product = await openProduct(log);
  const { place, person, apiKey } = await makePlace(product);
  const pass = randomBytes(24).toString("base64url");
  const relay = await startRelay({
    ...{ ...product, apiKey, pass, signIn: () => signIn(product.behind.web.origin, person) },
  });
  const listener = await startListener();
  const findings: Finding[] = [];
  try {
    // Screens come last: one takes as long as ten of the others.
    const targets = targetsOf(place)
      .filter(({ name }) => name.includes(only))
      .toSorted((one, other) => Number(one.kind === "screen") - Number(other.kind === "screen"));
    relay.serve(targets);
    const header = `${passHeader}: ${pass}`;
    const walking = { product, relay, listener, folder, header, deadlineMs, findings, log };
    // Half of the time at most: what sqlmap does not need is wapiti's.
    const half = startedMs + (minutes * 60_000) / 2;
    const bySqlmap = await walkWith({ ...walking, deadlineMs: half }, sqlmapPart(walking, targets));
    const byWapiti = await walkWith(walking, wapitiPart(walking, targets));
    const all = distinct([...findings, ...listener.findings(), ...failuresIn(relay.tallies)]);
    const judged = all.flatMap((finding) => {
      const why = judgementOf(finding);
      return why === null ? [] : [{ finding, why }];
    });
    const result: Scan = {
      ...{ commit, date: new Date().toISOString().slice(0, 10), machine: machine(), most: minutes },
      place: placeOf(),
      minutes: Math.ceil((performance.now() - startedMs) / 60_000),
      walked: [byWapiti, bySqlmap],
      answered: targets.map(({ name, kind }) => {
        const { first = null, limited = 0 } = relay.tallies.get(name) ?? {};
        return { target: name, kind, status: first, limited };
      }),
      requests: [...relay.tallies.values()].reduce((sum, { requests }) => sum + requests, 0),
      renewals: relay.renewals(),
      findings: all.filter((finding) => judgementOf(finding) === null),
      ...{ judged, notes: notes() },
    };
    return withoutSecrets(result, [pass, apiKey, person.password, ...Object.values(place.tokens)]);
  } finally {
    await relay.close();
    await listener.close();
    await product.stop().catch((error: Error) => log(error.message));
  }
}

async function walkWith({ deadlineMs, log }: Walking, { name, targets, budget, work }: Part): Promise<Walked> {
  const found = findTool(name);
  const none = { tool: name, found, budget, minutes: 0, reached: [], cutShort: [], unreached: [] };
  if (!found) {
    log(`${name} is not on PATH: skipped`);
    return none;
  }
  const startedMs = performance.now();
  const reached: string[] = [];
  const cutShort: { target: string; what: string }[] = [];
  log(`${name} ${found.version} on ${targets.length} ways in`);
  const left = await walk(targets, { workers, deadlineMs, now: () => performance.now() }, async (target) => {
    await work(found, target, cutShort);
    reached.push(target.name);
    log(`${name} ${reached.length}/${targets.length}  ${target.name}`);
  });
  const minutes = Math.round((performance.now() - startedMs) / 60_000);
  return { ...none, minutes, reached, cutShort, unreached: left.map((target) => target.name) };
}

function sqlmapPart({ product, relay, folder, header, findings }: Walking, targets: readonly Target[]): Part {
  return {
    ...{ name: "sqlmap", targets, budget: `${sqlmapBudgetMs / 1000} s` },
    work: async (tool, target, cutShort) => {
      const address = addressOf(`http://localhost:${product.ports[target.site]}`, target);
      // With nothing to replace there is nothing to inject into.
      if (!address.includes("=")) return;
      const given = sqlmapArguments(address, join(folder, slugOf(target)), header);
      const run = await runTool(tool.program, given, sqlmapBudgetMs);
      const reading = readSqlmap(target.name, run.output, relay.tallies.get(target.name)?.isHtml ?? false);
      findings.push(...reading.findings);
      if (run.wasCutOff) cutShort.push({ target: target.name, what: "ended" });
      if (reading.problem) cutShort.push({ target: target.name, what: reading.problem.slice(0, 120) });
    },
  };
}

function wapitiPart({ product, listener, folder, header, findings }: Walking, all: readonly Target[]): Part {
  // What stands behind a procedure is JSON, which sqlmap has walked.
  const targets = all.filter(({ kind }) => kind !== "procedure");
  return {
    ...{ name: "wapiti", targets, budget: `${wapitiBudgetMs / 1000} s, ${secondsOfAModule} s a module` },
    work: async (tool, target, cutShort) => {
      const place = join(folder, `wapiti-${slugOf(target)}`);
      const report = `${place}.json`;
      const relayed = addressOf(`http://localhost:${product.ports[target.site]}`, target);
      const own = ownAddress(target, product);
      const run = await runTool(
        tool.program,
        wapitiArguments({
          ...{ address: own ?? relayed, isOwnAddress: own !== null, report, folder: place, header, secondsOfAModule },
          endpoint: listener.endpointOf(slugOf(target)),
        }),
        wapitiBudgetMs,
      );
      if (run.wasCutOff) cutShort.push({ target: target.name, what: "ended, without a report" });
      else findings.push(...readWapiti(target.name, readFileSync(report, "utf8")));
      const short = modulesCutShort(run.output);
      if (short.length > 0) cutShort.push({ target: target.name, what: short.join(", ") });
    },
  };
}

/** A page of the gateway is walked where it stands, so that its forms are filled in; `null` where the fields of the relay say more. */
function ownAddress(
  { kind, site, method, as, path, inPath, example }: Target,
  { ports }: ScannedProduct,
): string | null {
  if (kind !== "route" || site !== "gateway" || method !== "GET" || path.startsWith("/api/v1/")) return null;
  const query = new URLSearchParams(as === "query" ? ((example ?? {}) as Record<string, string>) : {});
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(inPath[name] ?? ""));
  return `http://localhost:${ports.gateway}${filled}${String(query) === "" ? "" : `?${query}`}`;
}

const machine = () =>
  `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}`;

const placeOf = () =>
  process.env.HEARD_SCAN_URL
    ? "Against a product that ran already, with the demo company."
    : "Against the product with the demo company in a data folder of its own.";

const notes = (): string[] => [
  "Both scanners go through a relay, which is the product's one trusted proxy (`HEARD_TRUSTED_PROXIES=1`): it holds the session of an owner and a key of the public API with every scope, turns the fields of JSON, forms and addresses into parameters of one address for each way in, and comes from another client address every 25 requests and at once after a 429, so that the limits of one address do not hide what lies behind them. Limits of an account, a link or a device stand as they ship; what they refused is counted below. An answer of 5xx other than 503 is a finding of medium.",
  `Of wapiti's modules these are left out: ${Object.entries(leftOut)
    .map(([names, why]) => `${names} (${why})`)
    .join(
      "; ",
    )}. sqlmap runs with --smart, level 2 and risk 1: a parameter without a hint is not tried further. Neither sees what was stored in one place come out in another; that is for the corpora of the tests (\`docs/security/asvs.md\`).`,
];
