import { parse } from "yaml";

/** The part of a service that the replay acts on. */
export type Service = {
  image: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: Healthcheck;
};
/** As the file writes it: durations such as `5s` or `1m30s`. */
export type Healthcheck = {
  test: string[];
  interval?: string;
  timeout?: string;
  retries?: number;
  start_period?: string;
};
export type Compose = { services: Record<string, Service> };

/** A compose file as a container engine understands it: anchors and merges resolved, variables replaced. @throws Error for a variable that is wanted and not set */
export function readCompose(text: string, variables: Readonly<Record<string, string>>): Compose {
  return interpolated(parse(text, { merge: true }), variables) as Compose;
}

function interpolated(value: unknown, variables: Readonly<Record<string, string>>): unknown {
  if (typeof value === "string") return withVariables(value, variables);
  if (Array.isArray(value)) return value.map((item) => interpolated(item, variables));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, interpolated(item, variables)]));
}

/** `$$`, `${NAME}`, `${NAME:-default}` and `${NAME:?message}`, where empty counts as not set. */
function withVariables(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(
    /\$(?:\$|\{(\w+)(?::([-?])([^}]*))?\})/g,
    (whole, name?: string, operator?: string, word = "") => {
      if (!name) return whole === "$$" ? "$" : whole;
      const value = variables[name] ?? "";
      if (value === "" && operator === "?") throw new Error(`${name} is not set: ${word}`);
      return value === "" && operator === "-" ? word : value;
    },
  );
}

/** How long one question after a service's health may take, and after how long an engine calls it unhealthy, in milliseconds. */
export function patienceOf(check: Healthcheck): { probeMs: number; allMs: number } {
  const { interval = "30s", timeout = "30s", retries = 3, start_period = "0s" } = check;
  const probeMs = millisecondsOf(timeout);
  return { probeMs, allMs: millisecondsOf(start_period) + retries * (millisecondsOf(interval) + probeMs) };
}

const units = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;

function millisecondsOf(text: string): number {
  if (!/^(?:\d+(?:h|ms|m|s))+$/.test(text)) throw new Error(`${text} is no duration such as 5s or 1m30s`);
  return [...text.matchAll(/(\d+)(h|ms|m|s)/g)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * units[unit as keyof typeof units],
    0,
  );
}

/** Services in an order in which everything is there that the next one waits for. @throws Error for a circle */
export function startOrder({ services }: Compose): string[] {
  const order: string[] = [];
  const visit = (name: string, behind: readonly string[]) => {
    if (behind.includes(name)) throw new Error(`Services wait for each other: ${[...behind, name].join(" → ")}`);
    for (const before of Object.keys(services[name]?.depends_on ?? {})) visit(before, [...behind, name]);
    if (!order.includes(name)) order.push(name);
  };
  for (const name of Object.keys(services)) visit(name, []);
  return order;
}
