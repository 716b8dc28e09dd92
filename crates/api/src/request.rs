use crate::ask::asks;
use crate::{
    AttachFile, AttachmentBytes, BackupPart, BackupPartView, Belongings, BelongingsView, BookFacts, BookFactsView, ComplaintBoard, ComplaintBoardView, ComplaintFigures, ComplaintFiguresView, ComplaintList, ComplaintListView, ComplaintPage, ComplaintView, ContactPage, ContactView, CustomerIds, CustomerList, CustomerListView, CustomerPage, CustomerView, DeleteDemo, DeskFacts, DeskFactsView, DeskToday, DeskTodayView, DoneView, DuplicatePair, DuplicatePairs, Execute, Export, ExportEverything, ExportFile, HistoryEntry, ImportCancel, ImportCommit, ImportLoad, ImportLoadedView, ImportPlan, ImportPlanView, ImportRejects, ImportSuggest, ImportSuggestView, InsightsPage, InsightsView, OpenBook, OpenedView, ProductList, ProductListView, ProductPage, ProductRow, PurchaseList, PurchaseListView, PurchasePage, PurchaseView, RecentChange, RecentChanges, RecordHistory, RecycleBin, RecycleBinView, Restore, RestoredView, Search, SearchView, Settings, SettingsView, SimilarComplaint, SimilarComplaints, SimilarCustomers, SimilarView, TellZone, Timeline, TimelineView, TodayPage, TodayView, Undo, Vocabulary,
    VocabularyView,
};
use domain::record::CustomerId;
use serde::{Deserialize, Serialize};

/// A part of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    pub offset: u32,
    pub limit: u32,
}

asks! {
    OpenBook => OpenedView,
    DeleteDemo => (),
    Execute => DoneView,
    Undo => DoneView,
    RecordHistory => Vec<HistoryEntry>,
    RecentChanges => Vec<RecentChange>,
    RecycleBin => RecycleBinView,
    Belongings => BelongingsView,
    Settings => SettingsView,
    BookFacts => BookFactsView,
    CustomerList => CustomerListView,
    CustomerIds => Vec<CustomerId>,
    CustomerPage => CustomerView,
    Timeline => TimelineView,
    SimilarCustomers => Vec<SimilarView>,
    DuplicatePairs => Vec<DuplicatePair>,
    Vocabulary => VocabularyView,
    PurchaseList => PurchaseListView,
    PurchasePage => PurchaseView,
    ProductList => ProductListView,
    ProductPage => ProductRow,
    ContactPage => ContactView,
    ComplaintList => ComplaintListView,
    ComplaintBoard => ComplaintBoardView,
    ComplaintFigures => ComplaintFiguresView,
    SimilarComplaints => Vec<SimilarComplaint>,
    DeskFacts => DeskFactsView,
    DeskToday => DeskTodayView,
    TellZone => (),
    AttachFile => DoneView,
    AttachmentBytes => Vec<u8>,
    ComplaintPage => ComplaintView,
    Search => SearchView,
    TodayPage => TodayView,
    InsightsPage => InsightsView,
    ImportLoad => ImportLoadedView,
    ImportSuggest => ImportSuggestView,
    ImportPlan => ImportPlanView,
    ImportRejects => u64,
    ImportCommit => DoneView,
    ImportCancel => (),
    Export => u64,
    ExportEverything => ExportFile,
    BackupPart => BackupPartView,
    Restore => RestoredView,
}
