// Six complaints from the first word to the archive, without a network and with a reload in the middle of each.

import { expectAccessible } from "../harness/axe.mjs";
import { expect, test } from "../harness/test.mjs";
import { ComplaintsPage } from "../pages/complaints-page.mjs";

test.describe.configure({ timeout: 60_000 });

test("solved on the spot: a new customer, a photo, a reload, one tap @phone", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await desk.tell({ customer: "周先生", phone: "13800138000", what: "包装压坏了，杯子裂了一个", kind: "商品质量" });
  await page.locator('input[type="file"]').setInputFiles({ name: "cup.png", mimeType: "image/png", buffer: dot() });
  await expect(page.getByRole("img", { name: "投诉照片" })).toBeVisible();
  await page.getByRole("textbox", { name: "怎么解决的" }).fill("当场换了一个");
  await desk.app.reload();
  await expect(page.getByRole("textbox", { name: /事情经过/ })).toHaveValue("包装压坏了，杯子裂了一个");
  await expect(page.getByRole("img", { name: "投诉照片" })).toBeVisible();
  await page.getByRole("button", { name: "已当场解决" }).click();
  await desk.is("已办结");
  await expect(desk.story()).toHaveText(["登记", "当场解决"]);
  await expect(page.getByRole("img", { name: "投诉照片" })).toBeVisible();
  await expectAccessible(page);
});

test("valid, and the proposal is sent back once", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await desk.addStaff("陈总", "老板");
  await desk.addStaff("小林", "客服", { here: true });
  await desk.tell({ customer: "周先生", what: "水壶漏水", kind: "商品质量" });
  await desk.record();
  const address = page.url();
  await desk.step("判定成立");
  await desk.make("判定成立", "成立");
  await desk.form.getByRole("combobox", { name: "责任部门" }).or(desk.form.getByLabel("责任部门")).first().fill("采购");
  await desk.make("转给责任部门", "已转责任部门");
  await desk.form.getByRole("combobox", { name: /^原因/ }).selectOption({ label: "供应商" });
  await desk.form.getByRole("textbox", { name: "第 1 个为什么" }).fill("壶底焊缝没焊好");
  await desk.app.reload();
  await expect(desk.form.getByRole("textbox", { name: "第 1 个为什么" })).toHaveValue("壶底焊缝没焊好");
  await desk.make("保存分析", "已查明原因");
  await desk.choose("退款", desk.form);
  await desk.form.getByRole("textbox", { name: "费用" }).fill("368");
  await expect(desk.form.getByText(/请找陈总审批/)).toBeVisible();
  await desk.make("提交审批", "已提方案");
  await expect(desk.form.getByRole("button", { name: "同意", exact: true })).toBeDisabled();

  await desk.workAs("陈总");
  await page.goto(address);
  await desk.step("退回");
  await desk.say("理由", "再加一份道歉");
  await desk.make("退回", "已退回");
  await desk.choose("道歉", desk.form);
  await desk.make("提交审批", "已提方案");
  await desk.make("同意", "已审批");
  await desk.make("已经办好", "已实施");
  await desk.form.getByRole("button", { name: "用模板" }).click();
  await page.locator(".menu").getByRole("button").first().click();
  await expect(desk.form.getByRole("textbox", { name: "对客户怎么说" })).toHaveValue(/周先生/);
  await desk.make("已通知客户", "已通知客户");
  await desk.make("客户接受了", "客户已接受");
  await desk.choose("4 满意", desk.form);
  await desk.make("办结", "已办结");
  await desk.make("归档", "已归档");
  await expect(desk.story()).toHaveText([
    "登记", "判定成立", "转责任部门", "原因分析", "提出方案", "退回", "提出方案", "审批通过",
    "实施", "通知客户", "客户接受", "总结评价", "归档",
  ]);
  await expectAccessible(page);
});

test("not valid: answered with tact, then closed", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await desk.tell({ customer: "李女士", what: "说好的赠品没有给", kind: "购销合同" });
  await desk.record();
  await desk.step("判定不成立");
  await desk.form.getByRole("button", { name: "判定不成立", exact: true }).click();
  await expect(desk.form.getByText("这里需要填写")).toBeVisible();
  await desk.say("理由", "活动上月已结束，小票上有说明");
  await desk.app.reload();
  await desk.step("判定不成立");
  await expect(desk.form.getByRole("textbox", { name: "理由" })).toHaveValue("活动上月已结束，小票上有说明");
  await desk.make("判定不成立", "不成立");
  await desk.form.getByRole("button", { name: "用模板" }).click();
  await page.locator(".menu").getByRole("button", { name: /婉转答复/ }).first().click();
  await desk.form.getByRole("checkbox", { name: /已告知其他途径/ }).check();
  await desk.make("已通知客户", "已通知客户");
  await desk.step("总结评价");
  await desk.make("办结", "已办结");
  await expectAccessible(page);
});

test("rejected, then taken up a level", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await desk.tell({ customer: "于师傅", what: "说好早上八点送到，中午才到", kind: "货物运输" });
  await desk.record();
  await desk.step("判定不成立");
  await desk.say("理由", "路上封路，已提前电话告知");
  await desk.make("判定不成立", "不成立");
  await desk.make("已通知客户", "已通知客户");
  await desk.step("客户不接受");
  await desk.say("客户怎么说", "没接到过电话");
  await desk.make("客户不接受", "客户不接受");
  await desk.app.reload();
  await desk.step("升级");
  await desk.say("理由", "请老板来谈");
  await desk.make("升级", "已升级");
  await expect(page.getByText("第 1 次重新处理")).toBeVisible();
  await desk.step("判定成立");
  await desk.make("判定成立", "成立");
});

test("waiting for the customer, then withdrawn", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await desk.tell({ customer: "王女士", what: "灯不亮", kind: "商品质量" });
  await desk.record();
  await desk.aside("请客户补充");
  await desk.say("请客户补充什么", "请发一张接线的照片");
  await desk.make("等客户补充", "待客户补充");
  await page.getByRole("button", { name: /判定/ }).first().click();
  await expect(page.getByText(/正在等客户补充/).first()).toBeVisible();
  await desk.app.reload();
  await desk.step("撤诉");
  await desk.say("理由", "自己接错了线");
  await desk.make("客户撤诉", "已撤诉");
  await page.getByRole("status", { name: "消息" }).getByRole("button", { name: "撤销" }).last().click();
  await desk.is("待客户补充");
});

test("a major safety case goes the whole way", async ({ page, context }) => {
  const desk = new ComplaintsPage(page);
  await desk.beginOffline(context);
  await desk.tell({ customer: "清溪中学", what: "角磨机外壳带电，手发麻", kind: "商品质量", severity: "重大" });
  await expect(page.getByRole("button", { name: "已当场解决" })).toBeHidden();
  await desk.record();
  await desk.step("初步评审");
  await desk.form.getByRole("checkbox", { name: /涉及安全/ }).check();
  await desk.say("马上采取的措施", "通知停用，同批下架");
  await desk.app.reload();
  await desk.step("初步评审");
  await expect(desk.form.getByRole("checkbox", { name: /涉及安全/ })).toBeChecked();
  await desk.make("保存评审", "已登记");
  await expect(page.locator(".page__under").getByText("重大 · 安全")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "通知停用，同批下架" }).first()).toBeVisible();
});

/** A picture of 2 × 2 pixels. */
function dot() {
  return Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==",
    "base64",
  );
}
