// The files that are imported, made once from the seeded data and kept beside the build.

import iconv from "iconv-lite";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import XLSX from "xlsx";

import { customers, isoDay, purchases } from "../browser/data.js";

const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const HEADER = ["客户编号", "姓名", "电话", "邮箱", "片区", "地址", "注册日期", "标签", "职业", "备注"];
const cells = (person) => [
  person.number,
  person.name,
  person.phone,
  person.email,
  person.city,
  person.address,
  isoDay(person.since),
  person.tag,
  person.occupation,
  person.note,
];

function customersCsv() {
  const rows = customers().map((person) => cells(person).map(quoted).join(","));
  return Buffer.from(`${HEADER.join(",")}\r\n${rows.join("\r\n")}\r\n`);
}

/** Ten purchases for every customer, with the name of the product in Chinese. */
function purchasesCsv() {
  const { customer, day, amount } = purchases();
  const products = ["龙井茶", "碧螺春", "铁观音", "普洱茶", "茉莉花茶", "green tea", "大红袍", "白毫银针"];
  const days = new Map();
  const text = (value) => days.get(value) ?? days.set(value, isoDay(value)).get(value);
  const rows = ["客户编号,购买日期,金额,商品名称"];
  for (let row = 0; row < customer.length; row++) {
    const money = `${Math.floor(amount[row] / 100)}.${String(amount[row] % 100).padStart(2, "0")}`;
    rows.push(`K${String(customer[row]).padStart(6, "0")},${text(day[row])},${money},${products[row % 8]}`);
  }
  return Buffer.from(`${rows.join("\r\n")}\r\n`);
}

/** As Excel would write it: shared texts, real days, deflated. */
function customersXlsx() {
  const rows = customers().map((person) => {
    const row = cells(person);
    // Days since 1899-12-30, which is how a sheet counts.
    row[6] = { t: "n", v: person.since + 25_569, z: "yyyy-mm-dd" };
    return row;
  });
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([HEADER, ...rows], { dense: true }), "客户");
  return XLSX.write(book, { type: "buffer", bookType: "xlsx", bookSST: true, compression: true });
}

const MAKERS = {
  "customers.csv": customersCsv,
  "customers-gbk.csv": () => iconv.encode(customersCsv().toString(), "gbk"),
  "customers.xlsx": customersXlsx,
  "purchases.csv": purchasesCsv,
  "purchases-gbk.csv": () => iconv.encode(purchasesCsv().toString(), "gbk"),
};

/** The folder with all files. A new seed or format wants a new name. */
export async function fixtures(parent) {
  const folder = join(parent, "data-2");
  await mkdir(folder, { recursive: true });
  for (const [name, make] of Object.entries(MAKERS)) {
    const path = join(folder, name);
    if (await stat(path).catch(() => undefined)) continue;
    console.log(`making ${name}`);
    await writeFile(path, make());
  }
  return folder;
}

export const bytesOf = async (folder, name) => (await readFile(join(folder, name))).length;
