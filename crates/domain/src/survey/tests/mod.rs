mod any;
mod checking;
mod drafts;
mod files;
mod properties;
mod replies;
