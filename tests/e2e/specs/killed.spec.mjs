// The browser is killed while the app writes: what it called saved is there, and nothing is there by half.

import { csvRecords, madeFile } from "../harness/files.mjs";
import { KillableBrowser } from "../harness/killable.mjs";
import { expect, test } from "../harness/test.mjs";
import { CustomersPage } from "../pages/customers-page.mjs";
import { ExportPage } from "../pages/export-page.mjs";
import { ImportPage } from "../pages/import-page.mjs";

const ROUNDS = process.env.SHUKE_LONG ? 80 : 10;
/** Enough for several batches, so that a torn import would show. */
const ROWS = 12_000;

test.describe.configure({ timeout: process.env.SHUKE_LONG ? 900_000 : 180_000 });

/** Lets the spec hear of a finger on the glass and of everything that passes between page and engine. */
const overhear = () => {
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (...message) {
    if (!this.overheard) {
      this.overheard = true;
      this.addEventListener("message", () => globalThis.passed?.("answer"));
    }
    postMessage.apply(this, message);
    globalThis.passed?.("ask");
  };
  addEventListener("pointerdown", () => globalThis.passed?.("press"), { capture: true });
};

/** Kills the browser at the `nth` event of a kind after `act` has begun; when it is done, at the latest. */
async function killAt(browser, page, { event, nth }, act) {
  let left = nth;
  let killed;
  const kill = () => (killed ??= browser.kill());
  const passed = (_source, what) => {
    if (what === event && left-- === 0) kill();
  };
  await page.exposeBinding("passed", passed);
  // What `act` waits for may die with the browser.
  await act().catch((error) => {
    if (!killed) throw error;
  });
  await kill();
  await browser.reopen();
}

test(`${ROUNDS} times in the middle of a save or an import`, async ({ baseURL }) => {
  const browser = await KillableBrowser.start();
  const open = async (place) => {
    const page = await browser.newPage();
    await page.addInitScript(overhear);
    const customers = new CustomersPage(page);
    customers.app.address = baseURL;
    await customers.app.open(place);
    return { page, customers };
  };
  const phones = new Map();
  const saved = [];
  const imports = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { page, customers } = await open("customers");
      if (round === 0) await page.getByRole("button", { name: "从空白开始" }).click();
      const keep = { name: `留${round}`, phone: `139000${10_000 + round}` };
      phones.set(keep.name, keep.phone);
      await customers.add(keep);
      saved.push(keep.name);
      if (round % 2 === 0) {
        const cut = { name: `断${round}`, phone: `137000${10_000 + round}` };
        phones.set(cut.name, cut.phone);
        await customers.app.goTo("customers/new");
        await customers.typeIn(cut);
        const moment = [{ event: "press", nth: 0 }, { event: "ask", nth: 0 }, { event: "answer", nth: 0 }];
        await killAt(browser, page, moment[(round / 2) % 3], () => customers.save());
      } else {
        const rows = Array.from({ length: ROWS }, (_, at) => `批${round}-${at},R${round}-${at}`);
        imports.push(`批${round}-`);
        const wizard = new ImportPage(page);
        await wizard.goTo();
        await wizard.choose(madeFile("批.csv", ["姓名,客户编号", ...rows].join("\n")));
        await wizard.check();
        await killAt(browser, page, { event: "answer", nth: (round - 1) / 2 }, () => wizard.commit());
      }
    }

    const { page } = await open("export");
    const rows = csvRecords((await new ExportPage(page).list("客户名单", "CSV")).bytes.toString());
    const there = new Map(rows.map((row) => [row.姓名或名称, row.电话]));
    expect([...there.keys()]).toEqual(expect.arrayContaining(saved));
    for (const [name, phone] of phones) {
      if (there.has(name)) expect(there.get(name)).toBe(phone);
    }
    const landed = imports.map((begin) => rows.filter((row) => row.姓名或名称.startsWith(begin)).length);
    expect(landed.filter((count) => count !== 0 && count !== ROWS), "half an import").toEqual([]);
    const known = rows.filter((row) => phones.has(row.姓名或名称)).length;
    expect(known + landed.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
    test.info().annotations.push({
      type: "landed",
      description: `${known - saved.length} of ${phones.size - saved.length} saves, ${landed.join(" ")} rows`,
    });
  } finally {
    await browser.remove();
  }
});
