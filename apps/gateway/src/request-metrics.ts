import type { RequestEntry } from "@heard/api/http";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export type RequestMetrics = ReturnType<typeof createRequestMetrics>;

/**
 * What Prometheus reads: the process, requests by route, method and status, how many wait and how many were turned away at the door. No label names an
 * organisation or a person.
 */
export function createRequestMetrics({ waiting }: { waiting: () => number }) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: "heard_request_seconds",
    help: "Time to answer a request",
    labelNames: ["route", "method", "status"],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  const turnedAway = new Counter({
    name: "heard_requests_turned_away_total",
    help: "Requests answered 503 at the door, because more waited than could be answered soon",
    registers: [registry],
  });
  new Gauge({
    name: "heard_requests_waiting",
    help: "Requests that are whole and not answered",
    registers: [registry],
    collect() {
      this.set(waiting());
    },
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    turnAway: () => turnedAway.inc(),
    observe({ route, method, status, durationMs }: RequestEntry): void {
      seconds.observe({ route, method, status }, durationMs / 1000);
    },
  };
}
