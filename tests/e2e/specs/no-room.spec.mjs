// A full device: what cannot be saved is told and kept in the form, what was saved stays.

import { fillDevice } from "../harness/faults.mjs";
import { fixture } from "../harness/files.mjs";
import { expect, test } from "../harness/test.mjs";
import { CustomersPage } from "../pages/customers-page.mjs";
import { ExportPage } from "../pages/export-page.mjs";
import { ImportPage } from "../pages/import-page.mjs";

const NO_ROOM = "设备空间不足，这次没有保存";

test("a full device: nothing half written, nothing lost, and it goes on when there is room", async ({ page }) => {
  const customers = new CustomersPage(page);
  await customers.begin();
  await customers.add({ name: "王建国", phone: "13800138000" });
  await customers.app.goTo("customers/new");
  await customers.typeIn({ name: "李梅", phone: "13900139000" });
  const makeRoom = await fillDevice(page);

  await customers.save();
  await expect(customers.toast(NO_ROOM)).toBeVisible();
  await expect(page.getByRole("textbox", { name: /姓名或名称/ })).toHaveValue("李梅");

  const wizard = new ImportPage(page);
  await wizard.goTo();
  await wizard.choose(fixture("cdnow_sample_transactions.csv"));
  await wizard.check();
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText(NO_ROOM);
  // The plan is still there for another try.
  await expect(page.getByRole("button", { name: "导入", exact: true })).toBeEnabled();

  await customers.app.goTo("customers");
  await customers.counts(1);
  const exports = new ExportPage(page);
  await exports.goTo();
  const { bytes } = await exports.everything();
  expect(bytes.toString()).toContain("王建国");
  expect(bytes.toString()).not.toContain("李梅");

  await customers.app.reload();
  await customers.app.goTo("customers");
  await customers.counts(1);
  await makeRoom();
  await customers.app.goTo("customers/new");
  await expect(page.getByRole("textbox", { name: /姓名或名称/ })).toHaveValue("李梅");
  await customers.save();
  await customers.isAt("李梅");
  await wizard.goTo();
  await wizard.bring(fixture("cdnow_sample_transactions.csv"));
  await customers.app.goTo("customers");
  await customers.counts("2,359");
});
