use crate::journal::{Deed, Journal};
use crate::shelf::Shelf;
use crate::stage::Stage;
use crate::words::Row;
use domain::record::{Role, Shop, Staff, StaffId};
use domain::{Change, Record};

/// The people of the shop; from then on the stage knows them.
pub(crate) fn hire(stage: &mut Stage, mint: &mut dyn FnMut() -> domain::Id) -> Vec<Staff> {
    let staff = stage
        .words
        .section("staff")
        .into_iter()
        .map(|line| {
            let row = Row(line);
            Staff {
                id: StaffId(mint()),
                name: row.cell(0).to_owned(),
                role: Role::from_code(row.cell(1)),
                department: row.cell(2).to_owned(),
                phone: row.cell(3).to_owned(),
                left: false,
            }
        })
        .collect::<Vec<_>>();
    stage.staff = staff.iter().map(|one| one.id).collect();
    staff
}

/// The shop, its staff and its shelf.
pub(crate) fn write(journal: &mut Journal<'_>, staff: &[Staff], shelf: &Shelf, stage: &Stage) {
    let row = stage.words.row("shop");
    let shop = Shop {
        id: Shop::ID,
        name: row.cell(0).to_owned(),
        address: row.cell(1).to_owned(),
        phone: row.cell(2).to_owned(),
        currency: row.cell(3).to_owned(),
        // The device's: the story is told in the hours of whoever looks at it.
        time_zone: String::new(),
    };
    write_unsigned(journal, stage, Deed::SaveShop, &shop);
    for one in staff {
        write_unsigned(journal, stage, Deed::SaveStaff, one);
    }
    for item in &shelf.items {
        let at = item
            .product
            .launch_day
            .map_or_else(|| stage.opening(), |day| stage.recorded(day));
        journal.add(at, Deed::SaveProduct, &item.product);
    }
}

/// Before there is any staff, nobody can have done it.
fn write_unsigned<R: Record>(journal: &mut Journal<'_>, stage: &Stage, deed: Deed, record: &R) {
    let change = Change::new(R::KIND, record.id(), record.fields());
    journal.change_by(stage.opening(), deed, None, change);
}
