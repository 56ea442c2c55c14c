"""Verdicts on improvement plans by another road than the package takes: every answer by itself instead of histograms, the projection by fitting and
predicting (the weights by perturbing one period at a time), variances from the answers.

python3 reference/verdict.py > reference/verdict-vectors.json   (Python 3.11.7, NumPy 2.4.6, SciPy 1.17.1)
"""
import json
import math

import numpy as np
from scipy import stats

rng = np.random.default_rng(20261128)
vectors = []


def plain(value):
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(one) for one in value]
    if isinstance(value, (float, np.floating)):
        return float(f"{value:.10g}")
    return int(value) if isinstance(value, np.integer) else value


def phi(metric):
    x = np.arange(metric["min"], metric["max"] + 1)
    up = x if metric["direction"] == "higherIsBetter" else metric["min"] + metric["max"] - x
    if metric["method"] == "nps":
        return np.where(up >= 9, 100.0, np.where(up <= 6, -100.0, 0.0))
    return up.astype(float) if metric["method"] == "mean" else np.where(up >= metric["threshold"], 100.0, 0.0)


def variance(metric, x):
    if metric["method"] == "mean":
        return max(np.var(x, ddof=1), 1 / 12)
    if metric["method"] == "share":
        extended = np.append(x, [0.0, 100.0])
        return extended.mean() * (100 - extended.mean())
    p, d, n = (x > 0).sum() + 0.75, (x < 0).sum() + 0.75, len(x) + 3
    return 1e4 * (p / n + d / n - (p / n - d / n) ** 2)


class Answers:
    """One row an answer: unit, stratum, period, value."""

    def __init__(self, metric, units):
        rows = []
        for u, unit in enumerate(units):
            for s, stratum in enumerate(unit["strata"]):
                for t, hist in enumerate(stratum["hist"]):
                    rows += [(u, s, t, value) for value, count in zip(phi(metric), hist) for _ in range(count)]
        self.rows = np.array(rows, dtype=float)

    def of(self, units=None, periods=None, stratum=None):
        keep = np.ones(len(self.rows), bool)
        if units is not None:
            keep &= np.isin(self.rows[:, 0], units)
        if periods is not None:
            keep &= np.isin(self.rows[:, 2], periods)
        if stratum is not None:
            keep &= self.rows[:, 1] == stratum
        return self.rows[keep]


def columns(t, cycle):
    t = np.asarray(t, float)
    own = [np.ones_like(t), t]
    return np.column_stack(own + ([np.sin(2 * np.pi * t / 13), np.cos(2 * np.pi * t / 13)] if cycle else []))


def effect_of(before, after, values, cycle):
    """Mean of the after values minus the prediction from before; values in the order before, after."""
    fitted = np.linalg.lstsq(columns(before, cycle), values[: len(before)], rcond=None)[0]
    return np.mean(values[len(before) :] - columns(after, cycle) @ fitted)


def weights_of(before, after, cycle):
    return np.array([effect_of(before, after, one, cycle) for one in np.eye(len(before) + len(after))])


def rss_of(before, values, cycle):
    x = columns(before, cycle)
    return np.sum((values - x @ np.linalg.lstsq(x, values, rcond=None)[0]) ** 2)


def judge(registration, units):
    reg, metric, minimum = registration, registration["metric"], registration["minAnswers"]
    nothing = dict.fromkeys(
        ["claim", "strength", "size", "estimate", "interval", "level", "se", "df", "mixPart", "observedChange", "trend", "trendP", "placeboRatio", "lastYear"]
    )
    stop = lambda verdict, reason, dropped=(): {"verdict": verdict, "reason": reason, **nothing, "dropped": list(dropped)}
    if reg.get("goalChanged"):
        return stop("notComparable", "registrationVoid")
    open_ = lambda name: [t for t in reg[name] if t not in reg.get("excluded", [])]
    B, L, A = open_("baseline"), open_("trigger"), open_("after")
    if not A:
        return stop("tooFewAnswers", "periods")
    data = Answers(metric, units)
    groups = [g for g in (("plan", [i for i, u in enumerate(units) if u["role"] == "plan"]), ("comparison", [i for i, u in enumerate(units) if u["role"] == "comparison"])) if g[1]]
    for _, members in groups:
        for window in (B, A):
            other = sum(units[i].get("otherVersion", [0] * 99)[t] for i in members for t in window)
            if other > 0.2 * (other + len(data.of(members, window))):
                return stop("notComparable", "scaleChanged")
    for _, members in groups:
        modes = sorted({s.get("mode", "self") for i in members for s in units[i]["strata"]})
        shares = []
        for window in (B, A):
            n = np.array([sum(len(data.of([i], window, k)) for i in members for k, s in enumerate(units[i]["strata"]) if s.get("mode", "self") == mode) for mode in modes], float)
            shares.append(n / max(1, n.sum()))
        if 0.5 * np.abs(shares[0] - shares[1]).sum() > 0.2:
            return stop("notComparable", "modeChanged")
    lost = [i for _, members in groups for i in members if sum(len(data.of([i], [t])) > 0 for t in A) < len(A) / 2]
    dropped = [u["id"] for i, u in enumerate(units) if i in lost]
    for name, members in groups:
        if len([i for i in members if i not in lost]) < len(members) / 2:
            return stop("notComparable", name.replace("plan", "planUnits") + "Lost", dropped)
    groups = [(name, [i for i in members if i not in lost]) for name, members in groups]
    if any(len(data.of(members, window)) < minimum for _, members in groups for window in (B, A)):
        return stop("tooFewAnswers", "window", dropped)
    thick = lambda periods: [t for t in periods if all(len(data.of(members, [t])) >= 5 for _, members in groups)]
    B, L, A = thick(B), thick(L), thick(A)
    if len(A) < len(reg["after"]) / 2:
        return stop("tooFewAnswers", "periods", dropped)
    if len(B) < 8:
        return stop(*(("tooFewAnswers", "periods") if len(reg["baseline"]) >= 8 else ("notComparable", "historyTooShort")), dropped)
    for _, members in groups:
        names = sorted({s["id"] for i in members for s in units[i]["strata"]})
        count = lambda window, name: sum(len(data.of([i], window, k)) for i in members for k, s in enumerate(units[i]["strata"]) if s["id"] == name)
        shares = [np.array([count(w, name) for name in names], float) / len(data.of(members, w)) for w in (B, A)]
        known = sum(len(data.of([i], A, k)) for i in members for k in range(len(units[i]["strata"])) if len(data.of([i], B, k)))
        if known < 0.8 * len(data.of(members, A)) or 0.5 * np.abs(shares[0] - shares[1]).sum() > 0.5:
            return stop("notComparable", "mixChanged", dropped)
    return measured(reg, units, data, dict(groups), (B, L, A), dropped)


def measured(reg, units, data, groups, windows, dropped):
    metric, minimum, delta = reg["metric"], reg["minAnswers"], reg["smallestMeaningfulChange"]
    B, L, A = windows
    alone = "comparison" not in groups
    cycle = alone and len(B) >= 20
    expected = np.zeros(len(data.rows))
    for members in groups.values():
        for i in members:
            own = data.of([i], B)[:, 3]
            for k in range(len(units[i]["strata"])):
                cell = data.of([i], B, k)[:, 3]
                expected[(data.rows[:, 0] == i) & (data.rows[:, 1] == k)] = cell.mean() if len(cell) >= minimum else own.mean()
    rest = data.rows[:, 3] - expected

    def series(members, values, periods):
        return np.array([values[np.isin(data.rows[:, 0], members) & (data.rows[:, 2] == t)].mean() for t in periods])

    def gap(values, periods):
        plan = series(groups["plan"], values, periods)
        return plan if alone else plan - series(groups["comparison"], values, periods)

    v = {name: (variance(metric, data.of(members, B)[:, 3]), variance(metric, data.of(members, A)[:, 3])) for name, members in groups.items()}
    S = lambda periods: np.array([sum(v[name][t in A] / len(data.of(members, [t])) for name, members in groups.items()) for t in periods])
    g, used = gap(rest, B + A), B + A
    c, df = weights_of(B, A, cycle), len(B) - (4 if cycle else 2)
    D, mix = effect_of(B, A, g, cycle), effect_of(B, A, gap(expected, used), cycle)
    rss = rss_of(B, g[: len(B)], cycle)
    x = columns(B, cycle)
    hat = np.diag(x @ np.linalg.pinv(x))
    H = np.sum(S(B) * (1 - hat))
    sigma2 = (rss - H) / df
    V_of = lambda c, S: np.sum(c**2 * (S + sigma2)) if sigma2 >= 0 else np.sum(c**2 * S) * max(0.25, rss / H)
    V_mix = 0.0
    for name, members in groups.items():
        for i in members:
            for k in range(len(units[i]["strata"])):
                n0 = len(data.of([i], B, k))
                if n0 >= minimum:
                    V_mix += sum(c[j] * len(data.of([i], [t], k)) / len(data.of(members, [t])) for j, t in enumerate(used)) ** 2 * v[name][0] / n0
    steady = [] if alone else [i for i in groups["comparison"] if all(len(data.of([i], [t])) for t in used)]
    R = 1.0
    if len(steady) >= 4:
        z = [series([i], rest, used) - series(groups["comparison"], rest, used) for i in steady]
        R = sum(effect_of(B, A, one, cycle) ** 2 for one in z) / (sum(rss_of(B, one[: len(B)], cycle) for one in z) / df * np.sum(c**2))
    firm = len(steady) >= 4 and len(B) >= 20 and all(len(data.of([i], B)) <= 0.5 * len(data.of(groups["comparison"], B)) for i in groups["comparison"])
    level = 0.95 if firm else 0.99
    planned = len(reg["plannedAfter"]) if "stoppedAfter" in reg else len(reg["after"])
    tail = (1 - level) / (4 * planned) if planned > len(reg["after"]) else (1 - level) / 2
    q = stats.t.isf(tail, df)
    se = math.sqrt((V_of(c, S(used)) + V_mix) * max(1, R))
    lo, hi = D - q * se, D + q * se
    if L:
        order = B + L
        c2 = weights_of(order, A, cycle)
        hi = max(hi, effect_of(order, A, gap(rest, order + A), cycle) + q * math.sqrt((V_of(c2, S(order + A)) + V_mix) * max(1, R)))
    centred = columns(B, cycle)
    b = np.linalg.lstsq(centred, g[: len(B)], rcond=None)[0][1]
    b_se = math.sqrt(max(rss, H) / df * np.linalg.inv(centred.T @ centred)[1, 1])
    b_p = 2 * stats.t.sf(abs(b) / b_se, df)
    back = [t for t in A if t - 13 in B]
    year = float(np.mean(gap(rest, back) - gap(rest, [t - 13 for t in back]))) if back else None
    word, reason = "noDetectableChange", None
    if b_p < 0.02 and abs(b) * (np.mean(A) - np.mean(B)) > delta:
        word, reason = "notComparable", "trendTooStrong" if alone else "trendsDiffer"
    elif lo > 0 or hi < 0:
        sign = 1 if lo > 0 else -1
        word, reason = ("noDetectableChange", "lastYearDisagrees") if year is not None and sign * year <= 0 else ("improved" if sign > 0 else "worsened", None)
    near, far = (lo, hi) if word == "improved" else (-hi, -lo)
    size = None
    if word in ("improved", "worsened"):
        size = "atLeastMeaningful" if near >= delta else "belowMeaningful" if far < delta else "open"
    elif word == "noDetectableChange":
        size = "ruledOut" if -delta < lo and hi < delta else "open"
    return {
        "verdict": word, "reason": reason, "claim": "change" if alone else "effect", "strength": "firm" if firm else "limited", "size": size, "estimate": D, "interval": [lo, hi],
        "level": level, "se": se, "df": df, "mixPart": mix, "observedChange": D + mix, "trend": b, "trendP": b_p, "placeboRatio": R, "lastYear": year, "dropped": dropped,
    }


# --- made-up plans
NPS = {"method": "nps", "min": 0, "max": 10, "direction": "higherIsBetter"}


def hist(metric, n, quality):
    """n answers, better ones as quality (about −1…1) rises."""
    k = metric["max"] - metric["min"] + 1
    x = np.arange(k) if metric["direction"] == "higherIsBetter" else np.arange(k)[::-1]
    p = np.exp(-((x - (k - 1) * (0.62 + 0.3 * quality)) ** 2) / (0.12 * k * k))
    return rng.multinomial(n, p / p.sum()).tolist()


def plan(id, note, periods, *, metric=NPS, plan_units=1, comparison=4, n=(30, 50), strata=("all",), quality=lambda role, unit, stratum, t: 0.0, size=None, modes=None, delta=5, edit=None, **extra):
    B, L, A = periods
    registration = {
        "metric": metric, "baseline": list(range(B)), "trigger": list(range(B, B + L)), "after": list(range(B + L, B + L + A)), "smallestMeaningfulChange": delta, "minAnswers": 30, **extra,
    }
    units = []
    for role, count in (("plan", plan_units), ("comparison", comparison)):
        for u in range(count):
            own = rng.normal(0, 0.15)
            made = [
                {"id": s, **({"mode": modes[s]} if modes else {}), "hist": [hist(metric, size(role, u, s, t) if size else int(rng.integers(*n)), own + quality(role, u, s, t)) for t in range(B + L + A)]}
                for s in strata
            ]
            units.append({"id": f"{role}-{u + 1}", "role": role, "strata": made})
    if edit:
        edit(registration, units)
    expected = judge(registration, units)
    vectors.append({"id": id, "form": "verdict", "note": note, "input": plain({"registration": registration, "units": units}), "expected": plain(expected), "tolerance": 1e-6})
    return expected


def lift(by, from_, role="plan"):
    return lambda r, u, s, t: by if r == role and t >= from_ else 0.0


def silence(ids, from_):
    def edit(_, units):
        for unit in units:
            if unit["id"] in ids:
                for stratum in unit["strata"]:
                    stratum["hist"] = [one if t < from_ else [0] * len(one) for t, one in enumerate(stratum["hist"])]
    return edit


def other_version(registration, units):
    units[0]["otherVersion"] = [0 if t < registration["after"][0] else 15 for t in range(len(units[0]["strata"][0]["hist"]))]


mean_low = {"method": "mean", "min": 1, "max": 7, "direction": "lowerIsBetter"}
share = {"method": "share", "min": 1, "max": 5, "direction": "higherIsBetter", "threshold": 4}
thin_cell = lambda role, u, s, t: (t + u) % 2 if s == "desk" else 25 + (t + u) % 5


def nearly_still(registration, units):
    """Baseline periods alike but for one answer in every second one."""
    for unit in units:
        for stratum in unit["strata"]:
            still = stratum["hist"][0]
            other = list(still)
            other[9], other[8] = other[9] - 1, other[8] + 1
            stratum["hist"] = [still, other] * 10 + stratum["hist"][20:]


plan("mean, low is better", "two strata, one of them below the least answers; two left-out periods", (22, 2, 5), metric=mean_low, strata=("web", "desk"), size=thin_cell, quality=lift(0.5, 24), delta=0.3)
plan("share worsened", "three plan units, five comparison units", (26, 1, 6), metric=share, plan_units=3, comparison=5, quality=lift(-0.5, 27))
plan("calm baseline", "far less unrest than sampling lets expect", (20, 1, 4), comparison=2, edit=nearly_still)
plan("short history, no comparison", "straight line only, 99 %", (12, 1, 3), comparison=0, n=(80, 120), quality=lift(0.7, 13))
plan("ruled out", "many answers, nothing happened", (20, 0, 6), n=(400, 401), delta=30, quality=lift(0, 0))
plan("one unit has most", "four steady units, one with more than half of the answers: limited", (20, 1, 4), size=lambda r, u, s, t: 200 if r == "comparison" and u == 0 else 30, quality=lift(0.6, 21))
plan("last year disagrees", "better than projected, worse than a year before", (20, 1, 2), n=(600, 610), quality=lambda r, u, s, t: 0 if r != "plan" else 0.9 if t >= 21 else 1.1 if t in (8, 9) else 0.0)
plan("stopped early, limited", "two of five periods", (14, 1, 2), comparison=2, quality=lift(0.9, 15), plannedAfter=[15, 16, 17, 18, 19], stoppedAfter=2)
plan("trend too strong", "own history", (20, 1, 4), comparison=0, n=(100, 110), quality=lambda r, u, s, t: 0.05 * t - 0.5)
plan("mode changed", "people are asked by somebody", (20, 1, 4), strata=("web", "call"), modes={"web": "self", "call": "asked"}, size=lambda r, u, s, t: 30 if r != "plan" or t < 21 else 45 if s == "call" else 15)
plan("scale changed", "a third of the plan's answers after the start are to another question", (20, 1, 4), edit=other_version)
plan("plan units lost", "two of three closed", (20, 1, 4), plan_units=3, edit=silence(("plan-2", "plan-3"), 22))
plan("comparison lost", "three of four closed", (20, 1, 4), edit=silence(("comparison-1", "comparison-2", "comparison-3"), 22))
plan("mix changed", "the plan's answers come from a channel that had none", (20, 1, 4), strata=("web", "app"), size=lambda r, u, s, t: 20 if r != "plan" else (40 if (s == "web") == (t < 21) else 0))
plan("mix turned round", "most of the plan's answers came from the web, now most come from the app", (20, 1, 4), strata=("web", "app"), size=lambda r, u, s, t: 20 if r != "plan" else 34 if (s == "web") == (t < 21) else 6)
plan("history too short", "seven periods", (7, 1, 4))
plan("thin baseline", "seven of nine periods have five answers", (9, 1, 4), size=lambda r, u, s, t: 3 if r == "plan" and t < 2 else 40)
plan("goal changed", "after approval", (20, 1, 4), goalChanged=True)
plan("stopped at once", "no after period ended", (20, 1, 0), plannedAfter=[21, 22, 23], stoppedAfter=0)


def teahouse():
    """The plan of the browser walk (apps/web/e2e/plan-to-verdict.spec.ts): the same answers by the same rule, judged here."""
    shops, before, after, each = ["Belém", "Braga", "Chiado", "Faro", "Viseu"], 24, 6, 12
    registration = {
        "metric": NPS, "baseline": list(range(before - 1)), "trigger": [before - 1], "after": list(range(before, before + after)), "smallestMeaningfulChange": 5, "minAnswers": 30, "targetChange": 20,
    }

    def value(shop, t, k):
        return 10 if shop == "Chiado" and t >= before and k % 3 < 2 else (k * 7 + t * 5 + shops.index(shop) * 3) % 11

    def hist_of(shop, t):
        return np.bincount([value(shop, t, k) for k in range(each)], minlength=11).tolist()

    units = [
        {"id": shop, "role": "plan" if shop == "Chiado" else "comparison", "strata": [{"id": "all", "hist": [hist_of(shop, t) for t in range(before + after)]}]}
        for shop in ["Chiado"] + [one for one in shops if one != "Chiado"]
    ]
    vectors.append({"id": "the walk from a comment to a verdict", "form": "verdict", "note": "what the browser test sends and reads", "input": plain({"registration": registration, "units": units}), "expected": plain(judge(registration, units)), "tolerance": 1e-6})


teahouse()


def smallest(p, scale=1.0, n_P=None):
    n_P = n_P or p["planPerPeriod"]
    n_C = n_P * p["comparisonPerPeriod"] / p["planPerPeriod"]
    K0, G = p["baselinePeriods"], p["comparisonUnits"]
    B, A = list(range(K0)), list(range(K0 + p["gapPeriods"], K0 + p["gapPeriods"] + p["afterPeriods"]))
    cycle = G == 0 and K0 >= 20
    kappa, df = np.sum(weights_of(B, A, cycle) ** 2), K0 - (4 if cycle else 2)
    level = 0.95 if G >= 4 and K0 >= 20 else 0.99
    f = 1 + 0.3 / math.sqrt(G) if G >= 4 else 1
    a = 0 if not p["trigger"] else 0.2 if K0 >= 20 and G > 0 else 0.25
    s2, v = max(0, p["sigma2Gap"]), p["variancePerAnswer"]
    noise = v / n_P + (v / n_C if G else 0) + s2
    return kappa, df, level, (f * stats.t.ppf(0.5 + level / 2, df) + stats.t.ppf(p["power"], df)) * math.sqrt(kappa * noise) + a * math.sqrt(v / n_P + s2)


def planner(id, changes, **p):
    kappa, df, level, least = smallest(p)
    needed = []
    for change in changes:
        low, high = 0, 10**9
        if smallest(p, n_P=high)[3] > change:
            needed.append(None)
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if smallest(p, n_P=middle)[3] <= change else (middle, high)
        needed.append(high)
    expected = {"kappa": kappa, "df": df, "level": level, "smallestDetectable": least, "neededPlanAnswersPerPeriod": needed}
    vectors.append({"id": id, "form": "planner", "input": plain({**p, "changes": changes}), "expected": plain(expected), "tolerance": 1e-6})


planner("own history with a yearly cycle", [5, 10, 40], baselinePeriods=26, gapPeriods=2, afterPeriods=6, comparisonUnits=0, planPerPeriod=250, comparisonPerPeriod=1, variancePerAnswer=5200.0, sigma2Gap=9.0, trigger=True, power=0.9)
planner("few units, short history, calm", [2, 8], baselinePeriods=10, gapPeriods=0, afterPeriods=3, comparisonUnits=3, planPerPeriod=90, comparisonPerPeriod=300, variancePerAnswer=2400.0, sigma2Gap=-3.0, trigger=False, power=0.8)

print(json.dumps({"version": 1, "note": __doc__.strip().split("\n\n")[0], "vectors": vectors}, ensure_ascii=False))
