use crate::platform::preferences;
use domain::record::AttachmentId;
use std::collections::BTreeSet;

/// How long an identity is when it is written out.
const LENGTH: usize = 32;

/// Every identity that a form names which is not handed in yet, whatever the form and whichever tab it is open in:
/// drafts of all tabs lie in one storage. More than attachments are among them; whoever asks compares. `None` when the
/// drafts cannot be read, and nobody knows what they name.
pub fn named_in_drafts() -> Option<Vec<AttachmentId>> {
    let drafts = preferences::texts("draft.")?;
    let named: BTreeSet<AttachmentId> = drafts.iter().flat_map(|draft| identities(draft)).collect();
    Some(named.into_iter().collect())
}

/// What reads as an identity between quotation marks.
fn identities(text: &str) -> impl Iterator<Item = AttachmentId> {
    text.split('"')
        .filter(|word| word.len() == LENGTH)
        .filter_map(|word| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Id;

    #[test]
    fn identities_are_found_in_any_form() {
        let id = AttachmentId(Id(0x0190_0000_0000_7000_8000_0000_0000_0042));
        let draft = format!(r#"{{"at":5,"form":{{"attachments":["{id}"],"text":"0190"}}}}"#);
        assert_eq!(identities(&draft).collect::<Vec<_>>(), [id]);
        assert_eq!(identities("").count(), 0);
    }
}
