mod desk;
mod fields;
