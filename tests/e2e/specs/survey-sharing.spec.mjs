// A survey goes to a customer's own phone and the answer comes back, with nothing between but a link and a code.

import { expectAccessible } from "../harness/axe.mjs";
import { madeFile } from "../harness/files.mjs";
import { LOOKS } from "../harness/looks.mjs";
import { expect, test } from "../harness/test.mjs";
import { CustomersPhone, SharingPage } from "../pages/sharing-page.mjs";
import { SurveyDesigner } from "../pages/survey-designer.mjs";

test("a link is answered on another phone and the answer counted once, all without a network @phone", async ({
  page,
  context,
  browser,
}) => {
  const shop = new SharingPage(page);
  await shop.customers.begin();
  await shop.customers.add({ name: "王建国", phone: "13800138000" });
  await shop.app.isKeptOffline();
  await context.setOffline(true);
  const address = await shop.makeLink({ customer: "王建国" });
  await expect(shop.dialog.getByRole("img", { name: /二维码/ })).toBeVisible();
  await expectAccessible(page);
  await shop.close();

  const phone = await CustomersPhone.open(browser, address);
  await expect(phone.page.getByRole("heading", { level: 1 })).toBeVisible();
  // From here on the phone has no network either.
  await phone.score(9);
  await phone.why.fill("老板实在，货也全");
  await phone.page.reload();
  await expect(phone.why).toHaveValue("老板实在，货也全");
  await expectAccessible(phone.page);
  await phone.context.setOffline(true);
  await phone.handIn();
  await expectAccessible(phone.page);
  const text = await phone.text();
  expect(text).toMatch(/^SHUKEA[A-Z2-7]+$/);
  const photo = await phone.photo();
  const saving = phone.page.waitForEvent("download");
  await phone.page.getByRole("button", { name: "保存为文件" }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^问卷答案-.*\.txt$/);
  await phone.isLeftAlone();

  // By paste, in the middle of a message and broken by a chat.
  await shop.scan();
  await expectAccessible(page);
  await shop.paste(`您好，这是我的答案：\n${text.slice(0, 30)}\n${text.slice(30)}`);
  await expect(shop.came).toBeVisible();
  await expect(page.getByText("王建国", { exact: true })).toBeVisible();
  await expect(page.getByText("老板实在，货也全")).toBeVisible();
  await expectAccessible(page);
  await shop.count();
  await shop.next();
  // By the picture, and by the file: the same answer, counted already.
  for (const way of [photo, madeFile("answer.txt", text)]) {
    await shop.chooseFile(way);
    await expect(page.getByText("这份答卷以前已经计入")).toBeVisible();
    await expect(page.getByRole("button", { name: "计入", exact: true })).toHaveCount(0);
    await shop.next();
  }
  await shop.answers(1);
  await phone.leave();
});

test("a long answer comes as several codes, in any order, and each once", async ({ page, browser }) => {
  const shop = new SharingPage(page);
  await shop.customers.begin();
  const address = await shop.makeLink();
  await shop.close();
  const phone = await CustomersPhone.open(browser, address);
  await phone.score(6);
  const letters = Array.from({ length: 400 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7_919) % 20_000)));
  await phone.why.fill(letters.join(""));
  await phone.handIn();
  const said = await phone.page.getByText(/第 1 个码，共 \d+ 个/).textContent();
  const count = Number(said.match(/共 (\d+) 个/)[1]);
  expect(count).toBeGreaterThan(2);
  const photos = [await phone.photo()];
  for (let at = 1; at < count; at += 1) {
    await phone.page.getByRole("button", { name: "下一个码" }).click();
    await expect(phone.page.getByText(`第 ${at + 1} 个码`)).toBeVisible();
    photos.push(await phone.photo());
  }
  await phone.leave();
  await shop.scan();
  photos.reverse();
  for (const [at, photo] of photos.entries()) {
    await shop.chooseFile(photo);
    if (at + 1 < count) {
      await expect(page.getByText(`已读 ${at + 1} 个码，共 ${count} 个`)).toBeVisible();
      await shop.chooseFile(photo);
    }
  }
  await expect(shop.came).toBeVisible();
  await expect(page.getByText(letters.join(""))).toBeVisible();
  await shop.count();
});

test("an answer that was altered, belongs to another shop or is none is refused in plain words", async ({
  page,
  browser,
}) => {
  const shop = new SharingPage(page);
  await shop.customers.begin();
  const address = await shop.makeLink();
  await shop.close();
  const phone = await CustomersPhone.open(browser, address);
  await phone.score(3);
  await phone.handIn();
  const text = await phone.text();
  await phone.leave();

  await shop.scan();
  for (const at of [12, Math.floor(text.length / 2), text.length - 5]) {
    const other = text[at] === "A" ? "B" : "A";
    await shop.paste(text.slice(0, at) + other + text.slice(at + 1));
    await expect(page.getByText(/改动|没有扫完整|没有找到这个链接/)).toBeVisible();
    await expect(shop.came).toHaveCount(0);
  }
  await shop.paste("1234567890");
  await expect(page.getByRole("status").getByText(/不是/)).toBeVisible();
  await shop.chooseFile({ name: "x.png", mimeType: "image/png", buffer: Buffer.from("not a picture") });
  await expect(page.getByText("这张图片打不开")).toBeVisible();
  // It still counts as it was.
  await shop.paste(text);
  await expect(shop.came).toBeVisible();

  const stranger = await browser.newContext({ locale: "zh-CN" });
  const elsewhere = new SharingPage(await stranger.newPage());
  await elsewhere.customers.begin();
  await elsewhere.scan();
  await elsewhere.paste(text);
  await expect(elsewhere.page.getByRole("status").locator(".notice")).toBeVisible();
  await expect(elsewhere.came).toHaveCount(0);
  await stranger.close();
});

test("a link that was closed takes no answers, and says so to whoever scans", async ({ page, browser }) => {
  const shop = new SharingPage(page);
  await shop.customers.begin();
  const address = await shop.makeLink();
  const phone = await CustomersPhone.open(browser, address);
  await phone.score(10);
  await phone.handIn();
  const text = await phone.text();
  await phone.leave();
  await shop.dialog.getByRole("button", { name: "停用链接" }).click();
  await expect(shop.dialog.getByRole("button", { name: "重新启用" })).toBeVisible();
  await shop.close();
  await expect(page.getByText("已停用", { exact: true })).toBeVisible();
  await shop.scan();
  await shop.paste(text);
  await page.getByRole("button", { name: "计入", exact: true }).click();
  await expect(page.getByRole("alert").or(page.getByRole("status")).getByText(/链接/).first()).toBeVisible();
  await expect(shop.came).toBeVisible();
});

test("the camera reads the code, goes off when it has, and says why it cannot", async ({ page, browser }) => {
  const shop = new SharingPage(page);
  await shop.customers.begin();
  const address = await shop.makeLink();
  await shop.close();
  const phone = await CustomersPhone.open(browser, address);
  await phone.score(8);
  await phone.handIn();
  const photo = (await phone.photo()).buffer.toString("base64");
  await phone.leave();
  await shop.scan();
  const refuse = (name) =>
    page.evaluate((name) => {
      navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException("", name);
      };
    }, name);
  const on = page.getByRole("button", { name: "打开摄像头" });
  await refuse("NotAllowedError");
  await on.click();
  await expect(page.getByText(/没有得到使用摄像头的许可/)).toBeVisible();
  await refuse("NotFoundError");
  await on.click();
  await expect(page.getByText(/没有找到摄像头/)).toBeVisible();
  // A camera that sees the phone.
  await page.evaluate(async (photo) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${photo}`;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [800, 600];
    const draw = () => {
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#888";
      pen.fillRect(0, 0, 800, 600);
      pen.drawImage(picture, 150, 50, 500, 500);
    };
    draw();
    setInterval(draw, 100);
    navigator.mediaDevices.getUserMedia = async () => (globalThis.lent = canvas.captureStream(10));
  }, photo);
  await on.click();
  await expect(shop.came).toBeVisible();
  const states = () => page.evaluate(() => globalThis.lent.getTracks().map((track) => track.readyState));
  expect(await states()).toEqual(["ended"]);
  await shop.count();
  await shop.next();
  await on.click();
  await expect(page.getByRole("button", { name: "关闭摄像头" })).toBeVisible();
  await shop.app.goTo("today");
  expect(await states()).toEqual(["ended"]);
});

/** Texts that have broken programs before: markup, paths, formats, code points at the edges. */
const NAUGHTY = [
  "", "/", "%", "%00", "%ff", "%E4%BD", "null", "undefined", "true", "NaN", "-1", "1e309", "0x0", "../../etc/passwd",
  "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "'\"`;--", "${7*7}", "{{7*7}}",
  "%3Csvg%20onload%3Dalert(1)%3E", "A", "AQ", "AQ==", "_", "-", "????", "#", "##/s/", "a/b/c", "?x=1", "?", "&", "=",
  "\u0000", "\u202e\u200f", "\ufeff", "\ud83d\ude00", "ﷺ".repeat(40), "Ω≈ç√∫˜µ≤≥÷", "田中さんにあげて下さい", "社會科學院語學研究所",
  "A".repeat(29_999), "A".repeat(30_001), "_".repeat(100_000), "SHUKEA" + "A".repeat(400), "surveys", "today", "print/x",
];

test("whatever stands in a link, the phone shows a survey or a sentence, and keeps nothing", async ({ page, browser }) => {
  const shop = new SharingPage(page);
  await shop.customers.begin();
  const address = await shop.makeLink();
  await shop.close();
  const [site, fragment] = address.split("#/s/");
  const spoilt = Array.from({ length: 12 }, (_, at) => {
    const place = Math.floor((fragment.length * at) / 12);
    return fragment.slice(0, place) + (fragment[place] === "x" ? "y" : "x") + fragment.slice(place + 1);
  });
  const cut = [10, 40, fragment.length - 1].map((length) => fragment.slice(0, length));
  const phone = await CustomersPhone.open(browser, address);
  await expect(phone.page.getByRole("button", { name: "提交", exact: true })).toBeVisible();
  for (const text of [...NAUGHTY, ...spoilt, ...cut]) {
    await phone.page.evaluate((hash) => (location.hash = hash), `#/s/${text}`);
    await expect(phone.page.getByRole("heading", { level: 1, name: "这份问卷打不开" }), text.slice(0, 40)).toBeVisible();
  }
  await phone.page.goto(`${site}#/s`);
  await phone.page.reload();
  await expect(phone.page.getByRole("heading", { level: 1, name: "这份问卷打不开" })).toBeVisible();
  await phone.isLeftAlone();
  await phone.leave();
});

test("a phone that keeps nothing at all can answer too", async ({ page, browser }) => {
  const shop = new SharingPage(page);
  await shop.customers.begin();
  const address = await shop.makeLink();
  const phone = await CustomersPhone.open(browser, "about:blank");
  await phone.context.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("not on this phone", "SecurityError");
    };
    Object.defineProperty(globalThis, "localStorage", { get: refuse });
    Object.defineProperty(globalThis, "sessionStorage", { get: refuse });
  });
  await phone.page.goto(address);
  await phone.score(7);
  await phone.handIn();
  expect(phone.errors).toEqual([]);
  await phone.leave();
});

test("on a device with a book, a link shows the survey and nothing of the shop", async ({ page }) => {
  const shop = new SharingPage(page);
  await shop.customers.begin();
  await shop.customers.add({ name: "王建国", phone: "13800138000" });
  const address = await shop.makeLink();
  await shop.close();
  await page.evaluate((hash) => (location.hash = hash), new URL(address).hash);
  await expect(page.getByRole("button", { name: "提交", exact: true })).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByText("王建国")).toHaveCount(0);
  // Back to the shop it is all there.
  await page.goBack();
  await expect(page.getByRole("navigation").first()).toBeAttached();
  await shop.app.goTo("customers");
  await shop.customers.counts(1);
});

test("a sample is drawn, each of it gets a link of their own, and whoever answered is told from the others", async ({
  page,
  browser,
}) => {
  const shop = new SharingPage(page);
  const designer = new SurveyDesigner(page);
  await shop.customers.begin();
  for (const name of ["王建国", "李秀英", "张伟"]) await shop.customers.add({ name });
  await designer.fromNothing("换季");
  await designer.add("推荐意愿（0–10 分）", "您会推荐我们吗？");
  const audience = page.getByRole("radio", { name: "从一组客户里随机抽" });
  await audience.check({ force: true });
  await page.getByLabel(/^抽选人数/).fill("2");
  await designer.isSaved();
  const id = designer.id;
  await shop.send(id);
  await expect(page.getByText("现在还不能请人填写")).toBeVisible();
  await expect(page.getByRole("button", { name: "新链接" })).toHaveCount(0);
  await shop.app.goTo(`surveys/${id}/edit`);
  await designer.publish();
  await shop.send(id);
  await page.getByRole("button", { name: "随机抽取" }).click();
  await expect(page.getByText(/从 3 位中抽了 2 位/)).toBeVisible();
  const drawn = page.locator(".send__draw .row");
  await expect(drawn).toHaveCount(2);
  await expectAccessible(page);
  await drawn.first().getByRole("button", { name: "生成链接" }).click();
  const address = await shop.address();
  await shop.close();
  await expect(drawn.first().getByRole("button", { name: "查看链接" })).toBeVisible();

  const phone = await CustomersPhone.open(browser, address);
  await phone.page.getByRole("radio", { name: /^10( |$)/ }).check({ force: true });
  await phone.handIn();
  const text = await phone.text();
  await phone.leave();
  await shop.scan();
  await shop.paste(text);
  await shop.count();
  await shop.send(id);
  await expect(page.locator(".send__response")).toContainText("2 位中 1 位已回答");
  await expect(drawn.filter({ hasText: "已回答" })).toHaveCount(1);
});

test("the poster says what the phone will ask", async ({ page }) => {
  const shop = new SharingPage(page);
  await shop.customers.begin();
  await shop.makeLink();
  await shop.dialog.getByRole("link", { name: "海报" }).click();
  await expect(page.getByText("用手机相机对准二维码")).toBeVisible();
  await expect(page.getByRole("img", { name: /二维码/ })).toBeVisible();
  await expectAccessible(page);
  const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
  expect(paper.length).toBeGreaterThan(5_000);
});

for (const look of LOOKS) {
  test.describe(`sharing, ${look.locale}, ${look.colorScheme}`, () => {
    test.use(look);

    test("nobody to ask is said, and the lists can be read by everybody @phone", async ({ page }) => {
      const shop = new SharingPage(page);
      await shop.app.open("customers");
      await page.getByRole("button", { name: /从空白开始|Start empty|empty/i }).first().click();
      await shop.app.goTo("surveys/01900000000070008000000000000001/send");
      await expect(page.locator(".send__response")).toBeVisible();
      await expectAccessible(page);
      await shop.app.goTo("surveys/scan");
      await expect(page.locator(".scan")).toBeVisible();
      await expectAccessible(page);
    });
  });
}
