//! A believable customer book: two in three Chinese, the rest English, people
//! and companies, from a fixed seed.

use search::SearchFields;

/// Elapsed time; a benchmark may look at the clock.
pub(crate) struct Clock(std::time::Instant);

impl Clock {
    #[allow(
        clippy::disallowed_methods,
        reason = "a native benchmark, never in a browser"
    )]
    pub(crate) fn start() -> Self {
        Self(std::time::Instant::now())
    }

    pub(crate) fn milliseconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64() * 1e3
    }
}

/// Processor time of this thread, in steps of some 4 ms; infinite where unknown.
pub(crate) fn processor_milliseconds() -> f64 {
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|times| times.split_whitespace().next()?.parse::<f64>().ok())
        .map_or(f64::INFINITY, |nanoseconds| nanoseconds / 1e6)
}

pub(crate) struct Customer {
    pub(crate) name: String,
    contacts: Vec<String>,
    phones: Vec<String>,
    emails: Vec<String>,
    words: Vec<String>,
    address: String,
}

impl Customer {
    pub(crate) fn with_fields(&self, then: impl FnOnce(&SearchFields<'_>)) {
        fn all(texts: &[String]) -> Vec<&str> {
            texts.iter().map(String::as_str).collect()
        }
        then(&SearchFields {
            name: &self.name,
            other_names: &all(&self.contacts),
            phones: &all(&self.phones),
            emails: &all(&self.emails),
            words: &all(&self.words),
            address: &self.address,
        });
    }

    pub(crate) fn as_line(&self) -> String {
        let mut line = self.name.to_lowercase();
        for text in [&self.contacts, &self.phones, &self.emails, &self.words]
            .into_iter()
            .flatten()
        {
            line.push('\n');
            line.push_str(&text.to_lowercase());
        }
        line.push('\n');
        line.push_str(&self.address.to_lowercase());
        line
    }
}

/// A small generator (xorshift64*), the same on every machine.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// Lower places more often, as names are distributed.
    fn skewed(&mut self, limit: usize) -> usize {
        let share = (self.next() % 10_000) as f64 / 10_000.0;
        ((share * share * limit as f64) as usize).min(limit - 1)
    }

    fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// One of a list in which the separator is `|`.
    fn pick<'a>(&mut self, list: &'a str) -> &'a str {
        let place = self.skewed(list.split('|').count());
        list.split('|').nth(place).unwrap_or_default()
    }

    fn letter(&mut self, text: &str) -> String {
        let place = self.skewed(text.chars().count());
        text.chars().skip(place).take(1).collect()
    }
}

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙贺陶顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰文华建国红玉春梅海燕志玲婷婷雪飞波晓宇浩鑫欣怡子涵梓轩思雨佳琪晨阳俊峰鹏博雅慧琳瑶倩云龙辉斌凯东林森磊淼瑞祥福德胜利民生荣昌永庆长乐安康宁远航天佑嘉懿诗涵可馨一诺梦洁若曦亦菲泽宇皓轩睿哲家豪振兴学军爱民凤仙淑贞美玲素芬秋菊冬梅金花银凤宝珠翠莲彩霞月娥";
const CITIES: &str = "上海|北京|广州|深圳|杭州|成都|重庆|武汉|南京|苏州|西安|天津|长沙|郑州|青岛|宁波|东莞|佛山|厦门|福州|合肥|济南|昆明|大连";
const DISTRICTS: &str =
    "浦东新区|朝阳区|天河区|南山区|西湖区|武侯区|渝中区|江汉区|玄武区|姑苏区|雁塔区|和平区";
const ROADS: &str = "人民路|中山路|解放路|建设路|和平路|南京路|北京路|张江路|长江路|文化路|新华路|胜利街|学府路|滨江大道|科技园路|青年路";
const COMPANY_WORDS: &str = "顺发|宏达|鑫源|恒通|华信|金鼎|瑞丰|永盛|东方|新世纪|万家|百汇|嘉和|天成|中联|博雅|启明|远航|德润|福源|盛世|联创|长青|乐居";
const COMPANY_KINDS: &str = "贸易有限公司|科技有限公司|超市|餐饮管理有限公司|服装店|建材经营部|机械设备厂|便利店|酒店|电子商务有限公司|美容美发店|食品有限公司";
const FIRST_NAMES: &str = "James|Mary|John|Patricia|Robert|Jennifer|Michael|Linda|William|Elizabeth|David|Barbara|Richard|Susan|Joseph|Jessica|Thomas|Sarah|Charles|Karen|Christopher|Nancy|Daniel|Lisa|Matthew|Betty|Anthony|Margaret|Mark|Sandra|Donald|Ashley|Steven|Kimberly|Paul|Emily|Andrew|Donna|Joshua|Michelle|Kenneth|Dorothy|Kevin|Carol|Angela|Zoë|Nathan|Hannah";
const LAST_NAMES: &str = "Smith|Johnson|Williams|Brown|Jones|Garcia|Miller|Davis|Rodriguez|Martinez|Hernandez|Lopez|Gonzalez|Wilson|Anderson|Thomas|Taylor|Moore|Jackson|Martin|Lee|Perez|Thompson|White|Harris|Sanchez|Clark|Ramirez|Lewis|Robinson|Walker|Young|Allen|King|Wright|Scott|Torres|Nguyen|Hill|Flores|Green|Adams|Nelson|Baker|Hall|Rivera|Campbell|Mitchell|Carter|Roberts|O'Brien|Müller|Richardson|Wang|Chen|Zhang";
const ENGLISH_CITIES: &str = "London|Manchester|Birmingham|Leeds|Glasgow|Bristol|Liverpool|Sheffield|Edinburgh|Cardiff|Dublin|Boston|Seattle|Denver|Portland|Austin";
const STREETS: &str = "High Street|Station Road|Main Street|Park Avenue|Church Lane|Victoria Road|Green Lane|Kings Road|Mill Lane|Queens Drive";
const TRADES: &str =
    "Trading|Supplies|Bakery|Motors|Foods|Interiors|Electronics|Tailors|Garden Centre|Books";
const DOMAINS: &str =
    "qq.com|163.com|gmail.com|126.com|outlook.com|foxmail.com|example.com|sina.com";
const TAGS: &str = "老客户|VIP|批发|零售|微信|会员|团购|wholesale|regular|online";

fn han_person(dice: &mut Dice) -> String {
    let mut name = dice.letter(SURNAMES);
    name.push_str(&dice.letter(GIVEN));
    if dice.percent(70) {
        name.push_str(&dice.letter(GIVEN));
    }
    name
}

fn phone(dice: &mut Dice) -> String {
    let prefix = dice.pick("138|139|136|158|186|135|137|150|189|177|199");
    format!("{prefix}{:08}", dice.next() % 100_000_000)
}

fn pinyin_of(name: &str) -> String {
    name.chars()
        .map(|letter| {
            search::pinyin::readings(letter)
                .next()
                .map_or("", search::pinyin::Syllable::as_str)
        })
        .collect()
}

/// The whole book.
pub(crate) fn customers(count: u32) -> Vec<Customer> {
    let mut dice = Dice(0x5eed_cafe_f00d);
    (0..count)
        .map(|number| {
            if dice.percent(66) {
                chinese(&mut dice, number)
            } else {
                english(&mut dice, number)
            }
        })
        .collect()
}

fn chinese(dice: &mut Dice, number: u32) -> Customer {
    let city = dice.pick(CITIES);
    let is_company = dice.percent(30);
    let person = han_person(dice);
    let (name, contacts) = if is_company {
        let company = format!(
            "{city}{}{}{}",
            dice.pick(COMPANY_WORDS),
            dice.letter(GIVEN),
            dice.pick(COMPANY_KINDS)
        );
        (company, vec![person.clone()])
    } else {
        (person.clone(), Vec::new())
    };
    let mut words = vec![city.to_owned(), format!("K{number:06}")];
    if dice.percent(40) {
        words.push(dice.pick(TAGS).to_owned());
    }
    Customer {
        name,
        contacts,
        phones: vec![phone(dice)],
        emails: if dice.percent(60) {
            vec![format!(
                "{}{}@{}",
                pinyin_of(&person),
                dice.below(1000),
                dice.pick(DOMAINS)
            )]
        } else {
            Vec::new()
        },
        words,
        address: format!(
            "{city}市{}{}{}号",
            dice.pick(DISTRICTS),
            dice.pick(ROADS),
            1 + dice.below(900)
        ),
    }
}

fn english(dice: &mut Dice, number: u32) -> Customer {
    let (first, last) = (dice.pick(FIRST_NAMES), dice.pick(LAST_NAMES));
    let city = dice.pick(ENGLISH_CITIES);
    let person = format!("{first} {last}");
    let (name, contacts) = if dice.percent(25) {
        (format!("{last} {} Ltd", dice.pick(TRADES)), vec![person])
    } else {
        (person, Vec::new())
    };
    Customer {
        name,
        contacts,
        phones: vec![format!(
            "+44 {} {:06}",
            7000 + dice.below(999),
            dice.next() % 1_000_000
        )],
        emails: vec![format!(
            "{}.{}{}@{}",
            first.to_lowercase(),
            last.to_lowercase().replace('\'', ""),
            dice.below(1000),
            dice.pick(DOMAINS)
        )],
        words: vec![city.to_owned(), format!("K{number:06}")],
        address: format!("{} {}, {city}", 1 + dice.below(300), dice.pick(STREETS)),
    }
}

/// Every prefix of what people type.
pub(crate) fn keystrokes() -> Vec<String> {
    let typed = [
        "wangjianguo",
        "wjg",
        "王建国",
        "zhangw",
        "lihua",
        "li",
        "chenjing",
        "zxh",
        "上海顺发",
        "重庆",
        "chongqing",
        "13812",
        "8000",
        "john sm",
        "smith j",
        "angela",
        "richardson",
        "jonhson",
        "wangjiangou",
        "shanghai",
        "mary.wil",
        "K00123",
        "贸易有限",
        "qq.com",
        "liu 上海",
        "王jg",
        "zhnagwei",
        "zoe muller",
    ];
    let mut keystrokes = Vec::new();
    for text in typed {
        let mut begun = String::new();
        for letter in text.chars() {
            begun.push(letter);
            keystrokes.push(begun.clone());
        }
    }
    keystrokes.sort();
    keystrokes.dedup();
    keystrokes
}

/// Names of the book with one typo, and whom they mean.
pub(crate) fn typos(book: &[Customer], count: usize) -> Vec<(u32, String)> {
    let mut dice = Dice(77);
    let mut typos = Vec::new();
    while typos.len() < count {
        let doc = dice.below(book.len());
        // The whole address or number, so that only one customer is meant.
        let customer = &book[doc];
        let Some(text) = customer
            .emails
            .first()
            .and_then(|email| email.split('@').next())
        else {
            continue;
        };
        let mut letters: Vec<char> = text.chars().collect();
        let at = dice.below(letters.len() - 1);
        match dice.below(4) {
            0 => letters.swap(at, at + 1),
            1 => drop(letters.remove(at)),
            2 => letters.insert(at, 'x'),
            _ => letters[at] = 'q',
        }
        typos.push((doc as u32, letters.into_iter().collect()));
    }
    typos
}
