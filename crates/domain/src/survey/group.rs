use crate::record::{ChannelRole, CustomerClass, CustomerKind};
use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

/// Which customers are asked. Stored as `class:core`, `grade:1`, `role:intermediary`, `kind:business`, `tag:vip`,
/// `area:城西`, `segment:at_risk`, `lost`; everybody when empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Group {
    #[default]
    Everyone,
    Class(CustomerClass),
    Grade(u8),
    Role(ChannelRole),
    Kind(CustomerKind),
    Tag(String),
    Area(String),
    /// A segment by what was bought, by the code the insights have for it.
    Segment(String),
    /// Who was lost and is not won back.
    Lost,
    /// Bought within so many days.
    BoughtWithin(u32),
}

/// No group is written like this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a group of customers")]
pub struct GroupError;

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everyone => Ok(()),
            Self::Class(class) => write!(f, "class:{}", class.code()),
            Self::Grade(grade) => write!(f, "grade:{grade}"),
            Self::Role(role) => write!(f, "role:{}", role.code()),
            Self::Kind(kind) => write!(f, "kind:{}", kind.code()),
            Self::Tag(tag) => write!(f, "tag:{tag}"),
            Self::Area(area) => write!(f, "area:{area}"),
            Self::Segment(segment) => write!(f, "segment:{segment}"),
            Self::Lost => f.write_str("lost"),
            Self::BoughtWithin(days) => write!(f, "bought:{days}"),
        }
    }
}

impl FromStr for Group {
    type Err = GroupError;

    fn from_str(text: &str) -> Result<Self, GroupError> {
        let text = text.trim();
        let (word, rest) = text.split_once(':').unwrap_or((text, ""));
        let rest = rest.trim();
        let words = || (!rest.is_empty()).then(|| rest.to_owned());
        let group = match word {
            "" if rest.is_empty() => Some(Self::Everyone),
            "lost" if rest.is_empty() => Some(Self::Lost),
            "class" => CustomerClass::from_code(rest).map(Self::Class),
            "grade" => rest
                .parse()
                .ok()
                .filter(|g| (1..=5).contains(g))
                .map(Self::Grade),
            "role" => ChannelRole::from_code(rest).map(Self::Role),
            "kind" => CustomerKind::from_code(rest).map(Self::Kind),
            "tag" => words().map(Self::Tag),
            "area" => words().map(Self::Area),
            "segment" => words().map(Self::Segment),
            "bought" => rest.parse().ok().map(Self::BoughtWithin),
            _ => None,
        };
        group.ok_or(GroupError)
    }
}
