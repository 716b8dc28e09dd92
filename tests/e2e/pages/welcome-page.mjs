// What a newcomer sees first.

export class WelcomePage {
  constructor(page) {
    this.page = page;
  }

  heading() {
    return this.page.getByRole("heading", { level: 1 });
  }

  async startEmpty() {
    await this.page.getByRole("button", { name: /^(从空白开始|Start empty)$/ }).click();
  }

  async openDemo() {
    await this.page.getByRole("button", { name: /^(先看看演示店铺|Try with demo data)$/ }).click();
  }

  async importSheet() {
    await this.page.getByRole("button", { name: /^(导入现有表格|Import a spreadsheet)$/ }).click();
  }
}
