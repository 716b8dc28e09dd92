use super::Standing;
use crate::record::{ComplaintId, ComplaintStep};

/// Where a complaint stands among the others: as [`Standing::of`] says, but for the one that is left over of a ring of
/// merges, which is worked on as if it had not been merged. Without this, all of a ring would be closed and nobody would
/// see to any of them.
pub fn standing_among(
    complaint: ComplaintId,
    steps: impl Fn(ComplaintId) -> Vec<ComplaintStep>,
) -> Standing {
    let own = steps(complaint);
    let standing = Standing::of(&own);
    let into = |id| Standing::of(&steps(id)).merged_into;
    if standing.merged_into.is_some() && head(complaint, into) == complaint {
        Standing::unmerged(&own)
    } else {
        standing
    }
}

/// The complaint in which a merged one goes on; itself when it was not merged.
///
/// `merged_into` says where a complaint was merged. Two devices may have merged two complaints into each other: then the
/// one with the least identity is the one that is left over, on every device; [`standing_among`] says where it
/// stands.
pub fn head(
    complaint: ComplaintId,
    merged_into: impl Fn(ComplaintId) -> Option<ComplaintId>,
) -> ComplaintId {
    let mut way = vec![complaint];
    let mut at = complaint;
    while let Some(next) = merged_into(at) {
        if let Some(begin) = way.iter().position(|passed| *passed == next) {
            let ring = way.iter().skip(begin);
            return ring.min().copied().unwrap_or(next);
        }
        way.push(next);
        at = next;
    }
    at
}
