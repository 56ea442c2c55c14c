import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openRepository } from "../repository.ts";
import { readDockerfile } from "./dockerfile.ts";
import { containerEnvironment, contextFiles, findsPackages, type Image, replayStage } from "./image.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "heard-image-"));
  mkdirSync(join(folder, "context/src"), { recursive: true });
  writeFileSync(join(folder, "context/src/a.txt"), "a");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function replay(dockerfile: string): Image {
  const made = new Map<string, Image>();
  const context = { folder: join(folder, "context"), files: ["src/a.txt"] };
  for (const stage of readDockerfile(dockerfile))
    made.set(stage.name, replayStage(stage, join(folder, stage.name), context, made));
  const last = [...made.values()].at(-1);
  if (!last) throw new Error("no stage");
  return last;
}

describe("a Dockerfile", () => {
  test("is replayed step by step, stages and all", () => {
    const image = replay(`
      # two stages
      FROM node:24 AS build
      WORKDIR /app
      COPY . .
      ENV WORD=built NOTE="two words"
      RUN mkdir out && \\
          printf "%s, %s" "$WORD" "$NOTE" > out/b.txt
      FROM node:24
      WORKDIR /srv
      COPY --from=build --chown=node:node /app/out result
      ENV DATA=/srv/result
      RUN test -f "$DATA/b.txt"
      USER node
      ENTRYPOINT ["node", "main.ts"]
      CMD ["serve", "web"]`);
    expect(readFileSync(join(image.root, "srv/result/b.txt"), "utf8")).toBe("built, two words");
    expect(existsSync(join(image.root, "app"))).toBe(false);
    expect(image).toMatchObject({ workFolder: "/srv", entry: ["node", "main.ts"], command: ["serve", "web"] });
  });

  test("that fails says in which line", () => {
    expect(() => replay("FROM node:24\nRUN exit 3")).toThrow("Dockerfile:2: RUN exit 3 ended with exit code 3");
    expect(() => replay("FROM node:24\nCOPY --from=x /a b")).toThrow("Dockerfile:2: there is no /a in x");
    expect(() => replay("FROM node:24\nONBUILD RUN true")).toThrow("Dockerfile:2: ONBUILD cannot be replayed");
    expect(() => readDockerfile("RUN true")).toThrow("Line 1: RUN stands before the first FROM");
  });

  test("sees nothing of this machine but programs and packages", () => {
    const image = replay("FROM node:24\nENV A=1");
    const { PATH: _path, HOME: _home, TMPDIR: _temporary, ...rest } = containerEnvironment(image, { B: "2" });
    expect(Object.keys(rest).filter((name) => !findsPackages.test(name))).toEqual(["A", "B"]);
  });
});

describe("the build context", () => {
  const repository = openRepository();
  const inContext = (paths: string[]) => contextFiles(paths, repository.read(".dockerignore"));

  test("leaves secrets, data and what is built anew outside, at any depth", () => {
    const outside = [
      ".env",
      "apps/web/.env.local",
      ".git/config",
      "apps/web/.next/a",
      "apps/web/node_modules/a",
      ".data/a",
    ];
    expect(inContext([...outside, ".env.example", "apps/web/src/lib/env.ts"])).toEqual([
      ".env.example",
      "apps/web/src/lib/env.ts",
    ]);
  });

  test("holds every workspace, the lockfile and the licence", () => {
    const files = inContext([...repository.paths]);
    const manifests = repository.paths.filter((path) => /^(apps|packages)\/[^/]+\/package\.json$/.test(path));
    expect(files).toEqual(
      expect.arrayContaining([...manifests, "package-lock.json", "turbo.json", "LICENSE", "apps/cli/src/main.ts"]),
    );
  });
});
