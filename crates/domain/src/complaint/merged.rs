use crate::record::ComplaintId;

/// The complaint in which a merged one goes on; itself when it was not merged.
///
/// `merged_into` says where a complaint was merged. Two devices may have merged two complaints into each other: then the
/// one with the least identity is the one that is left over, on every device, and [`super::Standing::unmerged`] says
/// where it stands.
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
