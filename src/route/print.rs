use super::{CustomerTab, InsightQuestion, PrintSheet, Route, SettingsSection, with};
use core::fmt;

impl Route {
    /// The address for a link: `#/customers?q=王`.
    pub fn href(&self) -> String {
        format!("#{self}")
    }
}

/// The part of the address after `#`.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = match self {
            Self::Today => "/today".to_owned(),
            Self::Customers(list) => return with::list(f, "/customers", list),
            Self::Customer { id, tab, list } => {
                let tab = match tab {
                    CustomerTab::Timeline => String::new(),
                    other => format!("/{}", other.segment()),
                };
                return with::list(f, &format!("/customers/{id}{tab}"), list);
            }
            Self::NewCustomer => "/customers/new".to_owned(),
            Self::EditCustomer(id) => format!("/customers/{id}/edit"),
            Self::Duplicates(list) => return with::list(f, "/customers/duplicates", list),
            Self::Merge { keep, other } => format!("/customers/merge/{keep}/{other}"),
            Self::Purchases(list) => return with::list(f, "/purchases", list),
            Self::Purchase(id) => format!("/purchases/{id}"),
            Self::NewPurchase { customer } => {
                return with::names(f, "/purchases/new", &[with::name("customer", *customer)]);
            }
            Self::EditPurchase(id) => format!("/purchases/{id}/edit"),
            Self::NewReturn {
                customer,
                purchase,
                complaint,
            } => {
                let names = [
                    with::name("customer", *customer),
                    with::name("purchase", *purchase),
                    with::name("complaint", *complaint),
                ];
                return with::names(f, "/returns/new", &names);
            }
            Self::Return(id) => format!("/returns/{id}"),
            Self::EditReturn(id) => format!("/returns/{id}/edit"),
            Self::NewContact { customer } => {
                return with::names(f, "/contacts/new", &[with::name("customer", *customer)]);
            }
            Self::EditContact(id) => format!("/contacts/{id}"),
            Self::Products(list) => return with::list(f, "/products", list),
            Self::NewProduct => "/products/new".to_owned(),
            Self::Product(id) => format!("/products/{id}"),
            Self::Import => "/import".to_owned(),
            Self::Export => "/export".to_owned(),
            Self::Insights => "/insights".to_owned(),
            Self::Insight { question, list } => {
                return with::list(f, &format!("/insights/{}", question.segment()), list);
            }
            Self::Complaints(list) => return with::list(f, "/complaints", list),
            Self::ComplaintFigures(list) => return with::list(f, "/complaints/figures", list),
            Self::NewComplaint { customer } => {
                return with::names(f, "/complaints/new", &[with::name("customer", *customer)]);
            }
            Self::Complaint(id) => format!("/complaints/{id}"),
            Self::EditComplaint(id) => format!("/complaints/{id}/edit"),
            Self::ComplaintAudits => "/complaints/audits".to_owned(),
            Self::ComplaintAudit(id) => format!("/complaints/audits/{id}"),
            Self::Surveys { place, list } => return place.write(f, list),
            Self::GivenSurvey(text) => format!("/s/{text}"),
            Self::Plan(list) => return with::list(f, "/plan", list),
            Self::Warnings(list) => return with::list(f, "/warnings", list),
            Self::Settings(section) => format!("/settings/{}", section.segment()),
            Self::Print(sheet) => print_path(*sheet),
            Self::Gallery => "/gallery".to_owned(),
            Self::Unknown(address) => address.clone(),
        };
        f.write_str(&path)
    }
}

fn print_path(sheet: PrintSheet) -> String {
    match sheet {
        PrintSheet::Customer(id) => format!("/print/customer/{id}"),
        PrintSheet::Complaint(id) => format!("/print/complaint/{id}"),
        PrintSheet::ComplaintBlank => "/print/complaint/blank".to_owned(),
        PrintSheet::ComplaintSlip(id) => format!("/print/complaint/{id}/slip"),
        PrintSheet::ComplaintLetter(id, kind) => {
            format!("/print/complaint/{id}/letter/{}", kind.code())
        }
        PrintSheet::ComplaintNotice => "/print/complaint/notice".to_owned(),
        PrintSheet::Audit(id) => format!("/print/audit/{id}"),
        PrintSheet::Survey(id) => format!("/print/survey/{id}"),
        PrintSheet::SurveyReport(id) => format!("/print/survey/{id}/report"),
        PrintSheet::SurveyPoster(id) => format!("/print/survey/poster/{id}"),
        PrintSheet::Plan => "/print/plan".to_owned(),
        PrintSheet::Report => "/print/report".to_owned(),
    }
}

/// Words that stand for a choice in the address; they never change, or bookmarks would break.
macro_rules! segments {
    ($choice:ident { $($variant:ident = $segment:literal),+ $(,)? }) => {
        impl $choice {
            /// Every choice, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            pub fn segment(self) -> &'static str {
                match self {
                    $(Self::$variant => $segment),+
                }
            }

            pub(super) fn from_segment(segment: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.segment() == segment)
            }
        }
    };
}

segments!(CustomerTab {
    Timeline = "timeline",
    Profile = "profile",
    Purchases = "purchases",
    Complaints = "complaints",
    Surveys = "surveys",
    History = "history",
});

segments!(InsightQuestion {
    Leaving = "leaving",
    Worth = "worth",
    Retention = "retention",
    Baskets = "baskets",
    Priorities = "priorities",
    Complaints = "complaints",
    Satisfaction = "satisfaction",
    Segments = "segments",
});

segments!(SettingsSection {
    Shop = "shop",
    Staff = "staff",
    Hours = "hours",
    Thresholds = "thresholds",
    Fields = "fields",
    DataSafety = "data-safety",
    Devices = "devices",
    Look = "look",
    RecycleBin = "recycle-bin",
    History = "history",
    About = "about",
});
