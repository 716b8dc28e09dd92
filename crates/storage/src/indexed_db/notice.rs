//! What the app should tell or do without having asked.

/// News about a database that is open or being opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Opening waits for another tab that does not give way. Closing that tab lets it go on.
    BlockedByOtherTab,
    /// Opening takes longer than the patience allows and the browser does not say why: a queue
    /// behind another tab gives no event at all. It goes on waiting.
    OpeningIsSlow,
    /// A newer build in another tab wants to change the format. This handle has let go; reload.
    GaveWayToNewerBuild,
    /// Someone deletes the database. This handle has let go.
    GaveWayToDeletion,
    /// The browser closed the connection (data cleared, storage process lost). The next call tries
    /// to open it again.
    ClosedByBrowser,
}
