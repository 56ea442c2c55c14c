import tokens from "@heard/ui/tokens" with { type: "json" };
import { type BrandColours, brandColours } from "./brand.ts";

const used = ["page", "raised", "line", "control", "ink", "ink-2", "ink-3", "accent", "danger", "danger-soft"] as const;

function variables(theme: "light" | "dark", brand: BrandColours): string {
  const colours = used.map((name) => `--${name}:${tokens[name][theme]}`);
  return [...colours, `--go:${brand[theme].fill}`, `--on-go:${brand[theme].on}`].join(";");
}

// No web font, no picture, nothing to fetch; the order of Traditional and Simplified faces matters more than which they are.
const hans = `-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",sans-serif`;
const hant = hans.replace("PingFang SC", "PingFang TC").replace("YaHei UI", "JhengHei UI").replace("CJK SC", "CJK TC");

const rules = `
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:17px/1.45 ${hans};-webkit-text-size-adjust:100%;overflow-wrap:break-word}
:lang(zh-Hant){font-family:${hant}}
:lang(zh){line-height:1.6;line-break:strict}
:lang(ar),:lang(fa),:lang(ur){line-height:1.7}
main,form{display:flex;flex-direction:column}
main{min-height:100vh;min-height:100dvh;max-width:430px;margin:0 auto;padding:14px 24px 20px}
form{flex:1}
header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:0 16px;min-height:48px}
.shop{min-height:44px;display:flex;align-items:center;gap:8px;font-size:16px;font-weight:600}
.shop img{display:block;max-width:160px;height:28px;object-fit:contain}
.test{margin:8px 0 0;padding:8px 12px;border:1px dashed var(--control);border-radius:8px;font-size:14px;color:var(--ink-2)}
nav{display:flex;flex-wrap:wrap;margin:0 -8px}
nav :is(a,button){appearance:none;display:grid;place-items:center;border:0;background:none;margin:0;min-width:44px;min-height:44px;padding:0 8px;font:inherit;font-size:14px;color:var(--ink-3);text-decoration:none;cursor:pointer}
nav [aria-current]{color:var(--ink);font-weight:600;text-decoration:underline;text-underline-offset:6px;text-decoration-thickness:2px}
progress{appearance:none;display:block;width:100%;height:4px;margin:12px 0 0;border:0;border-radius:2px;background:var(--line);overflow:hidden}
progress::-webkit-progress-bar{background:var(--line)}progress::-webkit-progress-value{background:var(--go)}progress::-moz-progress-bar{background:var(--go)}
.about{margin:40px 0 0;font-size:15px;color:var(--ink-3);white-space:pre-line}
[role=status]{margin:16px 0 0;padding:10px 12px;border-inline-start:2px solid var(--control);font-size:15px;color:var(--ink-2)}[role=status]:empty{margin:0;padding:0;border:0}
[role=status] button{appearance:none;border:0;background:none;min-height:44px;padding:0;font:inherit;color:var(--accent);text-decoration:underline;cursor:pointer}
[role=alert]{outline:0;margin:20px 0 0;padding:12px 16px;border-inline-start:2px solid var(--danger);background:var(--danger-soft)}
[role=alert] p{margin:0;font-weight:600}[role=alert] ul{margin:4px 0 0;padding:0;list-style:none}[role=alert] a{display:inline-block;padding:8px 0;color:inherit}
fieldset{border:0;padding:0;margin:0;min-width:0}
.q{margin:36px 0 0}.about+.q{margin-top:6px}header+.q,progress+.q{margin-top:44px}
legend,h1,h2{padding:0;margin:0;white-space:pre-line}
legend{width:100%}
h1{font-size:26px;line-height:1.25;font-weight:600;letter-spacing:-.02em;text-wrap:balance;outline:0}
h1:lang(zh){letter-spacing:0;line-height:1.4;text-wrap:pretty}
h2{font-size:17px;font-weight:600}
[dir=rtl] h1{letter-spacing:0}[dir=rtl] :is(p,li,small):is(:lang(en),:lang(zh)){unicode-bidi:plaintext;text-align:right}
h1 small,h2 small{font-size:14px;font-weight:400;letter-spacing:0;color:var(--ink-3);white-space:nowrap}
.hint{margin:8px 0 0;font-size:15px;color:var(--ink-2);white-space:pre-line}
.bad{margin:10px 0 0;padding-inline-start:10px;border-inline-start:2px solid var(--danger);font-size:15px;color:var(--danger)}
.ends{margin:20px 0 10px;font-size:14px;color:var(--ink-2)}.ends b{font-weight:600;color:var(--ink)}.ends.hi{margin:10px 0 0;text-align:end}.ends.two{display:flex;justify-content:space-between;gap:16px;margin:10px 0 0}
.g{display:grid;gap:8px;grid-template-columns:repeat(6,1fr)}
.st{margin-top:20px}
.n2{grid-template-columns:repeat(2,1fr)}.n3{grid-template-columns:repeat(3,1fr)}.n4,.n7,.n8{grid-template-columns:repeat(4,1fr)}.n5,.n9,.n10{grid-template-columns:repeat(5,1fr)}
.n11 label:nth-child(7),.n9 label:nth-child(6),.n7 label:nth-child(5){grid-column:2}
.g label,.row{position:relative;cursor:pointer}
.g input{position:absolute;inset:0;opacity:0;margin:0;width:100%;height:100%;cursor:pointer}
.g span{display:grid;place-items:center;height:56px;border-radius:10px;border:1px solid var(--control);background:var(--raised);font-size:20px;font-weight:500;font-variant-numeric:tabular-nums}
.st span::before{content:"☆";font-size:24px;line-height:1}.st span{height:64px;align-content:center;font-size:14px}
.st label:has(:checked) span::before,.st label:has(~label :checked) span::before{content:"★"}
.g :checked+span{background:var(--ink);border-color:var(--ink);color:var(--page);font-weight:700}
.g :focus-visible+span{outline:3px solid var(--accent);outline-offset:2px}
.rows{display:grid;gap:8px;margin-top:20px}.hint+.rows{margin-top:12px}
.row{display:flex;align-items:center;gap:12px;min-height:52px;padding:10px 14px;border:1px solid var(--control);border-radius:10px;background:var(--raised)}
.row input{flex:none;width:20px;height:20px;margin:0;accent-color:var(--ink)}
.row:has(input:checked){border-color:var(--ink);box-shadow:inset 0 0 0 1px var(--ink)}.row:has(input:checked) span{font-weight:600}
.row:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}.row input:focus-visible{outline:0}
.row.none{border-color:transparent;background:none;color:var(--ink-2)}.row.none:has(input:checked){box-shadow:none}
.rk{cursor:auto}.rk label{flex:1}.rk select{min-height:44px;font:inherit;color:inherit;background:var(--page);border:1px solid var(--control);border-radius:6px;padding:0 8px;max-width:45%}
.line{margin-top:24px}.line legend{font-weight:600}.line .ends{margin-top:8px}.line .rows{margin-top:10px}
.field,.words{display:block;width:100%;min-height:48px;border:1px solid var(--control);border-radius:10px;background:var(--raised);color:inherit;font:inherit;padding:10px 14px}
textarea.field{resize:vertical}.q>.field,.measure{margin:10px 0 0}h1~.field,h1~.measure{margin-top:20px}
.measure{display:flex;align-items:center;gap:8px}.measure .field{max-width:220px}
::placeholder{color:var(--ink-3);opacity:1}
.wrong .field,.wrong .g span{border-color:var(--danger)}
:is(.field,.words,select,button,a,summary):focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.go{display:flex;flex-direction:row-reverse;gap:12px;margin:24px 0 0}
.go button,.act{flex:1;min-height:54px;padding:8px 16px;border:0;border-radius:10px;background:var(--go);color:var(--on-go);font:inherit;font-weight:600;cursor:pointer}
.go .back{flex:0 1 auto;border:1px solid var(--control);background:none;color:inherit;font-weight:500}
.act{display:grid;place-items:center;margin:28px 0 0;text-decoration:none}
[aria-busy] .go button{opacity:.6}
footer{margin-top:auto;padding-top:28px;font-size:13px;line-height:1.5;color:var(--ink-3)}footer p{margin:0}
.end{margin:72px 0 0}.end p{margin:12px 0 0;color:var(--ink-2);white-space:pre-line}
.trap{position:absolute;inset-inline-start:-9999px;width:1px;height:1px;overflow:hidden}
@supports selector(:has(*)){.one:not(:has(.wrong)):not(:has(:checked)) :is(.why,.go){display:none}}
@media (forced-colors:active){.g :checked+span,.row:has(input:checked){outline:3px solid Highlight}}
@media (min-width:700px){main{padding-top:8vh}}
@media (max-width:340px){main{padding:12px 16px}.g{gap:4px}.row{padding:10px 12px}}
`;

const compact = rules.trim().replaceAll("\n", "");
const known = new Map<string | null, string>();
const mostKnown = 1000;

/** The style of a page, with the organisation's colour where it can be seen. */
export function styleFor(colour: string | null): string {
  const style = known.get(colour) ?? made(colour);
  if (known.size >= mostKnown) known.clear();
  known.set(colour, style);
  return style;
}

function made(colour: string | null): string {
  const brand = brandColours(colour);
  return `:root{color-scheme:light dark;${variables("light", brand)}}@media (prefers-color-scheme:dark){:root{${variables("dark", brand)}}}${compact}`;
}
