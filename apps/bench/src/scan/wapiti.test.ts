import { describe, expect, test } from "vitest";
import { modulesCutShort, readWapiti } from "./wapiti.ts";

// As wapiti 3.0.4 writes it, without the descriptions of its classes.
const entry = { method: "GET", path: "/x", http_request: "", curl_command: "", parameter: "" };
const report = JSON.stringify({
  vulnerabilities: {
    "SQL Injection": [{ ...entry, info: "SQL Injection via injection in the parameter q", level: 4, parameter: "q" }],
    "HTTP Secure Headers": [{ ...entry, info: "X-Frame-Options is not set", level: "1" }],
    "CRLF Injection": [],
  },
  anomalies: {
    "Internal Server Error": [{ ...entry, info: "The server responded with a 500", level: 3, parameter: "q" }],
  },
  additionals: { "Fingerprint web technology": [{ ...entry, info: "nginx", level: 0 }] },
  infos: {},
});

describe("what wapiti reports", () => {
  test("is weighed by its own levels, and what it could not explain with it", () => {
    expect(
      readWapiti("GET /s/:survey", report).map(({ kind, severity, parameter, detail }) => [
        kind,
        severity,
        parameter,
        detail,
      ]),
    ).toEqual([
      ["SQL Injection", "critical", "q", "SQL Injection via injection in the parameter q (GET /x)"],
      ["HTTP Secure Headers", "low", null, "X-Frame-Options is not set (GET /x)"],
      ["Internal Server Error", "high", "q", "The server responded with a 500 (GET /x)"],
    ]);
  });

  test("says which modules ran out of time", () => {
    expect(
      modulesCutShort(
        "Max attack time was reached for module file, stopping.\nMax attack time was reached for module exec, stopping.",
      ),
    ).toEqual(["file", "exec"]);
  });

  test("with a level that nobody knows counts", () => {
    const odd = JSON.stringify({ vulnerabilities: { New: [{ ...entry, info: "new", level: 9 }] } });
    expect(readWapiti("GET /s/:survey", odd)).toMatchObject([{ severity: "medium" }]);
  });
});
