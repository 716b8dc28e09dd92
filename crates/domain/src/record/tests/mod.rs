mod desk;
mod fields;
mod survey;
