//! What a stored choice is called. One place, so that lists, forms, history, import and export say the same.

use super::t::choices as text;
use api::Segment;
use domain::audit::AuditQuestion;
use domain::complaint::{ClockKind, ClockState, LimitReason, Rung, Stage};
use domain::record::{
    CauseCode, ChannelRole, ComplaintKind, ComplaintState, ComplaintSubKind, Consent, ContactWay,
    Credit, CustomerClass, CustomerKind, FailedBy, Finding, Gender, GoodsFate, HolidayCalendar,
    IncomeBand, Language, Outcome, PromiseOutcome, PurchaseChannel, Remedy, RemovalReason,
    ReturnKind, Role, Severity, StepKind, YesNo,
};
use domain::reply::ReplyField;

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
pub(super) use words;

words! {
    CustomerKind in customer_kind { Individual = individual, Business = business }
    CustomerClass in customer_class { Core = core, Important = important, Large = large, General = general }
    ChannelRole in channel_role { EndUser = end_user, Intermediary = intermediary }
    Gender in gender { Female = female, Male = male }
    IncomeBand in income_band { Low = low, Middle = middle, High = high }
    Credit in credit { Good = good, Fair = fair, Watch = watch, Bad = bad }
    RemovalReason in removal_reason {
        Mistake = mistake, Duplicate = duplicate, WrongCustomer = wrong_customer, Cancelled = cancelled, Gone = gone,
        LeftJob = left_job, Discontinued = discontinued, Asked = asked, Merged = merged, Unused = unused,
        Undone = undone,
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
    ComplaintState in complaint_state {
        Registered = registered,
        Acknowledged = acknowledged,
        Valid = valid,
        NotValid = not_valid,
        Assigned = assigned,
        Investigated = investigated,
        Proposed = proposed,
        SentBack = sent_back,
        Approved = approved,
        CarriedOut = carried_out,
        Told = told,
        Accepted = accepted,
        Rejected = rejected,
        Closed = closed,
        Archived = archived,
        Waiting = waiting,
        Escalated = escalated,
        Reopened = reopened,
        Withdrawn = withdrawn,
        Merged = merged,
    }
    StepKind in step_kind {
        Registered = registered,
        Acknowledged = acknowledged,
        Triaged = triaged,
        JudgedValid = judged_valid,
        JudgedNotValid = judged_not_valid,
        Assigned = assigned,
        Analysed = analysed,
        Proposed = proposed,
        Approved = approved,
        SentBack = sent_back,
        CarriedOut = carried_out,
        Notified = notified,
        Accepted = accepted,
        Rejected = rejected,
        Evaluated = evaluated,
        Archived = archived,
        Corrected = corrected,
        AskedCustomer = asked_customer,
        CustomerAnswered = customer_answered,
        Escalated = escalated,
        Reopened = reopened,
        Withdrawn = withdrawn,
        SolvedOnTheSpot = solved_on_the_spot,
        Noted = noted,
        MergedInto = merged_into,
        TookIn = took_in,
        SplitOff = split_off,
    }
    CauseCode in cause_code {
        Material = material,
        Making = making,
        Design = design,
        Inspection = inspection,
        Storage = storage,
        Packing = packing,
        Carrier = carrier,
        Stock = stock,
        Ordering = ordering,
        Pricing = pricing,
        Billing = billing,
        Information = information,
        Promise = promise,
        Delay = delay,
        Attitude = attitude,
        Skill = skill,
        Staffing = staffing,
        Policy = policy,
        System = system,
        Supplier = supplier,
        CustomerUse = customer_use,
        Misunderstanding = misunderstanding,
        Chance = chance,
        Unknown = unknown,
    }
    FailedBy in failed_by {
        SalesStaff = sales_staff,
        CustomerManager = customer_manager,
        OtherStaff = other_staff,
        PolicyOrSystem = policy_or_system,
        Supplier = supplier,
        Nobody = nobody,
    }
    ReturnKind in return_kind {
        Return = give_back,
        Exchange = exchange,
    }
    GoodsFate in goods_fate {
        Resold = resold,
        Repaired = repaired,
        Repacked = repacked,
        Scrapped = scrapped,
        BackToSupplier = back_to_supplier,
    }
    Finding in finding { Yes = yes, No = no, NotApplicable = not_applicable }
    AuditQuestion in audit_question {
        InTime = in_time, ReasonGiven = reason_given, ToldFurtherWays = told_further_ways, Satisfied = satisfied,
        LessonRecorded = lesson_recorded,
    }
    PromiseOutcome in promise_outcome {
        Kept = kept,
        Broken = broken,
        Withdrawn = withdrawn,
    }
    HolidayCalendar in holiday_calendar {
        China = china,
        Nobody = nobody,
    }
    Language in text_language {
        Chinese = chinese,
        English = english,
    }
    ClockKind in clock_kind {
        Acknowledge = acknowledge,
        FirstAnswer = first_answer,
        Solve = solve,
    }
    ClockState in clock_state {
        Running = running,
        NearlyLate = nearly_late,
        Late = late,
        Paused = paused,
        Met = met,
        MetLate = met_late,
        Ended = ended,
    }
    LimitReason in limit_reason {
        SetByShop = set_by_shop,
        WithinADay = within_a_day,
        MuchAtStake = much_at_stake,
        TwoDays = two_days,
        TalkIsQuick = talk_is_quick,
        PapersCompared = papers_compared,
        OthersMustAnswer = others_must_answer,
    }
    Rung in escalation_rung {
        Responsible = responsible,
        ClassManager = class_manager,
        Above = above,
        Top = top,
    }
    ReplyField in reply_field {
        Customer = customer,
        Number = number,
        Day = day,
        Product = product,
        Cause = cause,
        Remedy = remedy,
        Due = due,
        Staff = staff,
        Shop = shop,
        Phone = phone,
    }
    YesNo in yes_no { Yes = yes, No = no }
    Stage in stage {
        Judge = judge, Investigate = investigate, Propose = propose, Approve = approve, CarryOut = carry_out,
        Customer = customer, Evaluate = evaluate, Done = done,
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
