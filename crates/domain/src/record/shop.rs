use super::{ProfileId, ShopId, StaffId, ViewId, record};
use crate::Id;
use crate::value::codes;

codes! {
    /// 岗位. The first five have a column of their own in the table of visit rhythms.
    pub enum Role {
        RegionalManager = "regional_manager", MarketingDirector = "marketing_director",
        BranchGeneralManager = "branch_general_manager", BranchSalesManager = "branch_sales_manager",
        AccountManager = "account_manager", Owner = "owner", GeneralManager = "general_manager",
        DeputyGeneralManager = "deputy_general_manager", DepartmentManager = "department_manager",
        Sales = "sales", Service = "service",
    }
}

record! {
    pub struct Staff(StaffId) = "staff" {
        name: String = "name",
        role: Option<Role> = "role",
        department: String = "department",
        phone: String = "phone",
        /// Left the firm; kept because history names them.
        left: bool = "left",
    }
}

record! {
    /// The shop itself: one record, [`Shop::ID`].
    pub struct Shop(ShopId) = "shop" {
        name: String = "name",
        address: String = "address",
        phone: String = "phone",
        /// ISO 4217; `CNY` when empty.
        currency: String = "currency",
        /// IANA name, such as `Asia/Shanghai`; the device's own when empty.
        time_zone: String = "time_zone",
    }
}

impl Shop {
    /// The same on every device.
    pub const ID: ShopId = ShopId(Id(0x0190_0000_0000_7000_8000_0000_0000_0000));
}

record! {
    /// A list's filter, order and columns under a name.
    pub struct SavedView(ViewId) = "view" {
        name: String = "name",
        /// Which list: `customers`, `purchases`, …
        place: String = "place",
        /// The list's own state, as it stands in the address.
        state: String = "state",
    }
}

record! {
    /// How the columns of a kind of file were mapped the last time.
    pub struct ImportProfile(ProfileId) = "import_profile" {
        /// The column names, joined by line feeds.
        headers: String = "headers",
        /// Source column to target field, in the engine's own notation.
        mapping: String = "mapping",
    }
}
