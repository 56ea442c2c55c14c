import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { members, users } from "@heard/db/schema/members";
import type { MetricRow, ScaleRow } from "@heard/db/schema/metrics";
import type { ScoreMethod } from "@heard/metrics";
import { eq, isNull } from "drizzle-orm";
import { countScores } from "../catalogue/count-answers.ts";
import { defaultMetrics } from "../catalogue/defaults.ts";
import { type CatalogueMetric, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { listScales } from "../scales/queries.ts";
import { methodsOn, scaleKindsOf } from "../scales/rules.ts";

/** One version of a scale as a metric uses it, with what was answered on it. */
export type RegistryScale = Pick<
  ScaleRow,
  "key" | "version" | "kind" | "min" | "max" | "direction" | "labels" | "wording" | "wordingVersion" | "createdAt"
> & {
  /** `new`: answers that name no scale. `named`: only those that name it. `none`: another version has taken its place. */
  takes: "new" | "named" | "none";
  answerCount: number;
  firstMonth: string | null;
  lastMonth: string | null;
};

/** One metric of the registry: what the code executes, and who answers for it. */
export type RegistryMetric = {
  key: string;
  name: LocalisedText;
  kind: MetricRow["kind"];
  scope: MetricRow["scope"];
  object: MetricRow["object"];
  headlineMethod: ScoreMethod;
  /** The methods that its current scale allows. */
  methods: readonly ScoreMethod[];
  hasItems: boolean;
  version: number;
  owner: { memberId: number; name: string } | null;
  /** In one language when a member wrote it, in all when it came with the product; empty when nobody said. */
  origin: LocalisedText;
  archivedAt: Date | null;
  /** Newest first. */
  scales: RegistryScale[];
  answerCount: number;
};

export type Registry = {
  metrics: RegistryMetric[];
  /** The newest version of every scale in use: what a metric can ask on. */
  scales: RegistryScale[];
  /** Which kinds of scale each kind of metric asks on. */
  scaleKinds: typeof scaleKindsOf;
  /** Who can own a metric. */
  people: { memberId: number; name: string }[];
};

/** The registry of metrics with their scales, owners and answers: what the page prints is what the code computes with. */
export async function getRegistry(ctx: ServiceContext): Promise<Registry> {
  requirePermission(ctx, "metric.edit");
  return inTenant(
    ctx,
    async (tx) => {
      const { metrics } = await readCatalogue(tx);
      const rows = [...metrics.values()];
      const counts = await countScores(
        tx,
        ctx.organisation.id,
        rows.flatMap(({ measures }) => measures.map(({ id }) => id)),
      );
      const people = await listPeople(tx);
      return {
        metrics: rows.map((metric) => registryMetric(metric, counts, people)),
        scales: (await listScales(tx)).map((scale) => registryScale(scale, "new", undefined)),
        scaleKinds: scaleKindsOf,
        people,
      };
    },
    { snapshot: true },
  );
}

type Counts = Awaited<ReturnType<typeof countScores>>;

function registryMetric(metric: CatalogueMetric, counts: Counts, people: Registry["people"]): RegistryMetric {
  const { key, name, kind, scope, object, hasItems, version, origin, archivedAt, measures } = metric;
  const current = measures.at(-1);
  const methods = current ? methodsOn(kind, current.scale) : [];
  const scales = measures
    .map(({ id, scale, namedOnly }) => {
      const takes = id === current?.id ? "new" : namedOnly ? "named" : "none";
      return registryScale(scale, takes, counts.get(id));
    })
    .reverse();
  return {
    key,
    name,
    kind,
    scope,
    object,
    headlineMethod: metric.headlineMethod as ScoreMethod,
    methods,
    hasItems,
    version,
    owner: people.find(({ memberId }) => memberId === metric.ownerMemberId) ?? null,
    origin: originOf(key, origin),
    archivedAt,
    scales,
    answerCount: scales.reduce((sum, { answerCount }) => sum + answerCount, 0),
  };
}

function originOf(key: string, text: string): LocalisedText {
  const given = defaultMetrics.find((metric) => metric.key === key)?.origin;
  return given?.en === text ? given : { en: text };
}

function registryScale(
  scale: ScaleRow,
  takes: RegistryScale["takes"],
  counted: ReturnType<Counts["get"]>,
): RegistryScale {
  const { key, version, kind, min, max, direction, labels, wording, wordingVersion, createdAt } = scale;
  return {
    ...{ key, version, kind, min, max, direction, labels, wording, wordingVersion, createdAt, takes },
    answerCount: counted?.count ?? 0,
    firstMonth: counted?.firstMonth ?? null,
    lastMonth: counted?.lastMonth ?? null,
  };
}

/** The members who can be given a metric. */
export async function listPeople(tx: Transaction): Promise<Registry["people"]> {
  return tx
    .select({ memberId: members.id, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(isNull(members.deactivatedAt))
    .orderBy(users.name);
}

/** A metric with its measures. @throws DomainError not_found */
export async function getMetric(tx: Transaction, key: string): Promise<CatalogueMetric> {
  const metric = (await readCatalogue(tx)).metrics.get(key);
  if (!metric) throw notFound("metric", key);
  return metric;
}
