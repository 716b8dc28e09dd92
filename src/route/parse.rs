use super::query::{self, Pair};
use super::{
    CustomerTab, InsightQuestion, ListState, PrintSheet, Route, SettingsSection, SurveyPlace, with,
};
use domain::record::StepKind;

impl Route {
    /// Reads the part of an address after `#`, with or without the mark; whatever is not understood
    /// becomes [`Route::Unknown`].
    pub fn from_hash(hash: &str) -> Self {
        let address = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let segments: Vec<String> = path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .map(query::unescape)
            .collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        route(&segments, &query::parse(query)).unwrap_or_else(|| Self::Unknown(address.to_owned()))
    }
}

fn route(segments: &[&str], pairs: &[Pair]) -> Option<Route> {
    let list = || ListState::from_pairs(pairs);
    let customer = || with::named(pairs, "customer");
    Some(match segments {
        [] | ["today"] => Route::Today,
        ["customers", rest @ ..] => customers(rest, pairs)?,
        ["purchases"] => Route::Purchases(list()),
        ["purchases", "new"] => Route::NewPurchase {
            customer: customer(),
        },
        ["purchases", id] => Route::Purchase(id.parse().ok()?),
        ["purchases", id, "edit"] => Route::EditPurchase(id.parse().ok()?),
        ["returns", "new"] => Route::NewReturn {
            customer: customer(),
            purchase: with::named(pairs, "purchase"),
            complaint: with::named(pairs, "complaint"),
        },
        ["returns", id] => Route::Return(id.parse().ok()?),
        ["returns", id, "edit"] => Route::EditReturn(id.parse().ok()?),
        ["contacts", "new"] => Route::NewContact {
            customer: customer(),
        },
        ["contacts", id] => Route::EditContact(id.parse().ok()?),
        ["products"] => Route::Products(list()),
        ["products", "new"] => Route::NewProduct,
        ["products", id] => Route::Product(id.parse().ok()?),
        ["import"] => Route::Import,
        ["export"] => Route::Export,
        ["insights"] => Route::Insights,
        ["insights", question] => Route::Insight {
            question: InsightQuestion::from_segment(question)?,
            list: list(),
        },
        ["complaints"] => Route::Complaints(list()),
        ["complaints", "new"] => Route::NewComplaint {
            customer: customer(),
        },
        ["complaints", "figures"] => Route::ComplaintFigures(list()),
        ["complaints", "audits"] => Route::ComplaintAudits,
        ["complaints", "audits", id] => Route::ComplaintAudit(id.parse().ok()?),
        ["complaints", id, "edit"] => Route::EditComplaint(id.parse().ok()?),
        ["complaints", id] => Route::Complaint(id.parse().ok()?),
        ["surveys", rest @ ..] => Route::Surveys {
            place: SurveyPlace::parse(rest, pairs)?,
            list: list(),
        },
        // Whatever stands behind it: a stranger's phone must never start the shop instead.
        ["s", text @ ..] => Route::GivenSurvey(text.join("/")),
        ["plan"] => Route::Plan(list()),
        ["warnings"] => Route::Warnings(list()),
        ["settings"] => Route::Settings(SettingsSection::default()),
        ["settings", section] => Route::Settings(SettingsSection::from_segment(section)?),
        ["print", rest @ ..] => Route::Print(sheet(rest)?),
        ["gallery"] => Route::Gallery,
        _ => return None,
    })
}

fn customers(segments: &[&str], pairs: &[Pair]) -> Option<Route> {
    let list = || ListState::from_pairs(pairs);
    Some(match segments {
        [] => Route::Customers(list()),
        ["new"] => Route::NewCustomer,
        ["duplicates"] => Route::Duplicates(list()),
        ["merge", keep, other] => Route::Merge {
            keep: keep.parse().ok()?,
            other: other.parse().ok()?,
        },
        [id, "edit"] => Route::EditCustomer(id.parse().ok()?),
        [id] => Route::Customer {
            id: id.parse().ok()?,
            tab: CustomerTab::default(),
            list: list(),
        },
        [id, tab] => Route::Customer {
            id: id.parse().ok()?,
            tab: CustomerTab::from_segment(tab)?,
            list: list(),
        },
        _ => return None,
    })
}

fn sheet(segments: &[&str]) -> Option<PrintSheet> {
    Some(match segments {
        ["customer", id] => PrintSheet::Customer(id.parse().ok()?),
        ["complaint", "blank"] => PrintSheet::ComplaintBlank,
        ["complaint", "notice"] => PrintSheet::ComplaintNotice,
        ["complaint", id, "slip"] => PrintSheet::ComplaintSlip(id.parse().ok()?),
        ["complaint", id, "letter", kind] => {
            PrintSheet::ComplaintLetter(id.parse().ok()?, StepKind::from_code(kind)?)
        }
        ["complaint", id] => PrintSheet::Complaint(id.parse().ok()?),
        ["audit", id] => PrintSheet::Audit(id.parse().ok()?),
        ["survey", "poster", link] => PrintSheet::SurveyPoster(link.parse().ok()?),
        ["survey", id, "report"] => PrintSheet::SurveyReport(id.parse().ok()?),
        ["survey", id] => PrintSheet::Survey(id.parse().ok()?),
        ["plan"] => PrintSheet::Plan,
        ["report"] => PrintSheet::Report,
        _ => return None,
    })
}
