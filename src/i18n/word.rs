//! What a stored choice is called. One place, so that lists, forms, history, import and export say the same.

use super::t::choices as text;
use api::Segment;
use domain::record::{
    ChannelRole, ComplaintKind, ComplaintState, ComplaintSubKind, Consent, ContactWay, Credit,
    CustomerClass, CustomerKind, Gender, IncomeBand, Outcome, PurchaseChannel, Remedy,
    RemovalReason, Role, Severity, StepKind,
};

/// A choice that has a name.
pub trait Word: Copy {
    /// Its name in the reader's language.
    fn word(self) -> &'static str;
}

macro_rules! words {
    ($($type:ident in $module:ident { $($variant:ident = $key:ident),+ $(,)? })+) => {
        $(impl Word for $type {
            fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => text::$module::$key()),+
                }
            }
        })+
    };
}

words! {
    CustomerKind in customer_kind { Individual = individual, Business = business }
    CustomerClass in customer_class { Core = core, Important = important, Large = large, General = general }
    ChannelRole in channel_role { EndUser = end_user, Intermediary = intermediary }
    Gender in gender { Female = female, Male = male }
    IncomeBand in income_band { Low = low, Middle = middle, High = high }
    Credit in credit { Good = good, Fair = fair, Watch = watch, Bad = bad }
    RemovalReason in removal_reason {
        Mistake = mistake, Duplicate = duplicate, WrongCustomer = wrong_customer, Cancelled = cancelled, Gone = gone,
        LeftJob = left_job, Discontinued = discontinued, Asked = asked, Merged = merged, Undone = undone,
    }
    Consent in consent { Agreed = agreed, Declined = declined, DoNotContact = do_not_contact }
    ContactWay in contact_way {
        Visit = visit, Tour = tour, Call = call, ThankYouCall = thank_you_call, Letter = letter, Gift = gift,
        Email = email, Chat = chat, Meeting = meeting, Delivery = delivery, Repair = repair, Counter = counter,
    }
    Outcome in outcome { Reached = reached, NotReached = not_reached }
    PurchaseChannel in purchase_channel {
        Counter = counter, Phone = phone, Online = online, Visit = visit, Other = another,
    }
    ComplaintKind in complaint_kind {
        Contract = contract, Quality = quality, Transport = transport, Service = service,
    }
    ComplaintSubKind in complaint_sub_kind {
        Quantity = quantity, Grade = grade, Specification = specification, DeliveryTime = delivery_time,
        DeliveryPlace = delivery_place, Settlement = settlement, Terms = terms, Defect = defect,
        WrongSpecification = wrong_specification, Tolerance = tolerance, Fault = fault, Damaged = damaged,
        Lost = lost, Spoiled = spoiled, Packing = packing, ServiceQuality = service_quality,
        Attitude = attitude, Manner = manner, Skill = skill,
    }
    ComplaintState in complaint_state { Registered = registered, Closed = closed, Reopened = reopened }
    StepKind in step_kind {
        Registered = registered, SolvedOnTheSpot = solved_on_the_spot, Reopened = reopened,
    }
    Severity in severity { General = general, Major = major }
    Remedy in remedy {
        Refund = refund, Replace = replace, Repair = repair, Redo = redo, Substitute = substitute,
        TechnicalHelp = technical_help, Information = information, Apology = apology,
        Compensation = compensation, Gift = gift, Change = change, Other = another,
    }
    Role in role {
        RegionalManager = regional_manager, MarketingDirector = marketing_director,
        BranchGeneralManager = branch_general_manager, BranchSalesManager = branch_sales_manager,
        AccountManager = account_manager, Owner = owner, GeneralManager = general_manager,
        DeputyGeneralManager = deputy_general_manager, DepartmentManager = department_manager,
        Sales = sales, Service = service,
    }
    Segment in segment {
        Champions = champions, Loyal = loyal, PotentialLoyalist = potential_loyalist,
        NewCustomers = new_customers, Promising = promising, NeedAttention = need_attention,
        AboutToSleep = about_to_sleep, AtRisk = at_risk, CannotLose = cannot_lose, Lost = lost, Others = others,
    }
}
