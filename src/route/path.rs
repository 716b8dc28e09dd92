use super::{ListState, SurveyPlace};
use domain::record::{
    AuditId, ComplaintId, ContactId, CustomerId, ProductId, PurchaseId, ReturnId, StepKind,
    SurveyId, SurveyLinkId,
};

/// A place in the app, with everything needed to show it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The home: whom to call and what is due.
    #[default]
    Today,
    /// The list of customers.
    Customers(ListState),
    /// One customer, beside the list where there is room for both.
    Customer {
        id: CustomerId,
        tab: CustomerTab,
        list: ListState,
    },
    NewCustomer,
    EditCustomer(CustomerId),
    /// Customers that may be the same person.
    Duplicates(ListState),
    /// Two customers side by side, to become one.
    Merge {
        keep: CustomerId,
        other: CustomerId,
    },
    Purchases(ListState),
    Purchase(PurchaseId),
    /// A purchase form, for a known customer where one was chosen.
    NewPurchase {
        customer: Option<CustomerId>,
    },
    EditPurchase(PurchaseId),
    /// Goods come back: a form that knows whose they are, of which purchase, over which complaint, as far as known.
    NewReturn {
        customer: Option<CustomerId>,
        purchase: Option<PurchaseId>,
        complaint: Option<ComplaintId>,
    },
    Return(ReturnId),
    EditReturn(ReturnId),
    /// A contact to be logged, with a known customer where one was chosen.
    NewContact {
        customer: Option<CustomerId>,
    },
    EditContact(ContactId),
    Products(ListState),
    NewProduct,
    Product(ProductId),
    /// The import wizard.
    Import,
    Export,
    /// The overview of all questions.
    Insights,
    /// One question with its answer; the period and grouping stand in the list state.
    Insight {
        question: InsightQuestion,
        list: ListState,
    },
    Complaints(ListState),
    NewComplaint {
        customer: Option<CustomerId>,
    },
    Complaint(ComplaintId),
    /// What was told, to be put right.
    EditComplaint(ComplaintId),
    /// Every audit of closed complaints, and the drawing of another.
    ComplaintAudits,
    ComplaintAudit(AuditId),
    /// What complaints come to: causes, times, cost; the period stands in the list state.
    ComplaintFigures(ListState),
    Surveys {
        place: SurveyPlace,
        list: ListState,
    },
    /// A survey on a customer's own phone, as it stands in the link.
    GivenSurvey(String),
    Plan(ListState),
    Warnings(ListState),
    Settings(SettingsSection),
    /// A sheet of paper.
    Print(PrintSheet),
    /// Every component on one page; has no entry in the navigation.
    Gallery,
    /// An address this build does not know, as it stands.
    Unknown(String),
}

/// What the customer page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CustomerTab {
    #[default]
    Timeline,
    Profile,
    Purchases,
    Complaints,
    Surveys,
    /// The history of every field.
    History,
}

/// A question the owner asks of the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InsightQuestion {
    /// Who is leaving?
    Leaving,
    /// What is a customer worth?
    Worth,
    /// Do they come back?
    Retention,
    /// What goes with what?
    Baskets,
    /// What should we improve first?
    Priorities,
    /// Are complaints getting better?
    Complaints,
    /// Would they recommend us?
    Satisfaction,
    /// Which groups do they form?
    Segments,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SettingsSection {
    #[default]
    Shop,
    Staff,
    Hours,
    Thresholds,
    Fields,
    DataSafety,
    Devices,
    /// Language, theme, density.
    Look,
    RecycleBin,
    History,
    About,
}

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrintSheet {
    Customer(CustomerId),
    /// The record form of a complaint, filled in.
    Complaint(ComplaintId),
    /// The record form with nothing in it.
    ComplaintBlank,
    /// What the customer takes home.
    ComplaintSlip(ComplaintId),
    /// What is told to the customer in this kind of step, as a letter.
    ComplaintLetter(ComplaintId, StepKind),
    Audit(AuditId),
    /// How to complain, for the wall.
    ComplaintNotice,
    /// To be filled in with a pen.
    Survey(SurveyId),
    /// What came of it.
    SurveyReport(SurveyId),
    /// The code of a link, for the counter.
    SurveyPoster(SurveyLinkId),
    Plan,
    Report,
}

/// What the outlet mounts: routes of one view share a mounted page, which follows the rest of the
/// address by itself; another view, or another record in a form, is mounted afresh.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum View {
    Today,
    /// The list and the customer beside it.
    Customers,
    CustomerForm(Option<CustomerId>),
    Duplicates,
    Merge {
        keep: CustomerId,
        other: CustomerId,
    },
    Purchases,
    Purchase(PurchaseId),
    PurchaseForm {
        purchase: Option<PurchaseId>,
        customer: Option<CustomerId>,
    },
    NewReturn {
        customer: Option<CustomerId>,
        purchase: Option<PurchaseId>,
        complaint: Option<ComplaintId>,
    },
    Return(ReturnId),
    EditReturn(ReturnId),
    ContactForm {
        contact: Option<ContactId>,
        customer: Option<CustomerId>,
    },
    Products,
    Product(Option<ProductId>),
    Import,
    Export,
    Insights,
    Insight(InsightQuestion),
    Complaints,
    ComplaintFigures,
    ComplaintAudits,
    ComplaintAudit(AuditId),
    ComplaintEdit(ComplaintId),
    ComplaintForm {
        customer: Option<CustomerId>,
    },
    Complaint(ComplaintId),
    Surveys(SurveyPlace),
    GivenSurvey,
    Plan,
    Warnings,
    Settings,
    RecycleBin,
    /// The latest changes of the whole book.
    Changes,
    Print(PrintSheet),
    Gallery,
    Unknown,
}

impl Route {
    /// The list of customers as it opens.
    pub fn customers() -> Self {
        Self::Customers(ListState::default())
    }

    /// A customer's page with its first tab.
    pub fn customer(id: CustomerId) -> Self {
        Self::Customer {
            id,
            tab: CustomerTab::default(),
            list: ListState::default(),
        }
    }

    pub fn complaints() -> Self {
        Self::Complaints(ListState::default())
    }

    pub fn insight(question: InsightQuestion) -> Self {
        Self::Insight {
            question,
            list: ListState::default(),
        }
    }

    /// The form for goods that came back of a purchase.
    pub fn return_of(purchase: PurchaseId) -> Self {
        Self::NewReturn {
            customer: None,
            purchase: Some(purchase),
            complaint: None,
        }
    }

    /// The state of the list this place shows, if it shows one.
    pub fn list(&self) -> Option<&ListState> {
        match self {
            Self::Customers(list)
            | Self::Customer { list, .. }
            | Self::Duplicates(list)
            | Self::Purchases(list)
            | Self::Products(list)
            | Self::Insight { list, .. }
            | Self::Complaints(list)
            | Self::ComplaintFigures(list)
            | Self::Surveys { list, .. }
            | Self::Plan(list)
            | Self::Warnings(list) => Some(list),
            _ => None,
        }
    }

    /// The same place with another list state; a place without a list stays as it is.
    #[must_use]
    pub fn with_list(mut self, state: ListState) -> Self {
        if let Self::Customers(list)
        | Self::Customer { list, .. }
        | Self::Duplicates(list)
        | Self::Purchases(list)
        | Self::Products(list)
        | Self::Insight { list, .. }
        | Self::Complaints(list)
        | Self::ComplaintFigures(list)
        | Self::Surveys { list, .. }
        | Self::Plan(list)
        | Self::Warnings(list) = &mut self
        {
            *list = state;
        }
        self
    }

    pub fn view(&self) -> View {
        match self {
            Self::Today => View::Today,
            Self::Customers(_) | Self::Customer { .. } => View::Customers,
            Self::NewCustomer => View::CustomerForm(None),
            Self::EditCustomer(id) => View::CustomerForm(Some(*id)),
            Self::Duplicates(_) => View::Duplicates,
            Self::Merge { keep, other } => View::Merge {
                keep: *keep,
                other: *other,
            },
            Self::Purchases(_) => View::Purchases,
            Self::Purchase(id) => View::Purchase(*id),
            Self::NewPurchase { customer } => View::PurchaseForm {
                purchase: None,
                customer: *customer,
            },
            Self::EditPurchase(id) => View::PurchaseForm {
                purchase: Some(*id),
                customer: None,
            },
            Self::NewReturn {
                customer,
                purchase,
                complaint,
            } => View::NewReturn {
                customer: *customer,
                purchase: *purchase,
                complaint: *complaint,
            },
            Self::Return(id) => View::Return(*id),
            Self::EditReturn(id) => View::EditReturn(*id),
            Self::NewContact { customer } => View::ContactForm {
                contact: None,
                customer: *customer,
            },
            Self::EditContact(id) => View::ContactForm {
                contact: Some(*id),
                customer: None,
            },
            Self::Products(_) => View::Products,
            Self::NewProduct => View::Product(None),
            Self::Product(id) => View::Product(Some(*id)),
            Self::Import => View::Import,
            Self::Export => View::Export,
            Self::Insights => View::Insights,
            Self::Insight { question, .. } => View::Insight(*question),
            Self::Complaints(_) => View::Complaints,
            Self::ComplaintFigures(_) => View::ComplaintFigures,
            Self::NewComplaint { customer } => View::ComplaintForm {
                customer: *customer,
            },
            Self::Complaint(id) => View::Complaint(*id),
            Self::EditComplaint(id) => View::ComplaintEdit(*id),
            Self::ComplaintAudits => View::ComplaintAudits,
            Self::ComplaintAudit(id) => View::ComplaintAudit(*id),
            Self::Surveys { place, .. } => View::Surveys(*place),
            Self::GivenSurvey(_) => View::GivenSurvey,
            Self::Plan(_) => View::Plan,
            Self::Warnings(_) => View::Warnings,
            Self::Settings(SettingsSection::RecycleBin) => View::RecycleBin,
            Self::Settings(SettingsSection::History) => View::Changes,
            Self::Settings(_) => View::Settings,
            Self::Print(sheet) => View::Print(*sheet),
            Self::Gallery => View::Gallery,
            Self::Unknown(_) => View::Unknown,
        }
    }
}
