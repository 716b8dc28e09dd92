// The same book in two tabs.

import { expect, test } from "../harness/test.mjs";
import { CustomersPage } from "../pages/customers-page.mjs";

const WANG = { name: "王建国", phone: "13800138000" };

/** Two tabs at the page of one customer. */
async function twoTabs(page, context) {
  const one = new CustomersPage(page);
  await one.begin();
  await one.add(WANG);
  const id = await one.id();
  const other = new CustomersPage(await context.newPage());
  await other.app.open(`customers/${id}`);
  await other.isAt(WANG.name);
  return { one, other, id };
}

const phone = (tab) => tab.page.getByRole("link", { name: "打电话" });

test("a change in one tab shows in the other, and its undo too", async ({ page, context }) => {
  const { one, other, id } = await twoTabs(page, context);
  await one.app.goTo(`customers/${id}/edit`);
  await one.typeIn({ phone: "13811112222" });
  await one.save();
  await one.isAt(WANG.name);
  await expect(phone(other)).toHaveAttribute("href", "tel:13811112222");
  await one.undo();
  await expect(phone(other)).toHaveAttribute("href", `tel:${WANG.phone}`);
});

test("a change made in the one tab is taken back in the other", async ({ page, context }) => {
  const { one, other, id } = await twoTabs(page, context);
  await one.app.goTo(`customers/${id}/edit`);
  await one.typeIn({ phone: "13811112222" });
  await one.save();
  await one.isAt(WANG.name);
  await other.app.goTo("settings/history");
  await other.page.getByRole("main").getByRole("listitem").first().getByRole("button", { name: "撤销" }).click();
  await expect(other.toast("已撤销").first()).toBeVisible();
  await expect(phone(one)).toHaveAttribute("href", `tel:${WANG.phone}`);
});

test("two forms about one customer: each keeps what its writer changed", async ({ page, context }) => {
  const { one, other, id } = await twoTabs(page, context);
  await one.app.goTo(`customers/${id}/edit`);
  await other.app.goTo(`customers/${id}/edit`);
  await one.typeIn({ phone: "13811112222" });
  await other.page.getByRole("textbox", { name: "邮箱", exact: true }).fill("wang@example.com");
  await one.save();
  await one.isAt(WANG.name);
  await other.save();
  await other.isAt(WANG.name);
  for (const tab of [one, other]) {
    await expect(phone(tab)).toHaveAttribute("href", "tel:13811112222");
    await tab.app.goTo(`customers/${id}/profile`);
    await expect(tab.page.getByText("wang@example.com").first()).toBeVisible();
  }
});

test("saving in both at the same moment loses neither", async ({ page, context }) => {
  const { one, other } = await twoTabs(page, context);
  for (let round = 0; round < 3; round += 1) {
    const added = [
      [one, { name: `左${round}`, phone: `1390000000${round}` }],
      [other, { name: `右${round}`, phone: `1370000000${round}` }],
    ];
    for (const [tab, customer] of added) {
      await tab.app.goTo("customers/new");
      await tab.typeIn(customer);
    }
    await Promise.all(added.map(([tab]) => tab.save()));
    for (const [tab, { name }] of added) await tab.isAt(name);
  }
  for (const tab of [one, other]) {
    await tab.app.goTo("customers");
    await tab.counts(7);
  }
});

test("another language in one tab is the language of both", async ({ page, context }) => {
  const { one, other } = await twoTabs(page, context);
  await one.app.goTo("settings/look");
  await one.page.getByRole("radio", { name: "English" }).check();
  await expect(one.page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await expect(other.page.getByRole("link", { name: "Call" })).toBeVisible();
  await other.isAt(WANG.name);
});
