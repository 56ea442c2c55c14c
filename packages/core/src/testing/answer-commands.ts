import fc from "fast-check";
import { readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { inTenant } from "../context.ts";
import { undoImport } from "../imports/index.ts";
import type { MappingInput } from "../imports/schema.ts";
import { readHistograms } from "../measures/read.ts";
import { correctResponse } from "../responses/correct.ts";
import { eraseResponse } from "../responses/erase.ts";
import { quarantineResponse, releaseResponse } from "../responses/quarantine.ts";
import { recordResponses } from "../responses/record.ts";
import { foldPending } from "../rollups/fold.ts";
import { listTrace } from "../trace/list.ts";
import { AnswerOracle, type Kept, type Said } from "./answer-oracle.ts";
import type { importsIn } from "./import-file.ts";

export type AnswerProduct = {
  ctx: ServiceContext;
  imports: ReturnType<typeof importsIn>;
  npsId: number;
  touchpoints: ReadonlyMap<number, string>;
};
type Command = fc.AsyncCommand<AnswerOracle, AnswerProduct>;

const period = { from: "2026-05-01", to: "2026-06-30" };
const mapping: MappingInput = {
  format: "heard-mapping/1",
  source: "shop-survey",
  externalId: "id",
  occurred: { column: "date", format: "yyyy-MM-dd" },
  columns: [
    { column: "score", as: "score", metric: "nps", scale: { min: 0, max: 10, direction: "higherIsBetter" } },
    { column: "place", as: "touchpoint" },
  ],
  create: [],
};

/** The product of one organisation, ready for commands. */
export async function answerProduct(ctx: ServiceContext, imports: AnswerProduct["imports"]): Promise<AnswerProduct> {
  const { touchpoints, measures } = await inTenant(ctx, readCatalogue);
  const nps = [...measures.values()].find(({ metric }) => metric.key === "nps");
  if (!nps) throw new Error("A new organisation has no NPS");
  return {
    ctx,
    imports,
    npsId: nps.id,
    touchpoints: new Map([...touchpoints.values()].map(({ id, key }) => [id, key])),
  };
}

const always = () => true;
const same = (what: string, found: unknown, expected: unknown): void => {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}: found ${left}, expected ${right}`);
};

async function submitTo({ ctx }: AnswerProduct, oracle: AnswerOracle, answers: readonly Said[]): Promise<void> {
  const responses = answers.map(({ key, value, day, touchpoint }) => ({
    ...{ externalId: key, occurredOn: day, touchpoint, scores: [{ metric: "nps", value }] },
  }));
  const { results } = await recordResponses(ctx, { source: "app", mode: "api", responses });
  for (const [place, answer] of answers.entries()) {
    const result = results[place];
    same(`submitting ${answer.key}`, result?.status, AnswerOracle.judge(oracle.submitted, answer));
    if (result?.status === "accepted") AnswerOracle.keep(oracle.submitted, answer, result.id, null);
  }
}

async function correct({ ctx }: AnswerProduct, kept: Kept, value: number): Promise<void> {
  await correctResponse(ctx, { responseId: kept.id, scores: [{ item: 0, value }] });
  kept.value = value;
}

/** Several answers at once, some of which may be known, or contradict one that is. */
class Submit implements Command {
  readonly answers: readonly Said[];
  constructor(answers: readonly Said[]) {
    this.answers = answers;
  }
  check = always;
  run = (oracle: AnswerOracle, product: AnswerProduct) => submitTo(product, oracle, this.answers);
  toString = () => `submit(${JSON.stringify(this.answers)})`;
}

/** What is done to one answer that is there, by its place among all of them. */
function onOne(
  name: string,
  place: number,
  act: (product: AnswerProduct, oracle: AnswerOracle, kept: Kept) => Promise<void>,
): Command {
  return {
    check: (oracle) => oracle.at(place) !== null,
    async run(oracle, product) {
      const kept = oracle.at(place);
      if (kept) await act(product, oracle, kept);
    },
    toString: () => name,
  };
}

const edit = (place: number, value: number) =>
  onOne(`edit(${place}, ${value})`, place, (product, _, kept) => correct(product, kept, value));

/** Out of the numbers, and the next time into them again. */
const doubt = (place: number) =>
  onOne(`doubt(${place})`, place, async ({ ctx }, _, kept) => {
    if (kept.isDoubted) await releaseResponse(ctx, { responseId: kept.id });
    else await quarantineResponse(ctx, { responseId: kept.id, reason: "doubt" });
    kept.isDoubted = !kept.isDoubted;
  });

const erase = (place: number) =>
  onOne(`erase(${place})`, place, async ({ ctx }, oracle, kept) => {
    await eraseResponse(ctx, { responseId: kept.id });
    oracle.erase(kept.id);
  });

/** A file, while somebody folds. */
class Import implements Command {
  readonly answers: readonly Said[];
  constructor(answers: readonly Said[]) {
    this.answers = answers;
  }
  check = always;
  async run(oracle: AnswerOracle, { ctx, imports }: AnswerProduct) {
    const file = [
      "id,date,score,place",
      ...this.answers.map((one) => [one.key, one.day, one.value, one.touchpoint].join()),
    ];
    const [{ batchId, batch }] = await Promise.all([imports.import(ctx, file.join("\n"), mapping), foldPending(ctx)]);
    const counts = { rows: this.answers.length, accepted: 0, known: 0, rejected: 0 };
    const ids = new Map(
      (await listTrace(ctx, { query: { metric: "responses", period }, limit: 1000 })).items.map((item) => [
        item.externalId ?? "",
        item.responseId,
      ]),
    );
    for (const answer of this.answers) {
      const verdict = AnswerOracle.judge(oracle.imported, answer);
      counts[verdict === "duplicate" ? "known" : verdict] += 1;
      if (verdict === "accepted") AnswerOracle.keep(oracle.imported, answer, ids.get(answer.key) ?? "none", batchId);
    }
    same("importing", batch.counts, counts);
    oracle.batches.add(batchId);
  }
  toString = () => `import(${JSON.stringify(this.answers)})`;
}

/** Takes an import back while somebody folds. */
class Undo implements Command {
  readonly place: number;
  constructor(place: number) {
    this.place = place;
  }
  check = (oracle: Readonly<AnswerOracle>) => oracle.batches.size > 0;
  async run(oracle: AnswerOracle, { ctx, imports }: AnswerProduct) {
    const batchId = [...oracle.batches][this.place % oracle.batches.size] ?? 0;
    const { jobId } = await undoImport(ctx, { batchId });
    await Promise.all([imports.work(ctx, jobId, "import.undo"), foldPending(ctx)]);
    oracle.undo(batchId);
  }
  toString = () => `undo(${this.place})`;
}

class Fold implements Command {
  check = always;
  async run(_: AnswerOracle, { ctx }: AnswerProduct) {
    await foldPending(ctx);
  }
  toString = () => "fold";
}

/** Different answers are sent, corrected and erased at the same moment, while two fold. */
class AllAtOnce implements Command {
  readonly answer: Said;
  readonly place: number;
  readonly value: number;
  constructor(answer: Said, place: number, value: number) {
    this.answer = answer;
    this.place = place;
    this.value = value;
  }
  check = (oracle: Readonly<AnswerOracle>) => oracle.all.length > 1 && !oracle.submitted.has(this.answer.key);
  async run(oracle: AnswerOracle, product: AnswerProduct) {
    const [edited, erased] = [oracle.at(this.place), oracle.at(this.place + 1)];
    if (!edited || !erased) return;
    const { ctx } = product;
    await Promise.all([
      submitTo(product, oracle, [this.answer]),
      correct(product, edited, this.value),
      eraseResponse(ctx, { responseId: erased.id }),
      ...[foldPending(ctx), foldPending(ctx)],
    ]);
    oracle.erase(erased.id);
  }
  toString = () => `allAtOnce(${JSON.stringify(this.answer)}, ${this.place}, ${this.value})`;
}

export class Read implements Command {
  check = always;
  async run(oracle: AnswerOracle, { ctx, npsId, touchpoints }: AnswerProduct) {
    const read = { measureIds: [npsId], periods: [period], filters: new Map() };
    const [days, places] = await inTenant(
      ctx,
      async (tx) => [
        await readHistograms(tx, ctx.organisation.id, { ...read, groups: [], bucket: "day" }),
        await readHistograms(tx, ctx.organisation.id, { ...read, groups: ["touchpoint"], bucket: "none" }),
      ],
      { snapshot: true },
    );
    const byName = (rows: readonly { name: string; counts: number[] }[]) =>
      Object.fromEntries(rows.filter(({ counts }) => counts.some(Boolean)).map(({ name, counts }) => [name, counts]));
    const ordered = (counts: Record<string, number[]>) => Object.entries(counts).toSorted();
    same(
      "by day",
      ordered(byName(days?.rows.map(({ bucket, counts }) => ({ name: bucket ?? "", counts })) ?? [])),
      ordered(oracle.counts(({ day }) => day)),
    );
    same(
      "by touchpoint",
      ordered(
        byName(places?.rows.map(({ groups: [id = 0], counts }) => ({ name: touchpoints.get(id) ?? "", counts })) ?? []),
      ),
      ordered(oracle.counts(({ touchpoint }) => touchpoint)),
    );
    const { items } = await listTrace(ctx, { query: { metric: "nps", period }, limit: 1000 });
    const counted = oracle.all.filter(({ isDoubted }) => !isDoubted);
    same("answers", items.map(({ responseId }) => responseId).toSorted(), counted.map(({ id }) => id).toSorted());
  }
  toString = () => "read";
}

/** Few keys, so that answers meet: sent again, contradicted, edited twice. */
const said = (prefix: string): fc.Arbitrary<Said> =>
  fc.record({
    key: fc.integer({ min: 1, max: 8 }).map((number) => `${prefix}-${number}`),
    value: fc.constantFrom(0, 6, 9),
    day: fc.constantFrom("2026-05-10", "2026-06-01"),
    touchpoint: fc.constantFrom("checkout", "delivery"),
  });
const several = (prefix: string) =>
  fc.uniqueArray(said(prefix), { minLength: 1, maxLength: 5, selector: ({ key }) => key });
const place = fc.nat(40);
const value = fc.constantFrom(0, 3, 10);

export const answerCommands: fc.Arbitrary<Command>[] = [
  several("A").map((answers) => new Submit(answers)),
  several("A").map((answers) => new Submit(answers)),
  fc.tuple(place, value).map(([at, to]) => edit(at, to)),
  place.map((at) => doubt(at)),
  place.map((at) => erase(at)),
  several("F").map((answers) => new Import(answers)),
  place.map((at) => new Undo(at)),
  fc.constant(new Fold()),
  fc.tuple(said("A"), place, value).map(([answer, at, to]) => new AllAtOnce(answer, at, to)),
  fc.constant(new Read()),
];
