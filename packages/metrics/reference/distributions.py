"""Reference values of distribution functions and quantiles in 50-digit arithmetic.

python3 reference/distributions.py > reference/distributions.json   (mpmath 1.3.0, Python 3.11.7)

Quantiles are found by bisection on distribution functions, not by mpmath's own or anybody's approximation.
"""
import json
import sys

import mpmath as mp

mp.mp.dps = 50
rows = []


def exact(value):
    """The double that the tested code will get."""
    return mp.mpf(float(value))


def add(name, args, value):
    rows.append({"function": name, "args": [float(a) for a in args], "value": mp.nstr(value, 20)})


def bisect(cdf, p, low, high):
    while high - low > mp.mpf(10) ** -30 * abs(low + high):
        middle = (low + high) / 2
        if cdf(middle) > p:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def normal_cdf(z):
    return mp.erfc(-z / mp.sqrt(2)) / 2


def beta_cdf(x, a, b):
    """By the series of positive terms, from the side where it converges fast."""
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_cdf(1 - x, b, a)
    term = total = mp.mpf(1)
    k = 0
    while term > mp.mpf(10) ** -45 * total:
        term *= (a + b + k) / (a + 1 + k) * x
        total += term
        k += 1
    log_front = a * mp.log(x) + b * mp.log(1 - x) - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b)
    return mp.exp(log_front) / a * total


def student_two_sided(t, df):
    return mp.betainc(df / 2, mp.mpf(1) / 2, 0, df / (df + t * t), regularized=True)


for p in [1e-300, 1e-100, 1e-20, 1e-12, 1e-6, 0.0005, 0.005, 0.025, 0.05, 0.075, 0.1, 0.3, 0.57, 0.8, 0.9, 0.925, 0.95, 0.975, 0.995, 0.9995, 0.999999]:
    add("normalQuantile", [p], bisect(normal_cdf, exact(p), mp.mpf(-40), mp.mpf(41)))
for z in [-37, -20, -8, -5, -3, -1.5, -1, -0.3, -1e-5, 0.2, 1, 1.959963984540054, 2.5, 4, 7]:
    add("normalCdf", [z], normal_cdf(exact(z)))
    add("twoSidedP", [z], mp.erfc(abs(exact(z)) / mp.sqrt(2)))

for df in [1, 2, 3, 5, 7.3, 9, 29.5, 99, 999, 100000]:
    for t in [1e-4, 0.3, 1, 2, 3.5, 10, 60]:
        add("studentTwoSidedP", [t, df], student_two_sided(exact(t), exact(df)))
    for p in [1e-30, 1e-10, 1e-4, 0.005, 0.025, 0.2, 0.45]:
        high = mp.mpf(10)
        while student_two_sided(high, exact(df)) / 2 > p:
            high *= 4
        root = bisect(lambda t: 1 - student_two_sided(t, exact(df)) / 2, 1 - exact(p), mp.mpf("1e-4"), high)
        add("studentQuantile", [p, df], -root)

for df in [0.5, 1, 2, 3, 5, 10, 30, 100, 1000, 20000]:
    half = exact(df) / 2
    lower = lambda x: mp.gammainc(half, 0, x / 2, regularized=True)
    for ratio in [0.01, 0.3, 0.8, 1, 1.1, 1.5, 4]:
        x = ratio * df
        add("chiSquareCdf", [x, df], lower(exact(x)))
        add("chiSquareP", [x, df], mp.gammainc(half, exact(x) / 2, mp.inf, regularized=True))
    for p in [1e-30, 1e-6, 0.001, 0.05, 0.5, 0.95, 0.999, 1 - 2.0**-40]:
        add("chiSquareQuantile", [p, df], bisect(lower, exact(p), mp.mpf("1e-130"), mp.mpf(df) * 20 + 60))

for a, b in [(0.5, 0.5), (1, 10), (0.5, 30.5), (8, 43), (75.5, 25.5), (11, 11), (200, 3), (3000, 7000), (60000, 40000.5)]:
    for ratio in [0.5, 0.9, 0.999, 1.02, 1.2] if a < 10000 else [0.995, 1, 1.002]:
        x = ratio * a / (a + b)
        if x < 1:
            add("betaCdf", [x, a, b], beta_cdf(exact(x), exact(a), exact(b)))
    if a < 10000:
        for p in [1e-12, 1e-6, 0.005, 0.025, 0.5, 0.975]:
            add("betaQuantile", [p, a, b], bisect(lambda x: beta_cdf(x, exact(a), exact(b)), exact(p), mp.mpf("1e-30"), 1 - mp.mpf("1e-30")))

for x in [1e-3, 0.1, 0.5, 0.9, 1.1, 1.5, 2.1, 3.3, 7, 9.99, 10, 10.01, 50, 1000, 1000000]:
    add("logGamma", [x], mp.loggamma(exact(x)))

json.dump(
    {
        "program": f"mpmath {mp.__version__}, Python {sys.version.split()[0]}, 50 digits",
        "command": "python3 reference/distributions.py > reference/distributions.json",
        "values": rows,
    },
    sys.stdout,
    indent=1,
)
print()
