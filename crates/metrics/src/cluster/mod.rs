//! Groups of alike customers: k-means with many seeded starts, and how clear the groups are.
//!
//! Standardise first ([`standardise`]): k-means measures distance, and money in cents would drown everything else.

mod kmeans;
mod points;
mod random;
mod silhouette;
mod state;

#[cfg(test)]
mod tests;

pub use kmeans::{Clusters, KMeans, kmeans};
pub use points::{Points, standardise};
pub use silhouette::silhouette;
