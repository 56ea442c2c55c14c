import type { RequestEntry } from "@heard/api/http";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** What Prometheus reads: the process, and requests by route, method and status. No label names an organisation or a person. */
export function createRequestMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: "heard_request_seconds",
    help: "Time to answer a request",
    labelNames: ["route", "method", "status"],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observe({ route, method, status, durationMs }: RequestEntry): void {
      seconds.observe({ route, method, status }, durationMs / 1000);
    },
  };
}
