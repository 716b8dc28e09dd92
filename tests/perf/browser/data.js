// The data of the comparison, from a fixed seed: the same in Node and in the browser, on every machine.

export const CUSTOMERS = 100_000;
export const PURCHASES = 1_000_000;
export const FIRST_DAY = 19_723;
export const DAYS = 730;

/** xorshift32: quick, and good enough to make up customers. */
export function dice(seed) {
  let state = seed >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0) / 4_294_967_296;
  };
  const below = (limit) => Math.floor(next() * limit);
  return {
    next,
    below,
    /** Lower places more often, as names are spread. */
    pick: (list) => list[Math.floor(next() ** 2 * list.length)],
    chance: (share) => next() < share,
  };
}

const split = (text) => text.split(" ");
// With the pinyin that their owners put into e-mail addresses.
const SURNAMES = split(
  "王wang 李li 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 吴wu 周zhou 徐xu 孙sun 马ma 朱zhu 胡hu 郭guo 何he 林lin 高gao 罗luo 郑zheng 梁liang 谢xie 宋song 唐tang 许xu 邓deng 冯feng 韩han 曹cao 曾zeng 彭peng 萧xiao 蔡cai 潘pan 田tian 董dong 袁yuan 于yu 余yu 叶ye 蒋jiang 杜du 苏su 魏wei 程cheng 吕lv 丁ding 沈shen 任ren 姚yao 卢lu 傅fu 钟zhong 姜jiang 崔cui 谭tan 廖liao 范fan 汪wang 陆lu 金jin 石shi 戴dai 贾jia 韦wei 夏xia 邱qiu 方fang 侯hou 邹zou 熊xiong 孟meng 秦qin 白bai 江jiang 阎yan 薛xue 尹yin 单shan 仇qiu 解xie 查zha 欧阳ouyang 司马sima 上官shangguan",
).map((text) => text.match(/^(\p{Script=Han}+)(.+)$/u).slice(1));
const GIVEN = split(
  "伟wei 芳fang 娜na 秀xiu 英ying 敏min 静jing 丽li 强qiang 磊lei 军jun 洋yang 勇yong 艳yan 杰jie 娟juan 涛tao 明ming 超chao 霞xia 平ping 刚gang 桂gui 兰lan 文wen 华hua 建jian 国guo 红hong 玉yu 春chun 梅mei 海hai 燕yan 志zhi 玲ling 婷ting 雪xue 飞fei 波bo 晓xiao 宇yu 浩hao 鑫xin 欣xin 怡yi 子zi 涵han 梓zi 轩xuan 思si 雨yu 佳jia 琪qi 晨chen 阳yang 俊jun 峰feng 鹏peng 博bo 雅ya 慧hui 琳lin 瑶yao 倩qian 云yun 龙long 辉hui 斌bin 凯kai 东dong 森sen 淼miao 瑞rui 祥xiang 福fu 德de 胜sheng 利li 民min 生sheng 荣rong 昌chang 永yong 庆qing 长chang 乐le 安an 康kang 宁ning 远yuan 航hang",
).map((text) => text.match(/^(\p{Script=Han}+)(.+)$/u).slice(1));
const CITIES = split("上海 北京 广州 深圳 杭州 成都 重庆 武汉 南京 苏州 西安 天津 长沙 郑州 青岛 宁波 东莞 佛山 厦门 福州 合肥 济南 昆明 大连");
const DISTRICTS = split("浦东新区 朝阳区 天河区 南山区 西湖区 武侯区 渝中区 江汉区 玄武区 姑苏区 雁塔区 和平区");
const ROADS = split("人民路 中山路 解放路 建设路 和平路 南京路 北京路 张江路 长江路 文化路 新华路 胜利街 学府路 滨江大道 科技园路 青年路");
const FIRMS = split("顺发 宏达 鑫源 恒通 华信 金鼎 瑞丰 永盛 东方 新世纪 万家 百汇 嘉和 天成 中联 博雅 启明 远航 德润 福源 盛世 联创 长青 乐居");
const FIRM_KINDS = split("贸易有限公司 科技有限公司 超市 餐饮管理有限公司 服装店 建材经营部 机械设备厂 便利店 酒店 食品有限公司");
const FIRST_NAMES = split(
  "James Mary John Patricia Robert Jennifer Michael Linda William Elizabeth David Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen Christopher Nancy Daniel Lisa Matthew Betty Anthony Margaret Mark Sandra Donald Ashley Steven Kimberly Paul Emily Andrew Donna Joshua Michelle Kenneth Dorothy Kevin Carol Angela Nathan Hannah",
);
const LAST_NAMES = split(
  "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Richardson Wang Chen Zhang",
);
const TOWNS = split("London Manchester Birmingham Leeds Glasgow Bristol Liverpool Sheffield Edinburgh Cardiff Dublin Boston Seattle Denver Portland Austin");
const STREETS = ["High Street", "Station Road", "Main Street", "Park Avenue", "Church Lane", "Victoria Road", "Green Lane", "Kings Road", "Mill Lane", "Queens Drive"];
const TRADES = ["Trading", "Supplies", "Bakery", "Motors", "Foods", "Interiors", "Electronics", "Tailors", "Garden Centre", "Books"];
const DOMAINS = split("qq.com 163.com gmail.com 126.com outlook.com foxmail.com example.com sina.com");
const PREFIXES = split("138 139 136 158 186 135 137 150 189 177 199");
const TAGS = split("老客户 批发 零售 会员 团购 微信 wholesale regular online");
const WORK = split("教师 工程师 店主 退休 医生 司机 会计 自由职业 teacher engineer retired manager");
const NOTES = ["每月来两次，喜欢龙井茶", "要开发票", "送货到门口，周末不在家", "prefers e-mail", "介绍过三位朋友", "对价格敏感", ""];

const digits = (random, count) => String(random.below(10 ** count)).padStart(count, "0");

function chinese(random) {
  const [surname, surnamePinyin] = random.pick(SURNAMES);
  const given = Array.from({ length: random.chance(0.75) ? 2 : 1 }, () => random.pick(GIVEN));
  const person = surname + given.map(([han]) => han).join("");
  const city = random.pick(CITIES);
  const isFirm = random.chance(0.15);
  return {
    name: isFirm ? city + random.pick(FIRMS) + random.pick(GIVEN)[0] + random.pick(FIRM_KINDS) : person,
    phone: random.pick(PREFIXES) + digits(random, 8),
    email: random.chance(0.6)
      ? `${surnamePinyin}${given.map(([, pinyin]) => pinyin).join("")}${random.below(1000)}@${random.pick(DOMAINS)}`
      : "",
    city,
    address: `${city}市${random.pick(DISTRICTS)}${random.pick(ROADS)}${1 + random.below(900)}号`,
  };
}

function english(random) {
  const [first, last] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
  const city = random.pick(TOWNS);
  return {
    name: random.chance(0.2) ? `${last} ${random.pick(TRADES)} Ltd` : `${first} ${last}`,
    phone: `+447${digits(random, 9)}`,
    email: `${first}.${last}${random.below(1000)}@${random.pick(DOMAINS)}`.toLowerCase(),
    city,
    address: `${1 + random.below(300)} ${random.pick(STREETS)}, ${city}`,
  };
}

/** Two in three Chinese, the rest English, people and firms. */
export function customers(count = CUSTOMERS, seed = 0x5eed) {
  const random = dice(seed);
  return Array.from({ length: count }, (_, at) => ({
    number: `K${String(at).padStart(6, "0")}`,
    ...(random.chance(0.66) ? chinese(random) : english(random)),
    since: FIRST_DAY - random.below(3_000),
    tag: random.pick(TAGS),
    occupation: random.pick(WORK),
    note: random.pick(NOTES),
  }));
}

/** Columns: everyone at least once, then a heavy tail over two years. */
export function purchases(count = PURCHASES, people = CUSTOMERS, seed = 0xb0b) {
  const random = dice(seed);
  const customer = new Uint32Array(count);
  const day = new Int32Array(count);
  const amount = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    customer[row] = row < people ? row : Math.floor(people * random.next() ** 2);
    day[row] = FIRST_DAY + random.below(DAYS);
    amount[row] = 500 + Math.floor(20_000 * random.next() ** 3);
  }
  return { customer, day, amount };
}

export const isoDay = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The 62 keystrokes: ten things typed letter by letter, none of which needs pinyin, which the peers lack. */
export function keystrokes() {
  const typed = ["王建国", "杭州", "宏达", "李秀英", "rodriguez", "13800", "michael", "chenwei", "london", "thompsen", "ander", "seattle"];
  const all = typed.flatMap((text) => [...text].map((_, at) => [...text].slice(0, at + 1).join("")));
  return all.slice(0, 62);
}
