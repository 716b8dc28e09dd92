//! Batches as JSON: numbers, texts and lists as themselves, the rest as an object that says what it is.

use domain::change::Fields;
use domain::record::StaffId;
use domain::{Change, ChangeSet, Id, Instant, Name, Value};
use ledger::{Batch, BatchName, DeviceId, Hlc};
use serde::ser::{SerializeMap as _, SerializeSeq as _};
use serde::{Serialize, Serializer};
use serde_json::Value as Json;

/// A batch on its way out.
pub(super) struct JsonBatch<'a>(pub(super) &'a Batch);

struct JsonName(BatchName);
struct JsonFields<'a>(&'a Fields);
struct JsonValue<'a>(&'a Value);
struct JsonChange<'a>(&'a Change);

impl Serialize for JsonBatch<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let batch = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", &JsonName(batch.name))?;
        map.serialize_entry("time", &batch.time.0.to_string())?;
        map.serialize_entry("at", &batch.at.0)?;
        if let Some(by) = batch.by {
            map.serialize_entry("by", &by.to_string())?;
        }
        map.serialize_entry("label", &batch.label)?;
        if let Some(group) = batch.group {
            map.serialize_entry("group", &JsonName(group))?;
        }
        if let Some(undoes) = batch.undoes {
            map.serialize_entry("undoes", &JsonName(undoes))?;
        }
        let changes = batch
            .changes
            .changes
            .iter()
            .map(JsonChange)
            .collect::<Vec<_>>();
        map.serialize_entry("changes", &changes)?;
        map.end()
    }
}

impl Serialize for JsonName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:016x}-{}", self.0.device.0, self.0.number))
    }
}

impl Serialize for JsonChange<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", &self.0.kind)?;
        map.serialize_entry("id", &self.0.id)?;
        map.serialize_entry("set", &JsonFields(&self.0.sets))?;
        if !self.0.was.is_empty() {
            map.serialize_entry("was", &JsonFields(&self.0.was))?;
        }
        map.end()
    }
}

impl Serialize for JsonFields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in self.0 {
            map.serialize_entry(name, &JsonValue(value))?;
        }
        map.end()
    }
}

impl Serialize for JsonValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(on) => serializer.serialize_bool(*on),
            Value::Int(int) => serializer.serialize_i64(*int),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&JsonValue(item))?;
                }
                list.end()
            }
            Value::Id(id) => tagged(serializer, "id", &id.to_string()),
            // As bits, because JSON has no infinity and programs round.
            Value::Real(real) => tagged(serializer, "real", &format!("{:016x}", real.to_bits())),
            Value::Unknown { tag, bytes } => {
                let mut hex = format!("{tag:02x}");
                for byte in bytes {
                    hex.extend(
                        [byte >> 4, byte & 0xf]
                            .map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0')),
                    );
                }
                tagged(serializer, "unknown", &hex)
            }
        }
    }
}

fn tagged<S: Serializer>(serializer: S, name: &str, text: &str) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(name, text)?;
    map.end()
}

/// Reads one batch; `None` for anything that [`JsonBatch`] does not write.
pub(super) fn read_batch(text: &str) -> Option<Batch> {
    let Json::Object(mut map) = serde_json::from_str(text).ok()? else {
        return None;
    };
    let Json::Array(changes) = map.remove("changes")? else {
        return None;
    };
    let batch = Batch {
        name: name(map.get("name")?)?,
        time: Hlc(map.get("time")?.as_str()?.parse().ok()?),
        at: Instant(map.get("at")?.as_i64()?),
        by: match map.get("by") {
            Some(by) => Some(by.as_str()?.parse::<StaffId>().ok()?),
            None => None,
        },
        label: Name::Owned(map.get("label")?.as_str()?.to_owned()),
        group: match map.get("group") {
            Some(group) => Some(name(group)?),
            None => None,
        },
        undoes: match map.get("undoes") {
            Some(undoes) => Some(name(undoes)?),
            None => None,
        },
        changes: ChangeSet {
            changes: changes.into_iter().map(change).collect::<Option<_>>()?,
        },
    };
    // Written to the log, an impossible one could not be read again.
    batch.is_possible().then_some(batch)
}

fn name(json: &Json) -> Option<BatchName> {
    let (device, number) = json.as_str()?.split_once('-')?;
    Some(BatchName {
        device: DeviceId(u64::from_str_radix(device, 16).ok()?),
        number: number.parse().ok()?,
    })
}

fn change(json: Json) -> Option<Change> {
    let Json::Object(mut map) = json else {
        return None;
    };
    Some(Change {
        kind: Name::Owned(map.get("kind")?.as_str()?.to_owned()),
        id: map.get("id")?.as_str()?.parse::<Id>().ok()?,
        sets: fields(map.remove("set")?)?,
        was: match map.remove("was") {
            Some(was) => fields(was)?,
            None => Vec::new(),
        },
    })
}

fn fields(json: Json) -> Option<Fields> {
    let Json::Object(map) = json else { return None };
    map.into_iter()
        .map(|(name, json)| Some((Name::Owned(name), value(json)?)))
        .collect()
}

fn value(json: Json) -> Option<Value> {
    Some(match json {
        Json::Null => Value::Null,
        Json::Bool(on) => Value::Bool(on),
        Json::Number(number) => Value::Int(number.as_i64()?),
        Json::String(text) => Value::Text(text),
        Json::Array(items) => Value::List(items.into_iter().map(value).collect::<Option<_>>()?),
        Json::Object(map) => {
            let (name, Json::String(text)) = map.into_iter().next()? else {
                return None;
            };
            match name.as_str() {
                "id" => Value::Id(text.parse().ok()?),
                "real" => Value::Real(f64::from_bits(u64::from_str_radix(&text, 16).ok()?)),
                "unknown" => {
                    let bytes = hex(&text)?;
                    let (tag, bytes) = bytes.split_first()?;
                    Value::Unknown {
                        tag: *tag,
                        bytes: bytes.to_vec(),
                    }
                }
                _ => return None,
            }
        }
    })
}

fn hex(text: &str) -> Option<Vec<u8>> {
    let digits = text
        .chars()
        .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<Vec<_>>>()?;
    let pairs = digits.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    Some(
        pairs
            .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_survives() {
        let values = vec![
            Value::Null,
            Value::Bool(true),
            Value::Int(i64::MIN),
            Value::Real(f64::NEG_INFINITY),
            Value::Text("=熟客\u{1f600}\"\n".to_owned()),
            Value::Id(Id(u128::MAX)),
            Value::List(vec![Value::Id(Id(7)), Value::List(vec![Value::Null])]),
            Value::Unknown {
                tag: 200,
                bytes: vec![0, 255],
            },
        ];
        let fields = values
            .into_iter()
            .enumerate()
            .map(|(at, value)| (Name::Owned(format!("f{at}")), value));
        let batch = Batch {
            name: BatchName {
                device: DeviceId(u64::MAX),
                number: 3,
            },
            time: Hlc(u64::MAX >> 1),
            by: Some(StaffId(Id(1))),
            group: Some(BatchName::default()),
            undoes: None,
            changes: ChangeSet {
                changes: vec![Change {
                    kind: Name::Borrowed("k"),
                    id: Id(9),
                    sets: fields.collect(),
                    was: vec![(Name::Borrowed("f0"), Value::Int(1))],
                }],
            },
            ..Batch::default()
        };
        let text = serde_json::to_string(&JsonBatch(&batch)).unwrap();
        assert_eq!(read_batch(&text), Some(batch));
    }
}
