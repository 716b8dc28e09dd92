use super::words::field_named;
use crate::state::State;
use api::{ImportField, ImportKey, ImportMapping, ImportSuggest, ImportSuggestView, ImportTarget};
use domain::parse::{
    DateGuess, DateStyle, NumberGuess, NumberStyle, detect_date_style, detect_number_style,
    read_phone,
};
use domain::record::ImportProfile;

use ImportField as F;

impl State {
    /// What the columns most likely mean.
    pub(crate) fn import_suggest(&self, ask: &ImportSuggest) -> ImportSuggestView {
        let remembered = self
            .profile(&headers_of(ask))
            .and_then(|profile| parse(&profile.mapping));
        if let Some((target, mapping)) = remembered {
            return ImportSuggestView {
                target,
                mapping,
                remembered: true,
            };
        }
        let mut fields: Vec<Option<ImportField>> = Vec::with_capacity(ask.columns.len());
        for (header, cells) in &ask.columns {
            let field = field_named(header).or_else(|| field_looking_like(cells));
            fields.push(field.filter(|field| !fields.contains(&Some(*field))));
        }
        let target = target_of(&fields);
        read_for(target, ask, &mut fields);
        let cells = |wanted: &[ImportField]| {
            fields
                .iter()
                .zip(&ask.columns)
                .filter(|(field, _)| field.is_some_and(|field| wanted.contains(&field)))
                .flat_map(|(_, (_, cells))| cells.iter().map(String::as_str))
                .collect::<Vec<_>>()
        };
        let day_style =
            match detect_date_style(cells(&[F::PurchaseDay, F::CustomerSince, F::LaunchDay])) {
                DateGuess::Settled { style, .. } | DateGuess::Ambiguous { style, .. } => style,
                DateGuess::NoDays => DateStyle::default(),
            };
        let number_style = match detect_number_style(cells(&[F::Amount, F::UnitPrice, F::Quantity]))
        {
            NumberGuess::Settled { style, .. } | NumberGuess::Ambiguous { style, .. } => style,
            NumberGuess::NoNumbers => NumberStyle::default(),
        };
        let key = key_for(&fields);
        let mapping = ImportMapping {
            fields,
            day_style,
            number_style,
            key,
            update_existing: true,
            empty_clears: false,
        };
        ImportSuggestView {
            target,
            mapping,
            remembered: false,
        }
    }

    pub(crate) fn profile(&self, headers: &str) -> Option<ImportProfile> {
        self.present::<ImportProfile>()
            .map(|(_, profile)| profile)
            .filter(|profile| profile.headers == headers)
            .last()
    }
}

/// The column names as a profile keeps them.
pub(crate) fn headers_of(ask: &ImportSuggest) -> String {
    ask.columns
        .iter()
        .map(|(header, _)| header.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

/// A mapping in a profile's notation.
pub(crate) fn notation(target: ImportTarget, mapping: &ImportMapping) -> String {
    serde_json::to_string(&(target, mapping)).unwrap_or_default()
}

fn parse(notation: &str) -> Option<(ImportTarget, ImportMapping)> {
    serde_json::from_str(notation).ok()
}

fn target_of(fields: &[Option<ImportField>]) -> ImportTarget {
    let has = |field| fields.contains(&Some(field));
    let customer = [F::CustomerNumber, F::CustomerName, F::Phone]
        .into_iter()
        .any(has);
    if has(F::PurchaseDay) && (has(F::Amount) || has(F::UnitPrice)) && customer {
        ImportTarget::Purchases
    } else if (has(F::ProductName) || has(F::ProductNumber)) && !customer {
        ImportTarget::Products
    } else {
        ImportTarget::Customers
    }
}

/// A column name such as 备注 or 类别 means one thing beside customers and another beside what they bought.
fn read_for(target: ImportTarget, ask: &ImportSuggest, fields: &mut [Option<ImportField>]) {
    let note = match target {
        ImportTarget::Customers => return,
        ImportTarget::Purchases => Some(F::PurchaseNote),
        ImportTarget::Products => None,
    };
    for (beside_customers, here) in [(F::CustomerNote, note), (F::Class, Some(F::Category))] {
        let place = fields
            .iter()
            .position(|field| *field == Some(beside_customers));
        let header = place.and_then(|place| ask.columns.get(place));
        let says_customer = header.is_some_and(|(header, _)| {
            let header = header.to_lowercase();
            ["客户", "会员", "customer"]
                .iter()
                .any(|word| header.contains(word))
        });
        let is_taken = here.is_some() && fields.contains(&here);
        if let (false, false, Some(field)) = (
            says_customer,
            is_taken,
            place.and_then(|place| fields.get_mut(place)),
        ) {
            *field = here;
        }
    }
}

fn key_for(fields: &[Option<ImportField>]) -> ImportKey {
    let has = |field| fields.contains(&Some(field));
    match (has(F::CustomerNumber), has(F::Phone), has(F::CustomerName)) {
        (true, _, _) => ImportKey::Number,
        (_, true, true) => ImportKey::NameAndPhone,
        (_, true, _) => ImportKey::Phone,
        (_, _, true) => ImportKey::Name,
        _ => ImportKey::None,
    }
}

/// By its content, where the name says nothing.
fn field_looking_like(cells: &[String]) -> Option<ImportField> {
    let filled = cells
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
        .collect::<Vec<_>>();
    if filled.is_empty() {
        return None;
    }
    let all = |fits: &dyn Fn(&str) -> bool| filled.iter().all(|cell| fits(cell));
    let is_mobile = |cell: &str| {
        read_phone(cell)
            .is_ok_and(|phone| phone.number.len() >= 10 && !phone.number.starts_with(['9', '8']))
    };
    if all(&|cell| cell.contains('@')) {
        Some(F::Email)
    } else if all(&is_mobile) {
        Some(F::Phone)
    } else {
        None
    }
}
