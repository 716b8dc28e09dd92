//! What columns and choices are called, in both languages, as people name them in their files.

use ImportField as F;
use api::ImportField;
use domain::record::{Consent, CustomerClass, CustomerKind, Gender, PurchaseChannel};

/// Column names, folded by [`fold`]. The first field that lists a name has it.
const COLUMNS: &[(ImportField, &[&str])] = &[
    (
        F::CustomerNumber,
        &[
            "客户编号",
            "客户号",
            "客户代码",
            "客户编码",
            "客户id",
            "会员号",
            "会员卡号",
            "会员编号",
            "卡号",
            "customerid",
            "customernumber",
            "customerno",
            "customercode",
            "custid",
            "clientid",
            "memberid",
            "memberno",
            "accountnumber",
            "userid",
        ],
    ),
    (
        F::CustomerName,
        &[
            "客户名称",
            "客户姓名",
            "客户",
            "姓名",
            "名称",
            "名字",
            "单位名称",
            "公司名称",
            "公司",
            "会员姓名",
            "收货人",
            "联系人",
            "customername",
            "customer",
            "name",
            "fullname",
            "clientname",
            "client",
            "company",
            "companyname",
            "contactname",
        ],
    ),
    (
        F::Phone,
        &[
            "电话",
            "手机",
            "手机号",
            "手机号码",
            "联系电话",
            "电话号码",
            "联系方式",
            "移动电话",
            "phone",
            "phonenumber",
            "telephone",
            "tel",
            "mobile",
            "mobilephone",
            "mobilenumber",
            "cell",
            "cellphone",
        ],
    ),
    (
        F::OtherPhone,
        &[
            "其他电话",
            "备用电话",
            "固定电话",
            "座机",
            "电话2",
            "otherphone",
            "phone2",
            "secondphone",
            "landline",
            "workphone",
            "homephone",
        ],
    ),
    (
        F::Email,
        &[
            "邮箱",
            "电子邮箱",
            "电子邮件",
            "邮件",
            "email",
            "emailaddress",
            "mail",
        ],
    ),
    (
        F::Messenger,
        &["微信", "微信号", "qq", "wechat", "whatsapp", "messenger"],
    ),
    (
        F::Address,
        &[
            "地址",
            "联系地址",
            "详细地址",
            "收货地址",
            "通讯地址",
            "address",
            "streetaddress",
            "postaladdress",
            "street",
        ],
    ),
    (
        F::Area,
        &[
            "区域", "地区", "片区", "城市", "区县", "area", "district", "region", "city", "town",
        ],
    ),
    (
        F::Kind,
        &[
            "客户类型",
            "客户性质",
            "性质",
            "customertype",
            "kind",
            "type",
        ],
    ),
    (
        F::Class,
        &[
            "客户类别",
            "客户分类",
            "类别",
            "客户级别",
            "class",
            "customerclass",
            "segment",
        ],
    ),
    (
        F::Grade,
        &["等级", "客户等级", "级别", "grade", "tier", "level"],
    ),
    (F::Tags, &["标签", "客户标签", "tags", "tag", "labels"]),
    (
        F::Manager,
        &[
            "客户经理",
            "负责人",
            "跟进人",
            "accountmanager",
            "relationshipmanager",
            "owner",
            "manager",
        ],
    ),
    (F::Gender, &["性别", "gender", "sex"]),
    (
        F::Birthday,
        &[
            "生日",
            "出生日期",
            "出生年月",
            "birthday",
            "birthdate",
            "dateofbirth",
            "dob",
        ],
    ),
    (
        F::Occupation,
        &["职业", "occupation", "profession", "jobtitle"],
    ),
    (
        F::CustomerSince,
        &[
            "建档日期",
            "开户日期",
            "注册日期",
            "注册时间",
            "入会日期",
            "创建日期",
            "创建时间",
            "customersince",
            "since",
            "created",
            "createdat",
            "registered",
            "signupdate",
            "joined",
        ],
    ),
    (
        F::Consent,
        &[
            "同意联系",
            "是否同意联系",
            "允许联系",
            "consent",
            "optin",
            "marketingconsent",
        ],
    ),
    (
        F::LineOfBusiness,
        &[
            "行业",
            "主营",
            "经营范围",
            "industry",
            "lineofbusiness",
            "business",
        ],
    ),
    (
        F::PurchaseNumber,
        &[
            "订单号",
            "订单编号",
            "单号",
            "小票号",
            "销售单号",
            "流水号",
            "orderid",
            "ordernumber",
            "orderno",
            "receipt",
            "receiptnumber",
            "receiptno",
            "invoice",
            "invoicenumber",
            "invoiceno",
            "transactionid",
        ],
    ),
    (
        F::PurchaseDay,
        &[
            "日期",
            "购买日期",
            "销售日期",
            "订单日期",
            "下单日期",
            "下单时间",
            "交易日期",
            "交易时间",
            "消费日期",
            "消费时间",
            "成交日期",
            "时间",
            "date",
            "orderdate",
            "purchasedate",
            "transactiondate",
            "saledate",
            "invoicedate",
            "day",
            "datetime",
            "timestamp",
        ],
    ),
    (
        F::Amount,
        &[
            "金额",
            "总金额",
            "销售额",
            "销售金额",
            "订单金额",
            "实付金额",
            "实收金额",
            "实收",
            "消费金额",
            "合计",
            "总价",
            "amount",
            "total",
            "totalamount",
            "revenue",
            "sales",
            "value",
            "ordertotal",
            "grandtotal",
            "paid",
        ],
    ),
    (
        F::PurchaseChannel,
        &["渠道", "销售渠道", "channel", "saleschannel"],
    ),
    (
        F::Seller,
        &[
            "销售员",
            "营业员",
            "导购",
            "收银员",
            "经手人",
            "业务员",
            "seller",
            "salesperson",
            "soldby",
            "cashier",
        ],
    ),
    (
        F::ProductNumber,
        &[
            "商品编号",
            "商品编码",
            "产品编号",
            "货号",
            "条码",
            "sku",
            "productid",
            "productcode",
            "productnumber",
            "itemcode",
            "itemno",
            "barcode",
        ],
    ),
    (
        F::ProductName,
        &[
            "商品",
            "商品名称",
            "产品",
            "产品名称",
            "品名",
            "货品",
            "product",
            "productname",
            "item",
            "itemname",
            "description",
        ],
    ),
    (
        F::Category,
        &[
            "商品类别",
            "商品分类",
            "产品类别",
            "品类",
            "分类",
            "category",
            "productcategory",
        ],
    ),
    (F::Unit, &["单位", "计量单位", "unit", "uom"]),
    (
        F::Quantity,
        &[
            "数量",
            "件数",
            "购买数量",
            "销售数量",
            "quantity",
            "qty",
            "units",
        ],
    ),
    (
        F::UnitPrice,
        &["单价", "售价", "价格", "unitprice", "price"],
    ),
    (
        F::LaunchDay,
        &["上市日期", "上架日期", "launchdate", "launched"],
    ),
    (
        F::CustomerNote,
        &[
            "备注",
            "客户备注",
            "说明",
            "note",
            "notes",
            "remark",
            "remarks",
            "comment",
            "comments",
        ],
    ),
    (F::PurchaseNote, &["订单备注", "购买备注", "ordernote"]),
];

/// The field a column of this name most likely holds.
pub(super) fn field_named(header: &str) -> Option<ImportField> {
    let folded = fold(header);
    COLUMNS
        .iter()
        .find(|(_, names)| names.contains(&folded.as_str()))
        .map(|(field, _)| *field)
}

/// Letters and digits only, in lower case: `Customer ID`, `customer_id` and `CustomerID` are one name. What stands in
/// brackets (a unit, a hint) is left out.
fn fold(header: &str) -> String {
    let mut depth = 0_u32;
    let mut folded = String::new();
    for c in header.chars() {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            c if depth == 0 && c.is_alphanumeric() => folded.extend(c.to_lowercase()),
            _ => {}
        }
    }
    folded
}

/// A choice by any of its words.
pub(super) trait Worded: Sized + Copy + 'static {
    const WORDS: &'static [(Self, &'static [&'static str])];

    fn from_word(cell: &str) -> Option<Self> {
        let folded = fold(cell);
        Self::WORDS
            .iter()
            .find(|(_, words)| words.contains(&folded.as_str()))
            .map(|(choice, _)| *choice)
    }
}

impl Worded for CustomerKind {
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (
            Self::Individual,
            &[
                "个人",
                "个人客户",
                "散客",
                "individual",
                "person",
                "personal",
                "private",
                "consumer",
            ],
        ),
        (
            Self::Business,
            &[
                "企业",
                "企业客户",
                "公司",
                "单位",
                "business",
                "company",
                "organisation",
                "organization",
                "corporate",
                "trade",
            ],
        ),
    ];
}

impl Worded for CustomerClass {
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (Self::Core, &["核心", "核心客户", "core"]),
        (
            Self::Important,
            &["重要", "重要客户", "重点", "重点客户", "important", "key"],
        ),
        (Self::Large, &["大", "大客户", "large", "big", "major"]),
        (
            Self::General,
            &[
                "一般",
                "一般客户",
                "普通",
                "普通客户",
                "general",
                "normal",
                "standard",
                "small",
            ],
        ),
    ];
}

impl Worded for Gender {
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (
            Self::Female,
            &["女", "女士", "女性", "female", "f", "woman"],
        ),
        (Self::Male, &["男", "先生", "男性", "male", "m", "man"]),
    ];
}

impl Worded for Consent {
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (
            Self::Agreed,
            &[
                "同意", "是", "可以", "yes", "y", "true", "1", "agreed", "optin",
            ],
        ),
        (
            Self::Declined,
            &[
                "不同意",
                "否",
                "不可以",
                "no",
                "n",
                "false",
                "0",
                "declined",
                "optout",
            ],
        ),
        (
            Self::DoNotContact,
            &["请勿联系", "不要联系", "勿扰", "donotcontact", "dnc"],
        ),
    ];
}

impl Worded for PurchaseChannel {
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (
            Self::Counter,
            &[
                "门店", "柜台", "到店", "线下", "counter", "store", "shop", "instore",
            ],
        ),
        (Self::Phone, &["电话", "phone", "telephone"]),
        (
            Self::Online,
            &[
                "网上",
                "线上",
                "网店",
                "微信",
                "小程序",
                "online",
                "web",
                "website",
                "internet",
            ],
        ),
        (Self::Visit, &["上门", "拜访", "visit", "field"]),
        (Self::Other, &["其他", "其它", "other"]),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_their_usual_names() {
        for (header, field) in [
            ("客户编号", F::CustomerNumber),
            ("customer_id", F::CustomerNumber),
            ("Customer ID", F::CustomerNumber),
            ("手机号码", F::Phone),
            ("金额（元）", F::Amount),
            ("Order Date", F::PurchaseDay),
            ("revenue", F::Amount),
        ] {
            assert_eq!(field_named(header), Some(field), "{header}");
        }
        assert_eq!(field_named("cds"), None);
        assert_eq!(field_named(""), None);
    }

    #[test]
    fn no_name_belongs_to_two_fields() {
        let mut seen = std::collections::BTreeSet::new();
        for name in COLUMNS.iter().flat_map(|(_, names)| *names) {
            assert!(seen.insert(name), "{name}");
            assert_eq!(fold(name), **name, "names are listed folded");
        }
    }
}
