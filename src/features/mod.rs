//! The pages, one folder per feature.
//!
//! # To add a feature
//! 1. `features/<name>/mod.rs` (docs, `mod`, `pub use` only) and `pages.rs` with
//!    `pub fn page(view: &View) -> Option<AnyView>`, which knows the feature's own views; add it to a part in
//!    `app/split.rs`, its views to `part_of` there, and the module here.
//! 2. Words: `i18n/locales/{zh,en}/<area>.toml`, used as `t::<area>::key()`. `{name}` becomes a `&str` argument,
//!    `{count}` and `{…_count}` a `u64`; with forms `one` and `other` in English, `other` in Chinese. What one
//!    language lacks stops the build.
//! 3. Addresses: a variant of [`crate::route::Route`] (see there); go with `use_router().go(Route::…)`, link with
//!    `<Link to=Route::…>`. What a list shows (text, order, filters) is a [`crate::route::ListState`] in the
//!    address: `use_router().list()` reads it, `set_list` writes it without a step in the history.
//!
//! # A page that shows something
//! ```ignore
//! #[component]
//! pub(super) fn CustomerCard(id: CustomerId) -> impl IntoView {
//!     let query = use_query(move || Some(api::CustomerPage { id }));   // asked again when the book changes
//!     view! {
//!         <Page title=move || query.with(|view| view.map(|view| view.customer.name.clone()).unwrap_or_default())>
//!             <Answered query show=|view: api::CustomerView| view! { <p>{view.customer.phone}</p> } />
//!         </Page>
//!     }
//! }
//! ```
//!
//! # A list
//! `VirtualTable` with `TableSource::from_engine(use_engine(), move |window| question(list.get_untracked(), window),
//! |view| TablePage { total: view.total, rows: view.rows })` and `list=Binding::new(router.list(), move |list|
//! router.set_list(list))`, inside `<Page fills_window=true>`. `features/gallery/table_part.rs` is a whole example.
//!
//! # A form
//! Let the page read the record, then mount the form with it:
//! ```ignore
//! let draft = use_draft("customer", Some(id.into()), Edit { before: Some(customer.clone()), after: customer });
//! let doer = use_doer();
//! let router = use_router();
//! let save = move |()| {
//!     doer.run(Command::SaveCustomer(Box::new(draft.get_untracked())), t::customers::saved(), move |_| {
//!         draft.forget();                                              // only now: it is durable
//!         router.replace(Route::customer(id));
//!     });
//! };
//! view! {
//!     <DraftNote draft />
//!     <Form on_submit=save has_errors=doer.has_field_errors()
//!         actions=move || view! { <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>{t::ui::save()}</Button> }>
//!         <TextField label=t::customers::name() required=true error=doer.error_for("name")
//!             value=draft.field(|edit| edit.after.name.clone(), |edit, name| edit.after.name = name) />
//!     </Form>
//! }
//! ```
//! The draft is kept at every keystroke; `doer.run` shows the toast with *undo* after the engine has said that it is
//! durable; errors of fields arrive beside the fields, all others as a message.
//!
//! # Something done at a tap
//! `doer.run(command, t::…::done(), |_| ())`, without asking first, since undo is in the toast; ask with
//! `ConfirmDialog` only where much goes along, and say in numbers what (`api::Belongings`).
//!
//! # Long work
//! `let task = engine.fresh_task();` goes into the request; `engine.progress(task)` feeds `Progress`.
//!
//! Signals never go into domain types; what outlives the view (`spawn`) uses `try_set`.

pub mod complaints;
pub mod contacts;
pub mod customers;
pub mod gallery;
pub mod history;
pub mod insights;
pub mod products;
pub mod purchases;
pub mod returns;
pub mod settings;
pub mod surveys;
pub mod today;
pub mod transfer;
