"""Vectors of every form, computed without the package under test: by SciPy and NumPy where they know the method, otherwise from the definition by
another road than the package takes (expanded data instead of histograms, all orders instead of subsets, root finding instead of closed forms).

python3 reference/vectors.py > reference/vectors.json   (Python 3.11.7, NumPy 2.4.6, SciPy 1.17.1)
"""
import itertools
import json
import math
import sys

import numpy as np
import scipy
from scipy import optimize, stats

vectors = []


def plain(value):
    """NumPy's types as JSON's, ten significant digits."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(one) for one in value]
    if isinstance(value, (float, np.floating)):
        return float(f"{value:.10g}")
    return int(value) if isinstance(value, np.integer) else value


def add(id, group, input, expected, crosscheck, tolerance=1e-6):
    vectors.append({"id": id, "group": group, "input": plain(input), "expected": plain(expected), "tolerance": tolerance, "crosscheck": crosscheck})


def values(hist, start=0):
    return np.repeat(np.arange(start, start + len(hist)), hist).astype(float)


def sides(hist):
    """Answers as +1, 0, -1."""
    x = values(hist)
    return np.where(x >= 9, 1.0, np.where(x <= 6, -1.0, 0.0))


def net(hist):
    return 100 * sides(hist).mean()


z_of = stats.norm.ppf
clip = lambda pair, low, high: [max(low, pair[0]), min(high, pair[1])]

# --- quantiles
p = [1e-10, 1e-4, 0.01, 0.3, 0.6, 0.999]
add("normal, tails", "quantiles", {"p": p}, {"z": z_of(p)}, "scipy.stats.norm.ppf", 1e-9)
df = [1, 3, 4.5, 12, 60, 5000]
add("t at .9", "quantiles", {"p": 0.9, "df": df}, {"t": stats.t.ppf(0.9, df)}, "scipy.stats.t.ppf", 1e-8)
add("t, lower tail", "quantiles", {"p": 0.0005, "df": df}, {"t": stats.t.ppf(0.0005, df)}, "scipy.stats.t.ppf", 1e-8)
df = [1, 4, 7.5, 40, 500]
add("chi-square at .01", "quantiles", {"p": 0.01, "df": df}, {"x": stats.chi2.ppf(0.01, df)}, "scipy.stats.chi2.ppf", 1e-8)
p = [0.001, 0.5, 0.99]
add("beta, uneven", "quantiles", {"p": p, "a": 0.5, "b": 12.5}, {"x": stats.beta.ppf(p, 0.5, 12.5)}, "scipy.stats.beta.ppf", 1e-8)


# --- NPS
def nps_vector(id, hist, conf):
    u = sides(hist)
    n = len(u)
    expected = {name: None for name in ("nps", "variance", "se_points", "mean", "wald", "adjWald", "score", "goodmanSimultaneous", "trinomial_t")}
    counts = {"n": n, "promoters": int((u == 1).sum()), "passives": int((u == 0).sum()), "detractors": int((u == -1).sum())}
    if n > 0:
        z = z_of((1 + conf) / 2)
        variance = u.var()
        se = 100 * math.sqrt(variance / n)
        point = 100 * u.mean()
        # The adjustment as weighted answers: three quarters of one on either side and one and a half in the middle.
        weights, extended = np.append(np.ones(n), [0.75, 0.75, 1.5]), np.append(u, [1, -1, 0])
        centre = np.average(extended, weights=weights)
        adjusted_se = 100 * math.sqrt(np.average((extended - centre) ** 2, weights=weights) / (n + 3))
        # The score interval by its equation, not by its closed form.
        f = lambda t: n * (point / 100 - t) ** 2 - z * z * ((u**2).mean() - t * t)
        middle = optimize.minimize_scalar(f, bounds=(-1, 1), method="bounded", options={"xatol": 1e-13}).x
        score = [100 * optimize.brentq(f, middle, end, xtol=1e-15) for end in (-1 - 1e-9, 1 + 1e-9)] if (u**2).mean() > 0 else [0, 0]
        t = None
        if n > 1 and u.std() > 0:
            t = stats.t.interval(conf, n - 1, loc=point, scale=100 * stats.sem(u))
        expected = {
            "nps": point, "variance": variance, "se_points": se, "mean": values(hist).mean(),
            "wald": clip((point - z * se, point + z * se), -100, 100),
            "adjWald": {"center": 100 * centre, "se_points": adjusted_se, **dict(zip(("lo", "hi"), clip((100 * centre - z * adjusted_se, 100 * centre + z * adjusted_se), -100, 100)))},
            "score": clip(score, -100, 100),
            "goodmanSimultaneous": clip((point - math.sqrt(stats.chi2.ppf(conf, 2)) * se, point + math.sqrt(stats.chi2.ppf(conf, 2)) * se), -100, 100),
            "trinomial_t": t,
        }
    add(id, "nps", {"hist0to10": hist, "conf": conf}, {**counts, **expected}, "moments of expanded answers by NumPy; score by scipy.optimize.brentq; t by scipy.stats.t.interval")


for id, hist, conf in [
    ("nps of a good shop at 90 %", [1, 0, 0, 1, 0, 2, 3, 9, 14, 22, 31], 0.9),
    ("nps below zero at 99 %", [20, 8, 6, 5, 9, 14, 10, 11, 8, 4, 5], 0.99),
    ("nps of passives alone", [0, 0, 0, 0, 0, 0, 0, 3, 4, 0, 0], 0.95),
    ("nps of one detractor", [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], 0.95),
    ("nps of nobody", [0] * 11, 0.95),
]:
    nps_vector(id, hist, conf)


def change_vector(id, before, after):
    def moved(extra):
        sides_of = []
        for hist in (before, after):
            u = sides(hist)
            w, x = np.append(np.ones(len(u)), [extra / 4, extra / 4, extra / 2]), np.append(u, [1, -1, 0])
            mean = np.average(x, weights=w)
            sides_of.append((100 * mean, 1e4 * np.average((x - mean) ** 2, weights=w) / w.sum()))
        (a, va), (b, vb) = sides_of
        delta, se = b - a, math.sqrt(va + vb)
        return {"delta": delta, "se": se, "z": delta / se, "p": 2 * stats.norm.sf(abs(delta / se)), "lo": delta - z_of(0.975) * se, "hi": delta + z_of(0.975) * se}

    pooled = np.append(sides(before), sides(after)).var()
    z = (net(after) - net(before)) / (100 * math.sqrt(pooled * (1 / sum(before) + 1 / sum(after))))
    add(id, "nps", {"before": before, "after": after}, {**moved(0), "adjWaldSplit_default": moved(1.5), "adjWaldFull": moved(3), "pooledZ": z}, "weighted moments of expanded answers by NumPy")


change_vector("change of nps, up", [9, 3, 4, 2, 6, 8, 7, 14, 12, 15, 10], [2, 1, 1, 0, 3, 4, 5, 11, 16, 30, 27])
change_vector("change of nps, small and down", [0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 6], [2, 0, 1, 0, 1, 1, 2, 2, 1, 1, 1])

# --- histograms
a, b = [3, 0, 1, 0, 2, 4, 0, 5, 6, 7, 8], [0, 2, 0, 3, 0, 1, 9, 0, 4, 0, 11]
add("merge of two days", "histogram", {"a": a, "b": b}, {"merged": np.add(a, b), "n": sum(a + b), "nps": 100 * np.append(sides(a), sides(b)).mean()}, "expanded answers by NumPy")
x, y = values([4, 6, 15, 45, 30], 1), values([9, 9, 8, 3, 1], 1)
state = lambda x: {"n": len(x), "mean": x.mean(), "M2": len(x) * x.var()}
add("merge of moments", "histogram", {"a": state(x), "b": state(y)}, state(np.append(x, y)), "moments of all answers together by NumPy")


# --- CSAT
def csat_vector(id, hist, start):
    x, end = values(hist, start), start + len(hist) - 1
    n = len(x)
    top, bottom = 100 * np.mean(x >= end - 1), 100 * np.mean(x <= start + 1)
    add(id, "csat", {"hist": hist, "min": start, "max": end}, {
        "n": n, "mean": x.mean(), "sd": x.std(ddof=1), "se": stats.sem(x), "tCI": stats.t.interval(0.95, n - 1, loc=x.mean(), scale=stats.sem(x)),
        "sumOverMaxPct": 100 * x.sum() / (n * end), "rescaled0to100": np.interp(x.mean(), [start, end], [0, 100]),
        "top2BoxPct": top, "bottom2BoxPct": bottom, "netSat": top - bottom}, "scipy.stats.sem, scipy.stats.t.interval")


csat_vector("csat of ten points from 1", [2, 0, 1, 3, 5, 8, 13, 21, 9, 4], 1)
csat_vector("csat of five points from 0", [7, 3, 11, 20, 9], 0)
csat_vector("csat of 1 to 7, two answers", [0, 0, 1, 0, 0, 0, 1], 1)
add("csat of nobody", "csat", {"hist": [0] * 5, "min": 1, "max": 5}, {"n": 0, "mean": None, "sd": None, "se": None, "tCI": None, "sumOverMaxPct": None, "rescaled0to100": None, "top2BoxPct": None, "bottom2BoxPct": None, "netSat": None}, "no answers, no score")

for id, a, b, start in [("two waves of 1 to 5", [8, 12, 20, 30, 10], [4, 5, 18, 40, 25], 1), ("two small waves of 0 to 10", [1, 0, 0, 2, 0, 1, 3, 2, 0, 1, 0], [0, 0, 1, 0, 0, 1, 1, 2, 3, 2, 4], 0)]:
    x, y = values(a, start), values(b, start)
    u = stats.mannwhitneyu(y, x, method="asymptotic", use_continuity=True)
    input = {"histA": a, "histB": b, "min": start}
    add(f"Mann-Whitney of {id}", "csat", input, {"U": u.statistic, "p": u.pvalue, "probBgtA_plus_half_ties": u.statistic / (len(x) * len(y))}, 'scipy.stats.mannwhitneyu(method="asymptotic")')
    w = stats.ttest_ind(y, x, equal_var=False)
    add(f"Welch of {id}", "csat", input, {"diff": y.mean() - x.mean(), "t": w.statistic, "df": w.df, "p": w.pvalue, "ci": list(w.confidence_interval())}, "scipy.stats.ttest_ind(equal_var=False)")


# --- shares
def share_vector(x, n, conf):
    tail = (1 - conf) / 2
    z = z_of(1 - tail)
    exact, wilson = (stats.binomtest(x, n).proportion_ci(conf, method) for method in ("exact", "wilson"))
    more, size = x + z * z / 2, n + z * z
    half = z * math.sqrt(more / size * (1 - more / size) / size)
    posterior = stats.beta(x + 0.5, n - x + 0.5)
    add(f"{x} of {n} at {conf}", "proportion", {"x": x, "n": n, "conf": conf}, {
        "p": x / n, "wilson": list(wilson), "agrestiCoull": clip((more / size - half, more / size + half), 0, 1),
        "jeffreys": [0 if x == 0 else posterior.ppf(tail), 1 if x == n else posterior.ppf(1 - tail)], "clopperPearson": list(exact)},
        "scipy.stats.binomtest(...).proportion_ci (wilson, exact); scipy.stats.beta.ppf (jeffreys)", 1e-8)


for x, n, conf in [(1, 3, 0.95), (480, 1200, 0.99), (0, 40, 0.9), (25, 25, 0.95)]:
    share_vector(x, n, conf)

for x1, n1, x2, n2 in [(9, 10, 3, 10), (200, 400, 150, 390), (0, 8, 5, 9)]:
    (l1, u1), (l2, u2) = (stats.binomtest(x, n).proportion_ci(0.95, "wilson") for x, n in ((x1, n1), (x2, n2)))
    p1, p2 = x1 / n1, x2 / n2
    table = [[x1, n1 - x1], [x2, n2 - x2]]
    chi = stats.contingency.chi2_contingency(table, correction=False)
    z = math.copysign(math.sqrt(chi.statistic), p1 - p2)
    add(f"{x1} of {n1} against {x2} of {n2}", "proportion", {"x1": x1, "n1": n1, "x2": x2, "n2": n2}, {
        "diff": p1 - p2, "newcombe95": [p1 - p2 - math.hypot(p1 - l1, u2 - p2), p1 - p2 + math.hypot(u1 - p1, p2 - l2)],
        "z": z, "p": chi.pvalue, "chi2": chi.statistic, "fisherP": stats.fisher_exact(table).pvalue}, "scipy.stats.chi2_contingency(correction=False), fisher_exact, binomtest wilson")


# --- CES
def ces_vector(id, hist, start, polarity):
    k, x = len(hist), values(hist, start)
    end, outer = start + k - 1, (k - 1) // 2
    oriented = x if polarity == "highIsEasy" else start + end - x
    low, high = f"{start}-{start + outer - 1}", f"{end - outer + 1}-{end}"
    easy_points, hard_points = (high, low) if polarity == "highIsEasy" else (low, high)
    easy, hard = 100 * np.mean(oriented > end - outer), 100 * np.mean(oriented < start + outer)
    mean = {"mean": x.mean()} if polarity == "highIsEasy" else {"rawMean": x.mean(), "orientedMean": oriented.mean()}
    add(id, "ces", {"hist": hist, "min": start, "max": end, "polarity": polarity}, {**mean, f"easyPct({easy_points})": easy, f"difficultPct({hard_points})": hard, "netEasy": easy - hard, "score0to100": np.interp(oriented.mean(), [start, end], [0, 100])}, "expanded answers by NumPy")


ces_vector("effort 1 to 7, low is easy", [10, 20, 9, 8, 7, 3, 2], 1, "lowIsEasy")
ces_vector("ease 1 to 7, high is easy", [2, 3, 7, 8, 9, 20, 10], 1, "highIsEasy")
ces_vector("effort 0 to 10, low is easy", [5, 4, 3, 8, 6, 5, 1, 2, 0, 1, 2], 0, "lowIsEasy")

# --- weighting
strata = [{"pop": 0.5, "hist": [2, 0, 1, 1, 0, 3, 2, 6, 7, 9, 9]}, {"pop": 0.3, "hist": [6, 2, 3, 1, 2, 5, 4, 5, 6, 3, 4]}, {"pop": 0.2, "hist": [0, 0, 0, 0, 0, 1, 0, 1, 1, 2, 3]}]
us, n = [sides(s["hist"]) for s in strata], sum(sum(s["hist"]) for s in strata)
weights = [s["pop"] * n / len(u) for s, u in zip(strata, us)]
w = np.concatenate([np.full(len(u), weight) for u, weight in zip(us, weights)])
value = 100 * np.average(np.concatenate(us), weights=w)
se = [100 * math.sqrt(sum(s["pop"] ** 2 * u.var(ddof=ddof) / len(u) for s, u in zip(strata, us))) for ddof in (0, 1)]
kish = w.sum() ** 2 / (w**2).sum()
add("three regions", "weighting", {"strata": strata}, {"unweighted": 100 * np.concatenate(us).mean(), "weighted": value, "se_n": se[0], "se_nminus1": se[1], "ci": [value - z_of(0.975) * se[0], value + z_of(0.975) * se[0]], "respondentWeights": weights, "kishEffN": kish, "deff": n / kish}, "weighted mean of expanded answers by NumPy")

sample, rows, columns = np.array([[12.0, 30, 8, 5], [25, 10, 0, 20], [9, 14, 30, 7]]), [70, 60, 40], [50, 45, 40, 35]
factors = lambda theta: sample * np.exp(theta[:3])[:, None] * np.exp(np.append(theta[3:], 0))[None, :]
margins = lambda theta: np.append(factors(theta).sum(1) - rows, (factors(theta).sum(0) - columns)[:3])
fitted = factors(optimize.root(margins, np.zeros(6), tol=1e-14).x)
add("raking 3 by 4 with an empty cell", "weighting", {"sample": sample, "rowTargets": rows, "colTargets": columns}, {"fitted": fitted, "cellWeights": [[None if c == 0 else f / c for f, c in zip(fs, cs)] for fs, cs in zip(fitted, sample)]}, "scipy.optimize.root for the factors of rows and columns")

# --- control charts
names = ["R1 beyond 3 sigma", "R2 2of3 beyond 2 sigma", "R3 4of5 beyond 1 sigma", "R4 8 on one side"]


def signals(x, mean, sigma):
    found = []
    for i in range(len(x)):
        for name, need, window, reach in zip(names, (1, 2, 4, 8), (1, 3, 5, 8), (3, 2, 1, 0)):
            for side in (1, -1):
                out = [side * (v - mean) > reach * sigma for v in x[max(0, i - window + 1): i + 1]]
                if out[-1] and sum(out) >= need:
                    found.append([i, name])
    return found


x = [31, 34, 30, 33, 35, 32, 29, 33, 34, 31, 47, 36, 37, 36, 38, 37, 36, 37, 38, 24]
mr = np.abs(np.diff(x)).mean()
m = np.mean(x)
add("XmR of twenty months", "controlchart", {"x": x}, {"mean": m, "mrBar": mr, "UNPL(2.66)": m + 2.66 * mr, "LNPL(2.66)": m - 2.66 * mr, "UCL(3/1.128)": m + 3 * mr / 1.128, "LCL(3/1.128)": m - 3 * mr / 1.128, "URL(3.267)": 3.267 * mr, "signals": signals(x, m, mr / 1.128)}, "numpy.diff; rules written out")
base = x[:10]
mr, m = np.abs(np.diff(base)).mean(), np.mean(base)
add("XmR frozen on ten months", "controlchart", {"x": x, "baseline": 10}, {"mean": m, "mrBar": mr, "UNPL": m + 2.66 * mr, "LNPL": m - 2.66 * mr, "sigma": mr / 1.128, "signals": signals(x, m, mr / 1.128)}, "numpy.diff; rules written out")
n, k = np.array([400, 900, 350, 1200, 800, 640, 500, 720]), np.array([180, 520, 150, 610, 470, 300, 260, 330])
pbar = k.sum() / n.sum()
se = np.sqrt(pbar * (1 - pbar) / n)
z = (k / n - pbar) / se
sigma_z = np.abs(np.diff(z)).mean() / 1.128
band = lambda f: np.column_stack([pbar - 3 * f * se, pbar + 3 * f * se])
add("p-chart, over-dispersed", "controlchart", {"n": n, "x": k}, {"pbar": pbar, "z": z, "sigmaZ": sigma_z, "limitsP": band(1), "limitsLaney": band(sigma_z)}, "NumPy")


def sums(x, target, K):
    """Each sum as the largest of all sums that end here, which is what the recursion computes."""
    best = lambda d: [max([0] + [sum(d[j: i + 1]) for j in range(i + 1)]) for i in range(len(d))]
    return best([v - target - K for v in x]), best([target - K - v for v in x])


first = lambda flags: next((i for i, flag in enumerate(flags) if flag), None)
for id, x in [("down", [50.2, 49.1, 50.8, 48.7, 47.9, 48.8, 47.2, 48.1, 46.9, 47.5, 48.3, 46.6]), ("nothing", [50.5, 49.5, 50.2, 49.8])]:
    up, down = sums(x, 50, 0.6)
    input = {"x": x, "target": 50, "K": 0.6, "H": 4.8}
    u, d = first(v > 4.8 for v in up), first(v > 4.8 for v in down)
    add(f"CUSUM, {id}, either side", "controlchart", input, {"upper": up, "lower": down, "signal": first(max(a, b) > 4.8 for a, b in zip(up, down))}, "largest sum over all starts")
    add(f"CUSUM, {id}, side by side", "controlchart", input, {"upper": up, "lower": down, "firstUpperSignal": u, "firstLowerSignal": d}, "largest sum over all starts")
x, lam, sigma, L = [50.2, 49.1, 51.8, 52.7, 51.9, 53.8, 52.2, 54.1, 52.9, 53.5], 0.2, 1.3, 3
weighted = [50 + sum(lam * (1 - lam) ** (i - j) * (x[j] - 50) for j in range(i + 1)) for i in range(len(x))]
half = [L * sigma * math.sqrt(sum((lam * (1 - lam) ** j) ** 2 for j in range(i + 1))) for i in range(len(x))]
add("EWMA of a rise", "controlchart", {"x": x, "target": 50, "sigma": sigma, "lambda": lam, "L": L}, {"ewma": weighted, "halfWidth": half, "firstSignal": first(abs(v - 50) > h for v, h in zip(weighted, half))}, "explicit weights and the variance of their sum")
hists, new = [[2, 1, 1, 0, 2, 3, 4, 8, 9, 12, 10], [1, 2, 0, 1, 3, 3, 2, 9, 11, 9, 13], [3, 0, 2, 1, 1, 4, 5, 7, 8, 14, 9]], [4, 2, 1, 2, 3, 2, 3, 5, 3, 4, 2]
u = np.concatenate([sides(h) for h in hists])
se = 100 * math.sqrt(u.var() / sum(new))
add("limits of a smaller month", "controlchart", {"baselineHists": hists, "newHist": new}, {"center": 100 * u.mean(), "varPerResp": u.var(), "limitsNew": [100 * u.mean() - 3 * se, 100 * u.mean() + 3 * se], "newNps": net(new), "zNew": (net(new) - 100 * u.mean()) / se}, "expanded answers by NumPy")
x = [120, 131, 118, 125, 122, 340, 119, 127, 40]
mad = stats.median_abs_deviation(x)
add("volumes with two oddities", "controlchart", {"x": x}, {"median": np.median(x), "mad": mad, "z": 0.6745 * (np.array(x) - np.median(x)) / mad}, "numpy.median, scipy.stats.median_abs_deviation")

# --- trend
for id, x in [("falling with ties", [52, 50, 50, 51, 47, 46, 46, 46, 44, 45]), ("no trend", [3, 1, 2, 3, 1, 2])]:
    s = sum(np.sign(b - a) for a, b in itertools.combinations(x, 2))
    ties = np.unique(x, return_counts=True)[1]
    var = (len(x) * (len(x) - 1) * (2 * len(x) + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18
    z = (s - np.sign(s)) / math.sqrt(var)
    add(f"Mann-Kendall, {id}", "trend", {"x": x}, {"S": s, "varS": var, "z": z, "p": 2 * stats.norm.sf(abs(z)), "senSlope": stats.theilslopes(x).slope, "tauB": stats.kendalltau(range(len(x)), x).statistic}, "scipy.stats.theilslopes, kendalltau; S and its variance from the definition")

# --- many comparisons
p = [0.04, 0.001, 0.2, 0.013, 0.013, 0.9, 0.03]
m, order = len(p), sorted(range(len(p)), key=lambda i: p[i])
holm = [max(min(1, p[j] * sum(q >= p[j] for q in p)) for j in range(m) if p[j] <= p[i]) for i in range(m)]
bh = stats.false_discovery_control(p)
add("seven comparisons", "multiplicity", {"p": p}, {"holm": holm, "bh": bh, "bonferroni": [min(1, m * q) for q in p], "bhRejectAt0.05": int(sum(bh <= 0.05)), "holmRejectAt0.05": sum(h <= 0.05 for h in holm)}, "scipy.stats.false_discovery_control; Holm as the largest multiple among smaller p")

# --- effects
cells = {"treatBefore": [5, 3, 2, 4, 6, 5, 7, 9, 8, 6, 5], "treatAfter": [1, 1, 1, 2, 2, 4, 5, 9, 11, 13, 14], "ctrlBefore": [4, 2, 3, 3, 5, 6, 6, 8, 9, 7, 6], "ctrlAfter": [3, 2, 2, 4, 4, 5, 7, 9, 8, 9, 8]}
u = {name: sides(h) for name, h in cells.items()}
y = np.concatenate(list(u.values()))
treat = np.concatenate([np.full(len(v), name.startswith("treat"), float) for name, v in u.items()])
post = np.concatenate([np.full(len(v), name.endswith("After"), float) for name, v in u.items()])
X = np.column_stack([np.ones(len(y)), treat, post, treat * post])
beta = np.linalg.lstsq(X, y, rcond=None)[0]
inverse, e = np.linalg.inv(X.T @ X), y - X @ beta
did, se = 100 * beta[3], 100 * math.sqrt((inverse @ (X.T * e**2) @ X @ inverse)[3, 3])
add("DiD of a plan", "impact", cells, {"deltaTreat": net(cells["treatAfter"]) - net(cells["treatBefore"]), "deltaCtrl": net(cells["ctrlAfter"]) - net(cells["ctrlBefore"]), "did": did, "se": se, "z": did / se, "p": 2 * stats.norm.sf(abs(did / se)), "ci": [did - z_of(0.975) * se, did + z_of(0.975) * se]}, "least squares on treat x post with HC0 by NumPy")
add("DiD of four means", "impact", {"NJbefore": 61.5, "NJafter": 58.0, "PAbefore": 60.25, "PAafter": 62.75}, {"did": -6.0}, "by hand: -3.5 - 2.5")
y, start = np.array([40, 42, 41, 43, 44, 43, 45, 44, 46, 52, 51, 54, 55, 54, 57, 58, 57, 60, 59.0]), 9
t = np.arange(len(y))
post = (t >= start).astype(float)
X = np.column_stack([np.ones(len(y)), t, post, post * (t - start)])
beta, rss = np.linalg.lstsq(X, y, rcond=None)[:2]
dof, e, inverse = len(y) - 4, y - X @ beta, np.linalg.inv(X.T @ X)
se = np.sqrt(rss[0] / dof * np.diag(inverse))
bartlett = np.maximum(0, 1 - np.abs(np.subtract.outer(t, t)) / 3)
hac = inverse @ X.T @ (bartlett * np.outer(e, e)) @ X @ inverse
add("ITS with a jump", "impact", {"y": y, "interventionIndex": start}, {"beta": beta, "seOLS": se, "t": beta / se, "p": 2 * stats.t.sf(np.abs(beta / se), dof), "seNeweyWest_lag2": np.sqrt(np.diag(hac)), "durbinWatson": (np.diff(e) ** 2).sum() / (e**2).sum(), "effectAtLast": np.array([0, 0, 1, len(y) - 1 - start]) @ beta, "sigma2": rss[0] / dof}, "numpy.linalg.lstsq; HAC as one matrix of Bartlett weights")

# --- planning
margins_points, conf, var, N = [2, 4, 7.5, 10], 0.9, 0.55, 2000
z2 = z_of((1 + conf) / 2) ** 2
n0 = [z2 * var / (m / 100) ** 2 for m in margins_points]
add("sample sizes at 90 %", "planner", {"margin_points": margins_points, "conf": conf, "varPerResp": var, "N": N}, {"nps_n": [math.ceil(n) for n in n0], "nps_n_worst(var=1)": [math.ceil(n / var) for n in n0], "nps_n_fpc": [math.ceil(n * N / (N + n - 1)) for n in n0], "prop_n_p0.5": [math.ceil(n / var / 4) for n in n0]}, "the formula, by hand")
reached = lambda delta, n1, n2, v1, v2, alpha: stats.norm.cdf(delta / (100 * math.sqrt(v1 / n1 + v2 / n2)) - z_of(1 - alpha / 2))
deltas = [3, 8, 15]
add("two waves with 90 % power", "planner", {"delta_points": deltas, "var1": 0.7, "var2": 0.5, "alpha": 0.01, "power": 0.9}, {"nPerGroup": [math.ceil(optimize.brentq(lambda n: reached(d, n, n, 0.7, 0.5, 0.01) - 0.9, 1, 1e7)) for d in deltas]}, "scipy.optimize.brentq on the power")
add("detectable with 150 and 600", "planner", {"n1": 150, "n2": 600, "var": 0.7, "alpha": 0.1, "power": 0.8}, {"mde_points": optimize.brentq(lambda d: reached(d, 150, 600, 0.7, 0.7, 0.1) - 0.8, 0, 200, xtol=1e-12)}, "scipy.optimize.brentq on the power")


def share_power(n, p1, p2, alpha):
    """Of the z test with pooled error under the null, one tail, as R's power.prop.test(strict = FALSE)."""
    mean = (p1 + p2) / 2
    reach = abs(p1 - p2) * math.sqrt(n) - z_of(1 - alpha / 2) * math.sqrt(2 * mean * (1 - mean))
    return stats.norm.cdf(reach / math.sqrt(p1 * (1 - p1) + p2 * (1 - p2)))


for p1, p2, alpha, power in [(0.5, 0.75, 0.05, 0.9), (0.62, 0.6, 0.05, 0.8)]:
    n = optimize.brentq(lambda n: share_power(n, p1, p2, alpha) - power, 1, 1e7, xtol=1e-9)
    add(f"shares {p1} and {p2}", "planner", {"p1": p1, "p2": p2, "alpha": alpha, "power": power}, {"nPerGroup": n}, "scipy.optimize.brentq on the power; R's manual gives 76.7 for .50 and .75 at .90" if p1 == 0.5 else "scipy.optimize.brentq on the power")


# --- drivers
def r2(y, columns):
    if not columns:
        return 0.0
    X = np.column_stack([np.ones(len(y)), *columns])
    return 1 - np.linalg.lstsq(X, y, rcond=None)[1][0] / ((y - y.mean()) ** 2).sum()


def importances(y, X):
    """LMG as the mean gain over all orders, Johnson by singular values of the standardised data."""
    k = X.shape[1]
    gains = np.zeros(k)
    orders = list(itertools.permutations(range(k)))
    for order in orders:
        for place, driver in enumerate(order):
            gains[driver] += r2(y, [X[:, j] for j in order[: place + 1]]) - r2(y, [X[:, j] for j in order[:place]])
    zx, zy = (X - X.mean(0)) / X.std(0), (y - y.mean()) / y.std()
    U, s, Vt = np.linalg.svd(zx / math.sqrt(len(y)), full_matrices=False)
    loadings = Vt.T * s @ Vt
    weights = (U @ Vt).T @ zy / math.sqrt(len(y))
    return {"R2": r2(y, list(X.T)), "LMG": gains / len(orders), "johnsonRW": (loadings**2) @ weights**2, "stdBeta": np.linalg.lstsq(zx, zy, rcond=None)[0]}, np.array([np.corrcoef(x, y)[0, 1] for x in X.T])


# Forty answers to an overall question and four items that go together, from a fixed recurrence.
state = 12345
answers = []
for _ in range(40):
    draw = []
    for _ in range(5):
        state = (1103515245 * state + 12345) % 2**31
        draw.append(state / 2**31)
    mood = 1 + 4 * draw[0]
    items = [min(5, max(1, round(0.7 * mood + 0.3 * (1 + 4 * d)))) for d in draw[1:]]
    answers.append([min(10, max(0, round(0.9 * items[0] + 0.7 * items[1] + 0.2 * items[2] + 0.1 * items[3]))), *items])
data = np.array(answers, float)
found, corr = importances(data[:, 0], data[:, 1:])
labels = ["speed", "friendliness", "price", "rooms"]
named = {key: dict(zip(labels, value)) if np.ndim(value) else value for key, value in {**found, "corr": corr}.items()}
add("drivers of forty answers", "drivers", {"data": "a fixed recurrence, vectors.py", "x": labels, "csv": "none", "rows": data.astype(int)}, named, "all 24 orders by numpy.linalg.lstsq; Johnson by numpy.linalg.svd of the data")
add("the same from correlations", "drivers", {"Rxx": [[float(v) for v in row] for row in np.corrcoef(data[:, 1:].T)], "rxy": [float(v) for v in corr]}, found, "as above")
everyone, theme = [6, 3, 4, 2, 5, 9, 8, 20, 25, 40, 38], [5, 2, 3, 2, 3, 5, 4, 4, 3, 2, 1]
a, b = sides(everyone), sides(theme)
rest = sides(np.subtract(everyone, theme))
add("a theme that costs", "drivers", {"all": everyone, "withTheme": theme}, {"npsAll": 100 * a.mean(), "npsTheme": 100 * b.mean(), "npsWithout": 100 * rest.mean(), "impactLeaveOut": 100 * (a.mean() - rest.mean()), "identity_share*(theme-rest)": 100 * len(b) / len(a) * (b.mean() - rest.mean()), "seDiffThemeVsRest": 100 * math.sqrt(b.var() / len(b) + rest.var() / len(rest))}, "expanded answers by NumPy")
before, after = np.array([[0.5, 42.0], [0.3, 18], [0.2, -6]]), np.array([[0.35, 44.0], [0.3, 21], [0.35, 2]])
# Half of one path (values first) and half of the other (shares first) is Kitagawa's midpoint.
(s0, v0), (s1, v1) = before.T, after.T
within = ((s0 @ v1 - s0 @ v0) + (s1 @ v1 - s1 @ v0)) / 2
add("three channels", "drivers", {"before": before, "after": after}, {"total": s1 @ v1 - s0 @ v0, "within": within, "mix": s1 @ v1 - s0 @ v0 - within}, "mean of both orders of change")

# --- ranking, forecast
units = [{"n": 8, "nps": 100}, {"n": 35, "nps": 61.5}, {"n": 1500, "nps": 48}, {"n": 0, "nps": 0}]
posterior = lambda n, x, prior, tau2, s2: prior if n == 0 else optimize.minimize_scalar(lambda m: (m - prior) ** 2 / tau2 + n * (m - x) ** 2 / s2, bracket=(prior, x), tol=1e-12).x
add("four shops", "ranking", {"units": units, "varPerResp": 0.6, "tau2_points": 225, "prior_mean": 40}, {"shrunk": [posterior(u["n"], u["nps"], 40, 225, 6000) for u in units]}, "maximum of the normal posterior by scipy.optimize.minimize_scalar")
t, y, t0, target = np.array([1, 2, 4, 5, 7, 8, 9, 10.0]), np.array([31, 30, 34, 33, 37, 36, 39, 38.0]), 14, 45
line = stats.linregress(t, y)
e = y - line.intercept - line.slope * t
s = math.sqrt((e**2).sum() / 6)
pred = line.intercept + line.slope * t0
se = s * math.sqrt(1 + 1 / 8 + (t0 - t.mean()) ** 2 / ((t - t.mean()) ** 2).sum())
add("a line with gaps", "forecast", {"y": y, "t": t, "t0": t0, "target": target}, {"slope": line.slope, "intercept": line.intercept, "rse": s, "pred": pred, "pi95": stats.t.interval(0.95, 6, loc=pred, scale=se), "probAtLeastTarget": stats.t.sf((target - pred) / se, 6), "neededPerPeriod": (45 - 38) / 4}, "scipy.stats.linregress, scipy.stats.t")
y, alpha, beta = [31, 30, 34, 33, 37, 36, 39, 38, 42, 41, 43, 46], 0.4, 0.2
# The error-correction form of the same smoothing.
level, trend = y[0], y[1] - y[0]
for value in y[1:]:
    error = value - (level + trend)
    level, trend = level + trend + alpha * error, trend + alpha * beta * error
add("Holt of twelve months", "forecast", {"y": y, "alpha": alpha, "beta": beta, "init": "level y1, trend y2 - y1"}, {"level": level, "trend": trend, "f1": level + trend, "f3": level + 3 * trend}, "error-correction form")


# --- anonymity
def hidden_cells(children, k):
    """The smallest list that the rule allows: small ones first, then by size, until two are hidden with k answers between them."""
    small = [c for c in children if c["n"] < k]
    rest = sorted((c for c in children if c["n"] >= k), key=lambda c: c["n"])
    if not small:
        return []
    lists = [small + rest[:more] for more in range(len(rest) + 1)]
    enough = [one for one in lists if len(one) >= 2 and sum(c["n"] for c in one) >= k]
    return [c["id"] for c in (enough or lists[-1:])[0]]


for id, k, cells in [("nothing hidden", 5, [9, 12, 5]), ("one small needs another", 5, [40, 4, 11, 6]), ("two small are too few", 10, [3, 2, 25, 14, 90]), ("an empty one counts for nobody", 5, [0, 30, 8]), ("alone under its parent", 5, [3])]:
    children = [{"id": "ABCDE"[i], "n": n} for i, n in enumerate(cells)]
    input = {"minN": k, "children": children}
    add(f"suppression: {id}", "anonymity", {**input, "parent": {"n": sum(cells)}} if id == "nothing hidden" else input, {"hidden": hidden_cells(children, k), "reason": "not compared"}, "the rule over all possible lists")
for a, b in [(50, 46), (50, 45), (50, 50), (5, 0)]:
    denied = 0 < a - b < 5
    add(f"differencing {a} and {b}", "anonymity", {"minN": 5, "queryA": {"filter": "all", "n": a}, "queryB": {"filter": "part", "n": b}}, {"allowed": ["queryA"] + ["queryB"] * (not denied), "denied": ["queryB"] * denied, "reason": "not compared"}, "the definition")

# --- edges
add("edge: nobody", "edge", {"hist0to10": [0] * 11}, {"n": 0, "nps": None, "ci": None}, "definition")
for id, hist, shown in [("four answers", [0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 1], False), ("five answers", [0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 2], True)]:
    nps_vector(id, hist, 0.95)
    full = vectors.pop()["expected"]
    add(f"edge: {id}", "edge", {"hist0to10": hist}, {"n": full["n"], "nps": full["nps"], "adjWald": {k: full["adjWald"][k] for k in ("center", "lo", "hi")}, "wald": full["wald"], "displayable": shown}, "as the nps vectors")
add("edge: what is no score", "edge", {"scores": [5, 0, 6, 2.5, -1, 3, "4", None, True, 1], "scale": [1, 5]}, {"accepted": [5, 3, 1], "rejected": 7}, "definition")
units = [{"n": 10, "nps": 80}, {"n": 990, "nps": 20}, {"n": 0, "nps": None}]
add("edge: mean of means", "edge", {"units": units}, {"pooled": 20.6, "wrongMeanOfUnits": 50}, "by hand: (800 + 19800)/1000")

json.dump({"version": 1, "program": f"Python {sys.version.split()[0]}, NumPy {np.__version__}, SciPy {scipy.__version__}", "command": "python3 reference/vectors.py > reference/vectors.json", "note": "Own vectors of every form, at least one each; \"crosscheck\" says by what each was computed.", "vectors": vectors}, sys.stdout, ensure_ascii=False, indent=1)
print()
